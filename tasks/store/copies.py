"""What each document is a copy of: decided anew where documents came or went, else as it was."""

from collections.abc import Callable, Collection, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from tasks.store.sketches import SKETCH_BYTES, label, reach

Copies = Mapping[str, tuple[str, float]]  # doc_id of a copy -> article_id of its original, similarity
Flags = npt.NDArray[np.bool_]
Texts = Callable[[Collection[str]], Callable[[str], str]]  # doc_ids -> what gives the clean text of each


def find_copies(current: pd.DataFrame, gone: pd.DataFrame, moved: Collection[str], texts: Texts) -> Copies:
    """The copies among the current documents, each with the article_id of its original.

    Both frames: doc_id, article_id, published_at, fingerprint, sketch, and as they were published
    duplicate_of and similarity. `gone` was published and is no longer, `moved` (doc_ids) is new. The result
    depends on `current` alone, as if nothing had been published before; only its cost depends on the rest.
    """
    ordered = current.sort_values(["published_at", "doc_id"], na_position="last")
    stories = ordered.drop_duplicates("fingerprint").set_index("fingerprint")  # the first with these words
    is_moved = ordered["doc_id"].isin(moved) | ordered["duplicate_of"].isin(gone["article_id"])
    start = {*ordered["fingerprint"][is_moved], *gone["fingerprint"]}
    found, reached = _among(stories, stories.index.isin(list(start)), texts)
    was = stories[~reached & stories["duplicate_of"].notna().to_numpy()]
    copy_of = dict(zip(was.index, zip(was["duplicate_of"], was["similarity"], strict=True), strict=True)) | found
    copies: dict[str, tuple[str, float]] = {}
    first_of = dict(zip(stories.index, zip(stories["doc_id"], stories["article_id"], strict=True), strict=True))
    for doc_id, words in zip(ordered["doc_id"], ordered["fingerprint"], strict=True):
        first, article_id = first_of[words]
        if words in copy_of:
            copies[doc_id] = copy_of[words]
        elif doc_id != first:
            copies[doc_id] = (article_id, 1.0)
    return copies


def _among(stories: pd.DataFrame, start: Flags, texts: Texts) -> tuple[dict[str, tuple[str, float]], Flags]:
    """Copies among the stories that are tied to those of `start`, by fingerprint; and which these are."""
    if not start.any():
        return {}, start
    sketches = np.frombuffer(b"".join(stories["sketch"]), np.uint8).reshape(-1, SKETCH_BYTES)
    reached = reach(sketches, start)
    doc_ids, articles = stories["doc_id"].tolist(), stories["article_id"].tolist()
    rows = np.flatnonzero(reached).tolist()
    text_of = texts([doc_ids[row] for row in rows])
    found = label(sketches, rows, lambda row: text_of(doc_ids[row]))
    as_stored = {row: (articles[one], float(np.float32(alike))) for row, (one, alike) in found.items()}
    return {stories.index[row]: copy for row, copy in as_stored.items()}, reached
