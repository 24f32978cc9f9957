"""Copies: the rule against brute force, whatever was published before."""

import random
import unicodedata
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.store.copies import find_copies
from tasks.store.reduce import publish
from tasks.store.sketches import MIN_SIMILARITY, SKETCH_BYTES, identify, label, reach, shingles, similarity
from tasks.store.snapshots import Store
from tests.rows import page, stage

WORDS = [f"{onset}{vowel}{end}" for onset in "bcdgh" for vowel in "aeiou" for end in ("", "n", "ng", "m", "t")]


def article(seed, n_words=120):
    return " ".join(random.Random(seed).choices(WORDS, k=n_words))


def spoiled(text, share, seed):
    """The text with a share of its words replaced."""
    chance, words = random.Random(seed), text.split()
    for at in chance.sample(range(len(words)), round(share * len(words))):
        words[at] = f"x{chance.choice(WORDS)}"
    return " ".join(words)


def frame(texts, order=None):
    """Documents as find_copies wants them, published in the order given."""
    made = [identify(text) for text in texts]
    ids = [f"{n:016x}" for n in range(len(texts))]
    columns = {"doc_id": ids, "article_id": [f"a{one}" for one in ids], "published_at": order or range(len(texts))}
    columns |= {"fingerprint": [words for words, _ in made], "sketch": [sketch for _, sketch in made]}
    return pd.DataFrame(columns | {"duplicate_of": None, "similarity": np.nan})


def copies_of(current, moved=None, gone=None, texts=()):
    """find_copies on a frame, with plain numbers: {copy: (original, similarity)}."""
    none = current.head(0)
    moved = set(current["doc_id"]) if moved is None else moved
    found = find_copies(current, none if gone is None else gone, moved, lambda _: lambda one: texts[int(one, 16)])
    return {int(doc_id, 16): (int(of[1:], 16), alike) for doc_id, (of, alike) in found.items()}


def labelled(current, copies):
    """The frame as it is once published."""
    labels = [copies.get(int(doc_id, 16), (None, np.nan)) for doc_id in current["doc_id"]]
    return current.assign(
        duplicate_of=[None if of is None else f"a{of:016x}" for of, _ in labels],
        similarity=[alike for _, alike in labels],
    )


def by_brute_force(texts, order):
    """The rule, word by word: the first article it is alike that itself is no copy."""
    copies = {}
    ranked = sorted(range(len(texts)), key=order.__getitem__)
    for at, one in enumerate(ranked):
        for first in ranked[:at]:
            alike = similarity(shingles(texts[first]), shingles(texts[one]))
            if first not in copies and alike >= MIN_SIMILARITY:
                copies[one] = (first, float(np.float32(alike)))
                break
    return copies


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("một hai ba bốn", "một hai ba bốn", 1.0),
        ("Một, hai; BA (bốn)…", "một hai ba\nbốn", 1.0),
        ("một hai ba bốn", "một hai ba năm", 1 / 3),
        ("một hai", "một hai", 1.0),
        ("một hai", "một ba", 0.0),
        ("một hai ba", "bốn năm sáu", 0.0),
        ("…", "!", 1.0),
        (unicodedata.normalize("NFD", "thưởng tết sớm"), "thưởng tết sớm", 1.0),
    ],
)
def test_similarity_is_that_of_three_words_in_a_row(one, other, alike):
    assert similarity(shingles(one), shingles(other)) == pytest.approx(alike)


def test_a_sketch_is_the_same_on_every_machine_and_release():
    """When this fails, give the column another name: what is published was sketched in the old way."""
    fingerprint, sketch = identify("Sáng nay, hội nghị khai mạc tại thành phố.")
    assert fingerprint == "fbe9958435d6828a"
    assert sketch[:8].hex() == "292441295187d04c"
    assert len(sketch) == SKETCH_BYTES


def test_near_copies_are_found_as_by_brute_force():
    texts = [article(n) for n in range(100)]
    texts += [spoiled(text, 0.05 if n < 50 else 0.12, n) for n, text in enumerate(texts)]
    sets = [shingles(text) for text in texts]
    pairs = {p for p in combinations(range(len(texts)), 2) if similarity(sets[p[0]], sets[p[1]]) >= MIN_SIMILARITY}
    sketches = np.array([list(identify(text)[1]) for text in texts], np.uint8)
    found = {pair for pair in pairs if label(sketches, pair, texts.__getitem__)}
    assert len(pairs) > 60
    assert len(found) >= 0.99 * len(pairs)
    assert {(of, copy) for copy, (of, _) in label(sketches, range(len(texts)), texts.__getitem__).items()} <= pairs


def test_the_first_published_is_the_original_then_the_least_doc_id():
    text = article(1)
    assert copies_of(frame([text, spoiled(text, 0.05, 1)], [2, 1]), texts=[text, spoiled(text, 0.05, 1)]).keys() == {0}
    assert copies_of(frame([text, text], [1, 1])) == {1: (0, 1.0)}
    assert copies_of(frame([text, text], [None, 1])) == {0: (1, 1.0)}, "what has no time comes last"


