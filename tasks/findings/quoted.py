"""What stands between quotation marks. Positions are code points."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARK = re.compile('[“”„«»"]')
_OPENS, _CLOSES = "“„«", "”»"


class Quoted(NamedTuple):
    """text[start:end] stands in quotation marks; text[outer_start:outer_end] includes them."""

    outer_start: int
    start: int
    end: int
    outer_end: int


def find_quoted(text: str, start: int, end: int) -> list[Quoted]:
    """Outermost quotations of the line text[start:end], in order.

    Marks pair as brackets do. A straight mark opens where a space or nothing stands before it and a letter
    behind, so that quotations inside quotations are seen. A mark without a partner is passed over.
    """
    return _paired(text, start, end) or list(_single(text, start, end))


def _paired(text: str, start: int, end: int) -> list[Quoted]:
    found: list[Quoted] = []
    opened: list[int] = []
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        space_before = at == start or text[at - 1].isspace() or text[at - 1] in "(“:"
        word_behind = at + 1 < end and (text[at + 1].isalnum() or text[at + 1] == "“")
        beside_a_word = space_before and word_behind
        # A closing mark that stands where one opens was typed by mistake: `chương trình ”Máy tính”`.
        opens = (beside_a_word and not opened) if text[at] in _CLOSES else (not opened or beside_a_word)
        if text[at] in _OPENS or opens:
            opened.append(at)
        elif opened:
            first = opened.pop()
            while found and found[-1].outer_start > first:
                found.pop()
            if at > first + 1:
                found.append(Quoted(first, first + 1, at, at + 1))
    return found


_SINGLE = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=:))['‘](?=\w)([^'‘’]{12,400})['’](?!\w)", re.MULTILINE)


def _single(text: str, start: int, end: int) -> Iterator[Quoted]:
    """Single marks, as headlines use them: only long stretches, for they are apostrophes too."""
    for match in _SINGLE.finditer(text, start, end):
        yield Quoted(match.start(), match.start(1), match.end(1), match.end())
