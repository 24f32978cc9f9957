"""Lists that a line of the text announces: their items are the text's and no headlines of other articles."""

import re
from typing import Final

from tasks.page.lines import Line, Shape

DASHES: Final = ("- ", "– ", "— ", "-")
MIN_ITEMS: Final = 2
MAX_HEAD_CHARS: Final = 30  # of an item, up to its colon
MAX_HEADING_CHARS: Final = 72
_NUMBER: Final = re.compile(r"\d{1,2}[.)](?!\d)")
_MAY_ANNOUNCE: Final = frozenset({Shape.PROSE, Shape.HEADLINE, Shape.LABEL})


def mark_lists(lines: list[Line]) -> None:
    """Bind the items below a line that ends in a colon to it, where most end in a mark, hold a colon or begin small.

    Those below a short heading in the text, too, where all do.
    """
    for i, line in enumerate(lines):
        announced = line.text.endswith(":")
        if line.shape not in _MAY_ANNOUNCE or line.is_linked or not (announced or _is_heading(lines, i)):
            continue
        end = next((j for j in range(i + 1, len(lines)) if not is_item(lines[j])), len(lines))
        if announced and end == i + 1:
            end = _end_of_alike(lines, i + 1)
        items = lines[i + 1 : end]
        n_plain = sum(map(_is_plain, items))
        alike = bool(items) and not is_item(items[0])
        if len(items) >= MIN_ITEMS and (alike or (2 * n_plain > len(items) if announced else n_plain == len(items))):
            for item in (line, *items) if announced else items:
                item.bound = i + 1


def _end_of_alike(lines: list[Line], start: int) -> int:
    """The index behind lines that begin with the same word and hold a colon: "Giải Nhất: ...", "Giải Nhì: ..."."""
    end = start
    while end < len(lines) and lines[end].shape in _MAY_ANNOUNCE and ": " in lines[end].text[:MAX_HEAD_CHARS]:
        if lines[end].is_linked or lines[end].text.split(" ", 1)[0] != lines[start].text.split(" ", 1)[0]:
            break
        end += 1
    return end


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
    if line.shape not in _MAY_ANNOUNCE or line.is_linked or line.points:
        return False
    return line.bullet or line.text.startswith(DASHES) or _NUMBER.match(line.text) is not None


def _is_plain(line: Line) -> bool:
    """Not as headlines are: a mark at the end, a small letter first, or behind a colon a figure or a small letter."""
    text = line.text.lstrip("-–— ")
    said = text.partition(": ")[2][:1]
    return text.endswith((".", ";", ",")) or text[:1].islower() or said.islower() or said.isdigit()
