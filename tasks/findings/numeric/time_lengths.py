"""Readers of the last layer of times: lengths, what recurs, relative and vague times, holidays by name."""

from decimal import Decimal

from tasks.findings.numeric.calendar import Point, Unit
from tasks.findings.numeric.grammar import Found, Reader
from tasks.findings.numeric.lexicon import Token, symbol
from tasks.findings.numeric.readings import Piece, Reading, plain, token
from tasks.findings.numeric.time_atoms import LUNAR_MARK, year_of
from tasks.findings.numeric.time_phrases import shift_steps

_MONTHS_OF_A_QUARTER = 3
_CYCLE = 60  # years of the ten stems and twelve branches; 4 CE began one


def length(number: Decimal | int | None, unit: str) -> str:
    """A length as TIMEX3 writes it; None is an unknown number.

    >>> length(5, "Y"), length(Decimal("1.5"), "D"), length(90, "TM"), length(2, "Q"), length(None, "Y")
    ('P5Y', 'P1.5D', 'PT90M', 'P6M', 'PXY')
    """
    factor, unit = {"Q": (_MONTHS_OF_A_QUARTER, "M"), "S": (1, "Y"), "DE": (10, "Y"), "CE": (100, "Y")}.get(
        unit, (1, unit)
    )
    clock = "T" if unit.startswith("T") else ""
    return f"P{clock}{'X' if number is None else plain(Decimal(number) * factor)}{unit[-1]}"


def _unit(found: Found, name: str) -> str:
    one = found.token(name)
    return one.of("TimeUnit")


def _number(found: Found, name: str) -> Decimal | None:
    if not found.has(name):
        return None
    one = found.token(name)
    number = Decimal(one.of("Five")) if one.has("Five") else Decimal(one.value)
    return number + Decimal("0.5") if found.has("half") else number


def _duration(found: Found) -> Token | None:
    if found.has("half") and not found.has("n"):
        number: Decimal | None = Decimal("0.5")
    else:
        number = _number(found, "n")
    if number is not None and number <= 0:
        return None
    value = length(number, _unit(found, "u"))
    if found.has("v"):
        tail = length(_number(found, "k"), _unit(found, "v"))[1:]
        value += tail.lstrip("T") if "T" in value else tail
    return token(found, "TLength", Reading("DURATION", "duration", literal=value))


def _lengths(found: Found) -> Token | None:
    first, last = _number(found, "n"), _number(found, "k")
    if first is None or last is None or first >= last or first <= 0:
        return None
    unit = _unit(found, "u")
    value = f"{length(first, _unit(found, 'v') if found.has('v') else unit)}/{length(last, unit)}"
    return token(found, "TLength", Reading("DURATION", "duration", literal=value))


def _ago(found: Found) -> Token | None:
    """`hai năm trước`, `cách đây 3 tháng`, `10 ngày nữa`: a date so far from the article's."""
    number = _number(found, "n")
    unit = _unit(found, "u")
    if number is None or number != int(number) or unit.startswith("T"):
        return None
    steps = int(number) * (1 if found.has("more") else -1)
    kinds = {"D": "date", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "S": "school_year"}
    if unit not in kinds:
        return None
    return token(found, "TRelative", Reading("DATE", kinds[unit], steps=(_as_unit(unit), steps)))


def _as_unit(unit: str) -> Unit:
    units: dict[str, Unit] = {"D": "D", "W": "W", "M": "M", "Q": "Q", "Y": "Y", "S": "S"}
    return units[unit]


def _relative(found: Found) -> Token | None:
    """`tháng trước`, `năm nay`, `tuần tới`."""
    unit = _unit(found, "u") if found.has("u") else "Y"
    kinds = {"W": "week", "M": "month", "Q": "quarter", "Y": "year", "S": "school_year"}
    if unit not in kinds:
        return None
    steps = shift_steps(found, "s") if found.has("s") else 0
    lean = -1 if found.has("s") and found.token("s").has("Just") else 0
    return token(found, "TRelative", Reading("DATE", kinds[unit], steps=(_as_unit(unit), steps), lean=lean))


def _set(found: Found) -> Token | None:
    number = _number(found, "n") if found.has("n") else Decimal(1)
    return token(found, "TSet", Reading("SET", "set", literal=length(number, _unit(found, "u"))))


