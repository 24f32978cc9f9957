"""Commendations and recipients as rules of awards hand them on, and the words around them."""

import re
from typing import NamedTuple

from tasks.findings.context import Context
from tasks.findings.glued import glued_at
from tasks.findings.words import run_of, words_before, words_of

TITLE = 40  # characters of a title before a name
TO_RECIPIENT = 160  # characters between a commendation and the word before its recipients
REACH = 400  # characters on either side of a commendation that are read with it
STOP = re.compile(r"[.;:!?](?=\s|\Z)")
_NOUN_END = re.compile(r"[,.;:()“”\"!?…\n]|\s[-–]\s")


class Recipient(NamedTuple):
    """Whoever is commended, text[start:end], by the name a fact gives; with a number, so many of them."""

    start: int
    end: int
    name: str
    mention_no: int | None = None
    number: int | None = None


class Received(NamedTuple):
    """Who is commended; where they are the subject, the place of its verb (who gives stands behind it)."""

    recipients: list[Recipient]
    verb: int | None = None
    dated: bool = True  # whether a time in the sentence may be that of the commendation


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


def behind_joins(text: str, at: int, end: int) -> int:
    """Where the words behind commas, `và`, `các` and the like at text[at], up to text[end], begin."""
    run = run_of("award_words", "joins", "plural").match(text, at, end)
    return run.end() if run else at


def gives_at_last(text: str, given: Given) -> bool:
    """Whether the last verb before the commendation is one of giving, and not passive."""
    ends = {
        kind: [m.end() for m in words(kind).finditer(text, given.left, given.start)][-1:] for kind in ("give", "get")
    }
    return bool(ends["give"]) and ends["give"] > ends["get"]


def without_adverbs(text: str, start: int, end: int) -> int:
    """Where text[start:end] ends without `đã`, `vinh dự` and the like before a verb at its end."""
    while adverb := ends_with("adverb").search(text, start, end):
        end = adverb.start()
    return start + len(text[start:end].rstrip(" "))


def parties() -> re.Pattern[str]:
    """Any noun for people or a body."""
    return words_of("party_words", "kind", "party")


def noun_phrase(text: str, at: int, limit: int) -> tuple[int, int] | None:
    """Span of the words at text[at], up to a mark or a word that begins something else; a list of nouns is one."""
    while at < limit and text[at].isspace():
        at += 1
    end = _noun_end(text, at, limit)
    while parties().match(text, at, end) and text.startswith(", ", end):
        following = behind_joins(text, end, limit)
        if not parties().match(text, following, limit):
            break
        end = _noun_end(text, following, limit)
    return (at, end) if at < end < at + 120 else None


def _noun_end(text: str, at: int, limit: int) -> int:
    mark = _NOUN_END.search(text, at, limit)
    end = next(glued_at(text, at, mark.start() if mark else limit), mark.start() if mark else limit)
    if stop := words("ends_recipient").search(text, at, end):
        attribute = words("attribute").match(text, stop.start(), end)
        end = attribute.end() if attribute else stop.start()
    return at + len(text[at:end].rstrip())


def plain(noun: str) -> str:
    """`cá nhân xuất sắc` -> `cá nhân`, `tập thể, cá nhân giỏi` -> `tập thể, cá nhân`; other lists stay whole."""
    group = words("group").match(noun)
    while group:
        join = run_of("award_words", "joins").match(noun, group.end())
        if not join or not join[0].strip():
            return noun[: group.end()]
        following = behind_joins(noun, group.end(), len(noun))
        another = words("group").match(noun, following)
        if not another:
            return noun
        group = another
    return noun


def is_somebody(noun: str) -> bool:
    """Whether a noun phrase is headed by a noun for people or a body, or by a post."""
    return bool(
        parties().match(noun) or words("pronoun").match(noun) or words_of("mention_cues", "kind", "role").match(noun)
    )


def called(noun: str, several: str) -> str:
    """What a fact calls those of a noun phrase behind `several`; `các em` alone stays so, as do those of a name."""
    bare = words("pronoun").fullmatch(noun) and several and words("plural").fullmatch(several.rsplit(maxsplit=1)[-1])
    group = words("group").match(noun)
    named = group and noun[group.end() + 1 : group.end() + 2].isupper()  # `tập thể Khoa Nội`
    if group and not several and (named or parties().match(noun, group.end() + 1)) and not noun[1:].islower():
        return noun  # `tập thể cán bộ, giáo viên Trường Tre`
    return f"{several.rsplit(maxsplit=1)[-1]} {noun}" if bare else plain(noun)


def joined(context: Context, start: int, end: int, types: str) -> list[int]:
    """The mentions of those types that stand last in text[start:end] with nothing but commas and `và` between."""
    found: list[int] = []
    for no in reversed(context.mentions_in(start, end, types)):
        if found:
            gap = context.text[context.mentions[no].end : context.mentions[found[0]].start]
            if not gap.strip() or not run_of("award_words", "joins").fullmatch(gap):
                break
        found.insert(0, no)
    return found
