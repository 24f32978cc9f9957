"""Quantities and time expressions of a text, and what its other digits are: text in, findings out."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from tasks.findings.model import Quantity, Timex
from tasks.findings.numeric.identifiers import Identifier, find_shapes
from tasks.findings.numeric.labels import label_of
from tasks.findings.numeric.lexicon import scan
from tasks.findings.numeric.numerals import read_numerals
from tasks.findings.numeric.quantities import read_quantities
from tasks.findings.numeric.times import read_times

_Finding = TypeVar("_Finding", Quantity, Timex)
_DIGITS = re.compile(r"\d+")
_LONGEST_SHAPE = 12  # characters on either side of a digit run that its shape tells


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the digits of a text were read as; each layer in text order."""

    quantities: tuple[Quantity, ...]
    timexes: tuple[Timex, ...]
    identifiers: tuple[Identifier, ...]  # digits of a kind that is neither
    unread: tuple[Identifier, ...]  # digit runs in nothing; their kind is the shape of the word they stand in


def find_numbers_and_times(text: str, published: date | None = None) -> tuple[tuple[Quantity, ...], tuple[Timex, ...]]:
    """Quantities and time expressions of a text, each in text order; any Unicode form of the letters will do.

    `published` resolves what a text leaves open (`30/8`, `hôm qua`).
    """
    composed, offsets = _composed(text)
    quantities, timexes, _ = _read(composed, published)
    if offsets is None:
        return tuple(quantities), tuple(timexes)
    return tuple(_moved(q, text, offsets) for q in quantities), tuple(_moved(t, text, offsets) for t in timexes)


def read_digits_of(text: str, published: date | None = None) -> Reading:
    """Quantities, times, identifiers, and the digit runs that are in none of them. The text is NFC."""
    quantities, timexes, identifiers = _read(text, published)
    spans = [(q.start, q.end) for q in quantities] + [(t.start, t.end) for t in timexes]
    spans = sorted(spans + [(i.start, i.end) for i in identifiers])
    labels: list[Identifier] = []
    unread: list[Identifier] = []
    at = 0
    for run in _DIGITS.finditer(text):
        while at < len(spans) and spans[at][1] <= run.start():
            at += 1
        if at == len(spans) or spans[at][0] >= run.end():
            if (kind := label_of(text, *run.span(), labels[-1] if labels else None)) is not None:
                labels.append(Identifier(kind, *run.span()))
            else:
                unread.append(Identifier(_shape(text, *run.span()), *run.span()))
    named = sorted([*identifiers, *labels], key=lambda item: item.start)
    return Reading(tuple(quantities), tuple(timexes), tuple(named), tuple(unread))


def _read(text: str, published: date | None) -> tuple[list[Quantity], list[Timex], list[Identifier]]:
    tokens = read_numerals(text, scan(text, find_shapes(text)))
    timexes, tokens = read_times(text, tokens, published)
    quantities, identifiers = read_quantities(text, tokens)
    return quantities, timexes, identifiers


def _shape(text: str, start: int, end: int) -> str:
    """The word around a digit run with 9 for its digits and a for letters: `9/9-a`."""
    left, right = max(0, start - _LONGEST_SHAPE), end + _LONGEST_SHAPE
    before, behind = text[left:start].split(), text[end:right].split()
    word = ("" if not before or text[start - 1].isspace() else before[-1]) + text[start:end]
    word += "" if not behind or text[end : end + 1].isspace() else behind[0]
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", word))


def _composed(text: str) -> tuple[str, list[int] | None]:
    """The text in NFC, and where each of its letters (and its end) stands in the original; None: the same."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    starts = [at for at, letter in enumerate(text) if at == 0 or not unicodedata.combining(letter)]
    clusters = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    composed = [unicodedata.normalize("NFC", cluster) for cluster in clusters]
    offsets = [start for start, letters in zip(starts, composed, strict=True) for _ in letters]
    return "".join(composed), [*offsets, len(text)]


def _moved(finding: _Finding, text: str, offsets: list[int]) -> _Finding:
    start, end = offsets[finding.start], offsets[finding.end]
    return replace(finding, start=start, end=end, surface=text[start:end])
