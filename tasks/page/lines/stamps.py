"""A page's own times: lines like "Thứ 4, 21/08/2024 | 15:38:07", and times that records and HTML give."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from tasks.page.limits import LINES_KNOWN
from tasks.tables import read_table

VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")
MAX_CHARS: Final = 120  # a longer line is a sentence with a date, not a stamp
MAX_REST: Final = 40  # characters beside the date: a section or a name
MIN_HEADLINE_BLANKS: Final = 3
FIRST_YEAR, LAST_YEAR = 1990, 2099  # of web pages

_MAIL_DATE: Final = re.compile(
    r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)?(?: (?:GMT|UTC|[-+]\d{4}))?"
)
_DIGIT_DATE: Final = re.compile(r"\d(?:\s?[-/.]\s?\d|\d{3})")


def _words(*kinds: str) -> str:
    forms = (row["form"] for row in read_table("dateline_words") if row["kind"] in kinds)
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@cache
def _months() -> dict[str, int]:
    """Months written as words, lower case -> their numbers."""
    return {row["form"]: int(row["month"]) for row in read_table("month_names")}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """ISO 8601; day, month and year in digits or words; the time of day; what is dropped beside them."""
    iso = r"""(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)
              (?:[T ]\s?(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\.\d{1,9})?
              \s?(?P<zone>Z|[-+]\d\d:?\d\d)?)?(?!\d)"""
    names = "|".join(map(re.escape, sorted(_months(), key=len, reverse=True)))
    number = rf"(?:{_words('month')})\s?(?P<MONTH>\d{{1,2}})|(?P<NAME>{names})"
    behind, before = (number.replace("MONTH", f"month{no}").replace("NAME", f"name{no}") for no in (2, 3))
    date = rf"""(?:
                (?<![\d/.-])(?P<day>\d{{1,2}})\s?
                (?: (?P<mark>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?(?P<year>\d{{4}}|\d\d)
                  | \s(?:{behind})(?:,\s?|\s(?:{_words("year")})\s|/|\s)(?P<year2>\d{{4}})
                )
                | (?<!\w)(?:{before})\s(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year3>\d{{4}})
                )(?![\d/])"""
    time = rf"""(?<![\d:])(?P<hour>[01]?\d|2[0-3])\s?(?:[:hg]|{_words("hour")})\s?(?P<minute>[0-5]\d)
                (?::(?P<second>[0-5]\d)|\s(?:{_words("minute")}))?(?!\d)"""
    zone = rf"[\[(]?\b(?:{_words('zone')})\s?[-+]?\s?\d{{0,2}}(?::?\d\d)?[\])]?"
    words = rf"(?<!\w)(?:{_words('weekday', 'label', 'update', 'morning', 'afternoon')})(?!\w)"
    update = rf"(?<!\w)(?:{_words('update')})(?!\w)"
    flags = re.VERBOSE | re.IGNORECASE
    return tuple(
        re.compile(source, flags if number < 3 else re.IGNORECASE)
        for number, source in enumerate((iso, date, time, zone, words, update))
    )


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time of publication or of the page view, and what else its line says ("Giáo dục", "Mai An")."""

    when: datetime  # Asia/Ho_Chi_Minh; midnight where no time of day is given
    has_time: bool
    rest: str
    is_change: bool = False  # the time of a later change, by its label


def read_stamp(text: str) -> Stamp | None:
    """A line that is one date (and time) with at most a few words beside it; else None."""
    return _read_stamp(text) if len(text) <= MAX_CHARS and _DIGIT_DATE.search(text) else None


@lru_cache(LINES_KNOWN)
def _read_stamp(text: str) -> Stamp | None:
    if (found := _MAIL_DATE.fullmatch(text)) and (mailed := _read_mail_date(found[0])):
        return Stamp(mailed, has_time=True, rest="")
    *_, update = _patterns()
    first = _read_moment(text)
    if first is None:
        return None
    second = _read_moment(first.rest) if _DIGIT_DATE.search(first.rest) else None  # of the publication, and of a change
    if second is not None:
        earlier = update.search(text[: first.at]) is None
        first = _Moment(first.when if earlier else second.when, first.has_time, second.rest, first.at)
    rest = " ".join(_patterns()[4].sub(" ", first.rest).split()).strip(" |,;:-–•·()[]'’")
    rest = re.sub(r"\s*\|[\s|]*", " | ", rest)
    is_change = second is None and update.search(text[: first.at]) is not None
    return Stamp(first.when, first.has_time, rest, is_change) if len(rest) <= MAX_REST else None


class _Moment(NamedTuple):
    """A date in a text, with the time of day beside it, and the text without them."""

    when: datetime
    has_time: bool
    rest: str
    at: int  # where the date stands


def _read_moment(text: str) -> _Moment | None:
    iso, date, time, zone, *_ = _patterns()
    if found := iso.search(text):
        parts = found.groupdict()
        has_time, rest = found["hour"] is not None, f"{text[: found.start()]} | {text[found.end() :]}"
    elif found := date.search(text):
        rest = zone.sub(" ", f"{text[: found.start()]} | {text[found.end() :]}")
        clock = _nearest(time, rest, found.start())
        has_time = clock is not None
        parts = {**found.groupdict(), **(clock.groupdict() if clock else {})}
        for name in ("day", "month", "year", "name"):
            parts[name] = parts.get(name) or parts.get(f"{name}2") or parts.get(f"{name}3")
        if parts["name"]:
            parts["month"] = str(_months()[parts["name"].casefold()])
        if len(parts["year"] or "") == 2 and not has_time:
            return None  # "12/5/13" alone may be a score or an address
        if clock:
            rest = f"{rest[: clock.start()]} | {rest[clock.end() :]}"
    else:
        return None
    when = _moment(parts, afternoon=has_time and _is_afternoon(rest))
    return _Moment(when, has_time, rest, found.start()) if when else None


def _nearest(time: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """The time of day that stands nearest to a date at `at`."""
    return min(time.finditer(text), key=lambda found: abs(found.start() - at), default=None)


def split_stamp(text: str) -> tuple[Stamp | None, str]:
    """A headline printed behind its time in one line -> the time and the headline; else None and the text.

    Only a time that cannot be part of the headline: in ISO 8601, or with a time of day.
    """
    iso, date, time, _, words, _ = _patterns()
    head = text[:MAX_REST]
    found = (iso.search(head) or date.search(head)) if _DIGIT_DATE.search(head) else None
    if found is None or words.sub("", head[: found.start()]).strip(" :|-–"):
        return None, text
    end = found.end()
    if found.re is not iso:
        clock = time.match(text, end + len(text[end:]) - len(text[end:].lstrip(" ,|-–")))
        if clock is None:
            return None, text
        end = clock.end()
    rest = text[end:].strip(" |:,-–")
    stamp = read_stamp(text[:end])
    return (stamp, rest) if stamp and rest.count(" ") >= MIN_HEADLINE_BLANKS and rest[0].isupper() else (None, text)


_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:hg]([0-5]\d)", re.IGNORECASE)


def read_clock(text: str) -> tuple[int, int] | None:
    """Hour and minute of a line that is a time of day alone; else None."""
    found = _CLOCK.fullmatch(text)
    return (int(found[1]), int(found[2])) if found else None


@cache
def _passing() -> re.Pattern[str]:
    """A time that counts from the page view ("3 giờ trước"), or a time of day alone."""
    return re.compile(rf"\d{{1,3}} ?(?:{_words('ago')})|{_CLOCK.pattern}", re.IGNORECASE)


def is_passing_time(text: str) -> bool:
    """A line that is a time without a date, as lists of latest news and live reports print it."""
    return len(text) <= MAX_REST and _passing().fullmatch(text) is not None


def _read_mail_date(text: str) -> datetime | None:
    """The time of a feed or a mail (RFC 822): "Sun, 15 Dec 2024 18:02:00 +0700"."""
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    return when.replace(tzinfo=when.tzinfo or VIETNAM).astimezone(VIETNAM)


def read_time(text: str) -> datetime | None:
    """A given time, ISO 8601 or as printed -> Asia/Ho_Chi_Minh; None where there is none to read."""
    stamp = read_stamp(text[:MAX_CHARS])
    return stamp.when if stamp else None


def _is_afternoon(rest: str) -> bool:
    return re.search(rf"(?<!\w)(?:{_words('afternoon')})(?!\w)", rest, re.IGNORECASE) is not None


def _moment(parts: dict[str, str | None], afternoon: bool = False) -> datetime | None:
    """The time that the groups of a match name; None where the calendar has no such day."""
    year, month, day, hour, minute, second = (
        int(parts.get(name) or 0) for name in ("year", "month", "day", "hour", "minute", "second")
    )
    year += 2000 if year < 100 else 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if afternoon and hour < 12:
        hour += 12
    if month > 12 >= day:
        day, month = month, day  # as Americans write it
    try:
        zone = _zone(parts.get("zone") or "")
        return datetime(year, month, day, hour, minute, second, tzinfo=zone).astimezone(VIETNAM)
    except ValueError:
        return None


def _zone(written: str) -> tzinfo:
    """The zone of an offset (`+07:00`, `Z`), Vietnam's of none. Raises ValueError for one of a day or more."""
    if not written:
        return VIETNAM
    if written == "Z":
        return UTC
    away = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    return timezone(away if written[0] == "+" else -away)
