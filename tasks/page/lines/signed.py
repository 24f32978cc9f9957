"""Lines that sign: a name alone, where it may be the author's."""

from typing import Final

from tasks.page.lines.cells import sections
from tasks.page.lines.lines import Line, Shape
from tasks.page.lines.signatures import has_surname, read_signature, signs_for

MAX_PEN_NAME_WORDS: Final = 3


def is_signed(line: Line) -> bool:
    """A line that is a name and no section: the end of most articles."""
    return line.text.casefold() not in sections() and read_signature(line.text) is not None


def is_name_line(line: Line) -> bool:
    """A line of its own that signs: a name, or what stands above one in a document."""
    short = line.shape in (Shape.LABEL, Shape.HEADLINE) and not line.bullet
    return short and (is_signed(line) or signs_for(line.text))


def is_under_name(lines: list[Line], i: int) -> bool:
    """A name right above, which is no entry of a menu: there stand others above it."""
    return i > 0 and is_name_line(lines[i - 1]) and not (i > 1 and lines[i - 1].gap == 0 and _is_entry(lines[i - 2]))


def _is_entry(line: Line) -> bool:
    return line.shape is Shape.LABEL or line.furniture == "menu"


def is_photographer(lines: list[Line], i: int) -> bool:
    """A name in capitals right below the text of a picture that stands between two paragraphs."""
    if not 1 < i < len(lines) - 1 or lines[i].gap or not lines[i].text.isupper():
        return False
    if lines[i].text.count(" ") + 1 > MAX_PEN_NAME_WORDS and not has_surname(lines[i].text):
        return False  # a sub-headline
    around = (lines[i - 2].shape, lines[i - 1].shape, lines[i + 1].shape)
    return around == (Shape.PROSE, Shape.HEADLINE, Shape.PROSE) and is_name_line(lines[i])
