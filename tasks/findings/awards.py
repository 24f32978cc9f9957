"""Commendations: who gave which one to how many of whom, and for which period."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tasks.findings.context import NOBODY, SPANNING_KINDS, Context, Party, Period
from tasks.findings.model import Award
from tasks.findings.words import any_of, run_of, words_before, words_of
from tasks.tables import read_table

_STOP = re.compile(r"[.;:!?](?=\s|\Z)")
_NOUN_END = re.compile(r"[,.;:()“”\"!?\n]|\s[-–]\s")
_BROKEN = re.compile('[;“”"!?]|:(?=\\s*[“"])')  # a subject and its verb do not stand across these
_QUOTED_NAME = re.compile('\\s*:?\\s*[“"][^“”"\\n]{2,120}[”"]')
_REACH = 400  # characters on either side of a commendation that are read with it
_TO_RECIPIENT = 160  # characters between a commendation and the word before its recipients


class _Recipient(NamedTuple):
    start: int
    end: int
    name: str
    mention_no: int | None = None
    number: int | None = None


class _Given(NamedTuple):
    """Commendations given together, and the stretch of their sentence that is their own."""

    spans: tuple[tuple[int, int], ...]
    left: int  # where the ones before end
    right: int  # where the next one begins

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


@cache
def _contests() -> re.Pattern[str]:
    return re.compile(any_of(row["form"] for row in read_table("contest_prizes")), re.IGNORECASE)


def _words(kind: str) -> re.Pattern[str]:
    return words_of("award_words", "kind", kind)


def _ends_with(kind: str) -> re.Pattern[str]:
    return words_before("award_words", "kind", kind)


def find_awards(context: Context) -> Iterator[Award]:
    """A fact for every recipient (every number of a list) of every commendation in the article."""
    for sentence in context.article.sentences:
        taken = sentence.start  # recipients before belong to commendations that have been read
        last: list[_Recipient] = []
        for given in _commendations(context, sentence.start, sentence.end):
            recipients, subject = _recipients(context, given._replace(left=max(given.left, taken)), last)
            if recipients:
                yield from _facts(context, given, recipients, subject=subject)
                taken = max(given.end, *(r.end for r in recipients))
                last = recipients if subject else []


def _commendations(context: Context, start: int, end: int) -> Iterator[_Given]:
    """AWARD mentions that are no prize of a contest, those of one list together, each up to its neighbours or a `;`."""
    text = context.text
    groups: list[list[tuple[int, int]]] = []
    joined = run_of("award_words", "joins", "plural")
    for span in sorted({*_named(context, start, end), *_untagged(context, start, end)}):
        gap = joined.fullmatch(text, groups[-1][-1][1], span[0]) if groups else None
        if gap and not _words("to").search(gap[0]):
            groups[-1].append(span)
        else:
            groups.append([span])
    for i, spans in enumerate(groups):
        first, last = spans[0][0], spans[-1][1]
        left = max(groups[i - 1][-1][1] if i else start, first - _REACH)
        right = min(groups[i + 1][0][0] if i + 1 < len(groups) else end, last + _REACH)
        semicolon = text.find(";", last, right)
        left = max(left, text.rfind(";", left, first) + 1)
        yield _Given(tuple(spans), left, semicolon if semicolon > 0 else right)


def _named(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    for no in context.mentions_in(start, end, "AWARD"):
        mention = context.mentions[no]
        title = _words("title").match(context.text, mention.start)
        if _contests().match(context.text, mention.start) or _words("by_itself").fullmatch(mention.surface):
            continue
        if not title or _words("of_state").search(context.text, title.end(), mention.end):
            yield mention.start, min(mention.end, end)


def _untagged(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Forms of commendation outside all names, with the quoted name behind them; words that stand for one."""
    text = context.text
    for match in _words("form").finditer(text, start, end):
        if not any(m.start <= match.start() < m.end for m in context.around(match.start())):
            name = _QUOTED_NAME.match(text, match.end(), end)
            yield match.start(), name.end() if name else match.end()
    yield from _by_themselves(context, start, end)


