"""How far an article goes on below its densest stretch: to a signature, over sections set as its own are."""

from typing import Final

from tasks.page.lines.cells import sections
from tasks.page.lines.credits import is_source
from tasks.page.lines.lines import Line, Shape, is_finished
from tasks.page.lines.signatures import has_cue, heads_author_box
from tasks.page.lines.signed import is_name_line, is_signed
from tasks.page.runs.lists import is_item

REACH_DOWN: Final = 10
REACH_TO_SIGNATURE: Final = 30  # lines below the stretch
MAX_SUMMARY_CHARS: Final = 250
MAX_SUMMARY_CHARS_OF_MORE: Final = 160  # than one sentence
MAX_SECTION_PARAGRAPHS: Final = 4  # behind the densest stretch
MIN_PARAGRAPH_CHARS: Final = 100
MAX_ABOUT_LINES: Final = 4  # of what is told of the author, its header included
MAX_HEADING_CHARS: Final = 60
MAX_SHORT_HEADING_CHARS: Final = 45  # of a section that nothing else tells from a teaser
MAX_NUMBER_CHARS: Final = 2
CLOSERS: Final = frozenset({"tags", "comment"})
ENDS: Final = frozenset({"related", "tags", "comment", "contact", "legal"})


def extend_down(lines: list[Line], last: int) -> int:
    """The last paragraph before the signature or source that closes the article, else `last`.

    Between stand only sections of the article: short headings, pictures, paragraphs of some length.
    """
    found, n_paragraphs = last, 0
    for i in range(last + 1, min(len(lines), last + 1 + REACH_DOWN)):
        line = lines[i]
        if line.furniture in ENDS or line.bullet or line.is_linked:
            return last
        if is_name_line(line) or is_source(line):
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
    authors = {line.text for line in head if is_name_line(line)}
    n_headlines = n_long = n_texts = 0
    text_end = last
    for i in range(last + 1, min(len(lines), last + 1 + REACH_TO_SIGNATURE)):
        line = lines[i]
        if line.furniture in ENDS or line.stamp is not None or line.is_linked:
            break
        signs = n_long <= 1 and is_name_line(line)
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
        if heads_author_box(lines[i].text) and is_name_line(lines[i - 1]):
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
    return line.furniture in CLOSERS or is_name_line(line) or is_source(line)


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


def extend_numbers(lines: list[Line], first: int, last: int) -> int:
    """The last line of the sections whose numbers go on from those of the text ("3. Hồ sơ" behind "2."), else `last`.

    Paragraphs, short sentences and items stand between; anything else ends them.
    """
    number = max((n for line in lines[first : last + 1] if (n := _number_of(line))), default=0)
    end = last
    for i in range(last + 1, len(lines) if number else 0):
        line = lines[i]
        if _number_of(line) == number + 1:
            number += 1
        elif line.shape is Shape.PROSE or line.is_sentence or (is_item(line) and is_finished(line.text)):
            end = i if end > last or _number_of(lines[i - 1]) == number else last
            if end == last:
                break
        elif line.shape is not Shape.SYMBOL:
            break
    return end


def _number_of(line: Line) -> int:
    """The number of a sub-headline: 3 of "3. Hồ sơ"; 0 where it has none."""
    number = line.text.split(". ", 1)[0] if line.shape in (Shape.HEADLINE, Shape.LABEL) else ""
    return int(number) if number.isdecimal() and len(number) <= MAX_NUMBER_CHARS and not is_finished(line.text) else 0


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
