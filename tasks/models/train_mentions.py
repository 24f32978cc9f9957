"""Train the mention tagger: `python -m tasks.models.train_mentions [--score FOLDER | --folds N]`.

Learns from the pages of `../shared/gold/train` and the records of `annotations/`. Order and parameters
are fixed, so that the same data gives the same bytes; `training.tsv` says whether it is the same.
"""

import argparse
import lzma
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pycrfsuite

from tasks.findings.tagger.confidence import TABLE as CONFIDENCE
from tasks.findings.tagger.features import describe
from tasks.findings.tagger.spans import find_spans, raw_spans
from tasks.findings.tagger.tagging import MODEL, OPTIONAL, Span, load
from tasks.findings.tagger.tokens import Token, parts, tokenize
from tasks.models import training_list
from tasks.models.calibrate import measure
from tasks.models.gold_articles import SHARED, Gold, Spans, read_annotations, read_gold

RELIABILITY = Path(__file__).parent / "reliability.tsv"
_FIXED = {"c1": 0.05, "c2": 0.05, "max_iterations": 60, "feature.possible_transitions": False}
Tally = Counter[tuple[str, str]]


def training_articles() -> list[Gold]:
    """Everything the model learns from, in a fixed order."""
    return read_gold(SHARED / "gold" / "train") + read_annotations()


def sequences(gold: Gold) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Features and labels of each line of an article: all that the trainer is told of it.

    An optional span has labels of its own (`B-ORG?`): it looks unlike one that must be found.
    """
    text = gold.article.text
    for line in gold.article.lines:
        for part in parts(tokenize(text, line.start, line.end)):
            yield describe(text, part, line.role), labels_of(gold.spans, part)


def train(articles: Iterable[Gold], path: Path) -> None:
    """Write the model of these articles, compressed: a third of its size, and 0.2 s to read."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=_FIXED, verbose=False)
    for gold in articles:
        for rows, labels in sequences(gold):
            trainer.append(rows, labels)
    with tempfile.NamedTemporaryFile(suffix=".crfsuite") as plain:
        trainer.train(plain.name)
        path.write_bytes(lzma.compress(Path(plain.name).read_bytes(), preset=6))


def listed(articles: Iterable[Gold]) -> Iterator[tuple[str, str]]:
    """The rows of `training.tsv`: what makes training on these articles give the same bytes."""
    yield training_list.SETTINGS, training_list.of_settings(_FIXED)
    for gold in articles:
        yield gold.name, training_list.of_article(sequences(gold))


def labels_of(spans: Spans, tokens: Sequence[Token]) -> list[str]:
    """The label of each token: of no span, or at the begin, inside or at the end of one."""
    labels = ["O"] * len(tokens)
    for start, end, kind, optional in spans:
        inside = [i for i, t in enumerate(tokens) if start <= t.start and t.end <= end]
        for i in inside:
            place = "B" if i == inside[0] else "E" if i == inside[-1] else "I"
            labels[i] = f"{place}-{kind}{OPTIONAL if optional else ''}"
    return labels


def judge(gold: Gold, spans: Iterable[Span]) -> Iterator[tuple[Span, bool, bool]]:
    """Each span with whether it is right, and whether it touches a right one of its type.

    A span that touches an optional one is free: unless it is right, it is left out.
    """
    must = {s[:3] for s in gold.spans if not s[3]}
    free = [s for s in gold.spans if s[3]]
    for span in spans:
        hit = (span.start, span.end, span.type) in must
        if hit or not any(span.start < s[1] and s[0] < span.end for s in free):
            yield span, hit, any(span.start < s[1] and s[0] < span.end and span.type == s[2] for s in must)


def score(gold: Gold, spans: Iterable[Span]) -> Tally:
    """Right, found and wanted by type, as `gold/score.py` counts them."""
    tally: Tally = Counter()
    for span, hit, near in judge(gold, spans):
        tally += Counter({(key, "found"): 1 for key in (span.type, "all", "overlap")})
        tally += Counter({(span.type, "right"): int(hit), ("all", "right"): int(hit), ("overlap", "right"): int(near)})
    for _, _, kind, optional in gold.spans:
        if not optional:
            tally += Counter({(key, "wanted"): 1 for key in (kind, "all", "overlap")})
    return tally


def cross_validate(articles: Sequence[Gold], number: int) -> Iterator[tuple[Gold, list[Span]]]:
    """Every article with what a tagger finds that saw no article of its site; beliefs are not calibrated."""
    fold_of = folds(articles, number)
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(number):
            path = Path(folder) / f"{fold}.crfsuite.xz"
            train((g for g, at in zip(articles, fold_of, strict=True) if at != fold), path)
            tagger = load(path)
            for gold, at in zip(articles, fold_of, strict=True):
                if at == fold:
                    yield gold, raw_spans(gold.article, tagger)


def write_confidence(found: Iterable[tuple[Gold, list[Span]]]) -> None:
    """Write `confidence.tsv`: for each type, how many of the spans of a belief are right."""
    judged: dict[str, list[tuple[float, bool]]] = {}
    for gold, spans in found:
        for span, hit, _ in judge(gold, spans):
            judged.setdefault(span.type, []).append((span.confidence, hit))
    rows = [
        f"{kind}\t{belief:.4f}\t{share:.4f}\t{n}\n"
        for kind in sorted(judged)
        for belief, share, n in measure(judged[kind])
    ]
    CONFIDENCE.write_text("type\tbelief\tright\tn\n" + "".join(rows), "utf-8")


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


def measure_reliability(found: Iterable[tuple[Gold, Sequence[Span]]]) -> list[tuple[float, float, int]]:
    """By tenths of confidence: mean confidence, share that is right, how many."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for gold, spans in found:
        for span, hit, _ in judge(gold, spans):
            tenths.setdefault(min(int(span.confidence * 10), 9), []).append((span.confidence, hit))
    return [
        (
            sum(confidence for confidence, _ in judged) / len(judged),
            sum(hit for _, hit in judged) / len(judged),
            len(judged),
        )
        for _, judged in sorted(tenths.items())
    ]


def main() -> None:
    """Train and write the model; or only score it; or cross-validate over sites and write the confidences."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--score", type=Path, metavar="FOLDER", help="score the model that is there")
    cli.add_argument("--write", action="store_true", help="with --score, write the reliability the report shows")
    cli.add_argument("--folds", type=int, help="cross-validate over the sites of the training articles")
    args = cli.parse_args()
    if args.score:
        scored = [(gold, find_spans(gold.article)) for gold in read_gold(args.score)]
        _show(sum((score(gold, spans) for gold, spans in scored), Counter()))
        rows = [f"{mean:.3f}\t{right:.3f}\t{n}\n" for mean, right, n in measure_reliability(scored)]
        sys.stdout.write("".join(["confidence\tright\tspans\n", *rows]))
        if args.write:
            RELIABILITY.write_text("".join(["confidence\tright\tspans\n", *rows]), "utf-8")
    elif args.folds:
        found = list(cross_validate(training_articles(), args.folds))
        write_confidence(found)
        pages = [(gold, spans) for gold, spans in found if gold.of_a_page]
        for title, part in (("pages of gold/train", pages), ("with the records", found)):
            sys.stdout.write(f"{title}\n")
            _show(sum((score(gold, spans) for gold, spans in part), Counter()))
    else:
        train(training_articles(), MODEL)
        training_list.write(listed(training_articles()))


if __name__ == "__main__":
    main()
