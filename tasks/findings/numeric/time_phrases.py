"""Readers of the second layer of times: dates with the words around them."""

from dataclasses import replace
from functools import cache

from tasks.findings.numeric.calendar import Point
from tasks.findings.numeric.grammar import Found, Reader
from tasks.findings.numeric.lexicon import Token, symbol
from tasks.findings.numeric.numerals import read_roman
from tasks.findings.numeric.readings import (
    Reading,
    in_a_name,
    letter_after,
    pieces_of,
    plain,
    reading_of,
    token,
    with_clock,
)
from tasks.findings.numeric.time_atoms import LUNAR_MARK, day_reading, year_of
from tasks.findings.numeric.time_atoms import READERS as ATOMS
from tasks.findings.words import run_of
from tasks.tables import read_table

_LAST_DAYS = 27  # a day before the New Year is one of its last
_MONTHS = 12
_ALWAYS = (24, 7)  # hours a day, days a week
_PREPOSITIONS = ("At", "From", "Until", "UntilEnd", "Before")
_NOON, _MORNING_ENDS, _NIGHT_BEGINS = 12, 4, 6


def hour_of_part(clock: str, part: str) -> str:
    """A clock time of twelve hours in its part of the day.

    >>> hour_of_part("T02:00", "AF"), hour_of_part("T12:00", "NI"), hour_of_part("T08:00", "MO")
    ('T14:00', 'T24:00', 'T08:00')
    """
    hour = int(clock[1:3])
    later = {
        "AF": hour < _NOON,
        "EV": _MORNING_ENDS <= hour < _NOON,
        "NI": _NIGHT_BEGINS <= hour <= _NOON,
        "MI": hour < _MORNING_ENDS,
    }.get(part, False)
    return f"T{hour + _NOON:02d}{clock[3:]}" if later else clock


def _part(found: Found) -> str:
    return found.of("p", "DayPart") if found.has("p") else ""


def _day(found: Found) -> Reading | None:
    """The day captured as a date (`d`) or as a word like today (`s`)."""
    if found.has("d"):
        return reading_of(found, "d")
    for cls in ("Today", "Now", "Yesterday", "Tomorrow"):
        if found.has("s") and found.token("s").has(cls):
            return Reading("DATE", "date", steps=("D", int(found.of("s", cls))))
    return Reading("DATE", "date", same_day=True) if found.has("s") else None


def _at_clock(found: Found) -> Token:
    clock = hour_of_part(reading_of(found, "c").clock, _part(found))
    day = _day(found)
    reading = with_clock(day, clock) if day else Reading("TIME", "time", clock=clock)
    return token(found, "TClock TDay" if day and day.point else "TClock", reading)


def _part_of_day(found: Found) -> Token | None:
    day = _day(found)
    if day is None:
        return None
    return token(found, "TDay" if day.point else "TToday", with_clock(day, f"T{_part(found)}"))


def _named_day(found: Found) -> Token | None:
    day = _day(found)
    return token(found, "TDay" if day.point else "TToday", day) if day else None


def _bare_day(found: Found) -> Token | None:
    """A day and month that nothing announces: a date only where it cannot be a ratio or a score."""
    reading = reading_of(found, "d")
    text, point = found.text, reading.point
    if point is None or point.day is None or point.month is None or (point.day, point.month) == _ALWAYS:
        return None
    descends = point.day > _MONTHS and not _tells_scores(found)
    announced = found.first > 1 and any(found.tokens[found.first - 2].has(cls) for cls in _PREPOSITIONS)
    mark = text[found.start : found.end].strip("0123456789 \u00a0")
    if mark != "/" and not (descends and (mark == "-" or announced)):
        return None  # `27-5` counts down, so that it is no range
    if not announced and in_a_name(found, "NamedByDay"):
        return Token(found.start, found.end, symbol(["Identifier"]), "name")
    before, after = text[: found.start].rstrip(" \u00a0")[-1:], text[found.end : found.end + 1]
    if before in ("(", "") and after in (")", ""):
        return token(found, "TDay", reading)
    by_form = text[found.start] == "0" or point.day > point.month or _is_kept(reading)
    free = not letter_after(found)
    no_ratio = point.day > _MONTHS or (by_form and (announced or free)) or (announced and free)
    if not no_ratio:
        return None
    if _is_kept(reading) and not announced:
        reading = replace(reading, kind="holiday", undated=True)
    return token(found, "TDay", reading)


def _tells_scores(found: Found) -> bool:
    """Whether the words before speak of a match (`tỷ số 25-12`), or another pair follows (`25-12, 25-20`)."""
    behind = run_of("counted_words", "and").sub("", found.text[found.end : found.end + 8].lstrip(";"), count=1)
    pair = behind[:1].isdigit() and "-" in behind
    return pair or in_a_name(found, "ScoreCue")


def _holiday_by_date(found: Found) -> Token | None:
    """A day that is kept every year, said as such: of no year unless one is written."""
    days = [found.token(name) for name in ("d", "e") if found.has(name)]
    pieces = [pieces_of(day)[0] for day in days]
    if not any(_is_kept(piece.reading) and not (piece.reading.point and piece.reading.point.year) for piece in pieces):
        return None
    kept = [piece._replace(reading=replace(piece.reading, kind="holiday", undated=True)) for piece in pieces]
    return Token(found.start, found.end, symbol(["T", "THoliday"]), kept)


@cache
def _kept_days() -> frozenset[tuple[int, int]]:
    return frozenset(
        (int(month), int(day))
        for row in read_table("holidays")
        if row["value"][0] != LUNAR_MARK
        for month, day in [row["value"].split("-")]
    )


