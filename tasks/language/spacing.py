"""Edits of spaces, quotes and dashes: what a typesetter would have set. See `letters` for what an edit is."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from tasks.language.letters import Replacement
from tasks.tables import read_table

_TYPOGRAPHIC: Final = {
    # Windows-1252 marks that went through ISO 8859-1 and became control characters
    **dict(zip("\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97", "‚„…‘’“”•–—", strict=True)),
    **dict.fromkeys("\u2010\u2011", "-"),  # a hyphen, and one that does not break
    "\u2015": "—",
    **dict.fromkeys(("''", "``", "´´"), '"'),  # typed for a quotation mark
}
MARKS: Final = "\x82\x84\x85\x91-\x97\u2010\u2011\u2015'`´"
SPACES: Final = "\t\u000b-\u000d\u001c-\u001f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_MARK: Final = re.compile(f"[{MARKS}](?:(?<=')'*|(?<=`)`*|(?<=´)´*|)")
_SPACES: Final = re.compile(f"[{SPACES}]")
_RUN: Final = re.compile(" {2,}")
CLOSING: Final = ",;.!?:)”"
OPENING: Final = "(“"
_LOOSE: Final = re.compile(  # a mark with a space on its wrong side
    rf"[{CLOSING}{OPENING}]"
    rf"(?:(?<=[^\W_] [{CLOSING}])(?:(?=\s|$)|(?=[,;.!?)”](?:\s|$))(?!\.\.))|(?<=[{OPENING}])(?= [^\W_]))"
)
_STUCK: Final = re.compile(  # a mark with a word right behind it
    r"[.!?…,;](?! )(?:(?<=[,;])|(?<=[.!?…])[.!?…]{0,8}[”\"’)]?)(?=[“\"‘(]?([^\W\d_]{1,9})(?:\W|(?<=\w\w)))"
)
_CLOSERS: Final = '”"’)'
# They end names of hosts and files.
_NO_WORDS: Final = frozenset({"com", "edu", "gov", "html", "info", "jpg", "js", "net", "org", "pdf", "vn"})
_ADDRESS: Final = re.compile(r"://|@|www\.|&")
_MAX_WORD: Final = 8  # longer than every abbreviation; of a longer word its end says as much
_MAX_ADDRESS: Final = 200


def set_marks(line: str) -> Iterator[Replacement]:
    """Quotes, dashes and dots written as something else than the mark they are.

    Straight and curly quotes, hyphens and dashes stay what they are: each is right, and the choice is the
    writer's.
    """
    for match in _MARK.finditer(line):
        if new := _TYPOGRAPHIC.get(match[0]):
            yield match.start(), match.end(), new


def plain_spaces(line: str) -> Iterator[Replacement]:
    """No-break and typographic spaces, tabs and stray carriage returns become the ordinary space."""
    for match in _SPACES.finditer(line):
        yield match.start(), match.end(), " "


def single_spaces(line: str) -> Iterator[Replacement]:
    """One space where there were several."""
    for match in _RUN.finditer(line) if "  " in line else ():
        yield match.start() + 1, match.end(), ""


def close_up(line: str) -> Iterator[Replacement]:
    """No space before a closing mark or behind an opening one: `nay .` and `( 5 %)`, but not `2 : 1`."""
    for match in _LOOSE.finditer(line):
        at, mark = match.start(), match[0]
        if mark in "(“":
            if mark == "(" or at == 0 or line[at - 1] in " (":
                yield at + 1, at + 2, ""
        elif mark != ":" or not line[at - 2].isdigit():
            yield at - 1, at, ""


def part_stuck(line: str) -> Iterator[Replacement]:
    """A space where a sentence or clause was glued to the one before: `nay.Công` but not `TP.HCM` or `a.Vn`."""
    has_address = None
    for match in _STUCK.finditer(line):
        if _is_stuck(line, match):
            if has_address is None:
                has_address = _ADDRESS.search(line) is not None
            if not (has_address and _ADDRESS.search(_around(line, match.end()))):
                yield match.end(), match.end(), " "


def _is_stuck(line: str, match: re.Match[str]) -> bool:  # one return a reason
    start, mark, after = match.start(), match[0][0], match[1]
    if start and line[start - 1] in _CLOSERS and mark not in ",;":
        start -= 1
    first = start
    while first and first > start - _MAX_WORD and line[first - 1].isalnum():
        first -= 1
    before = line[first:start]
    if not before:
        return False
    if mark in ",;":
        return before[-1].isalpha() and len(after) > 1
    if (
        not after[0].isupper()
        or after.lower() in _NO_WORDS
        or (mark == "." and before.lower() in dotted_abbreviations())
    ):
        return False
    if len(after) == 1:  # a word of one letter, which is no initial
        return not after.isascii() and before.islower()
    if after[1].islower():
        return before[-1].islower() or len(before) > 2
    return before.islower() and len(before) > 1


def _around(line: str, at: int) -> str:
    """The letters around a place up to the next spaces."""
    before, after = line[max(0, at - _MAX_ADDRESS) : at], line[at : at + _MAX_ADDRESS]
    return before.rpartition(" ")[2] + after.partition(" ")[0]


@cache
def dotted_abbreviations() -> frozenset[str]:
    """Lower-case abbreviations whose dot ends no sentence."""
    return frozenset(row["form"] for row in read_table("dotted_abbreviations"))
