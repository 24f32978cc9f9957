"""The days a time stands for, with the times it is told with: ranges, what goes on until now, times in a row.

Positions are code points of the article's text.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from tasks.findings.context import Context, Period
from tasks.findings.model import Timex
from tasks.findings.words import words_before, words_of

NEAR = 40  # characters between two times, or a number and a time, that belong together
_LENGTH = re.compile(r"P(\d{1,3})([YMWD])")
_DAYS = re.compile(r"(?<![\w.,/-])(\d{1,2})(?:, ?\d{1,2}){0,5}, ?\Z")  # numbers of days before a date
_SUMMER = "-SU"  # of a year that is written: the holidays of schools
_MONTHS = range(2, 12)  # that a year so far may have


def times_between(context: Context, start: int, end: int) -> list[Timex]:
    """The times that start in text[start:end], with their days; a year whose first months are told is theirs."""
    times = [time for timex in context.timexes_in(start, end) if (time := dated(context, timex))]
    times = sorted([*times, *_years_so_far(context, start, end)], key=lambda time: time.start)
    months = {time.end + 1 for time in times if time.type == "DURATION" and time.kind == "period"}
    return [time for time in times if time.start not in months]


def dated(context: Context, timex: Timex) -> Timex | None:
    """A time with its days, None if it has none; one that ends now has kind `length`.

    A length that ends now (`5 năm qua`) begins so long before the article was published; summer is the holidays of
    schools; `4 tháng 2013` and `cả 5 tháng`, told in June, are the first months of a year.
    """
    if timex.begin_date:
        return timex
    published = context.article.published_at
    until = published.date() if published else None
    if timex.value.endswith(_SUMMER) and timex.value[:4].isdigit():
        year = int(timex.value[:4])
        return replace(timex, begin_date=date(year, 6, 1), end_date=date(year, 8, 31))
    length = _LENGTH.fullmatch(timex.value)
    kind, days = "length", None
    if until and length and _ends_now(context.text, timex):
        days = _back(until, int(length[1]), length[2])
    elif length and length[2] == "M":
        kind, days = "period", _first_months(context, timex, int(length[1]), until)
    return replace(timex, begin_date=days.begin, end_date=days.end, kind=kind) if days else None


def _ends_now(text: str, timex: Timex) -> bool:
    """Whether a length ends when the article was published: `5 năm qua`, `5 năm` before `trở lại đây`."""
    behind = words_of("period_words", "kind", "back").match(text, min(timex.end + 1, len(text)))
    return bool(behind or words_before("period_words", "kind", "back").search(timex.surface))


def _years_so_far(context: Context, start: int, end: int) -> Iterator[Timex]:
    """`đầu năm đến nay` in text[start:end], from the first day of the article's year to its own."""
    text, published = context.text, context.article.published_at
    for begin in words_of("period_words", "kind", "new_year").finditer(text, start, end) if published else ():
        till_now = words_of("period_words", "kind", "till_now").match(text, begin.end() + 1)
        if till_now and published:
            at, last = begin.start(), till_now.end()
            first, today = date(published.year, 1, 1), published.date()
            yield Timex(at, last, text[at:last], "DATE", "period", "XXXX", first, today, "page")


def _before(timex: Timex) -> tuple[int, int]:
    return max(0, timex.start - NEAR), timex.start


def _back(until: date, number: int, unit: str) -> Period | None:
    """So many days, weeks, months or years that end on a day; None before the calendar begins."""
    try:
        if unit in "DW":
            return Period(until - timedelta(days=number * (7 if unit == "W" else 1)), until)
        months = until.year * 12 + until.month - 1 - number * (12 if unit == "Y" else 1)
        year, month = months // 12, months % 12 + 1
        return Period(date(year, month, min(until.day, monthrange(year, month)[1])), until)
    except (ValueError, OverflowError):
        return None


def _first_months(context: Context, timex: Timex, months: int, until: date | None) -> Period | None:
    """The first months of a year that follows, or of this one if they are just over and told as a whole."""
    if months not in _MONTHS:
        return None
    for year in context.timexes_in(timex.end, timex.end + 2):
        if year.kind == "year" and year.begin_date:
            return _until_month(year.begin_date, months)
    whole = words_before("period_words", "kind", "in_all").search(context.text, *_before(timex))
    return _until_month(until, months) if until and whole and months in (until.month, until.month - 1) else None