def _is_kept(reading: Reading) -> bool:
    point = reading.point
    return point is not None and (point.month, point.day) in _kept_days()


def _full_moon(found: Found) -> Token | None:
    point = reading_of(found, "t").point
    return token(found, "TDay", day_reading(replace(point, day=15, system="lunar"))) if point else None


def _lunar_day(found: Found) -> Token | None:
    point = reading_of(found, "d").point
    return token(found, "TDay", day_reading(replace(point, system="lunar"))) if point else None


def _lunar_month(found: Found) -> Token | None:
    point = reading_of(found, "t").point
    return token(found, "TMonth", Reading("DATE", "month", replace(point, system="lunar"))) if point else None


def _new_year_day(found: Found) -> Token | None:
    number = found.number("d") or 0
    point = Point(year_of(found), 1, number, system="lunar")
    if not found.has("first"):  # the 30th of the last month: of the year before
        if number < _LAST_DAYS:
            return None
        point = Point(point.year and point.year - 1, 12, number, system="lunar")
    day = day_reading(point)
    return token(found, "TDay", with_clock(day, f"T{_part(found)}") if found.has("p") else day)


def _edge(found: Found) -> Token:
    inner = found.token("t")
    kept = [name for name in ("TMonth", "TYear", "TQuarter", "TTerm") if inner.has(name)]
    return token(found, " ".join([*kept, "TEdged"]), pieces_of(inner)[0].reading)


def _shifted(found: Found) -> Token | None:
    """`tháng 6 tới`: which of the months is meant; the word must end its phrase."""
    if letter_after(found) and not found.token("s").has("Just") and not found.token("s").has("This"):
        return None
    lean = int(found.of("s", "Shift"))
    inner = found.token("t")
    reading = reading_of(found, "t")
    if reading.point is None or reading.point.year is not None:
        return None
    kept = [name for name in ("TMonth", "TDay", "TQuarter") if inner.has(name)]
    return token(found, " ".join(kept), replace(reading, lean=lean))


def _in_year(found: Found) -> Token | None:
    """`tháng 6 sang năm`, `quý I năm nay`: the year is given by its distance."""
    reading, inner = reading_of(found, "t"), found.token("t")
    if reading.point is None or reading.point.year is not None:
        return None
    kept = [name for name in ("TMonth", "TDay", "TQuarter") if inner.has(name)]
    return token(found, " ".join(kept), replace(reading, steps=("Y", shift_steps(found, "s")), undated=False))


def shift_steps(found: Found, name: str) -> int:
    """How many units a captured word goes forward or back."""
    one = found.token(name)
    for cls in ("LastYear", "NextYear", "Now", "Shift", "New"):
        if one.has(cls):
            return int(one.of(cls))
    return 0


def _school_year(found: Found) -> Token | None:
    reading = reading_of(found, "t")
    first, last = reading.point, reading.to
    if first is None or last is None or last.year != (first.year or 0) + 1:
        return None
    return token(found, "TTerm", Reading("DATE", "school_year", Point(first.year, system="school")))


def _term(found: Found) -> Token:
    return token(found, "TTerm", replace(reading_of(found, "t"), kind="period"))


def _years(found: Found) -> Token:
    return token(found, "TYears", reading_of(found, "t"))


def _day_of_a_month(found: Found) -> Token:
    """`ngày 15 tháng này`."""
    point = Point(day=found.number("d"))
    return token(found, "TDay", Reading("DATE", "date", point, steps=("M", shift_steps(found, "s"))))


def _day_of_every_month(found: Found) -> Token:
    return token(found, "TSet", Reading("SET", "set", literal=Point(day=found.number("d")).value))


def _decade_of(found: Found) -> Token | None:
    """`những năm 1930`."""
    point = reading_of(found, "t").point
    if point is None or point.year is None or point.year % 10:
        return None
    return token(found, "TYears", Reading("DATE", "period", Point(point.year, years=10)))


def _days_counted(found: Found) -> Token:
    """`3 ngày từ 2-4/6`: their number, before the days themselves."""
    return token(found, "CountedDays", Reading("DURATION", "duration", literal=f"P{plain(found.value('n'))}D"))


def _decade(found: Found) -> Token | None:
    year = year_of(found) if found.has("y") else found.number("k")
    if year is None or year % 10:
        return None
    year += 1900 if year < 100 else 0
    return token(found, "TYears", Reading("DATE", "period", Point(year, years=10)))


def _century(found: Found) -> Token | None:
    number = read_roman(found.value("k")) if found.token("k").has("Roman") else found.number("k")
    if not number or not 1 < number < 30:
        return None
    return token(found, "TYears", Reading("DATE", "period", Point((number - 1) * 100, years=100)))


READERS: dict[str, Reader] = {
    "clock": _at_clock,
    "part of a day": _part_of_day,
    "day": _named_day,
    "bare day": _bare_day,
    "holiday by date": _holiday_by_date,
    "full moon": _full_moon,
    "lunar day": _lunar_day,
    "lunar month": _lunar_month,
    "day of the new year": _new_year_day,
    "edge": _edge,
    "shifted": _shifted,
    "in a year": _in_year,
    "school year": _school_year,
    "term": _term,
    "years": _years,
    "year": ATOMS["year"],
    "decade": _decade,
    "day of a month": _day_of_a_month,
    "day of every month": _day_of_every_month,
    "decade of": _decade_of,
    "days counted": _days_counted,
    "century": _century,
}
