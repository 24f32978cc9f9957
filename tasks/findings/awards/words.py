"""Commendations and recipients as rules of awards hand them on, and the words around them."""

import re
from typing import NamedTuple

from tasks.findings.words import words_before, words_of

TO_RECIPIENT = 160  # characters between a commendation and the word before its recipients
REACH = 400  # characters on either side of a commendation that are read with it
STOP = re.compile(r"[.;:!?](?=\s|\Z)")
_NOUN_END = re.compile(r"[,.;:()“”\"!?\n]|\s[-–]\s")


class Recipient(NamedTuple):
    """Whoever is commended, text[start:end], by the name a fact gives; with a number, so many of them."""

    start: int
    end: int
    name: str
    mention_no: int | None = None
    number: int | None = None


class Given(NamedTuple):
    """Commendations given together, and the stretch of their sentence that is their own."""

    spans: tuple[tuple[int, int], ...]
    left: int  # where the ones before end
    right: int  # where the next one begins

    @property
    def start(self) -> int:
        """Where the first of them begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return self.spans[-1][1]


def words(kind: str) -> re.Pattern[str]:
    """Any word of that kind around commendations."""
    return words_of("award_words", "kind", kind)


def ends_with(kind: str) -> re.Pattern[str]:
    """Any word of that kind at the end of a stretch."""
    return words_before("award_words", "kind", kind)


def noun_phrase(text: str, at: int, limit: int) -> tuple[int, int] | None:
    """Span of the words at text[at], up to a mark or a word that begins something else."""
    while at < limit and text[at].isspace():
        at += 1
    mark = _NOUN_END.search(text, at, limit)
    end = mark.start() if mark else limit
    if stop := words("ends_recipient").search(text, at, end):
        end = stop.start()
    end = at + len(text[at:end].rstrip())
    return (at, end) if at < end < at + 80 else None