def _so_often(found: Found) -> Token | None:
    """`3 năm một lần`."""
    return _set(found) if found.value("one") == 1 else None


def _weekday_of_every_week(found: Found) -> Token | None:
    """`mỗi sáng thứ Hai`."""
    number = _weekday_number(found)
    part = f"T{found.of('p', 'DayPart')}" if found.has("p") else ""
    literal = f"XXXX-WXX-{number}{part}"
    return None if number is None else token(found, "TSet", Reading("SET", "set", literal=literal))


def _hundredths(found: Found) -> Token | None:
    """`10 giây 15`."""
    if _unit(found, "u") != "TS" or "." in (seconds := plain(_number(found, "n") or 0)):
        return None
    literal = f"PT{seconds}.{found.value('t')}S"
    return token(found, "TLength", Reading("DURATION", "duration", literal=literal))


def _set_of_days(found: Found) -> Token | None:
    return token(found, "TSet", Reading("SET", "set", literal=f"XXXX-XX-XXT{found.of('p', 'DayPart')}"))


def _weekday(found: Found) -> Token | None:
    number = _weekday_number(found)
    if number is None:
        return None
    part = f"T{found.of('p', 'DayPart')}" if found.has("p") else ""
    reading = Reading("TIME" if part else "DATE", "weekday", literal=f"XXXX-WXX-{number}{part}")
    return token(found, "TRelative", reading)


def _capital_weekday(found: Found) -> Token | None:
    """`thứ Bảy`: an ordinal is written small."""
    return _weekday(found) if found.text[found.token("w").start].isupper() else None


def _past_weekday(found: Found) -> Token | None:
    """`hôm thứ Hai`: the last one."""
    number = _weekday_number(found)
    if number is None:
        return None
    literal = f"XXXX-WXX-{number}"
    return token(found, "TRelative", Reading("DATE", "weekday", literal=literal, weekday=number, lean=-1))


def _weekday_of_a_week(found: Found) -> Token | None:
    """`thứ Tư tuần trước`, `chủ nhật tới`, `cuối tuần này`."""
    number = 0 if found.token("w").has("Weekend") else _weekday_number(found)
    if number is None:
        return None
    part = f"T{found.of('p', 'DayPart')}" if found.has("p") else ""
    literal = f"XXXX-WXX-{number or 'WE'}{part}"
    in_week = number == 0 or any(one.has("Week") for one in found.inner_tokens())
    steps = shift_steps(found, "s")
    return token(
        found,
        "TRelative",
        Reading(
            "TIME" if part else "DATE",
            "weekday",
            literal=literal,
            weekday=number,
            steps=("W", steps) if in_week else None,
            lean=steps,
        ),
    )


def _weekday_number(found: Found) -> int | None:
    return _number_of_day(found.token("w"), found.has("o"))


def _number_of_day(one: Token, ordinal: bool) -> int | None:
    """Monday 1 to Sunday 7, as the ordinal counts from 2."""
    if one.has("Sunday"):
        return None if ordinal else 7
    if not ordinal:
        return None
    number = next((int(one.of(cls)) for cls in ("Fourth", "Five") if one.has(cls)), None) or int(one.value)
    return number - 1 if 2 <= number <= 7 else None


def _weekdays_listed(found: Found) -> Token | None:
    """`thứ hai, tư, sáu`, `thứ 2, 4, 6`: one a piece."""
    days: list[Piece] = []
    for one in found.inner_tokens():
        if one.has("Day") or one.has("On") or one.has("Ordinal") or not (one.has("Sunday") or _is_number(one)):
            continue
        number = _number_of_day(one, not one.has("Sunday"))
        if number is None:
            return None
        start = found.start if not days else one.start
        days.append(Piece(start, one.end, Reading("DATE", "weekday", literal=f"XXXX-WXX-{number}")))
    numbers = [day.reading.literal for day in days]
    return Token(found.start, found.end, symbol(["T", "TRelative"]), days) if numbers == sorted(set(numbers)) else None


def _is_number(one: Token) -> bool:
    return any(one.has(cls) for cls in ("Number", "Int", "Fourth", "Five"))