def _by_themselves(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`khen thưởng [cho] 5 tập thể`: a word for giving that names no form of commendation, before a number."""
    text = context.text
    joined = run_of("award_words", "joins", "plural")
    for match in _words("by_itself").finditer(text, start, end):
        at = joined.match(text, match.end(), end).end()  # type: ignore[union-attr]
        for no in context.quantities_in(match.end(), min(end, match.end() + _TO_RECIPIENT))[:1]:
            first = context.quantities[no].start
            to = _words("to").search(text, match.end(), first)
            if _is_recipient(context, no) and (first == at or (to and not _STOP.search(text, match.end(), to.start()))):
                yield match.span()


def _recipients(context: Context, given: _Given, last: list[_Recipient]) -> tuple[list[_Recipient], bool]:
    """The recipients, and whether they are the subject of the sentence (then a giver stands between)."""
    gives = list(_words("give").finditer(context.text, given.left, given.start))
    if gives and _ends_with("no_fact").search(context.text, given.left, gives[-1].start()):
        return [], False
    if behind := list(_recipients_behind(context, given)):
        return behind, False
    if before := _recipients_before(context, given):
        return before, True
    # `ông An được X tặng bằng khen; được Y tặng giấy khen`: the subject goes on.
    got = _words("get").search(context.text, given.left, given.start)
    return (last, True) if got else ([], False)


def _facts(context: Context, given: _Given, recipients: list[_Recipient], *, subject: bool) -> Iterator[Award]:
    issuer = _issuer(context, given, recipients[-1] if subject else None)
    for first, last in given.spans:
        start = min([first, *(r.start for r in recipients)])
        end = max([last, *(r.end for r in recipients)])
        for recipient, following in zip(recipients, [*recipients[1:], None], strict=True):
            period = _period(context, given, recipient, following)
            yield Award(
                start=start,
                end=end,
                surface=context.text[start:end],
                award=context.text[first:last],
                issuer=issuer.name,
                issuer_mention=issuer.mention_no,
                recipient=recipient.name,
                recipient_mention=recipient.mention_no,
                count=recipient.number,
                period_begin=period.begin,
                period_end=period.end,
            )


def _period(context: Context, given: _Given, recipient: _Recipient, following: _Recipient | None) -> Period:
    """The time said right behind the recipient (`5 tập thể năm 2013`), else of the commendation."""
    if recipient.start > given.end:
        end = following.start if following else min(given.right, recipient.end + _TO_RECIPIENT)
        for timex in context.timexes_in(recipient.end, end):
            if timex.begin_date and timex.kind in SPANNING_KINDS:
                return Period(timex.begin_date, timex.end_date)
    return context.period(given.start)


def _recipients_behind(context: Context, given: _Given) -> Iterator[_Recipient]:
    """`… bằng khen [của X] cho 28 tập thể [xuất sắc] và 45 cán bộ`: the list behind `cho`."""
    text = context.text
    tos = _words("to").finditer(text, given.end, min(given.right, given.end + _TO_RECIPIENT))
    to = next((m for m in tos if not _words("not_to").match(text, m.start())), None)
    joined = run_of("award_words", "joins", "plural")
    at: int | None
    because = False
    if to and not _STOP.search(text, given.end, to.start()):
        at = to.end()
        because = bool(_words("reason").search(text, given.end, to.start()))
    elif (person := _person_behind(context, given)) is not None:
        at = person
    elif _words("by_itself").fullmatch(text, *given.spans[-1]):
        at = given.end
    else:
        return
    while at is not None:
        at += len(joined.match(text, at, given.right)[0])  # type: ignore[index]
        found = _recipient_at(context, at, given.right)
        if not found or (because and found.number is None and found.mention_no is None):
            return  # `bằng khen vì đóng góp cho xã hội`
        yield found
        at = _next_in_list(context, found, given.right)


def _person_behind(context: Context, given: _Given) -> int | None:
    """`tặng giấy khen em Lê An`: where the words between and the name begin."""
    words = run_of("award_words", "to_whom").match(context.text, given.end, given.right)
    if words and words[0].strip() and context.mentions_in(words.end(), words.end() + 1, "PER"):
        return words.end()
    return None


def _next_in_list(context: Context, last: _Recipient, end: int) -> int | None:
    """Where the next number of a list stands: right behind a comma or `và`; of names, the next at once."""
    text, at = context.text, last.end
    joined = run_of("award_words", "joins", "plural")
    first = at + len(joined.match(text, at, end)[0])  # type: ignore[index]
    if last.mention_no is not None and text[at:first].strip() and context.mentions_in(first, first + 1, "PER ORG"):
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
    if any(_ends_with("no_fact").search(text, given.left, v.start()) for v in verbs):
        return []
    counted = [no for no in context.quantities_in(given.left, verb) if _is_recipient(context, no)]
    if not counted:
        return _subject(context, given.left, verb) or _plural_subject(context, given.left, verbs[0].start())
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
            if not _BROKEN.search(gap) and ":" not in gap and (types == "PER" or "," not in gap):
                name = mention.name if types == "PER" else mention.surface
                return [_Recipient(mention.start, mention.end, name, no)]
    return []


def _plural_subject(context: Context, start: int, verb: int) -> list[_Recipient]:
    """`Các cá nhân xuất sắc được nhận …`: a phrase with a plural word at the head of the stretch."""
    text = context.text
    while start < verb and not text[start].isalnum():
        start += 1
    plural = _words("plural").match(text, start, verb)
    phrase = _noun_phrase(text, plural.end(), verb) if plural else None
    return [_Recipient(*phrase, _plain(text[slice(*phrase)]))] if phrase else []


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
    return _Recipient(quantity.start, end, _plain(noun), None, int(quantity.value or 0))


def _plain(noun: str) -> str:
    """`cá nhân xuất sắc` -> `cá nhân`; a coordination stays whole."""
    group = _words("group").match(noun)
    rest = noun[group.end() :] if group else ""
    return group[0] if group and rest and not run_of("award_words", "joins").match(rest)[0].strip() else noun  # type: ignore[index]


def _recipient_at(context: Context, at: int, limit: int) -> _Recipient | None:
    """The recipient that begins at text[at]: a number, a name, or a noun phrase."""
    for no in context.quantities_in(at, at + 1):
        if _is_recipient(context, no):
            return _counted(context, no)
    phrase = _noun_phrase(context.text, at, limit)
    if not phrase:
        return None
    persons = [n for n in context.mentions_in(at, at + 25, "PER") if context.mentions[n].start < phrase[1] + 2]
    for no in persons:
        mention = context.mentions[no]
        return _Recipient(mention.start, mention.end, mention.name, no)
    for no in context.mentions_in(at, at + 1, "ORG"):
        mention = context.mentions[no]
        return _Recipient(mention.start, mention.end, mention.surface, no)
    return _Recipient(*phrase, _plain(context.text[slice(*phrase)]))


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
    """Behind `của`; else the bodies before the verb; else, where nobody received as subject, the document's own."""
    text = context.text
    if by := _words("by").match(text, given.end + 1, given.right):
        if office := _words("office").match(text, by.end() + 1, given.right):
            return Party(office[0])
        for no in context.mentions_in(by.end(), by.end() + 20, "ORG"):
            return context.party(no)
        phrase = _noun_phrase(text, by.end(), given.right)
        body = words_of("mention_cues", "kind", "org_head")
        if phrase and (text[phrase[0]].isupper() or body.match(text, *phrase)):
            return Party(_words("to").split(text[slice(*phrase)])[0].strip())
    if subject:
        return _givers(context, subject.end if subject.end < given.start else given.left, given.start) or NOBODY
    start = max(context.sentence(given.start).start, given.start - _REACH)
    return _givers(context, given.left, given.start) or _givers(context, start, given.start) or context.subject


def _givers(context: Context, start: int, end: int) -> Party | None:
    """The office or the organisations (a list as one) that stand last in text[start:end] as subject."""
    text = context.text
    offices = list(_words("office").finditer(text, start, end))
    bodies = [
        no
        for no in context.mentions_in(start, end, "ORG")
        if not _ends_with("not_by").search(text, start, context.mentions[no].start)
        and not any(o.start() <= context.mentions[no].start < o.end() for o in offices)
    ]
    if offices and (not bodies or context.mentions[bodies[-1]].end <= offices[-1].start()):
        return Party(offices[-1][0])
    if not bodies:
        return None
    first = last = bodies[-1]
    for no in reversed(bodies[:-1]):
        gap = text[context.mentions[no].end : context.mentions[first].start]
        if not run_of("award_words", "joins").fullmatch(gap) or not gap.strip():
            break
        first = no
    if first == last:
        return context.party(last)
    return Party(text[context.mentions[first].start : context.mentions[last].end], last)
