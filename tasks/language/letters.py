"""Edits of letters: what is the same character to a reader becomes the same code points.

An edit takes a line of text and gives `(start, end, new)` replacements in order, which do not overlap.
Positions are code points. Applying an edit twice changes nothing the second time, and none makes or
takes a line end.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

Replacement = tuple[int, int, str]

# Default-ignorable and control characters: they are never seen, but split words for every reader.
INVISIBLE: Final = (
    "\\x00-\\x08\\x0e-\\x1b\x7f-\x81\x83\x86-\x90\x98-\x9f\xad\u034f\u061c\u115f\u1160"
    "\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
LOOKALIKE: Final = "ÐƉðɖ\u0405-\u0458\uff01-\uff5e"
# Patterns start with the set of their first letters: only so are they searched for quickly.
_INVISIBLE: Final = re.compile(f"[{INVISIBLE}][{INVISIBLE}]*")
_LOOKALIKE: Final = re.compile(f"[{LOOKALIKE}]")
_JOINERS: Final = frozenset("\u200d\ufe0e\ufe0f")  # they belong to the symbol before them: an emoji
_CYRILLIC: Final = "АВЕЅІЈКМНОРСТХаеѕіјорсух"
_LOOKALIKES: Final = {
    **dict(zip("ÐƉðɖ", "ĐĐđđ", strict=True)),
    **dict(zip(_CYRILLIC, "ABESIJKMHOPCTXaesijopcyx", strict=True)),
    **{chr(full): chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F) if chr(full) not in "＃＆；"},  # no entity
}
_COMBINING: Final = "\u0300-\u036f"
_JAMO: Final = "\u1100-\u11ff"
_OTHERS: Final = (  # written otherwise in NFC
    "\u0374\u037e\u0387\u1f00-\u1fff\u2000\u2001\u2126\u212a\u212b\u2329\u232a\uf900-\ufaff\ufb1d-\ufb4f"
)
COMPOSED: Final = _COMBINING + _JAMO + _OTHERS
_MARKED: Final = re.compile(f"[^{_COMBINING}]?[{_COMBINING}]+|[{_JAMO}]+|[{_OTHERS}]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff\uff21-\uff5a]")
_LINE_END: Final = re.compile("[\n-\r\x1c-\x1e\u2028\u2029]")
_NAME: Final = r"(?:\#[0-9]{1,9}|\#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,30})"
_ENTITY: Final = rf"&(?:{_NAME};)+"  # "&amp;nbsp;" was escaped twice
_ENTITIES: Final = re.compile(rf"{_ENTITY}(?:{_ENTITY})*")


def letters_of(firsts: str) -> frozenset[str]:
    """The letters of a set as patterns write it: "a-c" is a, b and c."""
    return frozenset(re.findall(f"[{firsts}]", "".join(map(chr, range(0x10000)))))


def drop_invisible(line: str) -> Iterator[Replacement]:
    """Zero-width characters, soft hyphens, control characters; joiners stay where they make an emoji."""
    for match in _INVISIBLE.finditer(line):
        start = match.start()
        if line[start] in _JOINERS and start and _is_symbol(line[start - 1]):
            start += 1
        if start < match.end():
            yield start, match.end(), ""


def _is_symbol(letter: str) -> bool:
    """A picture, or the skin colour of one."""
    return unicodedata.category(letter) == "So" or "\U0001f3fb" <= letter <= "\U0001f3ff"


def resolve_entities(line: str) -> Iterator[Replacement]:
    """HTML entities that a scraper left as text: `&nbsp;`, `&#225;`. One that names nothing stays."""
    for match in _ENTITIES.finditer(line) if "&" in line else ():
        new, before = html.unescape(match[0]), match[0]
        while new != before:
            before, new = new, html.unescape(new)
        if new != match[0]:
            yield match.start(), match.end(), _INVISIBLE.sub("", _LINE_END.sub(" ", new))


def replace_lookalikes(line: str) -> Iterator[Replacement]:
    """Eth and African D for Đ, Cyrillic letters in a Latin word, full-width letters and marks."""
    for match in _LOOKALIKE.finditer(line):
        if _is_disguised(line, match.start()):
            yield match.start(), match.end(), _LOOKALIKES[match[0]]


def _is_disguised(line: str, at: int) -> bool:
    """Small eth within a word is Icelandic; Cyrillic counts only between Latin letters or beside one."""
    letter, before, after = line[at], line[at - 1 : at], line[at + 1 : at + 2]
    if letter in "ðɖ":
        return not before.isalpha()
    if letter in _CYRILLIC:
        beside = [one for one in (before, after) if one.isalpha() or unicodedata.combining(one or " ")]
        return bool(beside) and all(map(_LATIN.match, beside))
    return letter in _LOOKALIKES


def compose_marks(line: str) -> Iterator[Replacement]:
    """NFC: letters and their marks as one code point, marks typed in the wrong order included (UAX 15)."""
    if unicodedata.is_normalized("NFC", line):
        return
    for match in _MARKED.finditer(line):
        if (new := compose(match[0])) != match[0]:
            yield match.start(), match.end(), new


def compose(cluster: str) -> str:
    """One letter with its marks, in NFC, the mark of the vowel (â ă ơ) before that of the tone.

    >>> compose("a\\u0301\\u0302") == compose("a\\u0302\\u0301") == "ấ"
    True
    """
    marks = unicodedata.normalize("NFD", cluster)
    vowel_first = marks[:1] + "".join(sorted(marks[1:], key=lambda mark: mark not in "\u0302\u0306\u031b"))
    return unicodedata.normalize("NFC", vowel_first)
