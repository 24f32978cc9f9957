"""The full name a mention stands for: abbreviations expanded, short names of persons made full."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from tasks.findings.tagging import Span
from tasks.tables import read_table

_DEFINED = re.compile(r"\(([A-ZĐ][A-ZĐ&-]{1,9})\)")


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    long = {row["form"]: row["long"] for row in read_table("abbreviations")}
    forms = "|".join(re.escape(f) for f in sorted(long, key=len, reverse=True))
    return re.compile(rf"(?<![\w&-])(?:{forms})(?![\w&-])"), long


def definitions(text: str) -> dict[str, str]:
    """Abbreviations the text defines as `long form (ABBR)`, their letters being its initials."""
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        letters = [c for c in match.group(1) if c.isalpha()]
        words = re.findall(r"\w+", text[max(0, match.start() - 90) : match.start()])
        words = [w for w in words if w != "và" or "V" in letters]
        tail = words[-len(letters) :]
        if len(tail) == len(letters) and all(w[0].upper() == c for w, c in zip(tail, letters, strict=True)):
            found.setdefault(match.group(1), " ".join(tail))
    return found


def expand(surface: str, defined: dict[str, str]) -> str:
    """The name without abbreviations: the article's own definitions first, then the table."""
    surface = re.sub(r" ?\([A-ZĐ&-]{2,10}\)", "", surface)
    for short, long in defined.items():
        surface = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", lambda _, to=long: to, surface)  # type: ignore[misc]
    pattern, table = _table()
    return " ".join(pattern.sub(lambda m: table[m.group()], surface).split())


def full_person(surface: str, persons: Iterable[str]) -> str:
    """The one longer name of the article that ends in `surface`, else `surface` itself."""
    longer = {p for p in persons if p != surface and p.endswith(" " + surface)}
    return longer.pop() if len(longer) == 1 else surface


def surfaces(text: str, spans: Sequence[Span], kind: str) -> tuple[str, ...]:
    """Distinct strings of the spans of one type, in text order."""
    return tuple(dict.fromkeys(text[s.start : s.end] for s in spans if s.type == kind))
