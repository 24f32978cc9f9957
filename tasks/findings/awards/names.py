"""Who is commended by name: persons, bodies and places, those of a list together, and whom a pronoun stands for."""

import re

from tasks.findings.awards.words import Recipient, ends_with, joined, words
from tasks.findings.context import Context
from tasks.findings.words import run_of, words_before, words_of

BROKEN = re.compile('[;“”"!?]|:(?=\\s*[“"])')  # a subject and its verb do not stand across these
_NAMED = re.compile(
    '[“"][^“”"\\n.!?]{1,80}[”"]|\\([^()\\n]{1,80}\\)'
)  # a name in quotes, an aside: not what breaks a sentence
_BETWEEN = 90  # characters of what one person of a list is, before the name of the next
_REACH = 250  # characters of what a person is, before the verb
_BACK = 4000  # characters before a pronoun in which whom it stands for is named
_NEAR = 600  # characters before a pronoun in which who is named alone is meant


def person(context: Context, no: int) -> Recipient:
    """A person by the full name, without a title that was taken for part of it."""
    mention = context.mentions[no]
    title = words_of("person_roles", "kind", "address").match(mention.name)
    name = mention.name[title.end() :].strip() if title else mention.name
    return Recipient(mention.start, mention.end, name or mention.name, no)


def body(context: Context, no: int) -> Recipient:
    """An organisation or a place, as written."""
    mention = context.mentions[no]
    return Recipient(mention.start, mention.end, mention.surface, no)


def named(context: Context, start: int, end: int) -> list[Recipient]:
    """The persons, else the organisations, else the places, that are the subject of a verb at text[end]."""
    text = context.text
    for types in ("PER", "ORG", "LOC"):
        for no in reversed(context.mentions_in(start, end, types)):
            mention = context.mentions[no]
            gap = _NAMED.sub("", text[mention.end : end])
            if BROKEN.search(gap) or ":" in gap or (types != "PER" and "," in gap) or len(gap) > _REACH:
                break
            title = words_before("person_roles", "kind", "address").search(text, start, mention.start)
            if ends_with("not_by").search(text, start, title.start() if title else mention.start) or ")" in gap:
                continue
            if types == "PER":
                return [person(context, one) for one in _with_persons_before(context, start, no)]
            return [body(context, one) for one in joined(context, start, mention.end, types)]
    return []


def _with_persons_before(context: Context, start: int, no: int) -> list[int]:
    run = [no]
    for other in reversed(context.mentions_in(start, context.mentions[no].start, "PER")):
        if not same_persons(context, other, run[0]):
            break
        run.insert(0, other)
    return run


def same_persons(context: Context, one: int, other: int) -> bool:
    """Whether two persons stand in a list, with nothing but what they are between: `A, trưởng phòng và ông B`."""
    first, second = context.mentions[one], context.mentions[other]
    gap = context.text[first.end : second.start]
    if not 0 < len(gap) < _BETWEEN or re.search(r"[.;:“”\"]", gap):
        return False
    for role in filter(None, (first.role, second.role)):
        gap = gap.replace(role, "", 1)
    gap = _NAMED.sub("", gap)
    titles = run_of("person_roles", "address", "rank")
    parts = re.split(r"[,–-]", words("joins").sub(",", gap))
    listed = words("joins").search(gap) or ("," in gap and parts[-1].strip())
    return bool(listed) and all(titles.fullmatch(part) for part in parts)


def stands_for(context: Context, at: int, pronoun: str) -> list[Recipient]:
    """The last person before text[at] who is called by that form of address, else the only one near: `Ông được …`."""
    called_so = re.compile(rf"(?<!\w){re.escape(pronoun)}\s+\Z", re.IGNORECASE)
    text = context.text
    neutral = words_of("quote_words", "kind", "anyone").fullmatch(pronoun)  # `đồng chí`
    near: dict[str, int] = {}
    for no in reversed(context.mentions_in(max(0, at - _BACK), at, "PER")):
        mention = context.mentions[no]
        if called_so.search(text, max(0, mention.start - 20), mention.start):
            return [person(context, no)._replace(start=at, end=at + len(pronoun))]
        if mention.start > at - (_BACK if neutral else _NEAR):
            near[mention.name] = no
    for no in near.values():
        before = context.mentions[no].start
        otherwise = words_before("award_words", "kind", "pronoun").search(text, max(0, before - 20), before)
        if len(near) == 1 and (neutral or not otherwise):
            return [person(context, no)._replace(start=at, end=at + len(pronoun))]
    return []
