"""Train the mention tagger: `python -m tasks.models.train_mentions [--score FOLDER | --folds N]`.

Learns from the pages of `../shared/gold/train` and the records of `annotations/`. Order and parameters
are fixed, so that the same data gives the same bytes.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite

from tasks.findings.features import describe
from tasks.findings.tagging import MODEL, OPTIONAL, load, tag
from tasks.findings.tokens import Token, parts, tokenize
from tasks.models.gold_articles import SHARED, Gold, read_annotations, read_gold

_FIXED = {"c1": 0.05, "c2": 0.05, "max_iterations": 60, "feature.possible_transitions": False}
Tally = Counter[tuple[str, str]]


def training_articles() -> list[Gold]:
    """Everything the model learns from, in a fixed order."""
    return read_gold(SHARED / "gold" / "train") + read_annotations()


def train(articles: Iterable[Gold], path: Path) -> None:
    """Write the model of these articles.

    An optional span has labels of its own (`B-ORG?`): it looks unlike one that must be found.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=_FIXED, verbose=False)
    for gold in articles:
        text = gold.article.text
        for line in gold.article.lines:
            for part in parts(tokenize(text, line.start, line.end)):
                trainer.append(describe(text, part, line.role), _labels(gold, part))
    trainer.train(str(path))


def _labels(gold: Gold, tokens: Sequence[Token]) -> list[str]:
    labels = ["O"] * len(tokens)
    for start, end, kind, optional in gold.spans:
        inside = [i for i, t in enumerate(tokens) if start <= t.start and t.end <= end]
        for i in inside:
            labels[i] = f"{'B' if i == inside[0] else 'I'}-{kind}{OPTIONAL if optional else ''}"
    return labels


def score(articles: Iterable[Gold], tagger: Any) -> Tally:
    """Right, found and wanted by type: strict spans; what overlaps an optional one is free."""
    tally: Tally = Counter()
    for gold in articles:
        must = {s[:3] for s in gold.spans if not s[3]}
        free = [s for s in gold.spans if s[3]]
        for span in tag(gold.article, tagger):
            hit = (span.start, span.end, span.type) in must
            if hit or not any(span.start < s[1] and s[0] < span.end for s in free):
                near = any(span.start < s[1] and s[0] < span.end and span.type == s[2] for s in must)
                for key in (span.type, "all"):
                    tally[key, "found"] += 1
                    tally[key, "right"] += hit
                tally["overlap", "found"] += 1
                tally["overlap", "right"] += near
        for key in [kind for _, _, kind in must] + ["all", "overlap"] * len(must):
            tally[key, "wanted"] += 1
    return tally


def folds(articles: Sequence[Gold], number: int) -> list[int]:
    """The fold of each article: sites go as a whole, the longest first into the emptiest fold."""
    letters: Counter[str] = Counter()
    for gold in articles:
        letters[gold.site] += len(gold.article.text)
    full, fold = [0] * number, {}
    for site, size in sorted(letters.items(), key=lambda item: (-item[1], item[0])):
        fold[site] = full.index(min(full))
        full[fold[site]] += size
    return [fold[gold.site] for gold in articles]


def _show(tally: Tally) -> None:
    for kind in sorted({key for key, _ in tally}):
        right, found, wanted = (tally[kind, k] for k in ("right", "found", "wanted"))
        f1 = 2 * right / (found + wanted) if found + wanted else 0.0
        sys.stdout.write(f"{kind:10} F1 {f1:.3f}  right {right} found {found} wanted {wanted}\n")


def main() -> None:
    """Train and write the model; or only score it, or cross-validate over sites."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--score", type=Path, metavar="FOLDER", help="score the model that is there")
    cli.add_argument("--folds", type=int, help="cross-validate over the sites of the training articles")
    args = cli.parse_args()
    if args.score:
        _show(score(read_gold(args.score), load()))
        return
    articles = training_articles()
    if not args.folds:
        train(articles, MODEL)
        return
    total: Tally = Counter()
    fold_of = folds(articles, args.folds)
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(args.folds):
            path = Path(folder) / f"{fold}.crfsuite"
            train((g for g, at in zip(articles, fold_of, strict=True) if at != fold), path)
            total += score((g for g, at in zip(articles, fold_of, strict=True) if at == fold), load(path))
    _show(total)


if __name__ == "__main__":
    main()
