"""Where the article of a page stands: its headline, its first paragraph, its last.

Paragraphs count for, everything between them against; the stretch with the greatest sum is the article
(as in text-density extractors, Kohlschütter et al. 2010, with a maximum subarray in place of a classifier).
Headers of link lists, comments and imprints count so much that only running text behind them outweighs
them, and a lone paragraph behind a headline counts little, because that is what a teaser looks like.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import Final

from tasks.page.anchors import (
    closes_text,
    end_above_author,
    extend_down,
    extend_sections,
    extend_to_signature,
    find_anchor,
    is_photographer,
    is_signed,
)
from tasks.page.credits import is_caption, is_credited
from tasks.page.lines import Line, Shape, is_menu
from tasks.page.model import NotAnArticle

COSTS: Final = {
    Shape.HEADLINE: 0.7,
    Shape.LABEL: 0.5,
    Shape.STAMP: 0.5,
    Shape.SYMBOL: 0.2,
    Shape.FURNITURE: 0.5,
    Shape.ROW: 0.1,
}
TITLE_SCORES: Final = {Shape.HEADLINE: 2.0, Shape.LABEL: 0.0, Shape.PROSE: 0.5}
MAX_ROWS: Final = 10  # of a table that cost: a long one does not cut the text it stands in
BARRIERS: Final = {
    "related": 4.0,
    "tags": 3.0,
    "comment": 4.0,
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
MAX_SUMMARY_CHARS: Final = 450
MAX_PAIR_LINES: Final = 4  # from one summary to the next: its headline, that again, a time
MIN_TEASER_RUN: Final = 3
MIN_TEASER_HEAD_CHARS: Final = 40  # on average; sub-headlines are shorter
MIN_ARTICLE_CHARS: Final = 200  # of prose; the shortest news in the corpora has more
MAX_TITLE_CHARS: Final = 220
MIN_ITEM_CHARS: Final = 25  # a shorter line names the section of what follows
LONG_TITLE_CHARS: Final = 120  # headlines above are rare, leads without a full stop are not
CHARS_PER_TEASER: Final = 3  # more text is asked of a page full of other headlines,
MAX_LEAST_CHARS: Final = 500  # but no more than this: short news stand on long pages too
MIN_INDEX_TEASERS: Final = 15  # a page with as many headlines and no text is a list of articles
MIN_INDEX_SUMMARIES: Final = 5
MAX_ALONE_SHARE: Final = 0.75  # of the paragraphs of an article; with more it is a list of teasers
REACH: Final = 14  # lines above the first paragraph among which the headline is sought


@dataclass(frozen=True, slots=True)
class Window:
    """Indexes into the page's lines: headline (None where the text has none), first and last paragraph."""

    title: int | None
    first: int
    last: int

    def moved(self, by: int) -> "Window":
        """The same place once `by` lines stand above."""
        return Window(None if self.title is None else self.title + by, self.first + by, self.last + by)


def find_window(lines: list[Line], given_title: str = "") -> Window:
    """The article's place among the lines. `given_title` is what a record or the HTML head says it is.

    Raises NotAnArticle: `no_article`, `too_short` or `index_page`, with the measure that said so.
    """
    if not any(line.shape is Shape.PROSE for line in lines):
        raise NotAnArticle("no_article", f"no paragraph among {len(lines)} lines")
    times = Counter(line.text for line in lines)
    weights = weigh(lines, times)
    start, last = _heaviest(weights)
    while last > start and weights[last] <= 0:
        last -= 1
    first = next((i for i in range(start, last + 1) if lines[i].shape is Shape.PROSE), None)
    if first is None:
        _refuse_index(lines, [])
        raise NotAnArticle("too_short", "no running text")
    title = find_title(lines, first, times, given_title)
    if not given_title and (anchor := find_anchor(lines, first)) is not None:
        title = anchor
    first, last = _whole_runs(lines, _first_paragraph(lines, title, first), last)
    last = extend_to_signature(lines, title, first, extend_down(lines, last))
    last = end_above_author(lines, first, extend_sections(lines, last, find_spacing(lines, first, last)))
    _refuse_index(lines, [i for i in range(first, last + 1) if lines[i].shape is Shape.PROSE])
    return Window(title, first, last)


