"""Articles told in pictures: the texts below them are the text, whatever a template prints between."""

import re
from typing import Final

from tasks.page.lines.credits import MAX_CAPTION_CHARS, announces_pictures, is_credited
from tasks.page.lines.lines import Line, Shape
from tasks.page.lines.signatures import is_office
from tasks.page.lines.signed import is_signed
from tasks.page.model import Mark
from tasks.page.window.ends import ENDS

MIN_PICTURES: Final = 4
MAX_COUNTER_CHARS: Final = 9  # "12 / 100"
MIN_LETTERS: Final = 5  # of a header
MIN_CHARS, MIN_WORDS = 40, 8  # of a picture's text that is a sentence
BETWEEN: Final = 3  # lines of words from one to the next: a button, a paragraph
WORDS: Final = frozenset({Shape.PROSE, Shape.HEADLINE, Shape.LABEL})
MAX_HEADING_CHARS: Final = 40  # of a short line between


_COUNTED: Final = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})")  # "3 / 12"


def mark_announced(lines: list[Line]) -> None:
    """Give the short lines below "Một số hình ảnh tại lễ trao quà:" the mark that HTML gives the texts of pictures."""
    announced = False
    for line in lines:
        if line.text.endswith(":") and announces_pictures(line.text) and not (line.is_linked or line.bullet):
            announced = True
        elif announced and _may_be_shown(line):
            line.mark = Mark(line.number, "figcaption")
        else:
            announced = False


def _may_be_shown(line: Line) -> bool:
    """Short, and neither a signature nor the site's."""
    short = line.shape in (Shape.HEADLINE, Shape.LABEL) and not (line.bullet or line.points or line.is_linked)
    return short and not is_signed(line) and not (line.text.isupper() and is_office(line.text.capitalize()))


def mark_gallery(lines: list[Line]) -> None:
    """Take the texts of pictures in a row for paragraphs, bound to each other."""
    _mark_counters(lines)
    pictures = [i for i in range(len(lines)) if _is_picture_text(lines, i)]
    if len(pictures) < MIN_PICTURES:
        return
    run: list[int] = []
    n_between = 0
    for i in range(pictures[0], len(lines)):
        if i in pictures:
            run.append(i)
            n_between = 0
        elif lines[i].shape in WORDS or lines[i].furniture in ENDS:
            n_between += BETWEEN + 1 if _parts(lines[i]) else 1
            if n_between > BETWEEN:
                _bind(lines, run)
                run = []
    _bind(lines, run)


def _mark_counters(lines: list[Line]) -> None:
    """Make pictures of lines that count them: "1/5", "2/5" ... with the text of most below."""
    short = ((i, line.text) for i, line in enumerate(lines) if len(line.text) <= MAX_COUNTER_CHARS)
    counted = [(i, int(n[1]), n[2]) for i, text in short if (n := _COUNTED.fullmatch(text))]
    if len(counted) < MIN_PICTURES:
        return
    in_turn = [number for _, number, _ in counted] == list(range(1, len(counted) + 1))
    told = sum(lines[i + 1].shape is Shape.PROSE for i, _, _ in counted if i + 1 < len(lines))
    if in_turn and len({total for *_, total in counted}) == 1 and 2 * told > len(counted):
        for i, *_ in counted:
            lines[i].shape, lines[i].furniture = Shape.FURNITURE, "picture"


def _is_picture_text(lines: list[Line], i: int) -> bool:
    """A sentence with a credit behind it, or below the name of a picture's file."""
    line = lines[i]
    n_chars = len(line.text)
    if not MIN_CHARS <= n_chars <= MAX_CAPTION_CHARS or line.shape not in (Shape.HEADLINE, Shape.PROSE):
        return False
    if line.bullet or line.points or line.is_linked or line.text.count(" ") + 1 < MIN_WORDS:
        return False
    told = line.text.endswith(".") and i > 0 and lines[i - 1].furniture == "picture"  # headlines have thumbnails, too
    return told or is_credited(line.text)


def _parts(line: Line) -> bool:
    """What does not stand between two pictures of an article: the headline of another, the header of a list."""
    long = line.shape is Shape.HEADLINE and len(line.text) > MAX_HEADING_CHARS
    return line.is_linked or line.points or long or line.furniture in ENDS


def _opens(lines: list[Line], first: int) -> bool:
    """The headline's time, the author or a paragraph stand above the first picture, and no header of a list does.

    A name below a paragraph signs the article; a label that comes again is a button.
    """
    for i in range(first - 1, -1, -1):
        line = lines[i]
        if line.furniture in ENDS:
            return False
        if line.shape in (Shape.PROSE, Shape.STAMP, Shape.HEADLINE) and not is_signed(line):
            return True
        if line.shape in WORDS and is_signed(line):
            return i > 0 and lines[i - 1].shape is not Shape.PROSE
        if line.shape is Shape.LABEL and sum(map(str.isalpha, line.text)) >= MIN_LETTERS:
            return any(other.text == line.text for other in lines[first + 1 :])
    return False


def _bind(lines: list[Line], run: list[int]) -> None:
    if len(run) < MIN_PICTURES or not _opens(lines, run[0]):
        return
    paragraphs = [i for i in range(run[0], run[-1]) if lines[i].shape is Shape.PROSE and i not in run]
    if 2 * len(paragraphs) > len(run):
        return  # an article with pictures
    for i in (*run, *paragraphs):
        lines[i].shape, lines[i].bound = Shape.PROSE, run[0] + 1
