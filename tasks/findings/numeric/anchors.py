"""From readings to time expressions: the year and the days, by the article's date or by the text itself.

The article's date comes first: a day and month without a year is the nearest one, the past preferred.
Where the page has no date, the text's own evidence decides: the same day or month written with its year,
then the latest full date, then school years, terms and years. A day of every year stays without one.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tasks.findings.model import Timex
from tasks.findings.numeric.calendar import (
    ANNOUNCED,
    FUTURE,
    ONE_DAY,
    Days,
    Point,
    Unit,
    lunar_day,
    nearest,
    shift,
    weekday_near,
)
from tasks.findings.numeric.readings import Piece, Reading

_WEB_BEGINS = 2000  # no article on a web page is older: an earlier date in a text tells nothing of its own
_REPORTS_END = 4  # until March a text that speaks of a year may be of the year after
_CYCLE, _CYCLE_BEGAN = 60, 4
_APPOSITION = re.compile(r"[\s,(]{1,3}(?:\w{2,4}\s)?")  # what may stand between two names of one day
_SENTENCE_END = re.compile(r"[.!?…;]\s|\n")
_HOLIDAYS_OF_SCHOOLS = (6, 7, 8)
_YEARLY = ("Y", "S")
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "S": "XXXX/XXXX"}
_BARE_PAIR = 11  # characters of "2013 - 2014"
_By = Literal["page", "text"]


@dataclass(frozen=True)
class Evidence:
    """What the whole text says of its time."""

    published: date | None
    named: dict[tuple[int | None, int | None], int]  # (month, day) -> the year it is written with
    months: dict[int | None, int]  # the same for whole months
    about: date | None  # a day near which the article was written, by what it says
    schools: frozenset[int]  # school years it names, by the year they begin in
    year: int | None  # a year it speaks of, where nothing better is known


def weigh(pieces: Sequence[Piece], published: date | None, aims: frozenset[int] = frozenset()) -> Evidence:
    """The evidence of all readings of a text; `aims` holds the places of years that are aims (`đến năm 2030`)."""
    named: dict[tuple[int | None, int | None], int] = {}
    months: dict[int | None, int] = {}
    full: list[date] = []
    schools: list[date] = []
    years: list[int] = []
    for start, _, reading in pieces:
        point = reading.to or reading.point
        if point is None or point.year is None or point.year < _WEB_BEGINS or point.years > 1:
            continue
        days = point.days
        if point.system == "school":
            schools.append(date(point.year, 9, 1))
        elif point.day is not None or point.month is not None or (reading.kind == "holiday" and days):
            if days is not None:
                full.append(days[0])
            if point.day is not None:
                named[point.month, point.day] = point.year
            months[point.month] = point.year
        elif reading.kind == "period" and reading.point and reading.point.year:
            years.append(reading.point.year)
        elif start not in aims:
            years.append(point.year)
    near = published.year if published else max(years, default=0) or max((day.year for day in full), default=0)
    full += [
        lunar_day(_of_cycle(reading.cycle, near), 1, 1)
        for _, _, reading in pieces
        if reading.cycle is not None and reading.point and reading.point.year is None and near
    ]
    about = max([*full, *schools], default=None)
    return Evidence(published, named, months, about, frozenset(day.year for day in schools), max(years, default=None))


def _of_cycle(cycle: int, near: int) -> int:
    return min(
        (near + back for back in range(-_CYCLE, _CYCLE) if (near + back - _CYCLE_BEGAN) % _CYCLE == cycle),
        key=lambda y: abs(y - near),
    )


def _find_days(point: Point, reading: Reading, evidence: Evidence) -> tuple[Days, _By] | None:
    """The days of a point without year."""
    if point.month is None and not point.part:
        return None
    year = evidence.named.get((point.month, point.day)) if point.system == "solar" and point.day else None
    if year is not None and evidence.published is not None and abs(year - evidence.published.year) > 1:
        year = None  # an anniversary
    if year is None and evidence.published is None and point.day is None and not point.part:
        year = evidence.months.get(point.month)
    if year is not None:
        days = replace(point, year=year).days
        return days and (days, "text")
    if evidence.published is not None:
        future = ANNOUNCED if reading.announced else FUTURE
        days = nearest(point, evidence.published, reading.lean, future)
        return days and (days, "page")
    if evidence.about is not None:
        days = nearest(point, evidence.about)
        return days and (days, "text")
    if evidence.year is not None and (point.month is None or point.month >= _REPORTS_END):
        days = replace(point, year=evidence.year).days
        return days and (days, "text")
    return None


def resolve(
    text: str, pieces: Sequence[Piece], published: date | None, aims: frozenset[int] = frozenset()
) -> list[Timex]:
    """Time expressions of a text from their readings, in text order.

    `published` is the article's own date; None: the text's evidence is used. A relative time that
    stands before or behind a date in apposition (`hôm nay (23/5)`) is that date.
    """
    evidence = weigh(pieces, published, aims)
    pieces = [_as_school_year(piece, evidence) for piece in _without_every_year(text, pieces)]
    out: list[Timex] = []
    last_day: Timex | None = None
    for no, piece in enumerate(pieces):
        found = _timex(text, piece, evidence)
        if piece.reading.steps is not None or piece.reading.kind == "weekday" or piece.reading.same_day:
            found = _by_neighbours(text, found, piece, pieces[no + 1 : no + 2], evidence, last_day)
        if not found.value:
            continue
        out.append(found)
        if piece.reading.point is not None and piece.reading.point.day is not None:
            last_day = found
    return out


def _without_every_year(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces; days and months in a sentence that speaks of every year are of none."""
    if not any(_of_every_year(piece.reading) for piece in pieces):
        return list(pieces)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    sentences = [bisect_right(ends, piece.start) for piece in pieces]
    general = {no for no, piece in zip(sentences, pieces, strict=True) if _of_every_year(piece.reading)}
    return [
        piece._replace(reading=replace(piece.reading, undated=True)) if no in general else piece
        for no, piece in zip(sentences, pieces, strict=True)
    ]