def _whole_runs(lines: list[Line], first: int, last: int) -> tuple[int, int]:
    """The first and the last line of text, with all of each run that is in part between or begins right below."""
    runs = {line.bound for line in lines[first : last + 2]} - {0}
    bound = [i for i, line in enumerate(lines) if line.bound in runs] if runs else [first]
    return min(first, bound[0]), max(last, bound[-1])


def find_spacing(lines: list[Line], first: int, last: int) -> int:
    """Empty lines between two paragraphs that follow each other, most often."""
    gaps = [
        lines[i].gap
        for i in range(first + 1, last + 1)
        if lines[i].shape is Shape.PROSE and lines[i - 1].shape is Shape.PROSE
    ]
    return median_low(gaps) if gaps else 1


def _refuse_index(lines: list[Line], prose: list[int]) -> None:
    """Raise NotAnArticle where the stretch found is short, or a list of teasers."""
    n_chars = sum(len(lines[i].text) for i in prose)
    shapes = [line.shape for line in lines]
    n_teasers = shapes.count(Shape.HEADLINE) + shapes.count(Shape.PROSE) - len(prose)
    least = min(MAX_LEAST_CHARS, MIN_ARTICLE_CHARS + CHARS_PER_TEASER * n_teasers)
    if n_chars < least:
        check = "index_page" if n_teasers >= MIN_INDEX_TEASERS else "too_short"
        reason = f"{n_chars} characters of running text, fewer than {least} beside {n_teasers} other headlines"
        raise NotAnArticle(check, reason)
    n_alone = sum(
        not (lines[i].bound or _is_in_run(lines, i)) and lines[i - 1].shape is Shape.HEADLINE for i in prose if i
    )
    if len(prose) >= MIN_INDEX_SUMMARIES and n_alone > MAX_ALONE_SHARE * len(prose):
        raise NotAnArticle("index_page", f"{n_alone} of {len(prose)} paragraphs stand alone under a headline")


def _is_in_run(lines: list[Line], i: int) -> bool:
    """Another paragraph stands right above or below, unless the line is that of a teaser."""
    return (i > 0 and _runs(lines[i - 1])) or (i + 1 < len(lines) and _runs(lines[i + 1]))


def _runs(line: Line) -> bool:
    return line.shape is Shape.PROSE and not line.is_linked


def _first_paragraph(lines: list[Line], title: int | None, first: int) -> int:
    """The first paragraph under the headline; those behind the header of a list are other articles'."""
    if title is None:
        return first
    for i in range(title + 1, first):
        if lines[i].furniture == "related":
            break
        if lines[i].shape is Shape.PROSE and not lines[i].is_linked and not lines[i].bullet:
            return i
    return first


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
            weights.append(-cost)
            continue
        in_run = line.bound or _is_in_run(lines, i) or _is_dashed(lines, i)
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
    return _runs(lines[i - 1]) and _runs(lines[i + 1])


def _is_under_link(lines: list[Line], i: int) -> bool:
    """The summary of another article below its linked headline; the text may go on below a single link in it."""
    if i == 0 or not lines[i - 1].is_linked:
        return False
    above = lines[max(0, i - 3) : i - 1]
    in_text = len(above) > 1 and _runs(above[1]) and not above[0].is_linked
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


