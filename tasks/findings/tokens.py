"""Syllables and marks of a text: what the mention tagger labels. Positions are code points."""

import re
from dataclasses import dataclass

# No nested repeats: linear on any input. `29-NQ/TW` and `GD&ĐT` fall apart; the tagger joins them.
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
LONGEST_LINE = 400  # tokens labelled at once; longer lines are labelled in parts


@dataclass(frozen=True, slots=True)
class Token:
    """One syllable, number or mark: text[start:end] == surface."""

    start: int
    end: int
    surface: str


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Tokens of text[start:end] in order; spaces belong to none."""
    return [Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, end)]
