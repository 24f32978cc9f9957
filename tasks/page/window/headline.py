"""Which line above the first paragraph is the article's headline."""

from collections import Counter
from typing import Final

from tasks.page.lines.credits import is_credited
from tasks.page.lines.lines import Line, Shape, is_menu
from tasks.page.lines.signatures import names_maker
from tasks.page.lines.signed import is_signed, is_under_name

TITLE_SCORES: Final = {Shape.HEADLINE: 2.0, Shape.LABEL: 0.0, Shape.PROSE: 0.5}
MAX_TITLE_CHARS: Final = 220
MIN_ITEM_CHARS: Final = 25  # a shorter line names the section of what follows
LONG_TITLE_CHARS: Final = 120  # headlines above are rare, leads without a full stop are not
MASTHEAD: Final = 2  # lines at the very top that may be the site's name
REACH: Final = 14  # lines above the first paragraph among which the headline is sought


def find_title(lines: list[Line], first: int, times: Counter[str], given_title: str = "") -> int | None:
    """The index of the headline above the first paragraph; None where nothing looks like one."""
    scores: list[tuple[float, int]] = []
    distance = 0.0
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        line = lines[i]
        if line.shape in TITLE_SCORES and len(line.text) <= MAX_TITLE_CHARS and not line.bound:
            scores.append((_title_score(lines, i, times, given_title) - 0.3 * distance, -i))
        distance += 0.3 if line.shape in (Shape.SYMBOL, Shape.STAMP) else 1.0
    if not scores or max(scores)[0] <= 0:
        return None
    return -max(scores)[1]


def _title_score(lines: list[Line], i: int, times: Counter[str], given_title: str) -> float:
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
    timed = below is not None and below.shape is Shape.STAMP
    score += 1.0 * (timed and not (i < MASTHEAD and _is_entry(lines[i + 2 : i + 3])))
    score += 0.5 * (i > 0 and lines[i - 1].shape is Shape.STAMP)
    score += 1.0 * (below is not None and below.shape is Shape.LABEL and is_signed(below))
    score -= 1.5 * (lines[i - 1].shape is Shape.LABEL and is_under_name(lines, i))  # what the author is
    score -= (
        2.0 * _is_listed(lines, i) + 3.0 * (is_signed(line) or names_maker(line.text)) + 3.0 * is_credited(line.text)
    )
    score += 1.0 * (times[line.text] > 1)
    if line.mark is not None:
        score += {"h1": 4.0, "h2": 1.0, "title": 6.0, "img": -4.0}.get(line.mark.tag, 0.0) - 2.0 * line.is_linked
    if given_title and len(line.text) >= 10 and (line.text in given_title or given_title in line.text):
        score += 4.0
    return score


def _is_entry(beyond: list[Line]) -> bool:
    """Of a menu below the page's clock, no author."""
    return any(
        (line.shape is Shape.LABEL and not is_signed(line)) or line.furniture in ("menu", "related") for line in beyond
    )


def _is_listed(lines: list[Line], i: int) -> bool:
    """The header of a link list stands above, with nothing but headlines between."""
    for above in reversed(lines[max(0, i - REACH) : i]):
        if above.furniture == "related":
            return True
        if above.shape is not Shape.STAMP and (above.shape is not Shape.HEADLINE or len(above.text) < MIN_ITEM_CHARS):
            return False
    return False
