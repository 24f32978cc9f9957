"""The calendar: a stretch of time as far as it is written, its TIMEX3 value, and the days it covers.

Values are those of TIMEX3 (Pustejovsky et al. 2010) on ISO 8601: `X` for what is not written, `H1` and
`Q2` for parts of a year, `2023/2024` for a school year, `A/B` for a range. Days are inclusive at both
ends. The lunar calendar is Vietnam's (UTC+7): its New Year is not China's in 1985, 2007 or 2030.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache
from typing import Literal

from lunar_vn import convert_lunar_to_solar, convert_solar_to_lunar

Days = tuple[date, date]
Unit = Literal["D", "W", "M", "Q", "H", "Y", "S"]  # S: school year
System = Literal["solar", "lunar", "school"]

FIRST_SCHOOL_MONTH = 9  # a school year runs from 1 September to 31 August
FUTURE = 1.25  # days back that a day ahead counts as: news looks back, but announces too
ANNOUNCED = 0.75  # the same after words such as will
_LUNAR_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, year or part of a year as far as it is written; None is not written.

    `part` is the part of the year as TIMEX3 writes it (H1, Q3, W35, SP). `years` above 1 makes a decade
    (10) or a century (100) that starts in `year`. A lunar point counts lunar years, months and days;
    a school point is the school year that begins in `year`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    system: System = "solar"
    years: int = 1

    @property
    def value(self) -> str:
        """The TIMEX3 value as written.

        >>> Point(month=8, day=30).value, Point(2024, part="Q2").value, Point(2023, system="school").value
        ('XXXX-08-30', '2024-Q2', '2023/2024')
        """
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.system == "school":
            return f"{year}/{'XXXX' if self.year is None else f'{self.year + 1:04d}'}"
        if self.years > 1:
            kept = 5 - len(str(self.years))
            return year[:kept] + "X" * (4 - kept)
        if self.part:
            return f"{year}-{self.part}"
        if self.day is not None:
            return f"{year}-{'XX' if self.month is None else f'{self.month:02d}'}-{self.day:02d}"
        return year if self.month is None else f"{year}-{self.month:02d}"

    @property
    def days(self) -> Days | None:
        """The days covered; None while the year (or the month of a day) is open, for no real date, and for seasons."""
        if self.year is None or (self.day is not None and self.month is None):
            return None
        try:
            return _days(self)
        except (ValueError, KeyError, OverflowError):
            return None

    @property
    def possible(self) -> bool:
        """Whether some year has it: 30 February and month 13 are in none."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        if self.system == "lunar":
            return 1 <= self.day <= 30
        return 1 <= self.day <= monthrange(self.year or 2000, self.month or 1)[1]

    def of(self, other: "Point") -> "Point":
        """This point with the year, and for a lone day the month, of another where it has none itself."""
        month = other.month if self.month is None and self.day is not None else self.month
        return replace(self, year=other.year if self.year is None else self.year, month=month)


def _days(point: Point) -> Days:
    year = point.year or 0
    if point.system == "lunar":
        return _lunar_days(point)
    if point.system == "school":
        return date(year, FIRST_SCHOOL_MONTH, 1), date(year + 1, FIRST_SCHOOL_MONTH - 1, 31)
    if point.part.startswith("W"):
        monday = date.fromisocalendar(year, int(point.part[1:]), 1)
        return monday, monday + timedelta(days=6)
    if point.day is not None:
        day = date(year, point.month or 0, point.day)
        return day, day
    last_year, first, last = year + point.years - 1, point.month or 1, point.month or 12
    if point.part:
        size = {"H": 6, "Q": 3}[point.part[0]]  # a season has no certain days: KeyError
        first, last = size * int(point.part[1:]) - size + 1, size * int(point.part[1:])
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])


