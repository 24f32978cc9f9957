"""Readers of the first layer of times: a date, a month, a year or a clock time by itself."""

from tasks.findings.numeric.calendar import Point, months_of_year
from tasks.findings.numeric.grammar import Found, Reader
from tasks.findings.numeric.lexicon import Token, symbol
from tasks.findings.numeric.numerals import read_roman
from tasks.findings.numeric.readings import Piece, Reading, letter_after, reading_of, token, unsure

_CENTURY_TURNS = 40  # a year of two digits below is of this century
_FIRST_LONG_YEAR, _LAST_YEAR = 1000, 2999
LUNAR_MARK = "L"  # before the number of a month that only the lunar calendar calls so


def year_of(found: Found, name: str = "y") -> int | None:
    """A captured year; two digits are of this century or the last."""
    text = found.value(name)
    if text is None:
        return None
    if found.token(name).has("T"):
        point = reading_of(found, name).point
        return point.year if point else None
    year = int(text)
    return year if len(str(text)) > 2 else year + (2000 if year < _CENTURY_TURNS else 1900)


def month_of(found: Found) -> tuple[int | None, bool]:
    """The month captured as a number or a name, and whether the name is of the lunar calendar."""
    if not found.has("n"):
        return found.number("m"), False
    named = found.of("n", "MonthName")
    return int(named.lstrip(LUNAR_MARK)), named.startswith(LUNAR_MARK)


def day_point(found: Found) -> Point | None:
    """The captured day and month, with its year if it was written; None for no day of any year."""
    month, lunar = month_of(found)
    point = Point(year_of(found), month, found.number("d"), system="lunar" if lunar else "solar")
    return point if point.possible else None


def day_reading(point: Point) -> Reading:
    """A day as a reading."""
    return Reading("DATE", "date", point)


def _date(found: Found) -> Token | None:
    point = day_point(found)
    if found.has("a") and _continues(found):
        return None
    if point is None or (found.has("a") and _mark(found, "a") != _mark(found, "b") and found.value("y") is None):
        return None
    if found.has("y") and len(str(found.value("y"))) == 2:
        return unsure(found, "Dm", day_reading(point)) if _mark(found, "a") == _mark(found, "b") else None
    return token(found, "TDay", day_reading(point))


def _continues(found: Found) -> bool:
    """Whether number and mark of the same kind stand right before: `1/2/3/2024` holds no date."""
    if found.first < 2:
        return False
    number, mark = found.tokens[found.first - 2 : found.first]
    return number.has("Int") and found.text[mark.start : mark.end] == _mark(found, "a")


def _mark(found: Found, name: str) -> str:
    mark = found.token(name)
    return found.text[mark.start : mark.end]


def _name(found: Found) -> Token:
    """The date of a street or a company (`đường 3 tháng 2`): no time, no number."""
    return Token(found.start, found.end, symbol(["Identifier"]), "name")


def _day_and_month(found: Found) -> Token | None:
    point = day_point(found)
    following = found.text[found.end : found.end + 2]
    if point is None or (following[:1].isalpha() and not (following[0].isupper() and following[1:].islower())):
        return None
    return unsure(found, "Dm", day_reading(point))


def _month(found: Found) -> Token:
    month, lunar = month_of(found)
    point = Point(year_of(found), month, system="lunar" if lunar else "solar")
    return token(found, "TMonth", Reading("DATE", "month", point))


def _capital_month(found: Found) -> Token | None:
    """`tháng Năm`: with a small letter the word is the year's."""
    word = found.token("m")
    if not found.text[word.start].isupper() or found.text[found.start : word.end].isupper():
        return None
    return token(found, "TMonth", Reading("DATE", "month", Point(month=int(found.of("m", "Five")))))


def _month_and_year(found: Found) -> Token:
    return unsure(found, "My", Reading("DATE", "month", Point(year_of(found), found.number("m"))))


