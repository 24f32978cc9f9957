"""Where the article of a page stands: its headline, its first paragraph, its last.

Lines have weights (`weights.py`); the stretch with the greatest sum is the article, as in text-density
extractors (Kohlschütter et al. 2010), with a maximum subarray in place of a classifier.
"""

from collections import Counter
from dataclasses import dataclass
from statistics import median_low
from typing import Final

from tasks.page.lines.credits import is_caption
from tasks.page.lines.lines import Line, Shape
from tasks.page.model import NotAnArticle
from tasks.page.runs.pairs import is_in_run
from tasks.page.window.anchors import find_anchor
from tasks.page.window.ends import end_above_author, extend_down, extend_numbers, extend_sections, extend_to_signature
from tasks.page.window.headline import MASTHEAD, find_title
from tasks.page.window.weights import weigh

MIN_ARTICLE_CHARS: Final = 200  # of prose; the shortest news in the corpora has more
CHARS_PER_TEASER: Final = 3  # more text is asked of a page full of other headlines,
MAX_LEAST_CHARS: Final = 500  # but no more than this: short news stand on long pages too
MIN_INDEX_TEASERS: Final = 15  # a page with as many headlines and no text is a list of articles
MIN_INDEX_SUMMARIES: Final = 5
MIN_ENTRIES: Final = 2  # of a menu
MAX_ALONE_SHARE: Final = 0.75  # of the paragraphs of an article; with more it is a list of teasers


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
    while first and _may_open(lines[first - 1]):
        first -= 1
    title = find_title(lines, first, times, given_title)
    anchor = find_anchor(lines, first) if not given_title else None
    if anchor is not None and not _is_masthead(lines, anchor, title):
        title = anchor
    first, last = _whole_runs(lines, _first_paragraph(lines, title, first), last)
    first, last = _whole_sentences(lines, title, first, last)
    last = extend_to_signature(lines, title, first, extend_down(lines, last))
    last = end_above_author(lines, first, extend_sections(lines, last, find_spacing(lines, first, last)))
    last = extend_numbers(lines, first, last)
    _refuse_index(lines, [i for i in range(first, last + 1) if lines[i].shape is Shape.PROSE or lines[i].is_sentence])
    return Window(title, first, last)


def _whole_runs(lines: list[Line], first: int, last: int) -> tuple[int, int]:
    """The first and the last line of text, with all of each run that is in part between or begins right below."""
    runs = {line.bound for line in lines[first : last + 2]} - {0}
    bound = [i for i, line in enumerate(lines) if line.bound in runs] if runs else [first]
    return min(first, bound[0]), max(last, bound[-1])


def _is_masthead(lines: list[Line], anchor: int, title: int | None) -> bool:
    """The site's name and the clock at the very top: a menu and the headline stand below."""
    if title is None or anchor >= min(title, MASTHEAD):
        return False
    between = lines[anchor + 1 : title]
    n_entries = sum(line.shape is Shape.LABEL or line.furniture in ("menu", "related") for line in between)
    return n_entries >= MIN_ENTRIES and all(line.shape is not Shape.PROSE for line in between)


def _may_open(line: Line) -> bool:
    """A short sentence that is no picture's text; a headline may exclaim."""
    return line.is_sentence and line.text[-1] == "." and not is_caption(line)


def _whole_sentences(lines: list[Line], title: int | None, first: int, last: int) -> tuple[int, int]:
    """The same with the short sentences right above and below."""
    while (
        first - 1 > (-1 if title is None else title)
        and lines[first - 1].is_sentence
        and not is_caption(lines[first - 1])
    ):
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].is_sentence and not is_caption(lines[last + 1]):
        last += 1
    return first, last


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
    n_sentences = sum(lines[i].shape is not Shape.PROSE for i in prose)
    n_teasers = shapes.count(Shape.HEADLINE) + shapes.count(Shape.PROSE) - len(prose) + n_sentences
    least = min(MAX_LEAST_CHARS, MIN_ARTICLE_CHARS + CHARS_PER_TEASER * n_teasers)
    if n_chars < least:
        check = "index_page" if n_teasers >= MIN_INDEX_TEASERS else "too_short"
        reason = f"{n_chars} characters of running text, fewer than {least} beside {n_teasers} other headlines"
        raise NotAnArticle(check, reason)
    n_alone = sum(
        not (lines[i].bound or is_in_run(lines, i)) and lines[i - 1].shape is Shape.HEADLINE for i in prose if i
    )
    if len(prose) >= MIN_INDEX_SUMMARIES and n_alone > MAX_ALONE_SHARE * len(prose):
        raise NotAnArticle("index_page", f"{n_alone} of {len(prose)} paragraphs stand alone under a headline")


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


def _heaviest(weights: list[float]) -> tuple[int, int]:
    """First and last index of the stretch with the greatest sum (Kadane), the earliest of equals."""
    best, total = float("-inf"), 0.0
    start, found = 0, (0, 0)
    for i, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, i
        total += weight
        if total > best:
            best, found = total, (start, i)
    return found
