"""Readers of the third layer of times: ranges and lists of dates, and years that no word announces."""

import re
from dataclasses import replace
from functools import cache

from tasks.findings.numeric.calendar import Point
from tasks.findings.numeric.grammar import Found, Reader
from tasks.findings.numeric.lexicon import Token, symbol
from tasks.findings.numeric.phrases import starts_thing
from tasks.findings.numeric.readings import (
    Piece,
    Reading,
    in_a_name,
    letter_after,
    pieces_of,
    reading_of,
    token,
    with_clock,
)
from tasks.findings.numeric.time_atoms import day_reading, year_of
from tasks.findings.words import any_of, forms

_COUNTING = ("Numbered", "Num", "Doc", "Qual", "Number", "Currency", "Unit", "Vague")  # before a number, not a year
_JOINS = ("And", "From", "Until", "At", "Edge")
_WEEKS, _WEEKS_COUNTED = 53, 10  # `tuần 2 buổi` counts lessons, `tuần 44` weeks
_NOON = 12
_BARE_YEARS = range(1945, 2051)
_TIERS = ("P", "PD", "D", "W")  # of the places that a year may stand before


def _range(found: Found) -> Token | None:
    """From one date to another; each takes from the other what it lacks."""
    first, last = reading_of(found, "a"), reading_of(found, "b")
    if first.to is not None or last.to is not None or first.point is None or last.point is None:
        return None
    start, end = first.point.of(last.point), last.point
    if end.year is None and start.year is not None:
        end = replace(end, year=start.year)
    if start.days and end.days and start.days[0] > end.days[0]:
        if first.point.year is not None or start.year is None:
            return None
        start = replace(start, year=start.year - 1)  # 28/12 - 5/1/2025
    if first.steps:  # from October of one year to March of the next: of any
        first, last = (replace(one, steps=None, undated=True) for one in (first, last))
    if found.token("a").has("TEdged") or found.token("b").has("TEdged") or found.has("apart"):
        return _apart(found, replace(first, point=start), replace(last, point=end))
    kind = "period" if not (first.clock or last.clock) else "time"
    reading = replace(first, kind=kind, point=start, to=end, clock_to=last.clock, steps=last.steps)
    return token(found, "TRange", reading)


def _apart(found: Found, first: Reading, last: Reading) -> Token:
    a, b = pieces_of(found.token("a"))[0], pieces_of(found.token("b"))[0]
    pieces = [Piece(a.start, a.end, first), Piece(b.start, b.end, last)]
    return Token(found.start, found.end, symbol(["T", "TRange"]), pieces)


def _days_range(found: Found) -> Token | None:
    """`15 - 23/4`, `2, 3 và 4/6/2014`: bare days that share month and year with the last."""
    last = reading_of(found, "b")
    if last.point is None or last.point.day is None:
        return None
    days = [int(t.value) for t in found.inner("a") if t.has("Dd")]
    run = [*days, last.point.day]
    points = [replace(last.point, day=day) for day in days]
    if not all(point.possible for point in points) or run != sorted(set(run)):
        return None
    in_a_row = run == list(range(run[0], run[-1] + 1))
    if not found.has("and") or (in_a_row and (len(run) > 2 or last.point.year is not None)):
        kind = "time" if last.clock else "period"
        return token(
            found, "TRange", replace(last, kind=kind, point=points[0], to=last.point, clock="", clock_to=last.clock)
        )
    piece = pieces_of(found.token("b"))[0]
    pieces = [
        Piece(found.start if no == 0 else t.start, t.end, day_reading(point))
        for no, (t, point) in enumerate(zip([t for t in found.inner("a") if t.has("Dd")], points, strict=True))
    ]
    return Token(found.start, found.end, symbol(["T", "TRange"]), [*pieces, piece])


def _clock_range(found: Found) -> Token | None:
    first, last = reading_of(found, "a"), reading_of(found, "b")
    part = last.clock
    reading = replace(last, clock=first.clock, clock_to=part)
    return token(found, "TRange", reading)


def _hour_to_clock(found: Found) -> Token | None:
    """`1 - 2h sáng`: the first hour is as bare as it was spoken, of the same half of the day."""
    last = reading_of(found, "b")
    first, hour = found.number("h") or 0, int(last.clock[1:3])
    first += _NOON if hour > _NOON and first + _NOON < hour else 0
    if not first < hour:
        return None
    reading = replace(last, clock=f"T{first:02d}:00", clock_to=last.clock)
    return token(found, "TRange", reading)


