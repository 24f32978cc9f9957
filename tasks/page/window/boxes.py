"""What templates set apart in an article: teaser boxes at its end, a lead behind the signature.

Their lines look like sub-headlines and paragraphs; what tells them is the empty lines around them, which
differ from those between the paragraphs of the same page.
"""

from collections import Counter
from itertools import pairwise
from typing import Final

from tasks.page.lines.credits import is_caption
from tasks.page.lines.lines import Line, Shape, is_finished
from tasks.page.lines.signatures import read_signature
from tasks.page.runs.lone import NUMBERED
from tasks.page.window.window import Window

TAIL_REACH: Final = 7  # lines behind the last paragraph that may still belong to the article
LATE_LEAD_GAP: Final = 2  # empty lines that set a lead printed last apart from the signature
MAX_LEAD_CHARS: Final = 700
MIN_BOX_WORDS: Final = 8
MAX_BOXES: Final = 2
MAX_SUMMARY_CHARS: Final = 300  # of a teaser


def find_late_lead(lines: list[Line], window: Window, spacing: int) -> int | None:
    """The lead that a template prints as the page's last line, set apart behind the signature."""
    last = len(lines) - 1
    line = lines[last]
    if line.shape is not Shape.PROSE or line.gap < max(LATE_LEAD_GAP, spacing + 1):
        return None
    near = last - window.first > 2 and last - window.last <= TAIL_REACH and len(line.text) <= MAX_LEAD_CHARS
    return last if near and read_signature(lines[last - 1].text) else None


def _is_teaser_pair(lines: list[Line], i: int, spacing: int) -> bool:
    """A headline and its summary, set otherwise than the paragraphs of this page are."""
    head, summary = lines[i], lines[i + 1]
    if (
        head.shape is not Shape.HEADLINE
        or head.bullet
        or head.bound
        or is_caption(head)
        or NUMBERED.match(head.text)
        or (is_finished(head.text) and not head.text.endswith(("?", "!", "...")))
    ):
        return False
    if summary.shape is not Shape.PROSE or len(summary.text) > MAX_SUMMARY_CHARS:
        return False
    return (spacing > 0 and summary.gap == 0) or (spacing == 0 and head.gap > 1)


def peel_teasers(lines: list[Line], window: Window, spacing: int) -> int:
    """The last paragraph of the article itself: teaser boxes at its end are taken off.

    A page that sets a sub-headline of its own tight on its paragraph keeps the last one too.
    """
    last = window.last
    own_style = any(_is_teaser_pair(lines, i, spacing) for i in range(window.first, last - 3))
    while last - 2 > window.first:
        if (spacing == 0 or not own_style) and _is_teaser_pair(lines, last - 1, spacing):
            last -= 2
        elif _is_glued_teaser(lines[last], spacing):
            last -= 1
        else:
            break
        while last > window.first and lines[last].shape is not Shape.PROSE and not is_short_sentence(lines[last]):
            last -= 1
    return last


def find_boxes(lines: list[Line], first: int, last: int, spacing: int) -> set[int]:
    """Headline and summary of another article between paragraphs of the text, set tight where those are set apart.

    A button stands below them, or the page sets the sub-headlines of its own, which are shorter, apart.
    """
    if spacing == 0:
        return set()
    pairs = [i for i in range(first, last) if _is_teaser_pair(lines, i, spacing) and lines[i].gap >= spacing]
    if not pairs:
        return set()
    apart = any(
        lines[i].shape in (Shape.HEADLINE, Shape.LABEL) and lines[i + 1].shape is Shape.PROSE and lines[i + 1].gap > 0
        for i in range(first, last)
    )
    times = Counter(line.text for line in lines[: last + 1])
    found: set[int] = set()
    for i in pairs:
        if max(times[lines[i - 1].text], times[lines[i].text]) > 1:
            continue  # alt texts of a picture, and its text
        below = lines[i + 2] if i + 2 < len(lines) else None
        has_button = below is not None and below.gap == 0 and below.shape is Shape.FURNITURE
        long = lines[i].text.count(" ") + 1 >= MIN_BOX_WORDS
        if has_button or (apart and long and len(pairs) <= MAX_BOXES):
            found |= {i, i + 1}
    return found


def _is_glued_teaser(line: Line, spacing: int) -> bool:
    """A headline and its summary run together ("... năm họcSở vừa ..."), in a box of its own."""
    return line.gap > spacing and len(line.text) < MAX_SUMMARY_CHARS + 100 and _is_glued(line.text)


def _is_glued(text: str) -> bool:
    """Two words with no blank between, the second with a capital; not a brand ("VietNamNet")."""
    return any(
        a.islower() and b.isupper()
        for word in text.split()
        if not word.isascii() and not word.islower() and not word.isupper()
        for a, b in pairwise(word.replace("”", "").replace('"', ""))
    )


def is_short_sentence(line: Line) -> bool:
    """A last sentence too short for prose, or a note in brackets: "(Còn nữa)"."""
    return line.shape is not Shape.PROSE and (is_finished(line.text) or line.text[:1] + line.text[-1:] == "()")