def _of_every_year(reading: Reading) -> bool:
    return (reading.type == "SET" and reading.literal == "P1Y") or (reading.kind == "year" and reading.undated)


def _as_school_year(piece: Piece, evidence: Evidence) -> Piece:
    """A bare pair of years that the text elsewhere calls a school year."""
    first = piece.reading.point
    if (
        piece.reading.kind != "period"
        or first is None
        or piece.end - piece.start > _BARE_PAIR
        or piece.reading.to is None
    ):
        return piece
    if first.year not in evidence.schools or piece.reading.to.year != (first.year or 0) + 1 or first.month:
        return piece
    return piece._replace(reading=Reading("DATE", "school_year", replace(first, system="school")))


def _timex(text: str, piece: Piece, evidence: Evidence) -> Timex:
    reading, value, by = _with_year(piece.reading, evidence)
    days = _days_of(reading, evidence)
    begin, end = days[0] if days else (None, None)
    by = None if days is None else by or days[1]
    return Timex(
        piece.start, piece.end, text[piece.start : piece.end], reading.type, reading.kind, value, begin, end, by
    )


def _with_year(reading: Reading, evidence: Evidence) -> tuple[Reading, str, _By | None]:
    """A reading that counts from the article's date with its point, its value, and what it was counted from."""
    by: _By = "page" if evidence.published else "text"
    year = _year_now(evidence)
    if reading.cycle is not None and reading.point and reading.point.year is None and year is not None:
        point = replace(reading.point, year=_of_cycle(reading.cycle, year))
        return replace(reading, point=point), point.value, by
    if reading.steps is None or reading.weekday is not None:
        return reading, reading.value, None
    if reading.point is not None:
        counted_to = reading.to and _counted_point(reading.to, reading.steps, evidence)
        counted_from = _counted_point(reading.point, reading.steps, evidence)
        return replace(reading, point=counted_from, to=counted_to), reading.value, by
    counted = _counted(reading, evidence)
    unknown = _UNKNOWN.get(reading.steps[0], "XXXX") + reading.clock
    return counted, counted.value if counted.point and counted.point.year else unknown, by


