"""When a number holds: the time its sentence says of it, else the time an earlier sentence of its paragraph says.

Positions are code points of the article's text.
"""

import re

from tasks.findings.context import UNDATED, Context, Period
from tasks.findings.model import Timex
from tasks.findings.periods.days import NEAR, days_of, goes_on_till_now, joined, starts, times_between
from tasks.findings.words import words_before, words_of
from tasks.language.article import Sentence

_REACH = 600  # characters around a number in which its time stands: glued pages have endless sentences
_HEAD = 40  # characters of a sentence in which whom it is about stands
_FRAMED = 4  # sentences that a time at the head of one may hold for
_MARKS = (", ", ";", ": ")
_ENDS = (*_MARKS, ". ", " (")
_SPANS = frozenset({"school_year", "year", "period", "quarter", "half_year", "month", "length"})
_VAGUE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
_OF_LAW = 8  # characters: a date that soon behind a document's name is the document's (", ngày 30-12-2022")
_GLUED = re.compile(r"(?:(?<=\w\w)|(?<=[%)”]))[.!?…](?=[^\W\d_]\w)")  # a stop that may have lost its space


def period_of(context: Context, at: int, end: int) -> Period:
    """The days the number text[at:end] (with the noun it counts) holds for: its sentence's, else an earlier one's.

    What is so now (`hiện có`) has no time of an earlier sentence or clause.
    """
    here = context.sentence(at)
    start, stop = _around(context, here, at, end)
    if time := _said(context, start, stop, at, end):
        return UNDATED if _is_past(context, time, at, end) else days_of(context, time, at)
    asides = (t.begin_date and _is_aside(context.text, start, t, at, end) for t in context.timexes_in(start, at))
    if any(asides) or _is_vague(context, start, at):
        return UNDATED
    return _carried(context, here, at)


def _around(context: Context, sentence: Sentence, at: int, end: int) -> tuple[int, int]:
    """The sentence of a number as far as it is near, up to a stop without space and to where it turns (`nhưng`)."""
    text = context.text
    start, stop = max(sentence.start, at - 3 * _REACH), min(sentence.end, at + _REACH)
    glued = [match.end() for match in _GLUED.finditer(text, start, stop) if text[match.end()].isupper()]
    start = max([start, *(cut for cut in glued if cut <= at)])
    stop = min([stop, *(cut - 1 for cut in glued if cut > end)])
    turn = words_of("period_words", "kind", "turns").search(text, end, stop)
    return start, turn.start() if turn else stop


def _said(context: Context, start: int, stop: int, at: int, end: int) -> Timex | None:
    """The time text[start:stop] says of text[at:end].

    What follows the number right away goes first, then what is said before it in its clause, then a year or the
    like behind it there, then years, school years and the like, then single days; of equals, the last before it.
    """
    text = context.text
    for time in context.timexes_in(end, end + NEAR)[:1]:
        if time.begin_date and _follows(text, end, time.start):
            return time
    times = _times(context, start, stop, at, end)
    clause = max(start, *(text.rfind(mark, start, at) + 1 for mark in _MARKS))
    clause_end = min((cut for mark in _ENDS if (cut := text.find(mark, end, stop)) >= 0), default=stop)
    behind = [time for time in times if end <= time.start < clause_end]
    if behind and any(time.end < at and joined(text[time.end : at]) for time in times):
        return behind[0]  # `18% năm 2012 và 25% vào năm 2013`: to each its own

    def distance(time: Timex) -> tuple[bool, bool, bool, bool, int]:
        spans = time.kind in _SPANS
        own = spans and clause <= time.start < clause_end
        return (not clause <= time.start < at, not own, not spans, time.start > at, abs(at - time.start))

    return min(times, key=distance, default=None)


def _follows(text: str, end: int, at: int) -> bool:
    """Whether only a bracket or words such as `vào` stand between text[end] and text[at]."""
    return not words_of("period_words", "kind", "at").sub("", text[end:at]).strip(" (")


