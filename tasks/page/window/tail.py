"""Roles of the lines right behind the last paragraph: signature, source, times, key words, texts of pictures."""

import re
from typing import Final

from tasks.page.lines.cells import sections
from tasks.page.lines.credits import is_caption, is_source, may_be_caption
from tasks.page.lines.lines import Line, Shape
from tasks.page.lines.signatures import has_cue, is_office
from tasks.page.lines.signed import is_signed
from tasks.page.model import Role
from tasks.page.runs.documents import find_signed
from tasks.page.window.boxes import TAIL_REACH, is_short_sentence
from tasks.page.window.ends import ENDS

MAX_OFFICE_WORDS: Final = 8
ABOVE: Final = frozenset({"related", "tags", "comment", "share", "count"})  # what an office's name stands above
_KEYWORDS: Final = re.compile(r"[^,.]{2,40}(?:,[^,.]{2,40}){2,}")


def judge_tail(lines: list[Line], last: int, stop: int, roles: list[Role]) -> int:
    """Set the roles of the lines right behind line `last`, before line `stop`; the index behind them."""
    end = last + 1
    gallery = _find_gallery(lines, last, stop)
    reach = last + 1 + TAIL_REACH
    signed_for = range(0)
    for i in range(last + 1, stop):
        signed_for = signed_for or find_signed(lines, i)
        if i >= reach or lines[i].furniture in ENDS:
            break
        reach += lines[i].shape is Shape.ROW or roles[i - 1] is Role.CAPTION
        if i in signed_for:
            roles[i], end = Role.BYLINE, i + 1
            continue
        if lines[i].shape in (Shape.FURNITURE, Shape.SYMBOL):
            roles[i] = Role.NAV
            continue
        told = all(role in (Role.CAPTION, Role.BODY) for role in roles[last + 1 : i])
        signed = Role.BYLINE in roles[last + 1 : i]
        role = _tail_role(lines, i, last, told=told, signed=signed, gallery=gallery)
        if role is None:
            break
        if role is Role.BODY and lines[i].shape is Shape.ROW and i > end:
            break  # a table that is not the text's
        roles[i], end = role, i + 1
    return end


def _tail_role(  # noqa: PLR0911  # one return a sign
    lines: list[Line], i: int, last: int, *, told: bool, signed: bool, gallery: range
) -> Role | None:
    """The role of one line; None where it is not of the article."""
    line = lines[i]
    if line.shape is Shape.ROW:
        announced = i > last + 1 or bool(line.cells) or lines[last].text.endswith((":", ")"))  # else a board's
        return Role.BODY if announced and not signed else None
    if line.points or is_source(line):
        return Role.RELATED if line.points else Role.SOURCE
    if not signed and ((not line.bullet and is_signed(line)) or (told and _is_signed_by_office(lines, i))):
        return Role.BYLINE
    if line.shape is Shape.STAMP:
        return Role.DATELINE
    if not signed and is_caption(line):
        return Role.CAPTION
    if line.text.casefold() in sections() or _KEYWORDS.fullmatch(line.text):
        return Role.NAV
    dated = i + 1 < len(lines) and lines[i + 1].stamp is not None and line.text.endswith("?")  # another article
    if not (signed or dated) and line.gap == lines[last].gap and is_short_sentence(line):
        return Role.BODY
    if i in gallery:
        return Role.HEADING if line.text.isupper() and i + 1 in gallery else Role.CAPTION
    return None


def _is_signed_by_office(lines: list[Line], i: int) -> bool:
    """An office's name alone right below the text, above the list of other articles, key words or comments."""
    line = lines[i]
    closed = i + 1 < len(lines) and lines[i + 1].furniture in ABOVE
    return (
        closed
        and not (line.bullet or line.is_linked)
        and line.text.count(" ") < MAX_OFFICE_WORDS
        and is_office(line.text.capitalize() if line.text.isupper() else line.text)
    )


def _find_gallery(lines: list[Line], last: int, stop: int) -> range:
    """Texts of pictures between the last paragraph and a signature, one that names itself so ("Tin, ảnh: ...")
    or that is below what begins as texts of pictures do.
    """
    for i in range(last + 1, min(stop, last + 1 + TAIL_REACH)):
        line = lines[i]
        shown = i > last + 1 and may_be_caption(lines[last + 1].text)
        if is_signed(line) and (shown or has_cue(line.text)):
            return range(last + 1, i)
        if line.shape not in (Shape.HEADLINE, Shape.LABEL, Shape.SYMBOL) or line.bullet or line.is_linked:
            break
    return range(0)
