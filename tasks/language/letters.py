"""Edits of letters: each named, each a list of replacements, none of which knows the others.

An edit takes a line of text and gives `(start, end, new)` replacements in order, which do not overlap.
Positions are code points. Applying an edit twice changes nothing the second time.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from tasks.tables import read_table

Replacement = tuple[int, int, str]
Edit = Callable[[str], Iterator[Replacement]]

# Default-ignorable and control characters: they are never seen, but split words for every reader.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]+"
)
_SPACES = re.compile("[\t\u000b\u000c\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_LOOKALIKES = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}
_LOOKALIKE = re.compile("[" + "".join(_LOOKALIKES) + "]")
_MARKED = re.compile(
    "[^\u0300-\u036f]?[\u0300-\u036f]+|[\u1100-\u11ff]+|[\u0340-\u0345\u0374\u037e\u0387\u1f00-\u1fff"
    "\u2000\u2001\u2126\u212a\u212b\u2329\u232a\uf900-\ufaff\ufb1d-\ufb4f]"
)
_STUCK = re.compile(r"(?<!\w)(\w+)[”\"’)]?[.!?…]+[”\"’)]?(?=[“\"‘(]?(?!\d)\w\w)")


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


def replace_lookalikes(line: str) -> Iterator[Replacement]:
    """Eth and African D, which look like the Vietnamese Đ and sort elsewhere."""
    for match in _LOOKALIKE.finditer(line):
        yield match.start(), match.end(), _LOOKALIKES[match[0]]


def drop_invisible(line: str) -> Iterator[Replacement]:
    """Zero-width characters, soft hyphens, joiners, control characters."""
    for match in _INVISIBLE.finditer(line):
        yield match.start(), match.end(), ""


def plain_spaces(line: str) -> Iterator[Replacement]:
    """No-break and typographic spaces become the ordinary space; their number stays."""
    for match in _SPACES.finditer(line):
        yield match.start(), match.end(), " "


def part_stuck_sentences(line: str) -> Iterator[Replacement]:
    """A space where a sentence was glued to the one before: `nay.Công` but not `TP.HCM` or `Tp.Hồ`."""
    dotted = dotted_abbreviations()
    for match in _STUCK.finditer(line):
        before, after = match[1], line[match.end() :].lstrip('“"‘(')[:2]
        if not (after[0].isupper() and after[1].islower()):
            continue
        if before.lower() in dotted or (not before[-1].isalpha() and not before[-1].isdigit()):
            continue
        if before[-1].islower() or len(before) >= 3:
            yield match.end(), match.end(), " "


EDITS: dict[str, Edit] = {
    "invisible": drop_invisible,
    "marks": compose_marks,
    "lookalike": replace_lookalikes,
    "space": plain_spaces,
    "stuck": part_stuck_sentences,
}


@cache
def dotted_abbreviations() -> frozenset[str]:
    """Lower-case abbreviations whose dot ends no sentence."""
    return frozenset(row["form"] for row in read_table("dotted_abbreviations"))
