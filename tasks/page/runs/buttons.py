"""Buttons between a headline and its text that are called as what ends an article: "Bình luận", "0 bình luận"."""

from itertools import pairwise
from typing import Final

from tasks.page.lines.lines import Line, Shape

REACH: Final = 8  # lines up to the time of the headline, and down to the text
BUTTONS: Final = frozenset({"share", "count", "media", "comment", "picture"})


def mark_buttons(lines: list[Line]) -> None:
    """Count as a button what heads comments but stands among the buttons below the page's one headline with a time.

    Where several headlines have one, it is a list; behind two paragraphs in a row comments may begin.
    """
    named = [i for i, line in enumerate(lines) if line.furniture == "comment"]
    headed = {i: head for i in named if (head := _find_headline(lines, i)) is not None and _opens_text(lines, i)}
    if len({*headed.values()}) != 1:
        return
    head = next(iter(headed.values()))
    if any(upper.shape is lower.shape is Shape.PROSE for upper, lower in pairwise(lines[:head])):
        return
    for i in headed:
        lines[i].furniture = "count"


def _is_between(line: Line) -> bool:
    return line.shape is Shape.SYMBOL or line.furniture in BUTTONS


def _find_headline(lines: list[Line], i: int) -> int | None:
    """The headline whose time stands above line `i`, with nothing between but buttons and the author."""
    timed = False
    for j in range(i - 1, max(-1, i - 1 - REACH), -1):
        if lines[j].shape is Shape.STAMP:
            timed = True
        elif timed and lines[j].shape is Shape.HEADLINE:
            return j
        elif not (_is_between(lines[j]) or lines[j].shape is Shape.LABEL):
            return None
    return None


def _opens_text(lines: list[Line], i: int) -> bool:
    """Below line `i` a paragraph follows, with nothing between but buttons."""
    below = next((line for line in lines[i + 1 : i + 1 + REACH] if not _is_between(line)), None)
    return below is not None and below.shape is Shape.PROSE and not (below.is_linked or below.bullet)
