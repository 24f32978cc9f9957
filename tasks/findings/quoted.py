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

    A straight mark opens where a space or nothing stands before it and a letter behind, so that
    quotations inside quotations are seen. Where that leaves one open, each kind of mark is paired by
    itself and whatever finds no partner is passed over.
    """
    marks = [m.start() for m in _MARK.finditer(text, start, end)]
    return _nested(text, marks, start, end) or _flat(text, marks) or list(_single(text, start, end))


def _nested(text: str, marks: list[int], start: int, end: int) -> list[Quoted]:
    """Marks paired as brackets; nothing where they do not come out even."""
    found: list[Quoted] = []
    opened: list[int] = []
    for at in marks:
        space_before = at == start or text[at - 1].isspace() or text[at - 1] in "(“:"
        word_behind = at + 1 < end and (text[at + 1].isalnum() or text[at + 1] == "“")
        beside_a_word = space_before and word_behind
        # A closing mark that stands where one opens was typed by mistake: `chương trình ”Máy tính”`.
        opens = (beside_a_word and not opened) if text[at] in _CLOSES else (not opened or beside_a_word)
        if text[at] in _OPENS or opens:
            opened.append(at)
        elif not opened:
            return []
        elif len(opened) > 1:
            opened.pop()
        else:
            found.append(Quoted(opened[0], opened.pop() + 1, at, at + 1))
    return [] if opened else [q for q in found if q.end > q.start]


def _flat(text: str, marks: list[int]) -> list[Quoted]:
    """Each opening mark with the next closing one before another opening, of whatever kind (`“…"`)."""
    found: list[Quoted] = []
    last: int | None = None
    for at in marks:
        word_behind = at + 1 < len(text) and text[at + 1].isalnum()
        straight_opens = text[at] == '"' and word_behind and (at == 0 or not text[at - 1].isalnum())
        if text[at] in _OPENS or straight_opens or (text[at] == '"' and last is None):
            last = at
        elif last is not None:
            found.append(Quoted(last, last + 1, at, at + 1))
            last = None
    outermost: list[Quoted] = []
    for quoted in sorted(found):
        if quoted.end > quoted.start and (not outermost or quoted.start > outermost[-1].end):
            outermost.append(quoted)
    return outermost


_SINGLE = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=:))['‘](?=\w)([^'‘’]{12,400})['’](?!\w)", re.MULTILINE)


def _single(text: str, start: int, end: int) -> Iterator[Quoted]:
    """Single marks, as headlines use them: only long stretches, for they are apostrophes too."""
    for match in _SINGLE.finditer(text, start, end):
        yield Quoted(match.start(), match.start(1), match.end(1), match.end())
