"""Quantities and time expressions of a text."""

import unicodedata
from dataclasses import replace
from datetime import date
from typing import TypeVar

from tasks.findings.model import Quantity, Timex
from tasks.findings.numeric.identifiers import find_shapes
from tasks.findings.numeric.lexicon import scan
from tasks.findings.numeric.numerals import read_numerals
from tasks.findings.numeric.quantities import read_quantities
from tasks.findings.numeric.times import read_times

_Finding = TypeVar("_Finding", Quantity, Timex)


def find_numbers_and_times(text: str, published: date | None = None) -> tuple[tuple[Quantity, ...], tuple[Timex, ...]]:
    """Quantities and time expressions of a text, each in text order; any Unicode form of the letters will do."""
    composed, offsets = _composed(text)
    tokens = read_numerals(composed, scan(composed, find_shapes(composed)))
    timexes, tokens = read_times(composed, tokens, published)
    quantities = read_quantities(composed, tokens)
    if offsets is None:
        return tuple(quantities), tuple(timexes)
    return tuple(_moved(q, text, offsets) for q in quantities), tuple(_moved(t, text, offsets) for t in timexes)


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
