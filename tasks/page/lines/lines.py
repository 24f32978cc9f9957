"""The lines of a page and their shapes: prose, headline, label, stamp, or the site's furniture."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from tasks.page.lines.cells import bar_kind, find_table_rows, sections, split_cells
from tasks.page.lines.furniture import behind_pointer, furniture_kind
from tasks.page.lines.markup import Markup, has_signs, read_markup
from tasks.page.lines.signatures import is_place_like, read_signature
from tasks.page.lines.stamps import Stamp, is_passing_time, read_stamp
from tasks.page.lines.wrapped import find_continued
from tasks.page.model import Block, Mark, Page, Role

MIN_PROSE_CHARS: Final = 60  # a finished sentence of an article is rarely shorter
MIN_UNFINISHED_PROSE_CHARS: Final = 160  # without a final stop, only length tells a paragraph from a headline
MIN_PROSE_WORDS: Final = 10
MIN_SENTENCE_WORDS: Final = 3
MAX_QUESTION_CHARS: Final = 120  # a headline may ask; a longer question is a paragraph
MIN_HEADLINE_CHARS, MIN_HEADLINE_WORDS = 12, 4
MAX_KEYWORD_CHARS: Final = 22  # on average
MIN_MENU_WORDS: Final = 6
MAX_SMALL_WORDS: Final = 3  # "Xuất khẩu lao động"; headlines have longer runs without a capital
MIN_HEADS_SHARE: Final = 0.36  # words that begin an item; where there are many of them, fewer will do
MANY_HEADS, MIN_HEADS_SHARE_OF_MANY = 5, 0.25
MIN_LONG_MENU_CHARS, MIN_HEADS_OF_LONG = 100, 10
MOSTLY_LINKED: Final = 0.6
MAX_LINK_CHARS: Final = 160
MAX_BULLETED_CHARS: Final = 400

_BULLET: Final = re.compile(r"\s*[*+•▪►»·●○■□◦‣](?:\s+|$)")  # "-" and "1." stand in articles too
_JUNK: Final = "\u200b\ufeff\u00ad \t\u00a0\r"
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u200b-\u200f\u2060\ufeff]")
_UNCLEAN: Final = re.compile("[\u00a0\u00ad\u034f\u200b-\u200f\u2060\ufeff]")
_STOP: Final = re.compile(r"(?<!\.)\. ")  # inside a headline; "..." may stand there
_SENTENCE_ENDS: Final = frozenset(".!")
_FINAL: Final = frozenset(".!?…:;")
_CLOSERS: Final = "”\"’')]» \u00a0*|"
_NO_MENU: Final = re.compile('[\\d:,"“?!%]')  # marks of a sentence


class Shape(StrEnum):
    """What a line looks like, whatever its place."""

    PROSE = "prose"
    HEADLINE = "headline"  # some words, no sentence
    LABEL = "label"  # a word or three
    STAMP = "stamp"  # a time; of a date only where `stamp` is given
    FURNITURE = "furniture"
    ROW = "row"  # of a table
    SYMBOL = "symbol"  # nothing to read


Spans = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Line:
    """A non-empty line: page[start:end]; `text` is it without bullet, marks, blanks and invisible letters, NFC.

    Of a page whose paragraphs were broken at a column it is a whole paragraph.
    """

    number: int  # 0-based line number in the page; of the first, where it was broken
    start: int
    end: int
    text: str
    gap: int  # empty lines before it
    bullet: bool
    points: bool  # to another article: "Xem thêm:" or ">>" stand in front
    mark: Mark | None = None
    indent: int = 0  # blanks before the first
    cells: tuple[str, ...] = ()  # where it has several parts
    parts: Spans = ()  # of each line of the page in it
    shape: Shape = Shape.SYMBOL
    furniture: str = ""  # the kind in the table, for FURNITURE
    stamp: Stamp | None = None
    bound: int = 0  # the run of lines it goes with: an interview's, a series of pictures', a list's; 0 none

    @property
    def is_linked(self) -> bool:
        """Mostly inside <a>, as teasers and menus are."""
        return self.mark is not None and self.mark.link_share > MOSTLY_LINKED

    @property
    def is_sentence(self) -> bool:
        """A sentence too short for prose, as people write who end a line with each."""
        text = self.text
        return (
            text[-1:] in _SENTENCE_ENDS
            and self.shape in (Shape.HEADLINE, Shape.LABEL)
            and text[-2:] != ".."
            and text.count(" ") + 1 >= MIN_SENTENCE_WORDS
            and not (self.bullet or self.points or self.is_linked)
        )

    @property
    def is_picture(self) -> bool:
        """Nothing but a picture, and what it shows."""
        return self.mark is not None and self.mark.tag == "img"


def is_finished(text: str) -> bool:
    """Ends like a sentence: . ! ? … : ; with closing quotes and brackets behind."""
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _FINAL


def read_lines(page: Page) -> list[Line]:
    """The non-empty lines of a page in order, with their shapes."""
    marks = {mark.line: mark for mark in page.marks}
    lines = list(_read_lines(page.text, marks))
    may_be_rows = [line for line in lines if line.shape is not Shape.SYMBOL]
    for i in find_table_rows([() if line.bullet else line.cells for line in may_be_rows]):
        if may_be_rows[i].shape is not Shape.STAMP:
            may_be_rows[i].shape, may_be_rows[i].furniture = Shape.ROW, ""
    return lines


def blocks_of(lines: list[Line], roles: list[Role]) -> tuple[Block, ...]:
    """The lines of the page that each line was made of, as blocks of its role."""
    return tuple(
        Block(start, end, role, start != line.start)
        for line, role in zip(lines, roles, strict=True)
        for start, end in line.parts
    )


def _read_lines(text: str, marks: dict[int, Mark]) -> Iterable[Line]:
    at = gap = 0
    unclean = not unicodedata.is_normalized("NFC", text) or _UNCLEAN.search(text) is not None
    rows = text.split("\n")
    continued = find_continued(rows) if not marks else frozenset()
    for number, first in enumerate(rows):
        start, at = at, at + len(first) + 1
        if number in continued:
            continue
        if not first.strip():
            gap += 1
            continue
        raw = first
        parts: Spans = ((start, start + len(first.rstrip("\r"))),)
        if number + 1 in continued:
            raw, parts = _join(rows, number, start, continued)
        bare = raw.strip(_JUNK)
        bullet = _BULLET.match(bare) if len(bare) < MAX_BULLETED_CHARS else None
        body = bare[bullet.end() :].strip(_JUNK) if bullet else bare
        mark, bar, other = marks.get(number), "", behind_pointer(body)
        if mark is None and not other and has_signs(body):
            body, mark, bar = _without_marks(body, number)
        cells = split_cells(body)
        if unclean and not (unicodedata.is_normalized("NFC", body) and _UNCLEAN.search(body) is None):
            body = " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", body)).split())
        other = other and behind_pointer(body)
        indent = len(first) - len(first.lstrip(" \t\u00a0"))
        line = Line(
            number, start, parts[-1][1], other or body, gap, bullet is not None, other != "", mark, indent, cells, parts
        )
        _judge(line, bar)
        gap = 0
        yield line


def _join(rows: list[str], number: int, start: int, continued: frozenset[int]) -> tuple[str, Spans]:
    """The paragraph that begins with row `number`, at `start` of the page, and where each of its rows stands."""
    text = rows[number]
    parts = [(start, start + len(text.rstrip("\r")))]
    pieces = [text.rstrip()]
    at = start + len(text) + 1
    while (number := number + 1) in continued:
        row = rows[number]
        parts.append((at, at + len(row.rstrip("\r"))))
        pieces.append(row.strip())
        at += len(row) + 1
    return " ".join(pieces), tuple(parts)


def _without_marks(body: str, number: int) -> tuple[str, Mark, str]:
    """A line without the marks of Markdown and text browsers, what they say of it, as HTML would, and of its bar."""
    read = read_markup(body)
    tag = f"h{read.level}" if read.level else _tag_of_picture(read) if read.picture else "em" if read.italic else "p"
    # Where a numbered link ends is not marked: it is taken for all of a line that is no sentence.
    numbered = read.number > 0 and body[0] == "[" and len(read.text) < MAX_LINK_CHARS and not is_finished(read.text)
    mark = Mark(number, tag, "", 1.0 if numbered else read.link_share, read.href)
    return read.text, mark, bar_kind(read.labels, linked=True) if mark.link_share > MOSTLY_LINKED else ""


def _tag_of_picture(read: Markup) -> str:
    return "figcaption" if read.italic and read.text else "img"


def _judge(line: Line, bar: str) -> None:
    """Set the shape, from the surest sign to the vaguest; `bar` is the kind of several links in one line."""
    text = line.text
    n_chars = len(text)
    if n_chars < 2 or not any(map(str.isalnum, text)):
        return
    if kind := furniture_kind(text):
        line.shape, line.furniture = Shape.FURNITURE, kind
    elif (stamp := read_stamp(text)) and _is_own_time(stamp):
        line.shape, line.stamp = Shape.STAMP, stamp
    elif is_passing_time(text):
        line.shape = Shape.STAMP
    elif not line.points and (kind := bar or bar_kind(line.cells)):
        line.shape, line.furniture = Shape.FURNITURE, kind
    elif is_long_menu(text):
        line.shape, line.furniture = Shape.FURNITURE, "menu"
    elif _is_enumeration(text):
        line.shape = Shape.LABEL
    else:
        n_words = text.count(" ") + 1
        asks = n_chars <= MAX_QUESTION_CHARS and text.endswith(("?", "!")) and not _STOP.search(text)
        if n_words >= MIN_PROSE_WORDS and (
            n_chars >= MIN_UNFINISHED_PROSE_CHARS or (n_chars >= MIN_PROSE_CHARS and is_finished(text) and not asks)
        ):
            line.shape = Shape.PROSE
        elif n_chars >= MIN_HEADLINE_CHARS and n_words >= MIN_HEADLINE_WORDS:
            line.shape = Shape.HEADLINE
        else:
            line.shape = Shape.LABEL


def _is_enumeration(text: str) -> bool:
    """Key words comma by comma, and no sentence."""
    n_commas = text.count(",")
    return n_commas > 3 and n_commas * MAX_KEYWORD_CHARS > len(text) and not is_finished(text) and ". " not in text


def is_menu(text: str) -> bool:
    """Section names run together in one line: every few words a capital with small words behind it.

    Capitals in a row are a person's or place's name, many small words in a row a sentence.
    """
    words = text.split()
    if len(words) < MIN_MENU_WORDS or text.isupper() or _NO_MENU.search(text):
        return False
    heads = run = 0
    for word, following in pairwise([*words, "-"]):
        is_small = not word[0].isupper() and word[0].isalpha()
        run = run + 1 if is_small else 0
        if run > MAX_SMALL_WORDS:
            return False
        heads += word[0].isupper() and not following[0].isupper()
    share = MIN_HEADS_SHARE if heads < MANY_HEADS else MIN_HEADS_SHARE_OF_MANY
    return heads >= share * len(words)


def is_long_menu(text: str) -> bool:
    """A menu run together that is as long as a paragraph: no comma and no end, and a capital every few words."""
    if len(text) < MIN_LONG_MENU_CHARS or "," in text or ". " in text or is_finished(text):
        return False
    words = text.split()
    heads = sum(a[0].isupper() and not b[0].isupper() for a, b in pairwise([*words, "-"]))
    return heads >= MIN_HEADS_OF_LONG and heads >= MIN_HEADS_SHARE_OF_MANY * len(words)


def _is_own_time(stamp: Stamp) -> bool:
    """Nothing beside the time but sections, counters, names or, with a time of day or set apart, three words."""
    return all(
        part.casefold() in sections()
        or ((stamp.has_time or "|" in stamp.rest) and part.count(" ") < 3)
        or furniture_kind(part) != ""
        or is_place_like(part)
        or read_signature(part) is not None
        for part in filter(None, map(str.strip, stamp.rest.split("|")))
    )
