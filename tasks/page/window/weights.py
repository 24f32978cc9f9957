"""What each line of a page counts for the article it may belong to, or against it.

Paragraphs count for, everything between them against. Headers of link lists, comments and imprints count so much
that only running text behind them outweighs them, and a lone paragraph behind a headline counts little, because
that is what a teaser looks like.
"""

from collections import Counter
from itertools import pairwise
from typing import Final

from tasks.page.lines.credits import is_caption
from tasks.page.lines.lines import Line, Shape
from tasks.page.lines.signed import is_photographer, is_signed
from tasks.page.runs.pairs import MAX_SUMMARY_CHARS, find_teaser_runs, is_in_run, runs_on
from tasks.page.window.ends import closes_text

COSTS: Final = {
    Shape.HEADLINE: 0.7,
    Shape.LABEL: 0.5,
    Shape.STAMP: 0.5,
    Shape.SYMBOL: 0.2,
    Shape.FURNITURE: 0.5,
    Shape.ROW: 0.1,
}
MAX_ROWS: Final = 10  # of a table that cost: a long one does not cut the text it stands in
BARRIERS: Final = {
    "related": 4.0,
    "tags": 3.0,
    "comment": 4.0,
    "box": 3.0,
    "contact": 5.0,
    "legal": 5.0,
    "menu": 1.0,
    "picture": 0.1,
}
SUB_HEADLINES: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
CHARS_PER_POINT: Final = 100
MAX_POINTS: Final = 6.0  # of one paragraph: an article on one line must not outweigh the page it stands in
ALONE: Final = 0.3  # share that counts of a paragraph under a headline, with none beside it
APART: Final = 0.6  # share that counts of a paragraph between a list, a caption or a stamp and another
DASHES: Final = ("- ", "– ", "— ")
LISTED: Final = 0.1  # cost of a caption, and of each further item: a list in the text does not cut it
TEASER: Final = -1.0  # a paragraph under a doubled headline, or one that is a link
BOX: Final = 1.0  # cost of the header of a list when the text goes on behind it
BOX_REACH: Final = 10  # lines within which it does
MIN_RUN_CHARS: Final = 100  # of both paragraphs
SIGNATURE: Final = 2.5  # behind a name stands rarely more of the article
BEHIND_BARRIER: Final = -0.3  # a lone paragraph below the header of a list


def weigh(lines: list[Line], times: Counter[str]) -> list[float]:
    """What each line counts for the article (positive) or against it; `times` says how often each text stands there."""
    weights: list[float] = []
    teasers = find_teaser_runs(lines)
    behind_barrier = text_seen = in_box = False
    n_rows = 0
    for i, line in enumerate(lines):
        n_rows = n_rows + 1 if line.shape is Shape.ROW else 0
        if line.shape is not Shape.PROSE:
            in_box = in_box and line.shape is Shape.HEADLINE
            if line.furniture == "related" and text_seen and _text_goes_on(lines, i):
                cost, in_box = BOX, True
            elif line.shape is Shape.LABEL and text_seen and not line.bullet and is_signed(line):
                cost = LISTED if is_photographer(lines, i) else SIGNATURE
            elif n_rows:
                cost = COSTS[Shape.ROW] if n_rows <= MAX_ROWS else 0.0
            elif (in_box and line.shape is Shape.HEADLINE) or _is_of_text(lines, i):
                cost = LISTED
            else:
                cost = BARRIERS.get(line.furniture, COSTS[line.shape])
            behind_barrier = behind_barrier or cost >= 3.0
            of_text = line.bound or (line.is_sentence and is_in_run(lines, i))
            gain = ALONE * len(line.text) / CHARS_PER_POINT if of_text else 0.0
            weights.append(gain or -cost)
            continue
        in_run = line.bound or is_in_run(lines, i) or _is_dashed(lines, i)
        doubled = i >= 2 and lines[i - 1].text == lines[i - 2].text and lines[i - 1].shape is Shape.HEADLINE
        under_double = doubled and not in_run
        points = min(len(line.text) / CHARS_PER_POINT, MAX_POINTS)
        under_link = _is_under_link(lines, i) and not in_run
        if line.is_linked or line.points or under_double or under_link or times[line.text] > 2 or i in teasers:
            points = TEASER
        elif in_run:
            behind_barrier, text_seen = False, True
        elif behind_barrier and len(line.text) <= MAX_SUMMARY_CHARS:
            points = BEHIND_BARRIER
        else:
            headed = i > 0 and _is_head(lines[i - 1]) and not _is_link_in_text(lines, i - 1)
            points *= ALONE if headed else APART
        weights.append(points)
    return weights