def _years_listed(found: Found) -> Token | None:
    """`các năm 2021, 2022 và 2023`, `năm 2012 và 2013`."""
    tokens = [t for t in found.inner_tokens() if t.has("Yyyy") or t.has("TYear")]
    readings = [
        pieces_of(t)[0].reading if t.has("TYear") else Reading("DATE", "year", Point(int(t.value))) for t in tokens
    ]
    years = [r.point.year or 0 for r in readings if r.point]
    if len(years) > 2 and years == list(range(years[0], years[-1] + 1)):
        return token(found, "TYears", Reading("DATE", "period", Point(years[0]), Point(years[-1])))
    pieces = [Piece(t.start, t.end, r) for t, r in zip(tokens, readings, strict=True)]
    return Token(found.start, found.end, symbol(["T", "TYears"]), pieces)


def _years_range(found: Found) -> Token | None:
    first = reading_of(found, "a").point if found.token("a").has("TYear") else Point(year_of(found, "a"))
    last = reading_of(found, "b").point if found.token("b").has("TYear") else Point(year_of(found, "b"))
    if not first or not last or not first.year or not last.year or first.year >= last.year:
        return None
    return token(found, "TYears", Reading("DATE", "period", first, last))


def _months_range(found: Found) -> Token | None:
    """`tháng 3 - 5/2024`, `tháng 9 và 10-2024`."""
    first, last = reading_of(found, "a"), found.token("b")
    reading = reading_of(found, "b") if last.has("My") or last.has("TMonth") else None
    end = reading.point if reading else Point(month=found.number("b"))
    if first.point is None or first.point.year is not None or end is None:
        return None
    start = first.point.of(end)
    if (start.month or 0) >= (end.month or 0):
        return None
    if found.has("and"):
        a = pieces_of(found.token("a"))[0]
        pieces = [
            Piece(a.start, a.end, first),
            Piece(last.start, last.end, Reading("DATE", "month", end)),
        ]
        return Token(found.start, found.end, symbol(["T", "TRange"]), pieces)
    return token(found, "TRange", Reading("DATE", "period", start, end))


def _bare_pair(found: Found) -> Token | None:
    reading = reading_of(found, "t")
    slash = "/" in found.text[found.start : found.end]
    first, last = reading.point, reading.to
    if first is None or last is None or (slash and last.year != (first.year or 0) + 1):
        return None
    return token(found, "TYears", reading)


def _bare_year(found: Found) -> Token | None:
    """A year that no word announces: behind a name or a preposition, and nothing counted behind it."""
    text, year = found.text, int(found.value("y"))
    if year not in _BARE_YEARS:
        return None
    if in_a_name(found, "NamedByYear"):
        return Token(found.start, found.end, symbol(["Identifier"]), "name")
    before, after = text[: found.start].rstrip(" \u00a0"), text[found.end : found.end + 2]
    following = found.tokens[found.last + 1] if found.last + 1 < len(found.tokens) else None
    joins = following is not None and any(following.has(c) for c in _JOINS)
    announced = found.first > 1 and any(found.tokens[found.first - 2].has(c) for c in ("From", "At"))
    free = joins or _places(text, found.end) or (announced and year % 100)
    if after[:1].isalpha() or after.strip()[:1].isdigit():
        return None
    if after.strip()[:1].islower() and not free and starts_thing(text, found.end + 1, deeds=announced):
        return None  # `có 2013 người`
    word = re.split(r"[\s(]", before[-30:])[-1]
    if word[-1:].isalpha():
        standing = not any(found.tokens[found.first - 2].has(cls) for cls in _COUNTING)
    else:
        standing = not word or word[-1] in '”"’)'
    return token(found, "TYear", Reading("DATE", "year", Point(year))) if standing else None


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(form for tier in _TIERS for form in forms('place_levels', 'tier', tier))}\s")


def _places(text: str, at: int) -> bool:
    """Whether a place by name stands at text[at]: `Hội thi 2024 | huyện Đức Trọng`."""
    level = _levels().match(text, at)
    return level is not None and text[level.end() : level.end() + 1].isupper()


