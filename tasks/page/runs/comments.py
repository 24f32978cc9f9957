"""Readers' comments: from their header to the last button below one, whatever stands between.

Names, texts and times of comments look like those of articles; the buttons to like or answer each of them do not.
"""

from functools import cache
from typing import Final

from tasks.page.lines.lines import Line, Shape
from tasks.tables import read_table

MAX_BUTTON_CHARS: Final = 25
REACH: Final = 12  # lines from the header, or from one button, to the next
TABS: Final = 6  # lines below the header in which comments are sorted: "Mới nhất" heads no list there
BELOW: Final = 2  # lines below the last button: a count and a time
ABOVE: Final = 3  # lines above the first: name, time and text
MIN_LONE: Final = 2  # buttons that show comments where no header does
_COUNT: Final = " :()[]0123456789.,+"


@cache
def _buttons(*kinds: str) -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("page_signs") if row["kind"] in kinds)


def is_button(line: Line, *kinds: str) -> bool:
    """A button below a comment, of one of some kinds, with or without a count."""
    return len(line.text) <= MAX_BUTTON_CHARS and line.text.casefold().strip(_COUNT) in _buttons(*kinds)


def find_replies(lines: list[Line], start: int = 0) -> list[int]:
    """The indexes from line `start` on of buttons to answer a comment."""
    short = (i for i in range(start, len(lines)) if len(lines[i].text) <= MAX_BUTTON_CHARS)
    return [i for i in short if is_button(lines[i], "reply")]


def find_comments(lines: list[Line], start: int) -> set[int]:
    """The indexes from line `start` on that belong to comments, their headers included."""
    replies = find_replies(lines, start)
    heads = [
        i for i in range(start, len(lines)) if lines[i].furniture == "comment" and not is_button(lines[i], "reply")
    ]
    if len(replies) >= MIN_LONE:
        heads.append(max(start, replies[0] - ABOVE))
    found: set[int] = set()
    for head in heads:
        if head not in found:
            found.update(range(head, _end_of_comments(lines, head)))
    return found


def _end_of_comments(lines: list[Line], head: int) -> int:
    """The index behind the last button and what stands small below it; `head` where there is none."""
    end = head
    for i in range(head + 1, len(lines)):
        if i > end + REACH or (lines[i].furniture == "related" and i > head + TABS):
            break
        counted = any(map(str.isdigit, lines[i].text))
        if is_button(lines[i], "reply") or (is_button(lines[i], "like") and (counted or end > head)):
            end = i  # the first one answers or counts: a bare "Thích" is the page's own
    if end == head:
        return head
    small = next((i for i in range(end + 1, len(lines)) if not _is_small(lines[i])), len(lines))
    return min(small, end + 1 + BELOW)


def _is_small(line: Line) -> bool:
    """A count, a time or a button."""
    return line.shape in (Shape.SYMBOL, Shape.STAMP) or line.furniture in ("share", "comment")