def _year_now(evidence: Evidence) -> int | None:
    """The year the article speaks from."""
    now = evidence.published or evidence.about
    return now.year if now else evidence.year


def _counted_point(point: Point, steps: tuple[Unit, int], evidence: Evidence) -> Point:
    """A point of which the year (`tháng 6 sang năm`) or the month (`ngày 15 tháng này`) is counted."""
    unit, number = steps
    if unit == "M":
        month = shift(evidence.published, unit, number) if evidence.published else Point()
        return replace(point, year=month.year, month=month.month)
    year = _year_now(evidence)
    return point if year is None else replace(point, year=year + number)


def _counted(reading: Reading, evidence: Evidence) -> Reading:
    """A reading that is all counted (`hôm qua`, `năm ngoái`); without a day to count from it stays as it is."""
    unit, number = reading.steps or ("D", 0)
    anchor, year = evidence.published, _year_now(evidence)
    if anchor is None and (year is None or unit not in _YEARLY):
        return reading
    if unit == "S" and reading.lean < 0 and anchor and anchor.month in _HOLIDAYS_OF_SCHOOLS:
        number += 1  # in summer the school year just past is the one that is about to end
    return replace(reading, point=shift(anchor or evidence.about or date(year or 1, 7, 1), unit, number))


def _days_of(reading: Reading, evidence: Evidence) -> tuple[Days, _By] | None:
    """The days of a reading and what they were found by: the text where the year is written."""
    point = reading.point
    if reading.weekday is not None and evidence.published:
        return _weekday_days(reading, evidence.published), "page"
    if point is None or (point.year is None and reading.undated):
        return None
    last = reading.to or point
    if reading.to and point.year is None and last.year is None and (running := _running(point, last, evidence)):
        return running, "page"
    found = _find_days(last, reading, evidence) if last.year is None else last.days and (last.days, "text")
    if not found:
        return None
    (_, end), by = found
    year = end.year if point.year is None else point.year
    first = replace(point, year=year).days if reading.to or point.year is not None else found[0]
    if first and first[0] > end and point.year is None:
        first = replace(point, year=year - 1).days  # from December to January
    if first is None or first[0] > end:
        return None
    begin = first[0]
    if reading.kind == "holiday" and point.month is None:  # the New Year itself, not the year it begins
        end = begin
    return (begin, end), by


def _running(first: Point, last: Point, evidence: Evidence) -> Days | None:
    """The days of a range without year that the article's date falls in."""
    if evidence.published is None:
        return None
    begin, end = (replace(point, year=evidence.published.year).days for point in (first, last))
    return (begin[0], end[1]) if begin and end and begin[0] <= evidence.published <= end[1] else None


def _weekday_days(reading: Reading, published: date) -> Days:
    weekday = reading.weekday or 0
    if reading.steps is None:
        day = weekday_near(weekday, published, reading.lean)
        return day, day
    monday, sunday = shift(published, *reading.steps).days or (published, published)
    if weekday == 0:
        return sunday - ONE_DAY, sunday
    day = monday + ONE_DAY * (weekday - 1)
    return day, day


def _by_neighbours(
    text: str, found: Timex, piece: Piece, after: Sequence[Piece], evidence: Evidence, last_day: Timex | None
) -> Timex:
    """A relative day or a weekday as the date beside it says; the same day again."""
    clock = piece.reading.clock
    if piece.reading.same_day:
        if last_day is None:
            return found
        value = last_day.value.split("T")[0].split("/")[0] + clock
        return replace(
            found,
            value=value,
            begin_date=last_day.begin_date,
            end_date=last_day.end_date,
            anchored_by=last_day.anchored_by,
        )
    if found.begin_date is not None or not after:
        return found
    other = after[0]
    if other.reading.point is None or other.reading.point.day is None or other.reading.to is not None:
        return found
    if not _APPOSITION.fullmatch(text[found.end : other.start]):
        return found
    same = _timex(text, other, evidence)
    value = found.value if piece.reading.kind == "weekday" else same.value.split("T")[0] + clock
    return replace(found, value=value, begin_date=same.begin_date, end_date=same.end_date, anchored_by=same.anchored_by)
