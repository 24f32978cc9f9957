"""Digits that count nothing: addresses of pages, phones, document numbers, plates, codes, list numbers.

Found by shape in the chunks of a text that hold digits, before anything is read as a number. What needs a
word before it to be known (`Thông tư 29`, `quận 7`) is a rule of the quantities.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tasks.findings.words import any_of, forms
from tasks.tables import read_table

_DAY = re.compile(
    r"(?:\d{1,2}([.\-])\d{1,2}\1(?:1[89]|2[01])\d{2}|(?:1[89]|2[01])\d{2}-\d{2}-\d{2})(?!\d)"
)  # 05-09-2024
_CHUNK = re.compile(r"(?<!\S)[^\s\d]{0,80}\d\S{0,200}")
_PHONE = re.compile(
    r"""(?<![\w.,/-])
    (?:\(0\d{1,3}\)\ ?\d{3,4} | (?:\+84|\(\+84\)|0)(?:\ ?[.\-]?\ ?\d){1,3} | 1[89]00)  # (024) 3825, +84 91, 090, 1900
    (?:[\ .\-]{0,2}\d{2,4}){1,4}  # 123 4567
    (?![\w/%]|[.,]\d)""",
    re.VERBOSE,
)
_UPPER = "A-ZĐÂĂÊÔƠƯ"
_URL = r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{0,64}(?:(?:\.[\w-]{1,24}){1,4}|\.{2,3})"
_HOST = r"(?:[\w-]{1,40}\.){1,4}(?:vn|com|net|org|edu|gov|info)\b\S*"
_DOCUMENT = rf"""
    (?<!\w)\d{{1,5}}[a-z]?(?:/\d{{4}})?  # 29, 6010, 08/2022
    [/\-][{_UPPER}][{_UPPER}&]*[0-9]{{0,3}}  # /QĐ, -NQ, /QH13
    (?:[\-/–.&][{_UPPER}0-9]+)*g?\b  # -UBND, /TW, -TTg
"""
_PLATE = re.compile(  # begins with a digit, so that few places are tried; its letters: _before
    r"""\d\d(?:-?[A-ZĐ]{1,2}\d?\ ?[.\-–]?\ ?(?:\d{3}\.\d{2}|\d{3}\.(?:xx|XX|\*\*))(?!\w|[.,]\d)  # 29A- 168.78
    | [A-Z][A-Z0-9]?\ ?[\-–]\ ?\d{2,5}(?!\w|[.,]\d)  # 43A-1234, 99K – 32…
    | \d{2,3}\ ?-?TS(?!\w))  # a fishing boat's: BĐ 12345 TS""",
    re.VERBOSE,
)
_BOAT = re.compile(r"(?<![^\W_])[A-ZĐ]{1,2}[a-z]?[ -]?\Z")  # before the digits of a boat
_BANK = re.compile(r"(?<![^\W_])[A-Z]{1,4}\Z")  # before those of an account
_MOST_LETTERS = 6
_CODE = rf"""
    (?<![^\W\d_])(?![IVX]{{1,3}}[\-.]\d{{4}}\b|SN\d)  # not the quarter I-2017, nor born in (SN1981)
    [{_UPPER}][{_UPPER}a-z]{{0,20}}[\-.]?\d[{_UPPER}a-z0-9]*(?:[\-/.][{_UPPER}0-9]+)*  # Covid-19, A2, B-52
    | (?<![\d.,])\d{{1,4}}(?!H\d{{0,2}}\b)[{_UPPER}][{_UPPER}0-9]{{0,6}}(?![^\W\d_])  # 4G, 7A1, 35B; not 17H30
"""
_COORDINATE = r"\d{1,3}°\s?\d{1,2}['’′](?:\s?\d{1,2}(?:[.,]\d{1,4})?(?:[\"”″]|''|’’))?"
_SHAPES = (  # with a mark that the chunk must hold
    ("coordinate", "°", re.compile(_COORDINATE)),
    ("address", "+", re.compile(r"(?<!\w)[Kk][Mm]\d{1,4}\+\d{1,3}")),
    ("url", ".", re.compile(f"{_URL}|{_HOST}")),
    ("document", "", re.compile(_DOCUMENT, re.VERBOSE)),
    ("code", "", re.compile(_CODE, re.VERBOSE)),
    ("id", ".", re.compile(r"(?<![\d.])(?!19|20)\d{4}(?:\.\d{2}){1,3}(?![\d.]*\d)")),
    ("version", ".", re.compile(r"(?!\d{1,3}(?:\.\d{3}){3,9}(?!\d))\d+(?:\.\d+){3,}")),
)
_LIST_NUMBER = re.compile(
    r"""(?:^|\n|(?<!\d)[:;.…“"!?)]\ ?(?=\d{1,2}[.\-–]\ [^\W\d_a-z]))[ \t]*  # a line's start, a mark and a capital
    (?P<number>\d{1,2}(?:\.\d{1,2}){0,3})
    (?:[.)]|[.)]?-)(?=[\s“"]|[^\W\d_])""",
    re.VERBOSE,
)
_GIVEN = re.compile(r"\d[\dA-Z]*(?:[ .\-]\d[\d-]*){0,6}(?![\w,/%]|\.\d)")  # 0011 0026 43148
_TO_GIVEN = 30  # characters before one in which a word such as `STK:` leads to it
_SHORTEST_GIVEN = 6  # digits
_EDGE = "()[]{}“”\"'‘’,;:!?…."


