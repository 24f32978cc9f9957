"""Lists that a line of the text announces: their items are the text's and no headlines of other articles."""

import re
from typing import Final

from tasks.page.lines.lines import Line, Shape

DASHES: Final = ("- ", "– ", "— ", "-")
MIN_ITEMS: Final = 2
MAX_ALIKE: Final = 50
MAX_HEAD_CHARS: Final = 30  # of an item, up to its colon
MAX_HEADING_CHARS: Final = 72
_NUMBER: Final = re.compile(r"\d{1,2}[.)](?!\d)")
_MARKS: Final = frozenset("-–—0123456789")
_MAY_ANNOUNCE: Final = frozenset({Shape.PROSE, Shape.HEADLINE, Shape.LABEL})


def mark_lists(lines: list[Line]) -> None:
    """Bind the items below a line that ends in a colon to it, where most end in a mark, hold a colon or begin small.

    Those below a short heading in the text, too, where all do.
    """
    i = 0
    while i < len(lines) - MIN_ITEMS:
        line, start = lines[i], i + 1
        announced = line.text.endswith(":")
        heads = announced or (is_item(lines[start]) and _is_heading(lines, i))
        if not heads or line.shape not in _MAY_ANNOUNCE or line.is_linked:
            i += 1
            continue
        end = _end_of_items(lines, start)
        alike = announced and end == start
        if alike:
            end = _end_of_alike(lines, start)
        items = lines[start:end]
        n_plain = len(items) if alike else sum(map(_is_plain, items))
        if len(items) >= MIN_ITEMS and (2 * n_plain > len(items) if announced else n_plain == len(items)):
            for item in (line, *items) if announced else items:
                item.bound = start
        i = max(start, end - 1)


def _end_of_items(lines: list[Line], start: int) -> int:
    """The index behind the items from line `start` on; one that ends in a colon announces the next."""
    for i in range(start, len(lines)):
        if not is_item(lines[i]):
            return i
        if lines[i].text.endswith(":"):
            return i + 1
    return len(lines)


def _end_of_alike(lines: list[Line], start: int) -> int:
    """The index behind lines that begin with the same word and hold a colon: "Giải Nhất: ...", "Giải Nhì: ..."."""
    alike = lines[start : start + MAX_ALIKE]
    word = alike[0].text.split(" ", 1)[0] if alike else ""
    for i, line in enumerate(alike, start):
        named = line.shape in _MAY_ANNOUNCE and not line.is_linked and ": " in line.text[:MAX_HEAD_CHARS]
        if not named or line.text.split(" ", 1)[0] != word:
            return i
    return start + len(alike)


def _is_heading(lines: list[Line], i: int) -> bool:
    """A short line below a paragraph, or below another that is."""
    line = lines[i]
    if len(line.text) > MAX_HEADING_CHARS or line.bullet or line.points or is_item(line):
        return False
    above = lines[max(0, i - 2) : i]
    if len(above) > 1 and above[1].shape in (Shape.LABEL, Shape.HEADLINE):
        above.pop()
    return bool(above) and above[-1].shape is Shape.PROSE and not above[-1].is_linked


def is_item(line: Line) -> bool:
    """Behind a bullet, a dash or a number, and no link."""
    if not (line.bullet or line.text[:1] in _MARKS) or line.shape not in _MAY_ANNOUNCE or line.is_linked or line.points:
        return False
    return line.bullet or line.text.startswith(DASHES) or _NUMBER.match(line.text) is not None


def _is_plain(line: Line) -> bool:
    """Not as headlines are: a mark at the end, a small letter first, or behind a colon a figure or a small letter."""
    text = line.text.lstrip("-–— ")
    said = text.partition(": ")[2][:1]
    return text.endswith((".", ";", ",")) or text[:1].islower() or said.islower() or said.isdigit()
