"""What the choice of subjects learns from: annotated numbers, packed into steps that are all as large.

A step holds the tokens of some articles one behind another, as far as a number or a candidate stands near, with gaps
between, so that vectors are what they are in the article by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tasks.findings.subjects.encoder import REACH, Tokens
from tasks.findings.subjects.network import Choice, Mark

TOKENS, NUMBERS, CANDIDATES = 8192, 96, 2600  # of a step

Ints = NDArray[np.intp]
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
    """Some numbers: places are tokens of the step; the last, behind them all, is nowhere."""

    tokens: Tokens
    live: Floats  # (TOKENS, 1): 0 in a gap
    number: Ints  # (NUMBERS,)
    is_one: Floats  # (NUMBERS,): 0 where there are fewer numbers
    of_number: Ints  # (CANDIDATES,): NUMBERS where there are fewer candidates
    first: Ints  # (CANDIDATES,)
    last: Ints
    right: Floats
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
    """The tokens that tell of some numbers and their candidates; and the new place of each old one, -1 of nowhere."""
    size = len(tokens.forms)
    asked = {int(place) for number in numbers for place in (number.choice.at, *number.choice.places.flat)}
    keep = np.zeros(size, bool)
    for place in asked - {-1}:
        keep[max(place - REACH, 0) : place + REACH + 1] = True
    places = np.append(np.cumsum(keep) - 1, -1)
    return Tokens(*(column[keep] for column in tokens)), places


class _Pack:
    """A step as it fills."""

    def __init__(self) -> None:
        self.tokens: list[Tokens] = []
        self.numbers: list[tuple[Taught, int, list[tuple[int, int]]]] = []  # with its token and its candidates'
        self._size = self._candidates = 0

    def is_full(self, near: Tokens, numbers: Sequence[Taught]) -> bool:
        candidates = sum(len(number.right) for number in numbers)
        return bool(self.numbers) and (
            self._size + len(near.forms) + REACH > TOKENS
            or len(self.numbers) + len(numbers) > NUMBERS
            or self._candidates + candidates > CANDIDATES
        )

    def add(self, near: Tokens, places: Ints, numbers: Sequence[Taught]) -> None:
        """Add tokens with their numbers. Raises ValueError where one article is more than a step holds."""
        if len(near.forms) > TOKENS:
            raise ValueError(f"{len(near.forms)} tokens around the numbers of an article: a step holds {TOKENS}")

        def moved(place: int) -> int:
            return TOKENS if place < 0 else int(places[place]) + self._size

        for number in numbers:
            spans = [(moved(first), moved(last)) for first, last in number.choice.places.T]
            self.numbers.append((number, moved(number.choice.at), spans))
            self._candidates += len(number.right)
        self.tokens.append(near)
        self._size += len(near.forms) + REACH

    def step(self, marks: Mapping[Mark, int], keep: float, random: np.random.Generator) -> Step:
        live = np.zeros((TOKENS, 1), np.float32)
        columns = [np.zeros(TOKENS, np.intp) for _ in Tokens._fields]
        at = 0
        for tokens in self.tokens:
            here = slice(at, at + len(tokens.forms))
            live[here] = 1
            for column, given in zip(columns, tokens, strict=True):
                column[here] = given
            at += len(tokens.forms) + REACH
        rows = [(no, taught, *span) for no, (taught, _, spans) in enumerate(self.numbers) for span in spans]
        right = [right for taught, _, _ in self.numbers for right in taught.right]
        return Step(
            Tokens(*columns),
            live,
            _filled([at for _, at, _ in self.numbers], NUMBERS, TOKENS),
            _filled([1.0] * len(self.numbers), NUMBERS, 0.0),
            _filled([row[0] for row in rows], CANDIDATES, NUMBERS),
            _filled([row[2] for row in rows], CANDIDATES, TOKENS),
            _filled([row[3] for row in rows], CANDIDATES, TOKENS),
            _filled([float(one) for one in right], CANDIDATES, 0.0),
            self._bears(marks, keep, random),
        )

    def _bears(self, marks: Mapping[Mark, int], keep: float, random: np.random.Generator) -> Floats:
        bears = np.zeros((CANDIDATES, len(marks)), np.float32)
        each = (taught.choice.common | own for taught, _, _ in self.numbers for own in taught.choice.each)
        pairs = [(row, marks[mark]) for row, borne in enumerate(each) for mark in borne.items() if mark in marks]
        kept = random.random(len(pairs)) < keep
        rows, columns = np.array(pairs, np.intp).reshape(-1, 2)[kept].T
        bears[rows, columns] = 1 / keep
        return bears


def _filled(values: Sequence[float], size: int, rest: float) -> NDArray[Any]:
    return np.array([*values, *[rest] * (size - len(values))], np.float32 if isinstance(rest, float) else np.intp)