class Identifier(NamedTuple):
    """text[start:end] is digits (with what belongs to them) that are no quantity and no time."""

    kind: str  # url, phone, document, plate, code, version, id, list_number, …: here, in kinds.py and in labels.py
    start: int
    end: int


def find_shapes(text: str) -> list[Identifier]:
    """Identifiers known by their shape alone, in text order, none overlapping another."""
    found = [
        Identifier("list_number", *m.span("number"))
        for m in _LIST_NUMBER.finditer(text)
        if not m["number"].count(".") > 2
    ]
    found += [
        Identifier("id", _before(_BANK, text, m.start()), m.end()) for m in _GIVEN.finditer(text) if _is_given(text, m)
    ]
    if any(c in text for c in "0189"):
        found += [Identifier("phone", *m.span()) for m in _PHONE.finditer(text) if _is_phone(m[0])]
    found += [
        Identifier("plate", _before(_BOAT, text, m.start()) if m[0].endswith("TS") else m.start(), m.end())
        for m in _PLATE.finditer(text)
        if m.start() == 0 or not (text[m.start() - 1].isalnum() or text[m.start() - 1] == ".")
    ]
    for chunk in _CHUNK.finditer(text):
        found += _in_chunk(chunk[0], chunk.start())
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[Identifier] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _in_chunk(chunk: str, at: int) -> Iterator[Identifier]:
    if chunk.isdigit():
        return
    done = 0
    for kind, mark, shape in _SHAPES:
        if mark not in chunk:
            continue
        for match in shape.finditer(chunk):
            if match.start() < done or not any(c.isdigit() for c in match[0]):
                continue
            if kind == "code" and _is_measure(match[0], chunk, match.start()):
                continue
            done = match.start() + len(match[0].rstrip(_EDGE))
            yield Identifier(kind, at + match.start(), at + done)


@cache
def _units() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("unit_words"))


def _is_measure(code: str, chunk: str, at: int) -> bool:
    """`220V`, `50MW`, `5K`: a number with a unit that is written in capitals."""
    letters = code.lstrip("0123456789")
    return letters != code and (letters in _units() or (len(letters) > 1 and letters.lower() in _units()))


@cache
def _ids() -> re.Pattern[str]:
    words = any_of(row["form"] for row in read_table("label_words") if row["kind"] == "id")
    number = any_of(forms("quantity_words", "class", "Num"))
    return re.compile(rf"{words}(?: {number})?:?\s?\Z", re.IGNORECASE)


def _is_given(text: str, match: re.Match[str]) -> bool:
    """`STK: 0011 0026 43148`: long, and behind a word for what is given to a thing or person."""
    if len(match[0]) < _SHORTEST_GIVEN or sum(c.isdigit() for c in match[0]) < _SHORTEST_GIVEN:
        return False
    start = _before(_BANK, text, match.start())
    glued = start > 0 and (text[start - 1].isalnum() or text[start - 1] in ".,/-")
    return not glued and bool(_ids().search(text[max(0, start - _TO_GIVEN) : start]))


def _before(letters_of: re.Pattern[str], text: str, start: int) -> int:
    """Where the capital letters begin that stand before digits: `BĐ 12345 TS`, `VN12 3456`."""
    letters = letters_of.search(text, max(0, start - _MOST_LETTERS), start)
    return letters.start() if letters else start


def _is_phone(written: str) -> bool:
    digits = sum(c.isdigit() for c in written)
    return 8 <= digits <= 12 and not _DAY.match(written)
