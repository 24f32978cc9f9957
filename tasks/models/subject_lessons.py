"""What the choice of subjects learns from: annotated numbers, packed into steps that are all as large.

A step holds the tokens of some articles one behind another, as far as a number or a candidate stands near, with gaps
between, so that vectors are what they are in the article by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tasks.findings.subjects.encoder import REACH, Ints, Tokens
from tasks.findings.subjects.network import Choice, Mark

TOKENS, NUMBERS, CANDIDATES = 8192, 96, 2600  # of a step

Floats = NDArray[np.float32]


class Taught(NamedTuple):
    """A number, and which of its candidates are right."""

    choice: Choice
    right: Sequence[bool]


class Lesson(NamedTuple):
    """An article with its annotated numbers."""

    name: str
    tokens: Tokens
    numbers: Sequence[Taught]


class Step(NamedTuple):
    """Some numbers: places are tokens of the step; TOKENS, behind them all, is nowhere."""

    tokens: Tokens
    live: Floats  # (TOKENS, 1): 0 in a gap
    number: Ints  # (NUMBERS + 1,): the last is none, and where there are fewer
    own: Ints  # (NUMBERS + 1, 2, 2)
    is_one: Floats  # (NUMBERS,): 0 where there are fewer numbers
    of_number: Ints  # (CANDIDATES,): NUMBERS where there are fewer candidates
    stretches: Ints  # (3, CANDIDATES, 2)
    right: Floats  # (CANDIDATES,)
    bears: Floats  # (CANDIDATES, marks): 1 where a candidate bears a mark


def steps(lessons: Iterable[Lesson], marks: Mapping[Mark, int], keep: float = 1, seed: int = 0) -> Iterator[Step]:
    """Lessons in their order as steps; a share of the marks is kept, and counts for those that are not."""
    random = np.random.default_rng(seed)
    pack = _Pack()
    for lesson in lessons:
        for numbers in _portions(lesson):
            near, places = _near(lesson.tokens, numbers)
            if pack.is_full(near, numbers):
                yield pack.step(marks, keep, random)
                pack = _Pack()
            pack.add(near, places, numbers)
    if pack.numbers:
        yield pack.step(marks, keep, random)


def _portions(lesson: Lesson) -> Iterator[list[Taught]]:
    portion: list[Taught] = []
    for number in lesson.numbers:
        if len(portion) == NUMBERS or sum(len(one.right) for one in (*portion, number)) > CANDIDATES:
            yield portion
            portion = []
        portion.append(number)
    if portion:
        yield portion


def _near(tokens: Tokens, numbers: Sequence[Taught]) -> tuple[Tokens, Ints]:
    """The tokens that tell of some numbers and their candidates; and the new place of each old one."""
    size = len(tokens.forms)
    edges = np.zeros(size + 1, np.intp)
    for number in numbers:
        for stretches in (number.choice.own, number.choice.stretches):
            low, high = stretches.reshape(-1, 2).T
            np.add.at(edges, np.maximum(low[low < high] - REACH, 0), 1)
            np.add.at(edges, np.minimum(high[low < high] + REACH, size), -1)
    keep = np.cumsum(edges[:-1]) > 0
    return Tokens(*(column[keep] for column in tokens)), np.cumsum(keep) - 1


class _Pack:
    """A step as it fills."""

    def __init__(self) -> None:
        self.tokens: list[Tokens] = []
        self.numbers: list[Taught] = []
        self._places: list[tuple[int, Ints, Ints]] = []  # of each number: its token, and the stretches
        self._size, self._candidates = REACH, 0

    def is_full(self, near: Tokens, numbers: Sequence[Taught]) -> bool:
        candidates = sum(len(number.right) for number in numbers)
        return bool(self.numbers) and (
            self._size + len(near.forms) + REACH > TOKENS
            or len(self.numbers) + len(numbers) > NUMBERS
            or self._candidates + candidates > CANDIDATES
        )

    def add(self, near: Tokens, places: Ints, numbers: Sequence[Taught]) -> None:
        """Add tokens with their numbers. Raises ValueError where one article is more than a step holds."""
        if len(near.forms) > TOKENS - 2 * REACH:
            raise ValueError(
                f"{len(near.forms)} tokens around the numbers of an article: a step holds {TOKENS - 2 * REACH}"
            )

        def moved(stretches: Ints) -> Ints:
            low, high = stretches[..., 0], stretches[..., 1]
            ends = np.stack([places[np.minimum(low, len(places) - 1)], places[high - 1] + 1], axis=-1) + self._size
            return np.where((low < high)[..., None], ends, TOKENS)

        for number in numbers:
            choice = number.choice
            self._places.append((int(places[choice.at]) + self._size, moved(choice.own), moved(choice.stretches)))
            self._candidates += len(number.right)
        self.numbers += numbers
        self.tokens.append(near)
        self._size += len(near.forms) + REACH

    def step(self, marks: Mapping[Mark, int], keep: float, random: np.random.Generator) -> Step:
        live = np.zeros((TOKENS, 1), np.float32)
        columns = [np.zeros(TOKENS, np.intp) for _ in Tokens._fields]
        at = REACH
        for tokens in self.tokens:
            here = slice(at, at + len(tokens.forms))
            live[here] = 1
            for column, given in zip(columns, tokens, strict=True):
                column[here] = given
            at += len(tokens.forms) + REACH
        number, own, stretches = zip(*self._places, strict=True)
        of_number = np.repeat(np.arange(len(self.numbers)), [len(taught.right) for taught in self.numbers])
        right = np.concatenate([taught.right for taught in self.numbers])
        return Step(
            Tokens(*columns),
            live,
            _filled(np.array(number), NUMBERS + 1, TOKENS),
            _filled(np.stack(own), NUMBERS + 1, TOKENS),
            _filled(np.ones(len(number), np.float32), NUMBERS, 0),
            _filled(of_number, CANDIDATES, NUMBERS),
            _filled(np.concatenate(stretches, axis=1), CANDIDATES, TOKENS, axis=1),
            _filled(right.astype(np.float32), CANDIDATES, 0),
            self._bears(marks, keep, random),
        )

    def _bears(self, marks: Mapping[Mark, int], keep: float, random: np.random.Generator) -> Floats:
        bears = np.zeros((CANDIDATES, len(marks)), np.float32)
        each = (taught.choice.common | own for taught in self.numbers for own in taught.choice.each)
        pairs = [(row, marks[mark]) for row, borne in enumerate(each) for mark in borne.items() if mark in marks]
        kept = random.random(len(pairs)) < keep
        rows, columns = np.array(pairs, np.intp).reshape(-1, 2)[kept].T
        bears[rows, columns] = 1 / keep
        return bears


def _filled(values: NDArray[Any], size: int, rest: int, axis: int = 0) -> NDArray[Any]:
    ends = [(0, size - length if no == axis else 0) for no, length in enumerate(values.shape)]
    return np.pad(values, ends, constant_values=rest)