def test_a_copy_of_a_copy_names_the_original_or_is_one():
    first = article(1)
    second = spoiled(first, 0.1, 1)
    third = spoiled(second, 0.1, 2)
    texts = [first, second, third]
    near, far = (similarity(shingles(first), shingles(text)) for text in (second, third))
    assert near >= MIN_SIMILARITY > far
    assert copies_of(frame(texts), texts=texts).keys() == {1}, "the third is no copy of an original"


def test_what_is_not_tied_to_what_came_is_not_looked_at():
    texts = [article(1), article(2), spoiled(article(2), 0.05, 1)]
    sketches = np.array([list(identify(text)[1]) for text in texts], np.uint8)
    assert reach(sketches, np.array([False, False, True])).tolist() == [False, True, True]
    assert reach(sketches, np.array([True, False, False])).tolist() == [True, False, False]


def test_a_chain_is_followed_to_its_end():
    texts = [article(1)]
    for seed in range(4):
        texts.append(spoiled(texts[-1], 0.08, seed))
    sketches = np.array([list(identify(text)[1]) for text in texts], np.uint8)
    assert reach(sketches, np.array([True, *[False] * 4])).all()


VARIANTS = st.tuples(st.integers(0, 2), st.integers(0, 3), st.sampled_from([0, 0.06, 0.12])).map(
    lambda v: spoiled(spoiled(article(v[0], 60), v[2], v[1]), v[2], v[1] + 9)
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_was_published_before_changes_nothing_but_the_work(data):
    """Any history of documents that came, went and came changed ends with the copies of the last moment."""
    n = data.draw(st.integers(1, 9))
    texts = data.draw(st.lists(VARIANTS, min_size=n, max_size=n))
    order = data.draw(st.permutations(range(n)))
    everything = frame(texts, list(order))
    before = frozenset(data.draw(st.sets(st.integers(0, n - 1))))
    after = frozenset(data.draw(st.sets(st.integers(0, n - 1))))
    ids = everything["doc_id"]
    was = everything[everything.index.isin(before)]
    was = labelled(was, copies_of(was, texts=texts))
    new = everything[everything.index.isin(after - before)]
    current = pd.concat([was[was.index.isin(after)], new])
    gone = was[~was.index.isin(after)]
    found = copies_of(current, set(ids[list(after - before)]), gone, texts)
    wanted = copies_of(everything[everything.index.isin(after)], texts=texts)
    assert found == wanted
    kept = sorted(after)
    brute = by_brute_force([texts[one] for one in kept], [order[one] for one in kept])
    assert wanted == {kept[copy]: (kept[of], alike) for copy, (of, alike) in brute.items()}


def test_copies_that_come_in_a_later_run_are_copies_and_count_once(tmp_path):
    store, text = Store(tmp_path), article(5)
    publish(store, [stage(tmp_path / "s1", page("first", text, day=1), page("other", article(6), day=2))])
    near = page("near", spoiled(text, 0.05, 1), day=3, month="2024-09")
    assert publish(store, [stage(tmp_path / "s2", near)]).n_duplicates == 1
    rows = {row["source_id"]: row for row in store.read("documents").to_pylist()}
    assert rows["near"]["duplicate_of"] == rows["first"]["article_id"]
    assert MIN_SIMILARITY <= rows["near"]["similarity"] < 1
    assert store.read("mentions").num_rows == 3, "what is found in copies stays available"
    (entity,) = store.read("entities").to_pylist()
    assert entity["n_articles"] == 2


def test_an_earlier_original_renames_what_was_published(tmp_path):
    store, text = Store(tmp_path), article(5)
    publish(store, [stage(tmp_path / "s1", page("b", text, day=5), page("c", spoiled(text, 0.05, 1), day=6))])
    publish(store, [stage(tmp_path / "s2", page("a", spoiled(text, 0.05, 2), day=1))])
    rows = {row["source_id"]: row for row in store.read("documents").to_pylist()}
    assert rows["a"]["duplicate_of"] is None
    assert rows["b"]["duplicate_of"] == rows["a"]["article_id"]


def test_documents_published_without_a_sketch_are_sketched_once(tmp_path, monkeypatch):
    """A store of a release before sketches."""
    import tasks.store.snapshots as snapshots
    from tasks.store.schemas import CONTENT

    old = CONTENT["documents"].remove(CONTENT["documents"].get_field_index("sketch"))
    store, text = Store(tmp_path), article(5)
    batch = stage(tmp_path / "s1", page("a", text, day=1), page("b", article(6), day=2))
    with monkeypatch.context() as patch:
        patch.setattr(snapshots, "CONTENT", CONTENT | {"documents": old})
        publish(store, [batch])
    assert "sketch" not in store.read("documents").schema.names or store.read("documents")["sketch"].null_count == 2
    publish(store, [stage(tmp_path / "s2", page("c", spoiled(text, 0.05, 1), day=3))])
    whole = Store(tmp_path / "whole")
    publish(whole, [batch, stage(tmp_path / "s3", page("c", spoiled(text, 0.05, 1), day=3))])
    assert {p: part.sha256 for p, part in store.current().parts.items()} == {
        p: part.sha256 for p, part in whole.current().parts.items()
    }