def _times(context: Context, start: int, stop: int, at: int, end: int) -> list[Timex]:
    """The dated times of text[start:stop] that may be said of text[at:end].

    A time that figures are only compared with is none, nor is the date of a document, the year in a name,
    what stands in brackets of its own, or a day behind the number's clause.
    """
    text = context.text
    moves_on = words_of("period_words", "kind", "moves_on")
    laws = [context.mentions[no] for no in context.mentions_in(start, stop, "LAW")]
    return [
        time
        for time in times_between(context, start, stop)
        if not context.is_compared(end if time.start >= end else start, time.start)
        and not (time.end < at and moves_on.match(text, time.end + 1, stop))
        and not any(0 <= time.start - law.end <= _OF_LAW for law in laws)
        and not any(time.end <= name.end for name in context.around(time.start))
        and not _is_aside(text, start, time, at, end)
        and not (time.kind == "date" and any(mark in text[end : time.start] for mark in _MARKS))
    ]


def _is_aside(text: str, start: int, time: Timex, at: int, end: int) -> bool:
    """Whether a time stands in brackets that neither hold the number nor follow it."""
    opened = text.rfind("(", start, time.start)
    if opened < 0 or text.find(")", opened, time.start) >= 0:
        return False
    closed = text.find(")", time.end, time.end + _REACH)
    holds = opened < at and (closed < 0 or at < closed)
    return not holds and not 0 <= opened - end <= 1


def _is_past(context: Context, time: Timex, at: int, end: int) -> bool:
    """Whether the number is one of now, unlike its sentence's time: `lập năm 1950, hiện có 300 lớp`."""
    if time.start >= end:
        return _is_vague(context, end, time.start)
    until = words_before("period_words", "kind", "to").search(context.text, max(0, time.start - NEAR), time.start)
    return not until and _is_vague(context, time.end, at) and not goes_on_till_now(context, time, at)


def _is_vague(context: Context, start: int, end: int) -> bool:
    """Whether text[start:end] tells a time without days (`hiện`, `những năm gần đây`), if not to compare with it."""
    timexes = context.timexes_in(start, end)
    if any(time.value in _VAGUE and not context.is_compared(start, time.start) for time in timexes):
        return True
    part = words_before("period_words", "kind", "before_now")  # `phát hiện`
    found = words_of("period_words", "kind", "now").finditer(context.text, start, end)
    return any(not part.search(context.text, max(start, now.start() - NEAR), now.start()) for now in found)


def _carried(context: Context, here: Sentence, at: int) -> Period:
    """The time of the sentence before, else one that heads an earlier sentence.

    A single day must head its sentence and holds for the next one; nothing is carried past who is named anew.
    """
    newcomer = _names_anew(context, here, at)
    for no, sentence in enumerate(context.paragraph_back(at)[1 : _FRAMED + 1], 1):
        start, end = max(sentence.start, sentence.end - 3 * _REACH), sentence.end
        if time := _said(context, start, end, end, end):
            heads = context.opens(sentence, time)
            day, length = time.kind == "date", time.kind == "length"
            frames = heads and not (day or length or newcomer or starts(context.text, time))
            days = days_of(context, time, at)
            until = words_before("period_words", "kind", "to").search(context.text, start, time.start)
            ends = until and days.begin == time.begin_date
            if ends or (day and not heads) or (length and newcomer) or (no > 1 and not frames):
                return UNDATED
            return days
        newcomer = newcomer or _names_anew(context, sentence, sentence.start + _HEAD)
        if _is_vague(context, max(start, end - _REACH), end):
            return UNDATED
    return UNDATED


def _names_anew(context: Context, sentence: Sentence, end: int) -> bool:
    """Whether a sentence names somebody or some place up to text[end] that its paragraph has not named before."""
    first = context.paragraph_back(sentence.start)[-1].start
    known = {mention.name for mention in context.mentions_between(first, sentence.start)}
    names = context.mentions_in(sentence.start, end, "PER ORG LOC")
    return any(context.mentions[no].name not in known for no in names)