def _month_list(found: Found) -> Token | None:
    """`tháng 7 và 8`, before a mark: two months."""
    a, last = pieces_of(found.token("a"))[0], found.token("b")
    point, month = a.reading.point, found.number("b") or 0
    if letter_after(found) or point is None or point.year or (point.month or 0) >= month:
        return None
    after = Piece(last.start, last.end, Reading("DATE", "month", Point(month=month)))
    return Token(found.start, found.end, symbol(["T", "TRange"]), [a, after])


def _months_of_a_year(found: Found) -> Token | None:
    """`tháng 5, 6 và 7/2024`: a run is a range, others are apart."""
    first, last = reading_of(found, "a"), reading_of(found, "b")
    if first.point is None or last.point is None or first.point.year is not None:
        return None
    between = [int(t.value) for t in found.inner_tokens() if t.has("Mm")]
    months = [first.point.month or 0, *between, last.point.month or 0]
    if months != list(range(months[0], months[0] + len(months))):
        return None
    start = replace(first.point, year=last.point.year)
    return token(found, "TRange", Reading("DATE", "period", start, last.point))


def _months_of_years(found: Found) -> Token | None:
    """`4/2012 - 4/2013`."""
    first, last = reading_of(found, "a").point, reading_of(found, "b").point
    if first is None or last is None or first.year is None or not (first.days and last.days):
        return None
    late = first.days[0] >= last.days[0]
    return None if late else token(found, "TRange", Reading("DATE", "period", first, last))


def _bare_month(found: Found) -> Token | None:
    """`4/2013`, behind no word that numbers a document."""
    reading = reading_of(found, "t")
    year = reading.point.year if reading.point else None
    counted = found.first > 1 and any(found.tokens[found.first - 2].has(cls) for cls in _COUNTING)
    if "/" not in found.text[found.start : found.end] or year not in _BARE_YEARS or counted:
        return None
    if letter_after(found) and starts_thing(found.text, found.end + 1):
        return None  # `12/2000 học sinh`
    return None if in_a_name(found, "Doc") else token(found, "TMonth", reading)


def _night_to_day(found: Found) -> Token | None:
    """`từ đêm 21 đến ngày 23/8`."""
    last = reading_of(found, "b")
    if last.point is None or (found.number("d") or 0) >= (last.point.day or 0):
        return None
    start = replace(last.point, day=found.number("d"))
    clock = f"T{found.of('p', 'DayPart')}"
    return token(found, "TRange", Reading("TIME", "time", start, last.point, clock=clock, clock_to=last.clock))


def _week(found: Found) -> Token | None:
    number = found.number("n") or 0
    if not 1 <= number <= _WEEKS or (not found.has("y") and number < _WEEKS_COUNTED):
        return None
    reading = Reading("DATE", "week", Point(year_of(found), part=f"W{number:02d}"))
    start = next(t.start for t in found.inner_tokens() if t.has("Week"))
    return Token(found.start, found.end, symbol(["T", "TWeek"]), [Piece(start, found.end, reading)])


def _night_before(found: Found) -> Token | None:
    """`đêm 26, rạng sáng 27/5`: the day before shares its month."""
    after = reading_of(found, "b")
    if after.point is None or found.number("d") != (after.point.day or 0) - 1:
        return None
    day = day_reading(replace(after.point, day=found.number("d")))
    last, piece = found.token("d"), pieces_of(found.token("b"))[0]
    before = Piece(found.start, last.end, with_clock(day, f"T{found.of('p', 'DayPart')}"))
    return Token(found.start, found.end, symbol(["T", "TRange"]), [before, piece])


READERS: dict[str, Reader] = {
    "range": _range,
    "range of days": _days_range,
    "range of clocks": _clock_range,
    "hour to clock": _hour_to_clock,
    "range of years": _years_range,
    "years in a list": _years_listed,
    "range of months": _months_range,
    "months of a year": _months_of_a_year,
    "months of years": _months_of_years,
    "bare month": _bare_month,
    "pair of years": _bare_pair,
    "bare year": _bare_year,
    "week of a year": _week,
    "numbered week": _week,
    "night before": _night_before,
    "night to day": _night_to_day,
    "months in a list": _month_list,
}
