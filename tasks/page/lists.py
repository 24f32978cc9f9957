"""Lists that a line of the text announces: their items are the text's and no headlines of other articles."""

from typing import Final

from tasks.page.lines import Line, Shape

DASHES: Final = ("- ", "– ", "— ", "-")
MIN_ITEMS: Final = 2
MAX_NUMBER_CHARS: Final = 2
_MAY_ANNOUNCE: Final = frozenset({Shape.PROSE, Shape.HEADLINE, Shape.LABEL})


def mark_lists(lines: list[Line]) -> None:
    """Bind the items below a line that ends in a colon to it, where most end in a mark, hold a colon or begin small."""
    for i, line in enumerate(lines):
        if not line.text.endswith(":") or line.shape not in _MAY_ANNOUNCE or line.is_linked:
            continue
        end = next((j for j in range(i + 1, len(lines)) if not _is_item(lines[j])), len(lines))
        items = lines[i + 1 : end]
        if len(items) >= MIN_ITEMS and 2 * sum(map(_is_plain, items)) > len(items):
            for item in (line, *items):
                item.bound = i + 1


def _is_item(line: Line) -> bool:
    """Behind a bullet, a dash or a number, and no link."""
    if line.shape not in _MAY_ANNOUNCE or line.is_linked or line.points:
        return False
    number = line.text[: MAX_NUMBER_CHARS + 1].rstrip(".)")
    return line.bullet or line.text.startswith(DASHES) or (number.isdigit() and number != line.text[:3])


def _is_plain(line: Line) -> bool:
    """Not as headlines are: a mark at the end, a small letter first, or behind a colon a figure or a small letter."""
    text = line.text.lstrip("-–— ")
    said = text.partition(": ")[2][:1]
    return text.endswith((".", ";", ",")) or text[:1].islower() or said.islower() or said.isdigit()
