"""The headline that is certain whatever stands between it and the text: it has the page's own time or author beside it.

The densest stretch of a page may begin behind a box in the text; the headline above says that the article goes on.
"""

from typing import Final

from tasks.page.lines.cells import sections
from tasks.page.lines.credits import is_credited
from tasks.page.lines.lines import Line, Shape, is_menu
from tasks.page.lines.signatures import begins_with_tag, names_maker
from tasks.page.lines.signed import is_name_line, is_photographer, is_signed, is_under_name
from tasks.page.window.ends import ENDS

REACH_UP: Final = 45  # lines above the stretch: a live report or a page of pictures has as many small ones
REACH_TO_TIME: Final = 6  # lines of buttons and counters between a headline and its time
MAX_TIMES: Final = 2  # between headline and text: of the publication, of a change
MAX_BUTTONS_ABOVE: Final = 2
MAX_LEAD_CHARS: Final = 500
MAX_TITLE_CHARS: Final = 220
MIN_TITLE_CHARS: Final = 25


def find_anchor(lines: list[Line], first: int) -> int | None:
    """The nearest headline above line `first` that has the page's own time or its author beside it.

    None where the header of a list, comments or an imprint stand between with no text before them.
    """
    text_seen, n_times = True, 0
    menu: int | None = None
    for i in range(first - 1, max(-1, first - 1 - REACH_UP), -1):
        line = lines[i]
        n_times += line.stamp is not None and not line.bound
        if n_times > MAX_TIMES or (menu is not None and i < menu - REACH_TO_TIME // 2):
            break
        if line.furniture in ENDS:
            text_seen = False
        elif line.shape is Shape.PROSE and not line.is_linked and not line.bullet:
            text_seen = True
        if not (text_seen and _may_be_title(lines, i)):
            continue
        if not (_has_time_or_author(lines, i, first) or _heads_first_tag(lines, i)):
            continue
        if not _is_one_of_many(lines, i):
            if not is_menu(line.text):
                return i - _is_section(lines, i)
            menu = i if menu is None else menu
    return menu


def _is_section(lines: list[Line], i: int) -> bool:
    """A short line below a longer one that a menu above names, too: between a headline and its time."""
    text = lines[i].text
    if i == 0 or len(text) >= MIN_TITLE_CHARS or not _may_be_title(lines, i - 1) or not _is_headline(lines[i - 1]):
        return False
    return text.casefold() in sections() or any(line.text == text for line in lines[: i - 1])


def _may_be_title(lines: list[Line], i: int) -> bool:
    line = lines[i]
    under_name = line.gap == 0 and is_under_name(lines, i)  # what the author is
    ends_open = line.text.endswith((".", ",", ";", ":", "|")) and not line.text.endswith("..")
    return (
        line.shape is Shape.HEADLINE
        and len(line.text) <= MAX_TITLE_CHARS
        and not (line.bullet or line.bound or line.points or line.is_linked or under_name or ends_open)
        and not line.text.startswith(("#", "http"))
        and not (is_signed(line) or names_maker(line.text) or is_credited(line.text) or line.is_picture)
    )


def _has_time_or_author(lines: list[Line], i: int, first: int) -> bool:
    """A date above; or a date or a name below, with nothing between but the lead, buttons and counters."""
    above = lines[i - 1].stamp if i > 1 else None
    if (above is not None and above.has_time) or _heads_text(lines, i, first):
        return True
    for j, line in enumerate(lines[i + 1 : i + 1 + REACH_TO_TIME]):
        if line.stamp is not None or (is_name_line(line) and not is_photographer(lines, i + 1 + j)):
            return True
        if j == 0 and i + 1 < first and _is_lead(line):
            continue
        if line.shape in (Shape.HEADLINE, Shape.PROSE) or line.furniture in ENDS or line.bullet:
            return False
    return False


def _heads_text(lines: list[Line], i: int, first: int) -> bool:
    """Right above a paragraph and below a date, with at most two buttons between; not again, as pictures' texts."""
    below = lines[i + 1 : i + 3]
    opens = i + 1 == first or (_is_lead(below[0]) and all(line.shape is not Shape.STAMP for line in below))
    if not opens or _is_again(lines, i):
        return False
    for line in reversed(lines[max(0, i - MAX_BUTTONS_ABOVE - 1) : i]):
        if line.stamp is not None:
            return True
        if line.shape not in (Shape.LABEL, Shape.SYMBOL) and line.furniture not in ("share", "count"):
            return False
    return False


def _heads_first_tag(lines: list[Line], i: int) -> bool:
    """Above the first paragraph of the page that begins with a newspaper's tag; teasers have it too, further below."""
    if not (_is_lead(lines[i + 1]) and begins_with_tag(lines[i + 1].text)):
        return False
    return not (_is_again(lines, i) or any(line.shape is Shape.PROSE for line in lines[:i]))


def _is_again(lines: list[Line], i: int) -> bool:
    """The text of a line a little further up."""
    return any(line.text == lines[i].text for line in lines[max(0, i - REACH_TO_TIME) : i])


def _is_lead(line: Line) -> bool:
    return line.shape is Shape.PROSE and len(line.text) <= MAX_LEAD_CHARS and not (line.is_linked or line.bullet)


def _is_one_of_many(lines: list[Line], i: int) -> bool:
    """Another headline with a time of its own right above or below: a list of the latest news."""
    above = lines[max(0, i - 3) : i]
    if len(above) > 2 and is_name_line(above[-2]):
        del above[-2]  # the author between a headline and its time
    if len(above) > 1 and above[-1].shape is Shape.STAMP and _is_headline(above[-2]):
        return True
    return any(
        line.shape is Shape.HEADLINE and i + j + 2 < len(lines) and lines[i + j + 2].shape is Shape.STAMP
        for j, line in enumerate(lines[i + 1 : i + 3], 0)
        if lines[i + j].shape is Shape.STAMP
    )


def _is_headline(line: Line) -> bool:
    """Of an article; a shorter one may name the section."""
    return line.shape in (Shape.HEADLINE, Shape.PROSE) and len(line.text) >= MIN_TITLE_CHARS
