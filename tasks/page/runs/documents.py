"""Letters and notices of offices, as they are printed: their letterhead, and who signed them.

The motto of the state or of the party stands above every one of them, with the office's name, the number and the day
around it; an office and a post stand above the name of who signed.
"""

from functools import cache
from typing import Final

from tasks.page.lines.lines import Line, Shape
from tasks.page.lines.signatures import is_name, signs_for
from tasks.tables import read_table

REACH: Final = 5  # lines of a letterhead above its motto
MAX_HEAD: Final = 12  # lines from the motto to the first paragraph
MAX_SIGNED: Final = 5  # lines from the office that signs to the name
MIN_MOTTO, MAX_MOTTO = 20, 40  # characters
MAX_CHARS: Final = 90


@cache
def _mottos() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("page_signs") if row["kind"] == "letterhead")


def is_motto(text: str) -> bool:
    """The motto of the state, with or without a line below it."""
    return text.casefold().strip(" -–—_*") in _mottos()


def mark_documents(lines: list[Line]) -> None:
    """Bind the letterhead of an office to the first paragraph below it: it is of the text, and no headline."""
    short = (i for i, line in enumerate(lines) if MIN_MOTTO <= len(line.text) <= MAX_MOTTO)
    first = next((i for i in short if is_motto(lines[i].text)), None)
    if first is None:
        return
    start = first
    while start and first - start < REACH and _is_of_head(lines[start - 1]):
        start -= 1
    stop = next((i for i in range(first, min(len(lines), first + MAX_HEAD)) if lines[i].shape is Shape.PROSE), None)
    if stop is None:
        return
    for line in lines[start : stop + 1]:
        line.bound = start + 1
        if line.shape is Shape.FURNITURE:  # "THÔNG BÁO"
            line.shape, line.furniture = Shape.LABEL, ""


def _is_of_head(line: Line) -> bool:
    """The name of an office in capitals, a number, a rule."""
    return line.shape is Shape.SYMBOL or (
        len(line.text) <= MAX_CHARS and (line.text.isupper() or _is_number(line.text))
    )


def _is_number(text: str) -> bool:
    """The number of a document behind its label: "Số: 12/TB-CĐN"."""
    label, colon, number = text.partition(":")
    return colon != "" and " " not in label and "/" in number and number.strip()[:1].isdigit()


def find_signed(lines: list[Line], start: int) -> range:
    """The lines from that of the office that signs, the first at `start`, to the name; empty where there is none."""
    if start >= len(lines) or not signs_for(lines[start].text):
        return range(0)
    for i in range(start + 1, min(len(lines), start + MAX_SIGNED)):
        line = lines[i]
        if is_name(line.text) and not line.text.isupper():
            return range(start, i + 1)
        if not (line.text.isupper() or line.text[0] + line.text[-1] == "()" or line.shape is Shape.SYMBOL):
            break
    return range(0)