def _weekdays(found: Found) -> Token | None:
    """`từ thứ hai đến thứ sáu`."""
    first = _weekday_number(found)
    last = _number_of_day(found.token("v"), found.has("q"))
    if first is None or last is None or first >= last:
        return None
    return token(found, "TRelative", Reading("DATE", "weekday", literal=f"XXXX-WXX-{first}/XXXX-WXX-{last}"))


def _weekend(found: Found) -> Token:
    return token(found, "TRelative", Reading("DATE", "weekday", literal="XXXX-WXX-WE"))


def _reference(found: Found) -> Token | None:
    """A vague time; one that is also half of common words (`thể hiện`) counts at the head of a clause alone."""
    first = found.token("r").has("RefFirst")
    if first and found.text[: found.start].rstrip(" \u00a0")[-1:].isalnum():
        return None
    return token(found, "TRef", Reading("DATE", "reference", literal=found.of("r", "RefFirst" if first else "Ref")))


def _season(found: Found) -> Token:
    point = Point(year_of(found), part=found.of("q", "Season"))
    return token(found, "TYears", Reading("DATE", "period", point))


def _is_a_name(found: Found) -> bool:
    """Whether it is somebody's name: all syllables capital, and a capital word of no table before."""
    words = found.text[found.start : found.end].split()
    before = found.text[max(0, found.start - 20) : found.start].split()
    plain_before = found.first > 1 and found.tokens[found.first - 2].has("Plain")
    return plain_before and before[-1][:1].isupper() and all(word[:1].isupper() for word in words)


def _holiday(found: Found) -> Token | None:
    steps: tuple[Unit, int] | None = None
    if found.has("s") or found.tokens[found.last - 1].has("NextYear"):
        steps = ("Y", shift_steps(found, "s") if found.has("s") else 1)
    if not found.token("h").has("Holiday"):
        return token(found, "THoliday", Reading("DATE", "holiday", Point(system="lunar"), steps=steps, undated=True))
    if _is_a_name(found):
        return None
    day = found.of("h", "Holiday")
    month, number = map(int, day.lstrip(LUNAR_MARK).split("-"))
    point = Point(year_of(found), month, number, system="lunar" if day.startswith(LUNAR_MARK) else "solar")
    return token(found, "THoliday", Reading("DATE", "holiday", point, steps=steps, undated=True))


def _new_year(found: Found) -> Token | None:
    """The lunar New Year by the number or by the name of its year; without either it is of no year."""
    cycle = _cycle(found)
    if found.has("b") and cycle is None:
        return None
    return token(
        found, "THoliday", Reading("DATE", "holiday", Point(year_of(found), system="lunar"), cycle=cycle, undated=True)
    )


def _cycle(found: Found) -> int | None:
    if not found.has("b"):
        return None
    stem, branch = int(found.of("g", "Stem")), int(found.of("b", "Branch"))
    return next((n for n in range(_CYCLE) if n % 10 == stem and n % 12 == branch), None)


def _named_year(found: Found) -> Token | None:
    cycle = _cycle(found)
    if cycle is None:
        return None
    return token(found, "TYear", Reading("DATE", "year", Point(year_of(found), system="lunar"), cycle=cycle))


def _any_year(found: Found) -> Token:
    """The year after some year, as rules and laws say it: none in particular."""
    return token(found, "TRelative", Reading("DATE", "year", literal="XXXX", undated=True))


READERS: dict[str, Reader] = {
    "duration": _duration,
    "lengths": _lengths,
    "ago": _ago,
    "relative": _relative,
    "set": _set,
    "set of days": _set_of_days,
    "so often": _so_often,
    "weekday of every week": _weekday_of_every_week,
    "seconds and hundredths": _hundredths,
    "weekday": _weekday,
    "capital weekday": _capital_weekday,
    "past weekday": _past_weekday,
    "weekday of a week": _weekday_of_a_week,
    "weekend of a week": _weekday_of_a_week,
    "weekdays": _weekdays,
    "weekdays in a list": _weekdays_listed,
    "weekend": _weekend,
    "reference": _reference,
    "season": _season,
    "holiday": _holiday,
    "new year": _new_year,
    "named year": _named_year,
    "any year": _any_year,
}
