"""What fixes the ends of an article whatever stands between: a headline beside the page's own time, a signature.

The densest stretch of a page may begin behind a box in the text or end before the last section; the
headline above it and the signature below it say that the article goes on.
"""

from typing import Final

from tasks.page.cells import sections
from tasks.page.credits import is_credited, is_source
from tasks.page.lines import Line, Shape, is_finished, is_menu
from tasks.page.signatures import (
    begins_with_tag,
    has_cue,
    has_surname,
    heads_author_box,
    names_maker,
    read_signature,
    signs_for,
)

REACH_UP: Final = 45  # lines above the stretch: a live report or a page of pictures has as many small ones
REACH_DOWN: Final = 10
REACH_TO_TIME: Final = 6  # lines of buttons and counters between a headline and its time
REACH_TO_SIGNATURE: Final = 30  # lines below the stretch
MAX_TIMES: Final = 2  # between headline and text: of the publication, of a change
MAX_BUTTONS_ABOVE: Final = 2
MAX_LEAD_CHARS: Final = 500
MAX_TITLE_CHARS: Final = 220
MIN_TITLE_CHARS: Final = 25
MAX_SUMMARY_CHARS: Final = 250
MAX_SUMMARY_CHARS_OF_MORE: Final = 160  # than one sentence
MAX_SECTION_PARAGRAPHS: Final = 4  # behind the densest stretch
MIN_PARAGRAPH_CHARS: Final = 100
MAX_ABOUT_LINES: Final = 4  # of what is told of the author, its header included
MAX_HEADING_CHARS: Final = 60
MAX_SHORT_HEADING_CHARS: Final = 45  # of a section that nothing else tells from a teaser
MAX_PEN_NAME_WORDS: Final = 3
CLOSERS: Final = frozenset({"tags", "comment"})
ENDS: Final = frozenset({"related", "tags", "comment", "contact", "legal"})


def is_signed(line: Line) -> bool:
    """A line that is a name and no section: the end of most articles."""
    return line.text.casefold() not in sections() and read_signature(line.text) is not None


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


def _is_name(line: Line) -> bool:
    signs = is_signed(line) or signs_for(line.text)
    return line.shape in (Shape.LABEL, Shape.HEADLINE) and not line.bullet and signs


def is_under_name(lines: list[Line], i: int) -> bool:
    """A name right above, which is no entry of a menu: there stand others above it."""
    return i > 0 and _is_name(lines[i - 1]) and not (i > 1 and lines[i - 1].gap == 0 and _is_entry(lines[i - 2]))


def _is_entry(line: Line) -> bool:
    return line.shape is Shape.LABEL or line.furniture == "menu"


def is_photographer(lines: list[Line], i: int) -> bool:
    """A name in capitals right below the text of a picture that stands between two paragraphs."""
    if not 1 < i < len(lines) - 1 or lines[i].gap or not lines[i].text.isupper():
        return False
    if lines[i].text.count(" ") + 1 > MAX_PEN_NAME_WORDS and not has_surname(lines[i].text):
        return False  # a sub-headline
    around = (lines[i - 2].shape, lines[i - 1].shape, lines[i + 1].shape)
    return around == (Shape.PROSE, Shape.HEADLINE, Shape.PROSE) and _is_name(lines[i])


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
        if line.stamp is not None or (_is_name(line) and not is_photographer(lines, i + 1 + j)):
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
    if len(above) > 2 and _is_name(above[-2]):
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


def extend_down(lines: list[Line], last: int) -> int:
    """The last paragraph before the signature or source that closes the article, else `last`.

    Between stand only sections of the article: short headings, pictures, paragraphs of some length.
    """
    found, n_paragraphs = last, 0
    for i in range(last + 1, min(len(lines), last + 1 + REACH_DOWN)):
        line = lines[i]
        if line.furniture in ENDS or line.bullet or line.is_linked:
            return last
        if _is_name(line) or is_source(line):
            return found
        if line.shape is Shape.PROSE:
            n_paragraphs += 1
            if len(line.text) < MIN_PARAGRAPH_CHARS or n_paragraphs > MAX_SECTION_PARAGRAPHS:
                return last
            found = i
        elif line.shape is Shape.HEADLINE and (len(line.text) > MAX_HEADING_CHARS or _is_teaser(lines, i)):
            return last
    return last


def _is_teaser(lines: list[Line], i: int) -> bool:
    """A headline, long for a sub-headline, and one short paragraph below it."""
    below, beyond = lines[i + 1 : i + 2], lines[i + 2 : i + 3]
    lone = bool(below) and below[0].shape is Shape.PROSE and not (beyond and beyond[0].shape is Shape.PROSE)
    if not lone or len(lines[i].text) <= MAX_SHORT_HEADING_CHARS:
        return False
    n_chars, one_sentence = len(below[0].text), ". " not in below[0].text
    return n_chars <= (MAX_SUMMARY_CHARS if one_sentence else MAX_SUMMARY_CHARS_OF_MORE)


