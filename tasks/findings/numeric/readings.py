"""What the rules of times make of a match, before the calendar is fixed by the article's own date.

A time token of the cascade is of class `T` (and `TDay`, `TMonth`, …) and its value is a list of pieces: a
coordination such as `ngày 27 và 28/5` is one match and two time expressions. A token of class `Unsure` may
be a date (`20/11`) and falls back into the tokens it was made of when no rule needed it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from tasks.findings.model import TimexType
from tasks.findings.numeric.calendar import Point, Unit
from tasks.findings.numeric.grammar import Found
from tasks.findings.numeric.lexicon import Token, letters_of, symbol


@dataclass(frozen=True, slots=True)
class Reading:
    """A time expression as written."""

    type: TimexType
    kind: str
    point: Point | None = None
    to: Point | None = None  # the last of a range
    clock: str = ""  # T08:30 or a part of the day: TMO
    clock_to: str = ""
    steps: tuple[Unit, int] | None = None  # so many units from the article's date
    literal: str = ""  # the whole value: P5Y, PAST_REF
    lean: int = 0  # below 0: it has been, above 0: it will be
    undated: bool = False  # a day of every year: no year is to be found
    same_day: bool = False  # the day spoken of before
    weekday: int | None = None  # of the week `steps` away; 0 is the weekend
    announced: bool = False  # what it dates lies ahead, by the words before
    cycle: int | None = None  # the place of its year in the sixty-year cycle

    @property
    def value(self) -> str:
        """The TIMEX3 value as far as it is written."""
        if self.literal:
            return self.literal
        first = (self.point.value if self.point else "") + self.clock
        if self.to is None and not self.clock_to:
            return first
        last = (self.to.value if self.to else self.point.value if self.point else "") + self.clock_to
        return f"{first}/{last}"


class Piece(NamedTuple):
    """A reading and its place in the text."""

    start: int
    end: int
    reading: Reading


_NAME_TOKENS = 8  # words of tables and runs of others between a name's head and its date
_NAME_ENDS = ("Comma", "Dot", "Semicolon", "Break", "Open", "T", "From", "At", "Until")
_CLASSES = """
TDay, TClock, TClock TDay, TToday, TMonth, TQuarter, TYear, TYears, TTerm, TRange, THoliday, TWeek, TLength, TRelative,
TSet, TRef, TPart, CountedDays, TMonth TEdged, TQuarter TEdged, TYear TEdged, TTerm TEdged, TMonth TQuarter,
"""
for _names in _CLASSES.split(","):  # known to the rules before any text is read; a time of none of them last
    symbol(["T", *_names.split()])
for _name in ("Dm", "My", "Pair"):
    symbol(["Unsure", _name])


def token(found: Found, classes: str, reading: Reading, start: int | None = None, end: int | None = None) -> Token:
    """A time token over the match (or a part of it) with one piece."""
    first, last = found.start if start is None else start, found.end if end is None else end
    return Token(first, last, symbol(["T", *classes.split()]), [Piece(first, last, reading)])


def unsure(found: Found, classes: str, reading: Reading) -> Token:
    """A token that is a time only if a rule around it says so; it remembers what it was made of."""
    pieces = [Piece(found.start, found.end, reading)]
    return Token(found.start, found.end, symbol(["Unsure", *classes.split()]), (pieces, list(found.inner_tokens())))


def pieces_of(token: Token) -> list[Piece]:
    """The pieces of a time token, sure or not."""
    value: list[Piece] | tuple[list[Piece], list[Token]] = token.value
    return value[0] if isinstance(value, tuple) else value


def reading_of(found: Found, name: str) -> Reading:
    """The reading of a captured time token."""
    return pieces_of(found.token(name))[0].reading


def fallen_apart(tokens: Iterable[Token]) -> list[Token]:
    """The tokens, with those that stayed unsure back in their parts."""
    unsure = letters_of("Unsure")
    return [part for one in tokens for part in (one.value[1] if one.symbol in unsure else (one,))]


def with_clock(reading: Reading, clock: str) -> Reading:
    """A day with a time of it."""
    return replace(reading, type="TIME", kind="time", clock=clock)


def plain(number: Decimal | int | str) -> str:
    """A number as values write it: 5, 1.5."""
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def letter_after(found: Found) -> bool:
    """Whether the next word follows at once, without a mark between."""
    rest = found.text[found.end : found.end + 2].lstrip(" \u00a0")
    return rest[:1].isalnum()


def in_a_name(found: Found, heads: str) -> bool:
    """Whether what was found belongs to a name with a head of that class (`Luật Đất đai 2013`, `Đường 30/4`)."""
    for at in range(found.first - 1, max(found.first - 1 - _NAME_TOKENS, -1), -1):
        one = found.tokens[at]
        if one.has(heads):
            return True
        if any(one.has(cls) for cls in _NAME_ENDS):
            return False
    return False
