"""The calendar: values, days, the nearest year, the lunar calendar, school years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings.numeric.calendar import Point, lunar_day, months_of_year, nearest, shift

DATES = st.dates(date(1901, 1, 1), date(2098, 12, 31))


@pytest.mark.parametrize(
    ("point", "value", "days"),
    [
        (Point(2024, 8, 30), "2024-08-30", ("2024-08-30", "2024-08-30")),
        (Point(month=8, day=30), "XXXX-08-30", None),
        (Point(day=30), "XXXX-XX-30", None),
        (Point(2024, 2), "2024-02", ("2024-02-01", "2024-02-29")),
        (Point(month=2), "XXXX-02", None),
        (Point(2024), "2024", ("2024-01-01", "2024-12-31")),
        (Point(2024, part="H1"), "2024-H1", ("2024-01-01", "2024-06-30")),
        (Point(2024, part="Q4"), "2024-Q4", ("2024-10-01", "2024-12-31")),
        (Point(2024, part="W35"), "2024-W35", ("2024-08-26", "2024-09-01")),
        (Point(2024, part="SU"), "2024-SU", None),
        (Point(2023, system="school"), "2023/2024", ("2023-09-01", "2024-08-31")),
        (Point(system="school"), "XXXX/XXXX", None),
        (Point(1990, years=10), "199X", ("1990-01-01", "1999-12-31")),
        (Point(2000, years=100), "20XX", ("2000-01-01", "2099-12-31")),
        (Point(2024, 3, 10, system="lunar"), "2024-03-10", ("2024-04-18", "2024-04-18")),
        (Point(2024, 1, system="lunar"), "2024-01", ("2024-02-10", "2024-03-09")),
        (Point(2023, 2, 29), "2023-02-29", None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_value_and_days(point, value, days):
    assert point.value == value
    assert point.days == (days and tuple(date.fromisoformat(day) for day in days))


@pytest.mark.parametrize(
    ("point", "possible"),
    [
        (Point(month=2, day=29), True),
        (Point(2023, 2, 29), False),
        (Point(month=2, day=30), False),
        (Point(month=2, day=30, system="lunar"), True),
        (Point(month=13), False),
        (Point(month=4, day=31), False),
    ],
    ids=str,
)
def test_possible(point, possible):
    assert point.possible is possible


@pytest.mark.parametrize(
    ("year", "new_year"),
    [(1968, "1968-01-29"), (1985, "1985-01-21"), (2007, "2007-02-17"), (2017, "2017-01-28"), (2030, "2030-02-02")],
)
def test_the_new_year_is_vietnams_own(year, new_year):
    assert lunar_day(year, 1, 1).isoformat() == new_year


def test_the_thirtieth_of_a_short_month_is_its_last_day():
    assert lunar_day(2024, 12, 30) == date(2025, 1, 28)
    assert lunar_day(2025, 1, 1) == date(2025, 1, 29)


@given(st.integers(1901, 2098), st.integers(1, 12), st.integers(1, 29))
def test_lunar_days_follow_each_other(year, month, day):
    assert lunar_day(year, month, day) - lunar_day(year, month, 1) == timedelta(days=day - 1)


@pytest.mark.parametrize(
    ("point", "anchor", "lean", "begins"),
    [
        (Point(month=8, day=30), "2024-08-31", 0, "2024-08-30"),
        (Point(month=6, day=14), "2025-04-06", 0, "2025-06-14"),
        (Point(month=12, day=28), "2025-01-05", 0, "2024-12-28"),
        (Point(month=1, day=5), "2024-12-28", 0, "2025-01-05"),
        (Point(month=8), "2013-05-27", 0, "2013-08-01"),
        (Point(part="H2"), "2013-05-30", 0, "2013-07-01"),
        (Point(part="Q4"), "2025-01-10", 0, "2024-10-01"),
        (Point(month=8, day=30), "2024-08-20", -1, "2023-08-30"),
        (Point(month=8, day=10), "2024-08-20", 1, "2025-08-10"),
        (Point(month=8), "2024-08-20", 1, "2024-08-01"),
        (Point(month=3, day=10, system="lunar"), "2024-04-20", 0, "2024-04-18"),
    ],
)
def test_the_nearest_year(point, anchor, lean, begins):
    days = nearest(point, date.fromisoformat(anchor), lean)
    assert days is not None
    assert days[0].isoformat() == begins


@given(DATES, st.integers(1, 12))
def test_a_month_is_found_within_a_year_of_the_article(anchor, month):
    days = nearest(Point(month=month), anchor)
    assert days is not None
    assert abs((days[0] - anchor).days) < 366


@pytest.mark.parametrize(
    ("unit", "steps", "value"),
    [
        ("D", -1, "2024-08-20"),
        ("W", -1, "2024-W33"),
        ("M", 5, "2025-01"),
        ("Q", -3, "2023-Q4"),
        ("H", 1, "2025-H1"),
        ("Y", -1, "2023"),
        ("S", 0, "2023/2024"),
        ("S", 1, "2024/2025"),
    ],
)
def test_shift(unit, steps, value):
    assert shift(date(2024, 8, 21), unit, steps).value == value


@given(DATES, st.sampled_from("DWMQHYS"))
def test_no_step_holds_the_day_itself(anchor, unit):
    days = shift(anchor, unit, 0).days
    assert days is not None
    assert days[0] <= anchor <= days[1]


def test_months_of_a_year():
    assert months_of_year(1, 6, 2013) == (Point(2013, part="H1"), None)
    assert months_of_year(10, 12, None) == (Point(part="Q4"), None)
    assert months_of_year(1, 5, 2013) == (Point(2013, 1), Point(2013, 5))
