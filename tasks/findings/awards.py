"""Commendations: who gave which one to how many of whom, and for which period."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.model import Award
from tasks.findings.words import any_of, run_of, words_of
from tasks.tables import read_table

_STOP = re.compile(r"[.;:!?](?=\s|\Z)")
_NOUN_END = re.compile(r"[,.;:()“”\"!?\n]|\s[-–]\s")
_BROKEN = re.compile('[:;“”"!?]')  # a subject and its verb do not stand across these
_REACH = 400  # characters on either side of a commendation that are read with it
_TO_RECIPIENT = 160  # characters between a commendation and the word before its recipients


class _Recipient(NamedTuple):
    start: int
    end: int
    name: str
    mention_no: int | None = None
    number: int | None = None


class _Given(NamedTuple):
    """One commendation, and the stretch of its sentence that is its own."""

    start: int
    end: int
    left: int  # where the one before it ends
    right: int  # where the next one begins


@cache
def _contests() -> re.Pattern[str]:
    return re.compile(any_of(row["form"] for row in read_table("contest_prizes")), re.IGNORECASE)


def _words(kind: str) -> re.Pattern[str]:
    return words_of("award_words", "kind", kind)


def find_awards(context: Context) -> Iterator[Award]:
    """A fact for every recipient (every number of a list) of every commendation in the article."""
    for sentence in context.article.sentences:
        for given in _commendations(context, sentence.start, sentence.end):
            yield from _read(context, given)


def _commendations(context: Context, start: int, end: int) -> Iterator[_Given]:
    """AWARD mentions that are no prize of a contest, each up to its neighbours or a `;`."""
    text, mentions = context.text, context.mentions
    nos = context.mentions_in(start, end, "AWARD")
    spans = [
        (mentions[no].start, min(mentions[no].end, end))
        for no in nos
        if not _contests().match(text, mentions[no].start)
    ]
    for i, (first, last) in enumerate(spans):
        left = max(spans[i - 1][1] if i else start, first - _REACH)
        right = min(spans[i + 1][0] if i + 1 < len(spans) else end, last + _REACH)
        semicolon = text.find(";", last, right)
        yield _Given(first, last, max(left, text.rfind(";", left, first) + 1), semicolon if semicolon > 0 else right)


def _read(context: Context, given: _Given) -> Iterator[Award]:
    behind = list(_recipients_behind(context, given))
    recipients = behind or _recipients_before(context, given)
    if not recipients:
        return
    issuer = _issuer(context, given, None if behind else recipients[-1])
    period = context.period(given.start)
    start = min([given.start, *(r.start for r in recipients)])
    end = max([given.end, *(r.end for r in recipients)])
    for recipient in recipients:
        yield Award(
            start=start,
            end=end,
            surface=context.text[start:end],
            award=context.text[given.start : given.end],
            issuer=issuer.name,
            issuer_mention=issuer.mention_no,
            recipient=recipient.name,
            recipient_mention=recipient.mention_no,
            count=recipient.number,
            period_begin=period.begin,
            period_end=period.end,
        )


def _recipients_behind(context: Context, given: _Given) -> Iterator[_Recipient]:
    """`… bằng khen [của X] cho 28 tập thể [xuất sắc] và 45 cán bộ`: the list behind `cho`."""
    text = context.text
    to = _words("to").search(text, given.end, min(given.right, given.end + _TO_RECIPIENT))
    if not to or _STOP.search(text, given.end, to.start()):
        return
    joined = run_of("award_words", "joins", "plural")
    at: int | None = to.end()
    while at is not None:
        at += len(joined.match(text, at, given.right)[0])  # type: ignore[index]
        found = _recipient_at(context, at, given.right)
        if not found:
            return
        yield found
        at = _next_in_list(context, found.end, given.right)


def _next_in_list(context: Context, at: int, end: int) -> int | None:
    """Where the next number of a list stands: right behind a comma or `và`; a name must follow at once."""
    text = context.text
    joined = run_of("award_words", "joins", "plural")
    first = at + len(joined.match(text, at, end)[0])  # type: ignore[index]
    if text[at:first].strip() and context.mentions_in(first, first + 1, "PER ORG"):
        return first
    for no in context.quantities_in(at, end):
        start = context.quantities[no].start
        if _is_recipient(context, no):
            comma = text.rfind(",", at, start)
            word = text.rfind(" ", at, start - 1)
            close = max(comma, word) >= at and joined.fullmatch(text, max(comma, word), start)
            return start if close else None
    return None


def _recipients_before(context: Context, given: _Given) -> list[_Recipient]:
    """`2 tập thể, 26 cá nhân được … tặng bằng khen`: the list before the verb nearest to the commendation."""
    text = context.text
    verbs = list(_words("get").finditer(text, given.left, given.start))
    if not verbs or _BROKEN.search(text, verbs[-1].end(), given.start):
        return []
    verb = verbs[-1].start()
    counted = [no for no in context.quantities_in(given.left, verb) if _is_recipient(context, no)]
    if not counted:
        return _subject(context, given.left, verb)
    run = [_counted(context, counted[-1])]
    for no in reversed(counted[:-1]):
        one = _counted(context, no)
        if not run_of("award_words", "joins", "plural").fullmatch(text, one.end, run[0].start):
            break
        run.insert(0, one)
    return run


def _subject(context: Context, start: int, verb: int) -> list[_Recipient]:
    """The person, else the organisation, that is the subject of text[verb]; nobody across a colon or quote."""
    for types in ("PER", "ORG"):
        for no in reversed(context.mentions_in(start, verb, types)):
            mention = context.mentions[no]
            gap = context.text[mention.end : verb]
            if not _BROKEN.search(gap) and (types == "PER" or "," not in gap):
                return [_Recipient(mention.start, mention.end, mention.surface, no)]
    return []


def _is_recipient(context: Context, no: int) -> bool:
    quantity = context.quantities[no]
    return bool(
        quantity.kind == "count"
        and quantity.value is not None
        and quantity.counted
        and not _words("no_recipient").match(quantity.counted)
    )


def _counted(context: Context, no: int) -> _Recipient:
    quantity = context.quantities[no]
    noun = quantity.counted or ""
    at = context.text.find(noun, quantity.end, quantity.end + len(noun) + 20)
    end = at + len(noun) if at >= 0 else quantity.end
    return _Recipient(quantity.start, end, noun, None, int(quantity.value or 0))


def _recipient_at(context: Context, at: int, limit: int) -> _Recipient | None:
    """The recipient that begins at text[at]: a number, a name, or a noun phrase."""
    for no in context.quantities_in(at, at + 1):
        if _is_recipient(context, no):
            return _counted(context, no)
    phrase = _noun_phrase(context.text, at, limit)
    if not phrase:
        return None
    persons = [n for n in context.mentions_in(at, at + 25, "PER") if context.mentions[n].start < phrase[1] + 2]
    for no in persons or context.mentions_in(at, at + 1, "ORG"):
        mention = context.mentions[no]
        return _Recipient(mention.start, mention.end, mention.surface, no)
    return _Recipient(*phrase, context.text[slice(*phrase)])


def _noun_phrase(text: str, at: int, limit: int) -> tuple[int, int] | None:
    """Span of the words at text[at], up to a mark or a word that begins something else."""
    while at < limit and text[at].isspace():
        at += 1
    mark = _NOUN_END.search(text, at, limit)
    end = mark.start() if mark else limit
    if stop := _words("ends_recipient").search(text, at, end):
        end = stop.start()
    end = at + len(text[at:end].rstrip())
    return (at, end) if at < end < at + 80 else None


def _issuer(context: Context, given: _Given, subject: _Recipient | None) -> Party:
    """Behind `của`; else the body before the verb; else, where nobody received as subject, the document's own."""
    text = context.text
    if by := _words("by").match(text, given.end + 1, given.right):
        for no in context.mentions_in(by.end(), by.end() + 20, "ORG"):
            return context.party(no)
        phrase = _noun_phrase(text, by.end(), given.right)
        if phrase and text[phrase[0]].isupper():
            return Party(_words("to").split(text[slice(*phrase)])[0].strip())
    if subject:
        between = context.mentions_in(subject.end, given.start, "ORG")
        return context.party(between[-1]) if between else NOBODY
    start = max(context.sentence(given.start).start, given.start - _REACH)
    for left in (given.left, start):
        if bodies := context.mentions_in(left, given.start, "ORG"):
            return context.party(bodies[0])
    return context.subject
