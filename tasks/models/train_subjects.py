"""Learn whom numbers are said of: `python -m tasks.models.train_subjects [--folds N]`.

Learns, from the numbers of `annotations/subjects/` that their own sentence says of nobody, how much each mark of
`tasks.findings.subjects.candidates` speaks for a candidate: a log-linear model that chooses one of them, several
of which may be right (marginal likelihood, ridge, Newton's method). Writes `subject_weights.tsv`; the same
annotations give the same bytes. With `--folds`, prints the share of right subjects by folds of articles instead.
"""

import argparse
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tasks.findings.context import Context
from tasks.findings.everything import find_everything
from tasks.findings.subjects.candidates import Evidence
from tasks.findings.subjects.subjects import Subjects
from tasks.findings.subjects.weights import TABLE, score
from tasks.language.normalise import normalise
from tasks.models.gold_articles import ANNOTATIONS, read_named
from tasks.page.roles import clean_page

_RIDGE = 5.0
_ROUNDS = 12
_SEEN = 5  # times a mark is seen, or it is not learned
_ALIKE = 0.6  # F1 of the words of two wordings of one name


class Choice(NamedTuple):
    """A number: what speaks for each candidate, and which of them are right; `told` where rules say, rightly or not."""

    article: str
    evidence: Sequence[Evidence]
    right: Sequence[bool]
    told: bool | None = None


def choices() -> Iterator[Choice]:
    """The annotated numbers of `annotations/subjects/`, those that are no quantity of ours left out."""
    for name, page, numbers in read_named(ANNOTATIONS / "subjects"):
        article = normalise(clean_page(page))
        found = find_everything(article)
        context = Context(article, found.mentions, found.quantities, found.timexes)
        subjects = Subjects(context)
        quantities = {article.alignment.to_page(q.start, q.end)[0]: q for q in found.quantities}
        for number in numbers:
            if (quantity := quantities.get(number["page_start"])) is None:
                continue
            if (told := subjects.told(quantity)) is not None:
                yield Choice(name, [], [], told=_is_right(context, told, number["subject"]))
                continue
            candidates = subjects.candidates(quantity)
            right = [_is_right(context, candidate.party, number["subject"]) for candidate in candidates]
            yield Choice(name, [candidate.evidence for candidate in candidates], right)


def _is_right(context: Context, party: Any, wanted: Sequence[str | None]) -> bool:
    if party.name is None:
        return None in wanted
    told = [party.name] + ([context.mentions[party.mention_no].name] if party.mention_no is not None else [])
    return any(_f1(name, subject) >= _ALIKE for name in told for subject in wanted if subject)


def _f1(one: str, other: str) -> float:
    words, others = Counter(one.casefold().split()), Counter(other.casefold().split())
    common = sum((words & others).values())
    return 2 * common / (sum(words.values()) + sum(others.values()))


def learn(given: Sequence[Choice]) -> dict[str, float]:
    """Mark -> weight, from the choices where some candidates are right and some wrong."""
    given = [choice for choice in given if any(choice.right) and not all(choice.right)]
    seen = Counter(mark for choice in given for evidence in choice.evidence for mark in evidence)
    marks = sorted(mark for mark, times in seen.items() if times >= _SEEN)
    column = {mark: no for no, mark in enumerate(marks)}
    tables = [_table(choice, column) for choice in given]
    weights = np.zeros(len(marks))
    for _ in range(_ROUNDS):
        gradient = -2 * _RIDGE * weights
        curvature = 2 * _RIDGE * np.eye(len(marks))
        for table, right in tables:
            odds = table @ weights
            share = np.exp(odds - odds.max())
            share /= share.sum()
            wanted = np.where(right, share, 0.0)
            gradient += table.T @ (wanted / wanted.sum() - share)
            mean = table.T @ share
            curvature += (table.T * share) @ table - np.outer(mean, mean)
        weights = weights + np.linalg.solve(curvature, gradient)
    return {mark: round(float(weight), 2) for mark, weight in zip(marks, weights, strict=True)}


def _table(choice: Choice, column: dict[str, int]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    table = np.zeros((len(choice.evidence), len(column)))
    for row, evidence in enumerate(choice.evidence):
        for mark, value in evidence.items():
            if mark in column:
                table[row, column[mark]] = value
    return table, np.array(choice.right)


def is_right(choice: Choice, weights: dict[str, float]) -> bool:
    """Whether the candidate that most speaks for is right, or what rules say."""
    if choice.told is not None:
        return choice.told
    scores = [score(evidence, weights) for evidence in choice.evidence]
    return choice.right[scores.index(max(scores))]


def by_folds(given: Sequence[Choice], folds: int) -> tuple[float, float]:
    """Share of right subjects when no article is learned from: of all numbers, and of those that rules leave open."""
    right: list[tuple[bool, bool]] = []
    for fold in range(folds):
        parts = [(zlib.crc32(choice.article.encode()) % folds == fold, choice) for choice in given]
        weights = learn([choice for held, choice in parts if not held])
        right += [(choice.told is None, is_right(choice, weights)) for held, choice in parts if held]
    free = [ok for is_open, ok in right if is_open]
    return sum(ok for _, ok in right) / len(right), sum(free) / len(free)


def main() -> None:
    """Learn and write, or score by folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int)
    folds = parser.parse_args().folds
    given = list(choices())
    if folds:
        print("all {:.3f}, left open by rules {:.3f}".format(*by_folds(given, folds)))
        return
    weights = learn(given)
    TABLE.write_text("mark\tweight\n" + "".join(f"{m}\t{w}\n" for m, w in weights.items() if w), "utf-8")
    print(f"{len(given)} numbers, {len(weights)} marks", file=sys.stderr)


if __name__ == "__main__":
    main()