def extend_to_signature(lines: list[Line], title: int | None, first: int, last: int) -> int:
    """The last line of text before the author who stands beside the headline too, or before a signature with key
    words or buttons right behind; else `last`.

    Pictures' texts, lists and headlines of other articles may stand between, but no time and no header of a list; a
    headline and one paragraph may be a teaser.
    """
    head = lines[title + 1 : first] if title is not None else []
    authors = {line.text for line in head if _is_name(line)}
    n_headlines = n_long = n_texts = 0
    text_end = last
    for i in range(last + 1, min(len(lines), last + 1 + REACH_TO_SIGNATURE)):
        line = lines[i]
        if line.furniture in ENDS or line.stamp is not None or line.is_linked:
            break
        signs = n_long <= 1 and _is_name(line)
        if line.text in authors or (signs and (has_cue(line.text) or _closes_behind(lines, i + 1))):
            return last if n_texts == 1 and n_headlines else text_end
        if line.shape is Shape.PROSE or is_finished(line.text):
            text_end = i
            n_texts += 1
        elif line.shape is Shape.HEADLINE and not line.text.endswith((";", ":")):
            n_headlines += 1
            n_long += len(line.text) > MAX_HEADING_CHARS
    return last


def end_above_author(lines: list[Line], first: int, last: int) -> int:
    """The last paragraph before a signature with some words on the author below, else `last`."""
    for i in range(max(first + 1, last - MAX_ABOUT_LINES), last):
        if heads_author_box(lines[i].text) and _is_name(lines[i - 1]):
            return max((j for j in range(first, i - 1) if lines[j].shape is Shape.PROSE), default=last)
    return last


def _closes_behind(lines: list[Line], i: int) -> bool:
    """Line `i` is what stands below a signature that ends an article: key words, buttons, comments, a source."""
    if i >= len(lines):
        return True
    line = lines[i]
    return line.furniture in ENDS | {"share"} or line.text.startswith("#") or is_source(line)


def closes_text(lines: list[Line], i: int) -> bool:
    """Line `i` is what stands right below an article: its signature or source, key words, comments."""
    if i >= len(lines):
        return False
    line = lines[i]
    return line.furniture in CLOSERS or _is_name(line) or is_source(line)


def extend_sections(lines: list[Line], last: int, spacing: int) -> int:
    """The last paragraph of the sections behind `last` that are set as the article's own are, else `last`.

    A short heading and one paragraph, as far apart as paragraphs of the text (`spacing`) are: other articles'
    headlines are longer and stand in lists.
    """
    if spacing == 0:
        return _extend_to_end(lines, last)
    for _ in range(MAX_SECTION_PARAGRAPHS):
        head = next((i for i in range(last + 1, len(lines) - 1) if lines[i].shape is not Shape.SYMBOL), None)
        if head is None or not _heads_section(lines, head, spacing):
            break
        last = head + 1
    return last


def _extend_to_end(lines: list[Line], last: int) -> int:
    """Headings and paragraphs in turn up to what closes an article, its key words, comments or related articles.

    With nothing of the site's between they are of the text, which stands as tight, where the last heading is short.
    """
    end, sub_headline = last, ""
    while end - last < 2 * MAX_SECTION_PARAGRAPHS:
        at = next((i for i in range(end + 1, len(lines) - 1) if lines[i].shape is not Shape.SYMBOL), None)
        if at is None:
            break
        head, paragraph = lines[at], lines[at + 1]
        short = head.shape in (Shape.HEADLINE, Shape.LABEL) and not (head.bullet or head.points or is_signed(head))
        if not short or paragraph.shape is not Shape.PROSE or head.is_linked or paragraph.is_linked:
            break
        if head.gap or paragraph.gap or len(paragraph.text) < MIN_PARAGRAPH_CHARS:
            break
        end, sub_headline = at + 1, head.text
        while end + 1 < len(lines) and lines[end + 1].shape is Shape.PROSE and not lines[end + 1].is_linked:
            end += 1
    closed = end + 1 < len(lines) and (
        closes_text(lines, end + 1)
        or lines[end + 1].furniture in ENDS
        or (lines[end + 1].shape is Shape.HEADLINE and end + 2 < len(lines) and lines[end + 2].stamp is not None)
    )
    return end if closed and len(sub_headline) <= MAX_SHORT_HEADING_CHARS else last


def _heads_section(lines: list[Line], i: int, spacing: int) -> bool:
    line, paragraph = lines[i], lines[i + 1]
    beyond = lines[i + 2 : i + 4]
    listed = len(beyond) > 1 and beyond[0].shape is Shape.HEADLINE and beyond[1].shape is Shape.PROSE
    return (
        spacing > 0
        and line.shape in (Shape.HEADLINE, Shape.LABEL)
        and len(line.text) <= MAX_SHORT_HEADING_CHARS
        and line.gap >= spacing
        and paragraph.gap == spacing
        and paragraph.shape is Shape.PROSE
        and len(paragraph.text) >= MIN_PARAGRAPH_CHARS
        and not (listed or line.bullet or line.points or line.is_linked or paragraph.is_linked)
        and line.text.casefold() not in sections()
        and not is_signed(line)
    )
