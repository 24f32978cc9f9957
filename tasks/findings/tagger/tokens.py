"""Syllables and marks of a text: what the mention tagger labels. Positions are code points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Linear on any input. `29-NQ/TW` and `GD&ĐT` fall apart; the tagger joins them. `K'Brel` is one word.
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_")
LONGEST_LINE = 400  # tokens labelled at once; longer lines are labelled in parts
_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Token:
    """One syllable, number or mark: text[start:end] == surface."""

    start: int
    end: int
    surface: str


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Tokens of text[start:end] in order; spaces belong to none.

    A capital after a small letter begins a token, and the last of several capitals before a small letter
    (`trườngSở`, `HÀ ANHSở`): pages glue lines. Names that are written so (`VietNam`) are joined by the tagger.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, at = match.group(), match.start()
        if len(word) > 2 and not (word.islower() or word.isupper() or word.istitle()):
            for cut in _humps(word):
                tokens.append(Token(at, match.start() + cut, text[at : match.start() + cut]))
                at = match.start() + cut
            word = text[at : match.end()]
        tokens.append(Token(at, match.end(), word))
    return tokens


def parts(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens of a line in stretches of at most LONGEST_LINE, cut behind a stop where there is one."""
    at = 0
    while len(tokens) - at > LONGEST_LINE:
        cut = at + LONGEST_LINE
        stops = (i + 1 for i in range(cut - 1, at + LONGEST_LINE // 2, -1) if tokens[i].surface in _STOPS)
        cut = next(stops, cut)
        yield tokens[at:cut]
        at = cut
    if tokens:
        yield tokens[at:]


def _humps(word: str) -> Iterator[int]:
    for i in range(1, len(word) - 1):
        glued = i > 1 and word[i - 2 : i].isupper() and word[i + 1].islower()
        if word[i].isupper() and (word[i - 1].islower() or glued):
            yield i