def _until_month(year: date, month: int) -> Period:
    return Period(year.replace(month=1, day=1), date(year.year, month, monthrange(year.year, month)[1]))


def days_of(context: Context, timex: Timex, at: int, until_now: bool = True) -> Period:
    """The days of a time said of text[at], with the time it goes on to or on from: `từ tháng 5 đến ngày 3/6`.

    `until_now`: whether what began and has not ended goes on until the article was published.
    """
    text, published = context.text, context.article.published_at
    begin, end = _in_a_row(context, timex)
    if end and (first := _first_day(context, timex, end)):
        return Period(first, end)
    now = published.date() if published and until_now and begin and begin <= published.date() else None
    if now and goes_on_till_now(context, timex, at):
        return Period(begin, now)
    if begin and starts(text, timex):
        if to := words_of("period_words", "kind", "to").match(text, min(timex.end + 1, len(text))):
            last = [t.end_date for t in context.timexes_in(to.end(), to.end() + 2) if t.end_date]
            return Period(begin, last[0] if last and last[0] >= begin else end)
        return Period(begin, now or end)
    return Period(begin, end)


def _first_day(context: Context, timex: Timex, end: date) -> date | None:
    """The first day of what goes on to a time that ends on a day: `từ tháng 5 đến ngày 3/6`, `từ nay đến năm 2015`."""
    text, published = context.text, context.article.published_at
    to = words_before("period_words", "kind", "to").search(text, *_before(timex))
    if to is None:
        return None
    for earlier in context.timexes_in(*_before(timex)):
        apart = text[earlier.end : to.start()].strip()
        if earlier.begin_date and earlier.begin_date <= end and starts(text, earlier) and not apart:
            return earlier.begin_date
    from_now = words_before("period_words", "kind", "from_now").search(text, max(0, to.start() - NEAR), to.start())
    return min(published.date(), end) if published and from_now else None


def starts(text: str, timex: Timex) -> bool:
    """Whether a time only starts another: `từ tháng 5`."""
    return bool(words_before("period_words", "kind", "since").search(text, max(0, timex.start - 12), timex.start))


def goes_on_till_now(context: Context, timex: Timex, at: int) -> bool:
    """Whether `đến nay` or the like stands right behind a time, or before text[at] behind a comma or a start (`từ`)."""
    text = context.text
    till_now = words_of("period_words", "kind", "till_now").search(text, timex.end, max(at, timex.end + NEAR))
    if till_now is None:
        return False
    between = text[timex.end : till_now.start()].strip()
    return not between or (till_now.end() <= at and (between == "," or starts(text, timex)))


def joined(between: str) -> bool:
    """Whether only a comma or a word such as `và` stands between two times, or a time and a number."""
    rest = between.strip(" ,")
    return bool(between.strip()) and (not rest or bool(words_of("period_words", "kind", "join").fullmatch(rest)))


def _in_a_row(context: Context, timex: Timex) -> Period:
    """The days from the first to the last of the times told in one breath: `năm 2012 và 4 tháng đầu năm 2013`."""
    start = max(timex.start - 3 * NEAR, context.sentence(timex.start).start)
    near = times_between(context, start, timex.end + 3 * NEAR)
    row = [time for time in near if time.kind != "length" and not context.is_compared(start, time.start)]
    at = next((no for no, time in enumerate(row) if time.start == timex.start), None)
    if at is None:
        return Period(timex.begin_date, timex.end_date)
    first = last = at
    while first and joined(context.text[row[first - 1].end : row[first].start]):
        first -= 1
    while last + 1 < len(row) and joined(context.text[row[last].end : row[last + 1].start]):
        last += 1
    days = [day for time in row[first : last + 1] for day in (time.begin_date, time.end_date) if day]
    return Period(_first_of_days(context.text, row[first], min(days)), max(days))


def _first_of_days(text: str, timex: Timex, begin: date) -> date:
    """The first of the days of a month that are numbered before the last of them: `ngày 1,2,3 tháng 6`."""
    numbered = timex.kind == "date" and timex.surface[0].isdigit()
    run = _DAYS.search(text, max(0, timex.start - NEAR), timex.start) if numbered else None
    first = int(run[1]) if run else begin.day
    return begin.replace(day=first) if 0 < first < begin.day else begin
