"""Learn whom numbers are said of: `python -m tasks.models.train_subjects [--folds N]`.

Learns from the numbers of `annotations/subjects/` how much the evidence of `tasks.findings.subjects` speaks for a
candidate: a network that chooses one of them, several of which may be right (marginal likelihood; Adam with
decoupled weight decay, Loshchilov and Hutter 2019; dropout, Srivastava et al. 2014). Writes `subjects.npz`. With
`--folds`, prints the share of right subjects by folds of articles instead.
"""

import argparse
import hashlib
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tasks.findings.context import Context, Party
from tasks.findings.everything import read_context
from tasks.findings.subjects.candidates import Candidates
from tasks.findings.subjects.network import FILE, Network, marks_of, scores
from tasks.language.normalise import normalise
from tasks.models.gold_articles import ANNOTATIONS, read_named
from tasks.page.roles import clean_page

FOLDER = ANNOTATIONS / "subjects"
_UNITS = 192
_EPOCHS = 16
_BATCH = 128  # numbers
_RATE, _WARM = 0.004, 0.1  # of learning at its height, and the share of steps until there
_DECAY = 0.01
_DROPPED = 0.5  # share of units left out of a step
_HIDDEN = 0.3  # share of the candidates' marks that a step does not see
_SEEN = 20  # candidates that bear a mark, or it is not learned
_ALIKE = 0.6  # F1 of the words of two wordings of one name

Floats = NDArray[np.float32]


class Choice(NamedTuple):
    """A number: the marks of all candidates and of each, and which are right."""

    article: str
    common: Sequence[str]
    marks: Sequence[Sequence[str]]
    right: Sequence[bool]


def choices() -> Iterator[Choice]:
    """The annotated numbers of `annotations/subjects/`, those that are no quantity of ours left out."""
    for name, page, numbers in read_named(FOLDER):
        article = normalise(clean_page(page))
        context = read_context(article)
        candidates = Candidates(context)
        quantities = {article.alignment.to_page(q.start, q.end)[0]: q for q in context.quantities}
        for number in numbers:
            if (quantity := quantities.get(number["page_start"])) is None:
                continue
            common, given = candidates.of(quantity)
            right = [_is_right(context, one.party, number["subject"]) for one in given]
            marks = [list(map(sys.intern, marks_of(one.evidence))) for one in given]
            yield Choice(name, list(map(sys.intern, marks_of(common))), marks, right)


def _is_right(context: Context, party: Party, wanted: Sequence[str | None]) -> bool:
    if party.name is None:
        return None in wanted
    told = [party.name] + ([context.mentions[party.mention_no].name] if party.mention_no is not None else [])
    return any(_f1(name, subject) >= _ALIKE for name in told for subject in wanted if subject)


def _f1(one: str, other: str) -> float:
    words, others = (Counter(word.strip(".,") for word in name.casefold().split()) for name in (one, other))
    common = sum((words & others).values())
    return 2 * common / (sum(words.values()) + sum(others.values()))


class _Step(NamedTuple):
    """Some numbers: a row for each candidate, a column for each mark that one of them bears."""

    bears: Floats  # (candidates, marks)
    marks: NDArray[np.intp]  # which mark a column is
    number: NDArray[np.intp]  # (candidates,): to which number each belongs
    starts: NDArray[np.intp]  # the first candidate of each number
    right: Floats  # (candidates,)


