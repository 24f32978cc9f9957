"""Train the mention tagger: `python -m tasks.models.train_mentions [--score FOLDER | --folds N]`.

Reads the pages and annotations under `../shared` (gold/train unless another folder is only scored).
Order and parameters are fixed, so that the same data gives the same bytes.
"""

import argparse
import json
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycrfsuite

from tasks.findings.features import describe
from tasks.findings.tagging import MODEL, load, tag
from tasks.findings.tokens import tokenize
from tasks.language.alignment import Alignment
from tasks.language.article import Article, Line

SHARED = Path(__file__).parents[2] / "../shared"
_ARTICLE = frozenset({"title", "lead", "heading", "body", "caption"})
_FIXED = {"c1": 0.05, "c2": 0.05, "max_iterations": 60, "feature.possible_transitions": False}


@dataclass(frozen=True)
class Gold:
    """One annotated article; spans are (start, end, type, optional)."""

    name: str
    article: Article
    spans: tuple[tuple[int, int, str, bool], ...]


def read_gold(folder: Path) -> list[Gold]:
    """Annotated pages of a gold folder, in the order of their names."""
    return [_read(path) for path in sorted(folder.glob("*.json"))]


def _read(path: Path) -> Gold:
    note = json.loads(path.read_text("utf-8"))
    page_path = SHARED / ("seeds" if path.parent.name == "seeds" else "pages") / note["page"]
    page = page_path.read_bytes().decode("utf-8").split("\n")
    text, lines, spans, at = "", [], [], {}
    for number, raw in enumerate(page, 1):
        if note["blocks"].get(str(number)) in _ARTICLE:
            clean = unicodedata.normalize("NFC", raw.rstrip("\r"))
            at[number] = len(text)
            lines.append(Line(len(text), len(text) + len(clean), note["blocks"][str(number)], number))
            text += clean + "\n"
    for number, surface, kind, *more in note["mentions"]:
        extra = more[0] if more else {}
        row = text[at[number] : text.index("\n", at[number])]
        wanted, place = unicodedata.normalize("NFC", surface), -1
        for _ in range(extra.get("nth", 1)):
            place = row.find(wanted, place + 1)
        if place >= 0:
            start = at[number] + place
            spans.append((start, start + len(wanted), kind, bool(extra.get("optional"))))
    return Gold(path.stem, Article(text, tuple(lines), (), Alignment(()), {}), tuple(sorted(spans)))


def train(pages: Iterable[Gold], path: Path) -> None:
    """Write the model of these pages. Optional spans are trained as their type: they score free."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=_FIXED, verbose=False)
    for gold in pages:
        for line in gold.article.lines:
            tokens = tokenize(gold.article.text, line.start, line.end)
            labels = ["O"] * len(tokens)
            for start, end, kind, _ in gold.spans:
                inside = [i for i, t in enumerate(tokens) if start <= t.start and t.end <= end]
                for i in inside:
                    labels[i] = f"{'B' if i == inside[0] else 'I'}-{kind}"
            if tokens:
                trainer.append(describe(tokens, line.role), labels)
    trainer.train(str(path))


def score(pages: Iterable[Gold], tagger: Any) -> Counter[tuple[str, str]]:
    """Right, found and wanted by type: strict spans; what overlaps an optional one is free."""
    tally: Counter[tuple[str, str]] = Counter()
    for gold in pages:
        must = {s[:3] for s in gold.spans if not s[3]}
        free = [s for s in gold.spans if s[3]]
        for span in tag(gold.article, tagger):
            hit = (span.start, span.end, span.type) in must
            if hit or not any(span.start < s[1] and s[0] < span.end for s in free):
                for key in (span.type, "all"):
                    tally[key, "found"] += 1
                    tally[key, "right"] += hit
        for _, _, kind in must:
            tally[kind, "wanted"] += 1
            tally["all", "wanted"] += 1
    return tally


def _show(tally: Counter[tuple[str, str]]) -> None:
    for kind in sorted({key for key, _ in tally}):
        right, found, wanted = (tally[kind, k] for k in ("right", "found", "wanted"))
        f1 = 2 * right / (found + wanted) if found + wanted else 0.0
        sys.stdout.write(f"{kind:10} F1 {f1:.3f}  right {right} found {found} wanted {wanted}\n")


def main() -> None:
    """Train and write the model; or only score it, or cross-validate."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--score", type=Path, metavar="FOLDER", help="score the model that is there")
    cli.add_argument("--folds", type=int, help="cross-validate over the training pages")
    args = cli.parse_args()
    if args.score:
        _show(score(read_gold(args.score), load()))
        return
    pages = read_gold(SHARED / "gold" / "train")
    if not args.folds:
        train(pages, MODEL)
        return
    total: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(args.folds):
            path = Path(folder) / f"{fold}.crfsuite"
            train((p for i, p in enumerate(pages) if i % args.folds != fold), path)
            total += score((p for i, p in enumerate(pages) if i % args.folds == fold), load(path))
    _show(total)


if __name__ == "__main__":
    main()