def _pair(found: Found) -> Token | None:
    first, text = year_of(found), str(found.value("z"))
    if first is None:
        return None
    last = int(text) if len(text) > 2 else first - first % 100 + int(text)
    if not first < last <= first + 100:
        return None
    return unsure(found, "Pair", Reading("DATE", "period", Point(first), Point(last)))


def _year(found: Found) -> Token:
    return token(found, "TYear", Reading("DATE", "year", Point(year_of(found))))


def _old_year(found: Found) -> Token | None:
    """A year before 1800 or after 2100; one of three digits ends its phrase."""
    year = year_of(found) or 0
    if year > _LAST_YEAR or (year < _FIRST_LONG_YEAR and letter_after(found)):
        return None
    return token(found, "TYear", Reading("DATE", "year", Point(year)))


def _short_year(found: Found) -> Token | None:
    """`sinh năm 2k5`."""
    year = 2000 + (found.number("y") or 0)
    written = found.text[found.token("c").start : found.token("k").end].lower()
    return token(found, "TYear", Reading("DATE", "year", Point(year))) if written == "2k" else None


def _quarter(found: Found) -> Token | None:
    number = found.value("q")
    quarter = read_roman(number) if found.token("q").has("Roman") else int(number)
    if not 1 <= quarter <= 4:
        return None
    return token(found, "TQuarter", Reading("DATE", "quarter", Point(year_of(found), part=f"Q{quarter}")))


def _quarters(found: Found) -> Token | None:
    """`quý I và II/2024`, `quý I - III/2024`: the year is shared."""
    numbers = [read_roman(found.value(n)) if found.token(n).has("Roman") else found.number(n) or 0 for n in ("q", "k")]
    if not 1 <= numbers[0] < numbers[1] <= 4:
        return None
    first, last = (Point(year_of(found), part=f"Q{number}") for number in numbers)
    if found.has("to"):
        return token(found, "TRange", Reading("DATE", "period", first, last))
    at = found.token("q").end
    pieces = [
        Piece(found.start, at, Reading("DATE", "quarter", first)),
        Piece(found.token("k").start, found.end, Reading("DATE", "quarter", last)),
    ]
    return Token(found.start, found.end, symbol(["T", "TRange"]), pieces)


def _months_of_year(found: Found) -> Token | None:
    months = int(found.of("n", "Five")) if found.token("n").has("Five") else found.number("n") or 0
    first, last = (13 - months, 12) if found.has("last") else (1, months)
    return _run_of_months(found, first, last)


def _half_of_year(found: Found) -> Token | None:
    return _run_of_months(found, *((1, 6) if found.has("first") else (7, 12)))


def _run_of_months(found: Found, first: int, last: int) -> Token | None:
    if first >= last:
        return None
    point, to = months_of_year(first, last, year_of(found))
    kind = "period" if to else "half_year" if point.part[0] == "H" else "quarter"
    return token(found, "TQuarter", Reading("DATE", kind, point, to))


def _clock(found: Found) -> Token | None:
    hour, minute = found.number("h") or 0, found.number("m") or (30 if found.has("r") else 0)
    if found.has("k"):
        hour, minute = hour - 1, 60 - (found.number("k") or 0)
    if hour < 0 or minute > 59 or hour > 24 or (hour == 24 and not _ends_a_day(found)):
        return None
    return token(found, "TClock", Reading("TIME", "time", clock=f"T{hour:02d}:{minute:02d}"))


def _ends_a_day(found: Found) -> bool:
    """Whether 24 hours are midnight (`đến 24h ngày 3/9`), not a length."""
    before = found.tokens[found.first - 2] if found.first > 1 else None
    return before is not None and (before.has("Until") or before.has("At"))


READERS: dict[str, Reader] = {
    "date": _date,
    "name": _name,
    "day and month": _day_and_month,
    "month": _month,
    "month with a capital": _capital_month,
    "month and year": _month_and_year,
    "pair of years": _pair,
    "year": _year,
    "old year": _old_year,
    "quarter": _quarter,
    "short year": _short_year,
    "quarters": _quarters,
    "months of the year": _months_of_year,
    "half of the year": _half_of_year,
    "clock": _clock,
}