def learn(given: Sequence[Choice], seed: int = 0) -> Network:
    """The network that the choices teach where some candidates are right and some wrong; the same for the same seed."""
    given = [choice for choice in given if any(choice.right) and not all(choice.right)]
    seen = Counter(mark for choice in given for marks in choice.marks for mark in (*choice.common, *marks))
    known = {mark: row for row, mark in enumerate(sorted(mark for mark, times in seen.items() if times >= _SEEN))}
    indexed = [_indexed(choice, known) for choice in given]
    random = np.random.default_rng(seed)
    weights = [
        np.zeros(len(known), np.float32),
        random.normal(0, 0.13, (len(known), _UNITS)).astype(np.float32),
        np.zeros(_UNITS, np.float32),
        random.normal(0, _UNITS**-0.5, _UNITS).astype(np.float32),
    ]
    first, second = ([np.zeros_like(each) for each in weights] for _ in range(2))
    steps = _EPOCHS * (len(given) // _BATCH)
    order = np.arange(0)
    for done in range(1, steps + 1):
        if len(order) < _BATCH:
            order = random.permutation(len(given))
        batch, order = order[:_BATCH], order[_BATCH:]
        slopes = _slopes(weights, _step([indexed[no] for no in batch]), random)
        rate = _RATE * min(done / (_WARM * steps), max(0.02, 1 - done / steps))
        for no, slope in enumerate(slopes):
            first[no] += 0.1 * (slope - first[no])
            second[no] += 0.001 * (slope**2 - second[no])
            change = (first[no] / (1 - 0.9**done)) / (np.sqrt(second[no] / (1 - 0.999**done)) + 1e-8)
            weights[no] -= np.float32(rate) * (change + np.float32(_DECAY) * weights[no])
    return Network(known, *weights)


def _indexed(choice: Choice, known: dict[str, int]) -> tuple[list[NDArray[np.intp]], Sequence[bool]]:
    common = [known[mark] for mark in choice.common if mark in known]
    rows = [np.array(common + [known[mark] for mark in marks if mark in known], np.intp) for marks in choice.marks]
    return rows, choice.right


def _step(batch: Sequence[tuple[list[NDArray[np.intp]], Sequence[bool]]]) -> _Step:
    candidates = [rows for given, _ in batch for rows in given]
    sizes = np.array([len(given) for given, _ in batch])
    marks, columns = np.unique(np.concatenate(candidates), return_inverse=True)
    bears = np.zeros((len(candidates), len(marks)), np.float32)
    bears[np.repeat(np.arange(len(candidates)), [len(rows) for rows in candidates]), columns] = 1
    return _Step(
        bears,
        marks,
        np.repeat(np.arange(len(batch)), sizes),
        np.concatenate(([0], np.cumsum(sizes)[:-1])),
        np.array([right for _, given in batch for right in given], np.float32),
    )


def _slopes(weights: Sequence[Floats], step: _Step, random: np.random.Generator) -> list[Floats]:
    """How the loss of some choices changes with each weight, some marks and units left out at random."""
    straight, by_unit, bias, units = weights
    bears = step.bears * _kept(step.bears.shape, _HIDDEN, random)
    before = bears @ by_unit[step.marks] + bias
    kept = _kept(before.shape, _DROPPED, random)
    active = np.maximum(before, 0) * kept
    odds = active @ units + bears @ straight[step.marks]
    share = np.exp(odds - np.maximum.reduceat(odds, step.starts)[step.number])
    wanted = share * step.right
    share /= np.add.reduceat(share, step.starts)[step.number]
    wanted /= np.maximum(np.add.reduceat(wanted, step.starts)[step.number], np.float32(1e-30))
    slope = (share - wanted) / np.float32(len(step.starts))
    of_unit = np.outer(slope, units) * kept * (before > 0)
    of_mark, of_mark_by_unit = np.zeros_like(straight), np.zeros_like(by_unit)
    of_mark[step.marks] = bears.T @ slope
    of_mark_by_unit[step.marks] = bears.T @ of_unit
    return [of_mark, of_mark_by_unit, of_unit.sum(axis=0), active.T @ slope]


def _kept(shape: tuple[int, ...], left_out: float, random: np.random.Generator) -> Floats:
    """Ones, and zeros for a share left out at random; the ones grow so that the mean stays."""
    kept = (random.random(shape, np.float32) >= left_out).astype(np.float32)
    return kept / np.float32(1 - left_out)


def is_right(choice: Choice, net: Network) -> bool:
    """Whether the candidate that most speaks for is right."""
    return choice.right[int(scores(net, choice.common, choice.marks).argmax())]


def by_folds(given: Sequence[Choice], folds: int) -> float:
    """Share of right subjects when no article is learned from."""
    right: list[bool] = []
    for fold in range(folds):
        parts = [(zlib.crc32(choice.article.encode()) % folds == fold, choice) for choice in given]
        net = learn([choice for held, choice in parts if not held])
        right += [is_right(choice, net) for held, choice in parts if held]
    return sum(right) / len(right)


def digest(given: Iterable[Choice]) -> str:
    """What tells these choices from others."""
    told = hashlib.sha256()
    for choice in given:
        told.update(repr(tuple(choice)).encode())
    return told.hexdigest()[:16]


def main() -> None:
    """Learn and write, or score by folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int)
    folds = parser.parse_args().folds
    given = list(choices())
    if folds:
        print(f"{by_folds(given, folds):.3f}")
        return
    net = learn(given)
    halves = {name: getattr(net, name).astype(np.float16) for name in ("straight", "by_unit", "bias", "units")}
    np.savez_compressed(FILE, marks=np.array(list(net.rows)), learned_from=np.array(digest(given)), **halves)
    print(f"{len(given)} numbers, {len(net.rows)} marks", file=sys.stderr)


if __name__ == "__main__":
    main()
