"""A headline alone between the paragraphs of an article, which nothing marks as a sub-headline: what it is.

A sub-headline is short and heads a paragraph. A longer line that heads nothing, or holds a colon, is another
article's headline; where a page has several, they are its pictures' texts.
"""

import re
from typing import Final

from tasks.page.lines.credits import is_caption, may_be_caption
from tasks.page.lines.lines import Line, Shape, is_finished
from tasks.page.model import Role
from tasks.page.runs.lists import is_item
from tasks.page.runs.talk import asks

MIN_WORDS: Final = 8  # of a headline; sub-headlines are shorter
MAX_HEADING_WORDS: Final = 15
MAX_HEADING_CHARS: Final = 72
NUMBERED: Final = re.compile(r"(?:\d{1,2}|[IVX]{1,5})[.)]\s")


def is_marked(line: Line) -> bool:
    """A sub-headline by its number or by its mark."""
    return NUMBERED.match(line.text) is not None or (line.mark is not None and line.mark.tag.startswith("h"))


def find_lone(lines: list[Line], first: int, last: int) -> dict[int, Role]:
    """The role of each short line between two paragraphs, or above a sub-headline, that is none itself."""
    found: dict[int, Role] = {}
    idle: list[int] = []
    for i in range(first, last):
        line, n_words = lines[i], lines[i].text.count(" ") + 1
        if line.shape not in (Shape.HEADLINE, Shape.LABEL) or line.bullet or line.bound or is_marked(line):
            continue
        if len(line.text) > MAX_HEADING_CHARS or is_finished(line.text):
            continue
        if n_words > MAX_HEADING_WORDS or may_be_caption(line.text):
            found[i] = Role.CAPTION
        elif n_words >= MIN_WORDS and not line.text.isupper():
            if _heads_nothing(lines[i + 1], n_words):
                idle.append(i)
            if lines[i + 1].shape is Shape.STAMP or (n_words > MIN_WORDS and ": " in line.text):
                found[i] = Role.RELATED
    return found | dict.fromkeys(idle, Role.RELATED if len(idle) == 1 else Role.CAPTION)


def _heads_nothing(below: Line, n_words: int) -> bool:
    """The line below is a sub-headline, shorter than one of `n_words`."""
    if below.shape not in (Shape.HEADLINE, Shape.LABEL) or below.bullet or below.bound or is_item(below):
        return False
    if is_caption(below) or may_be_caption(below.text) or (is_finished(below.text) and not asks(below)):
        return False
    return below.text.count(" ") + 1 < n_words