def _lunar_days(point: Point) -> Days:
    year, month, day = point.year or 0, point.month, point.day
    if month is None:
        return lunar_day(year, 1, 1), lunar_day(year + 1, 1, 1) - timedelta(days=1)
    first = lunar_day(year, month, 1)
    if day is not None:
        the_day = lunar_day(year, month, day)
        return the_day, the_day
    last = first + timedelta(days=29)
    return first, last if convert_solar_to_lunar(last.day, last.month, last.year).month == month else last - ONE_DAY


ONE_DAY = timedelta(days=1)


@cache
def lunar_day(year: int, month: int, day: int) -> date:
    """The solar date of a day of the lunar year that begins in `year`; the 30th of a short month is its 29th.

    Raises ValueError outside 1900 to 2099.

    >>> lunar_day(2024, 3, 10), lunar_day(2007, 1, 1)
    (datetime.date(2024, 4, 18), datetime.date(2007, 2, 17))
    """
    if year not in _LUNAR_YEARS:
        raise ValueError(f"no lunar calendar for {year}")
    solar = convert_lunar_to_solar(day, month, year)
    if day == 30 and convert_solar_to_lunar(solar.day, solar.month, solar.year).day == 1:
        return date.fromordinal(solar.toordinal() - 1)
    return date.fromordinal(solar.toordinal())


def nearest(point: Point, anchor: date, lean: int = 0, future: float = FUTURE) -> Days | None:
    """The days of a point without year, in the year that brings it nearest to the anchor.

    `lean` below 0 asks for one that has begun, above 0 for one that is not over; 0 prefers the past:
    a day ahead counts as `future` days back.
    """
    best: tuple[float, Days] | None = None
    for year in range(anchor.year - 1, anchor.year + 2):
        days = replace(point, year=year).days
        if days is None or (lean < 0 and days[0] > anchor) or (lean > 0 and days[1] < anchor):
            continue
        ahead, back = (days[0] - anchor).days, (anchor - days[1]).days
        cost = ahead * future if ahead > 0 else float(max(back, 0))
        if best is None or cost < best[0]:
            best = cost, days
    return best and best[1]


def shift(anchor: date, unit: Unit, steps: int) -> Point:
    """The day, week, month, … so many units after the one that holds the anchor; open outside the years 1 to 9999.

    >>> shift(date(2024, 3, 31), "M", -1).value, shift(date(2024, 8, 21), "S", -1).value
    ('2024-02', '2022/2023')
    """
    try:
        point = _shifted(anchor, unit, steps)
    except OverflowError:
        return Point()
    return point if MINYEAR <= (point.year or 0) <= MAXYEAR else Point()


def _shifted(anchor: date, unit: Unit, steps: int) -> Point:
    if unit in ("D", "W"):
        day = anchor + timedelta(days=steps * (7 if unit == "W" else 1))
        if unit == "D":
            return Point(day.year, day.month, day.day)
        year, week, _ = day.isocalendar()
        return Point(year, part=f"W{week:02d}")
    if unit == "S":
        return Point(anchor.year - (anchor.month < FIRST_SCHOOL_MONTH) + steps, system="school")
    if unit == "Y":
        return Point(anchor.year + steps)
    size = {"M": 1, "Q": 3, "H": 6}[unit]
    years, at = divmod(anchor.year * (12 // size) + (anchor.month - 1) // size + steps, 12 // size)
    return Point(years, month=at + 1) if unit == "M" else Point(years, part=f"{unit}{at + 1}")


def weekday_near(weekday: int, anchor: date, lean: int) -> date:
    """The last such day (Monday 1) until the anchor, or with a lean above 0 the first after it."""
    back = (anchor.isoweekday() - weekday) % 7
    return anchor + timedelta(days=7 - back if lean > 0 else -back)


def months_of_year(first: int, last: int, year: int | None) -> tuple[Point, Point | None]:
    """A run of months as a half year or quarter where it is one, else as a range of months."""
    parts = {(1, 6): "H1", (7, 12): "H2", (1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4"}
    if part := parts.get((first, last)):
        return Point(year, part=part), None
    return Point(year, first), Point(year, last)
