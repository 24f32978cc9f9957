"""What a token looks like, wherever it stands: its letters, its capitals, whether it could be Vietnamese."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tasks.findings.tagger.tokens import Token

_JOINERS = frozenset("-–/&.'’+_")
_VOWELS = frozenset("aeiouyăâêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
_ONSET = re.compile("(?:[bcdđghklmnpqrstvx]|[cgknpt]h|gi|ngh?|tr)?")
_CODA = re.compile("(?:[cmnpt]|[cn]h|ng)?")
_WORD_LIKE = 6  # letters: a longer word in capitals is shouted, no abbreviation


class Looks(NamedTuple):
    """How a token looks."""

    lower: str  # digits of longer numbers all alike
    shape: str  # Aa, AA, a, 9, a mark itself, …
    origin: str  # v: could be a Vietnamese syllable; f and its last letters: cannot; "": no word


@lru_cache(maxsize=1 << 16)
def look(surface: str) -> Looks:
    """How a token looks; remembered, since a text repeats its words."""
    lower = surface.lower()
    if surface.isdigit() and len(surface) > 2:
        lower = "0" * len(surface)
    origin = ""
    if surface.isalpha():
        origin = "v" if _is_syllable(lower) else f"f{lower[-3:]}"
    return Looks(lower, _shape(surface), origin)


def _is_syllable(lower: str) -> bool:
    """Onset, one to three vowels, coda of Vietnamese spelling?"""
    onset = 0
    while onset < len(lower) and lower[onset] not in _VOWELS:
        onset += 1
    coda = len(lower)
    while coda > onset and lower[coda - 1] not in _VOWELS:
        coda -= 1
    nucleus = lower[onset:coda]
    return (
        0 < len(nucleus) <= 3
        and all(c in _VOWELS for c in nucleus)
        and _ONSET.fullmatch(lower, 0, onset) is not None
        and _CODA.fullmatch(lower, coda) is not None
    )


def _shape(word: str) -> str:
    if word.isdigit():
        return "9" if len(word) < 3 else "99"
    if not word[0].isalnum():
        return word
    if word.isupper():
        if len(word) == 1:
            return "A"
        spoken = len(word) >= _WORD_LIKE or _is_syllable(word.lower())
        return "AV" if spoken else "AA"
    if word[0].isupper():
        return "Aa" if word[1:].islower() else "AaA"
    return "a" if word.isalpha() else "a9"


def wholes(tokens: Sequence[Token], shapes: Sequence[str]) -> list[str]:
    """For tokens written without a space between (`29-NQ/TW`, `GD&ĐT`), the kinds of sign in the whole; else ""."""
    n = len(tokens)
    whole = [""] * n
    i = 0
    while i < n:
        j = i + 1
        while shapes[i][0] in "Aa9" and j < n and _tight(tokens, j) and _joins(tokens, shapes, j):
            j += 1
        if j - i > 1:
            whole[i:j] = ["".join(dict.fromkeys(shape[0] for shape in shapes[i:j]))] * (j - i)
        i = j
    return whole


def _tight(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].start == tokens[i - 1].end


def _joins(tokens: Sequence[Token], shapes: Sequence[str], i: int) -> bool:
    """A word or number; or a joining mark with something right behind it."""
    return shapes[i][0] in "Aa9" or (shapes[i] in _JOINERS and i + 1 < len(tokens) and _tight(tokens, i + 1))