def find_teaser_runs(lines: list[Line]) -> set[int]:
    """Summaries in lists of teasers: headline and lone short paragraph in turn, three times or more.

    An article whose sub-headlines have one paragraph each has shorter ones, or longer paragraphs.
    """
    pairs = [
        i
        for i in range(1, len(lines))
        if lines[i].shape is Shape.PROSE
        and lines[i - 1].shape is Shape.HEADLINE
        and lines[i - 1].bullet == lines[i].bullet
        and not lines[i - 1].text.endswith((".", ":"))
        and len(lines[i].text) <= MAX_SUMMARY_CHARS
        and not (lines[i].bound or _is_in_run(lines, i))
    ]
    found: set[int] = set()
    run: list[int] = []
    for i in [*pairs, len(lines) + MAX_PAIR_LINES]:
        if run and i - run[-1] > MAX_PAIR_LINES:
            n_head = sum(len(lines[j - 1].text) for j in run) / len(run)
            if len(run) >= MIN_TEASER_RUN and n_head >= MIN_TEASER_HEAD_CHARS:
                found.update(run)
            run = []
        run.append(i)
    return found


def _heaviest(weights: list[float]) -> tuple[int, int]:
    """First and last index of the stretch with the greatest sum (Kadane), the earliest of equals."""
    best = total = 0.0
    start, found = 0, (0, 0)
    best = float("-inf")
    for i, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, i
        total += weight
        if total > best:
            best, found = total, (start, i)
    return found


def find_title(lines: list[Line], first: int, times: Counter[str], given_title: str = "") -> int | None:
    """The index of the headline above the first paragraph; None where nothing looks like one."""
    scores: list[tuple[float, int]] = []
    distance = 0.0
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        line = lines[i]
        if line.shape in TITLE_SCORES and len(line.text) <= MAX_TITLE_CHARS:
            scores.append((title_score(lines, i, times, given_title) - 0.3 * distance, -i))
        distance += 0.3 if line.shape in (Shape.SYMBOL, Shape.STAMP) else 1.0
    if not scores or max(scores)[0] <= 0:
        return None
    return -max(scores)[1]


def title_score(lines: list[Line], i: int, times: Counter[str], given_title: str) -> float:
    """How much a line looks like the page's headline; above 0 it may be."""
    line = lines[i]
    score = TITLE_SCORES[line.shape]
    below = lines[i + 1] if i + 1 < len(lines) else None
    score -= 3.0 * line.bullet + 1.5 * is_menu(line.text)
    score -= 2.0 * line.text.endswith(("|", ",", ";", ":")) + 4.0 * line.text.startswith(("#", "http"))
    score -= 1.0 * (line.text.endswith(".") and not line.text.endswith("..")) + 1.0 * (
        len(line.text) > LONG_TITLE_CHARS
    )
    score += 0.5 * (line.gap > 0 or i == 0) + 0.5 * (below is not None and below.gap > 0)
    score += 1.0 * (below is not None and below.shape is Shape.STAMP)
    score += 0.5 * (i > 0 and lines[i - 1].shape is Shape.STAMP)
    score += 1.0 * (below is not None and below.shape is Shape.LABEL and is_signed(below))
    score -= 1.5 * (i > 0 and lines[i - 1].shape is Shape.LABEL and is_signed(lines[i - 1]))  # what the author is
    score -= 2.0 * _is_listed(lines, i) + 3.0 * is_signed(line) + 3.0 * is_credited(line.text)
    score += 1.0 * (times[line.text] > 1)
    if line.mark is not None:
        score += {"h1": 4.0, "h2": 1.0, "title": 6.0}.get(line.mark.tag, 0.0) - 2.0 * line.is_linked
    if given_title and len(line.text) >= 10 and (line.text in given_title or given_title in line.text):
        score += 4.0
    return score


def _is_listed(lines: list[Line], i: int) -> bool:
    """The header of a link list stands above, with nothing but headlines between."""
    for above in reversed(lines[max(0, i - REACH) : i]):
        if above.furniture == "related":
            return True
        if above.shape is not Shape.STAMP and (above.shape is not Shape.HEADLINE or len(above.text) < MIN_ITEM_CHARS):
            return False
    return False
