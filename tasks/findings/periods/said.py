"""The time that a stretch of text says of a number in it.

Positions are code points of the article's text.
"""

from tasks.findings.context import Context
from tasks.findings.model import Timex
from tasks.findings.periods.days import NEAR, joined, times_between
from tasks.findings.words import words_before, words_of

REACH = 600  # characters around a number in which its time stands: glued pages have endless sentences
_MARKS = (", ", ";", ": ")
_ENDS = (*_MARKS, ". ", " (")
_SPANS = frozenset({"school_year", "year", "period", "quarter", "half_year", "month", "length"})
_VAGUE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
_OF_LAW = 8  # characters: a date that soon behind a document's name is the document's (", ngày 30-12-2022")


def said(context: Context, start: int, stop: int, at: int, end: int) -> Timex | None:
    """The time text[start:stop] says of text[at:end].

    What follows the number right away goes first, then what is said before it in its clause, then a year or the
    like behind it there, then years, school years and the like, then single days; of equals, the last before it.
    """
    text = context.text
    for time in context.timexes_in(end, end + NEAR)[:1]:
        if time.begin_date and follows(text, end, time.start):
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

    best = min(times, key=distance, default=None)
    told = (
        best
        and best.begin_date == best.end_date
        and words_of("period_words", "kind", "tells").search(text, best.end, at)
    )
    if best and told:  # the day somebody told it; what they told of may have a time of its own
        return min((time for time in times if time.start > told.end()), key=distance, default=best)
    return best


def follows(text: str, end: int, at: int) -> bool:
    """Whether only a bracket or words such as `vào` stand between text[end] and text[at]."""
    return not words_of("period_words", "kind", "at").sub("", text[end:at]).strip(" (")


def _times(context: Context, start: int, stop: int, at: int, end: int) -> list[Timex]:
    """The dated times of text[start:stop] that may be said of text[at:end].

    A time that figures are only compared with is none, nor is the date of a document, the year in a name,
    what stands in brackets of its own, or a day behind the number's clause.
    """
    text = context.text
    laws = [context.mentions[no] for no in context.mentions_in(start, stop, "LAW")]
    return [
        time
        for time in times_between(context, start, stop)
        if not context.is_compared(end if time.start >= end else start, time.start)
        and not (time.end < at and _moves_on(text, time.end + 1, stop))
        and not any(0 <= time.start - law.end <= _OF_LAW for law in laws)
        and not any(time.end <= name.end for name in context.around(time.start))
        and not words_before("period_words", "kind", "of_thing").search(text, max(start, time.start - NEAR), time.start)
        and not _is_aside(text, start, time, at, end)
        and not (time.kind in ("date", "length") and any(mark in text[end : time.start] for mark in _MARKS))
    ]


def _moves_on(text: str, at: int, stop: int) -> bool:
    """Whether figures rose or fell from the time that ends before text[at]: `lên`, unlike `lên tới`."""
    found = words_of("period_words", "kind", "moves_on").match(text, at, stop)
    return bool(found and not words_of("period_words", "kind", "to").match(text, found.end() + 1, stop))


def _is_aside(text: str, start: int, time: Timex, at: int, end: int) -> bool:
    """Whether a time stands in brackets that neither hold the number, nor follow it or a word for a span of time."""
    opened = text.rfind("(", start, time.start)
    if opened < 0 or text.find(")", opened, time.start) >= 0:
        return False
    closed = text.find(")", time.end, time.end + REACH)
    holds = opened < at and (closed < 0 or at < closed)
    span = words_before("period_words", "kind", "span").search(text, max(start, opened - NEAR), opened)
    return not holds and not 0 <= opened - end <= 1 and not (span and opened + 1 == time.start)


def is_vague(context: Context, start: int, end: int) -> bool:
    """Whether text[start:end] tells a time without days (`hiện`, `những năm gần đây`), if not to compare with it."""
    timexes = context.timexes_in(start, end)
    if any(time.value in _VAGUE and not context.is_compared(start, time.start) for time in timexes):
        return True
    part = words_before("period_words", "kind", "before_now")  # `phát hiện`
    for now in words_of("period_words", "kind", "now").finditer(context.text, start, end):
        before = context.timexes_in(now.start() - NEAR, now.start() + 1)
        told = any(time.begin_date and now.start() <= time.end + 1 for time in before)  # `tháng 5 vừa qua`
        if not told and not part.search(context.text, max(start, now.start() - NEAR), now.start()):
            return True
    return False