def _is_of_text(lines: list[Line], i: int) -> bool:
    """A line that is no paragraph and does not cut the text it stands in."""
    line = lines[i]
    return (
        line.bound > 0
        or line.points
        or (line.mark is not None and (_is_sub_headline(line) or _is_link_in_text(lines, i)))
        or not any(map(str.isalpha, line.text))
        or _is_noted(lines, i)
        or (line.shape is Shape.HEADLINE and line.text[-1] in ".;:" and line.text[-2:] != "..")
        or (line.shape is Shape.HEADLINE and (_is_item(lines, i) or _is_dashed(lines, i)))
    )


def _is_noted(lines: list[Line], i: int) -> bool:
    """What a table's unit or source is, in brackets beside it."""
    noted = lines[i].text[0] == "(" and lines[i].text[-1] == ")"
    return noted and any(line.shape is Shape.ROW for line in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]))


def _is_sub_headline(line: Line) -> bool:
    """Marked as one, and no link to another article."""
    return line.mark is not None and line.mark.tag in SUB_HEADLINES and line.mark.href == "" and line.furniture == ""


def _is_link_in_text(lines: list[Line], i: int) -> bool:
    """A lone link to another article between two paragraphs."""
    if not lines[i].is_linked or not 0 < i < len(lines) - 1:
        return False
    return runs_on(lines[i - 1]) and runs_on(lines[i + 1])


def _is_under_link(lines: list[Line], i: int) -> bool:
    """The summary of another article below its linked headline; the text may go on below a single link in it."""
    if i == 0 or not lines[i - 1].is_linked:
        return False
    above = lines[max(0, i - 3) : i - 1]
    in_text = len(above) > 1 and runs_on(above[1]) and not above[0].is_linked
    return not in_text or (i + 1 < len(lines) and lines[i + 1].is_linked)


def _is_item(lines: list[Line], i: int) -> bool:
    """A picture's text, or not the first of a list."""
    return (lines[i].bullet and i > 0 and lines[i - 1].bullet) or is_caption(lines[i])


def _is_dashed(lines: list[Line], i: int) -> bool:
    """One of two or more with a dash before them, a paragraph among them."""
    if not lines[i].text.startswith(DASHES):
        return False
    beside = (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
    return any(Shape.PROSE in (line.shape, lines[i].shape) for line in beside if line.text.startswith(DASHES))


def _text_goes_on(lines: list[Line], i: int) -> bool:
    """Two paragraphs in a row soon below the header of a list: it is a box within the text.

    Lists of teasers have a headline above every paragraph; an answer is no teaser. Short paragraphs
    count where what follows them closes an article: its signature, key words, comments.
    """
    below = lines[i + 1 : i + 1 + BOX_REACH]
    for j, (line, following) in enumerate(pairwise(below), i + 1):
        if line.furniture in BARRIERS:
            return False
        if following.bound and len(following.text) >= MIN_RUN_CHARS:
            return True
        if line.shape is not Shape.PROSE or following.shape is not Shape.PROSE or line.is_linked or following.is_linked:
            continue
        if min(len(line.text), len(following.text)) >= MIN_RUN_CHARS or closes_text(lines, j + 2):
            return True
    return False


def _is_head(line: Line) -> bool:
    """What may be the headline of a teaser: no item of a list, no picture's text, no marked sub-headline."""
    return line.shape is Shape.HEADLINE and not (line.bullet or is_caption(line) or _is_sub_headline(line))
