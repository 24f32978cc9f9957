"""Digits that count nothing: addresses of pages, phones, document numbers, plates, codes, list numbers.

Found by shape in the chunks of a text that hold digits, before anything is read as a number. What needs a
word before it to be known (`Thông tư 29`, `quận 7`) is a rule of the quantities.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

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
    (?<![^\W\d_])\d{{1,5}}[a-z]?(?:/\d{{4}})?  # 29, 6010, 08/2022
    [/\-][{_UPPER}][{_UPPER}&]*[0-9]{{0,3}}  # /QĐ, -NQ, /QH13
    (?:[\-/–.&][{_UPPER}0-9]+)*g?\b  # -UBND, /TW, -TTg
"""
_PLATE = re.compile(
    r"""(?<![\w.])
    (?:\d{2}-?[A-Z][A-Z0-9]?\ ?[.\-–]?\ ?(?:\d{3}\.\d{2}|\d{3}\.(?:xx|XX|\*\*))  # 29A- 168.78, 37B2 094.40, 37C-527.xx
    | \d{2}[A-Z][A-Z0-9]?\ ?[\-–]\ ?\d{2,5}  # 43A-1234, 99K – 32…
    | [A-ZĐ]{1,2}[a-z]?\ ?-?\d{4,5}\ ?-?TS)  # a fishing boat's: BĐ 12345 TS
    (?!\w|[.,]\d)""",
    re.VERBOSE,
)
_CODE = rf"""
    (?<![^\W\d_])(?![IVX]{{1,3}}[\-.]\d{{4}}\b|SN\d)  # not the quarter I-2017, nor born in (SN1981)
    [{_UPPER}][{_UPPER}a-z]{{0,20}}[\-.]?\d[{_UPPER}a-z0-9]*(?:[\-/.][{_UPPER}0-9]+)*  # Covid-19, A2, B-52
    | (?<![\d.,])\d{{1,4}}(?!H\d{{0,2}}\b)[{_UPPER}][{_UPPER}0-9]{{0,6}}(?![^\W\d_])  # 4G, 7A1, 35B; not 17H30
"""
_SHAPES = (
    ("url", re.compile(f"{_URL}|{_HOST}")),
    ("document", re.compile(_DOCUMENT, re.VERBOSE)),
    ("code", re.compile(_CODE, re.VERBOSE)),
    ("version", re.compile(r"(?!\d{1,3}(?:\.\d{3}){3,9}(?!\d))\d+(?:\.\d+){3,}")),
)
_LIST_NUMBER = re.compile(
    r"""(?:^|\n|(?<!\d)[:;.…“"!?)]\ ?(?=\d{1,2}[.\-–]\ [^\W\d_a-z]))[ \t]*  # a line's start, a mark and a capital
    (?P<number>\d{1,2}(?:\.\d{1,2}){0,3})
    (?:[.)]|[.)]?-)(?=[\s“"]|[^\W\d_])""",
    re.VERBOSE,
)
_EDGE = "()[]{}“”\"'‘’,;:!?…."


class Identifier(NamedTuple):
    """text[start:end] is digits (with what belongs to them) that are no quantity and no time."""

    kind: str  # url, phone, document, plate, code, version, list_number, address, score, name
    start: int
    end: int


def find_shapes(text: str) -> list[Identifier]:
    """Identifiers known by their shape alone, in text order, none overlapping another."""
    found = [
        Identifier("list_number", *m.span("number"))
        for m in _LIST_NUMBER.finditer(text)
        if not m["number"].count(".") > 2
    ]
    if any(c in text for c in "0189"):
        found += [Identifier("phone", *m.span()) for m in _PHONE.finditer(text) if _is_phone(m[0])]
    found += [Identifier("plate", *m.span()) for m in _PLATE.finditer(text)]
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
    for kind, shape in _SHAPES:
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


def _is_phone(written: str) -> bool:
    digits = sum(c.isdigit() for c in written)
    return 8 <= digits <= 12 and not _DAY.match(written)
