"""What the words of a name say of its place: level (`quận`), tiers it may be of, and the bare name."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tasks.findings.names.units import find_country, find_units
from tasks.findings.words import any_of
from tasks.tables import read_table

_LONGEST = 5  # syllables of a bare place name
_BREAK = re.compile(r"\s*[,(]\s*|\s*\)")
_DASH = re.compile(r"\s*[,(–-]\s*|\s*\)")
_NUMBER = re.compile(r"\d+\b")


class Reading(NamedTuple):
    """text[start:end] of a surface names a place; tiers as in `Unit`; a level only where one is written."""

    name: str
    tiers: str
    level: str | None = None


@cache
def _levels() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    rows = [row for row in read_table("place_levels") if row["level"]]
    words = any_of(row["form"] for row in rows if row["form"].islower())
    # Abbreviations stand before a capital or a number, single letters before a number alone.
    short = [row["form"] for row in rows if not row["form"].islower()]
    letters = "|".join(re.escape(form) for form in short if len(form) == 1)
    others = "|".join(re.escape(form) for form in sorted(short, key=len, reverse=True) if len(form) > 1)
    pattern = rf"(?<!\w)(?:(?i:{words})\s+|(?:{others})\s*(?=[^\W_a-z])|(?:{letters})\s?(?=\d))"
    return re.compile(pattern), {row["form"].lower(): (row["tier"], row["level"]) for row in rows}


def read_place(surface: str) -> Reading:
    """The whole surface as the name of a place, with its level word read if it begins with one."""
    pattern, levels = _levels()
    # A name of its own may begin like a level: `TP.HCM` is known as a whole.
    if (match := pattern.match(surface)) and not find_units(surface, "before", "P"):
        tiers, level = levels[match[0].strip().lower()]
        return Reading(surface[match.end() :].strip(), tiers, level)
    return Reading(surface, "PCD")


def places_inside(surface: str) -> Iterator[Reading]:
    """Places inside the name of an organisation, smallest first: `UBND phường 5, quận Gò Vấp`, `Sở Y tế Hà Nội`.

    From the first level word that stands before a known name on; else the province or country, or
    district (tier D), that the name ends with, unless a capitalised name runs into it
    (`THPT Nguyễn Thái Bình`).
    """
    found = False
    for match in _levels()[0].finditer(surface):
        tiers, level = _levels()[1][match[0].strip().lower()]
        for stop in (_BREAK.search(surface, match.end()), _DASH.search(surface, match.end())):
            name = surface[match.end() : stop.start() if stop else len(surface)].strip()
            if any(find_units(name, era, tiers, level) for era in ("before", "since")):
                yield Reading(name, tiers, level)
                found = True
                break
    if not found and (tail := _tail(surface)):
        yield tail


def _tail(surface: str) -> Reading | None:
    words = surface.split()
    if surface.isupper():
        return None
    for n in range(min(_LONGEST, len(words) - 1), 0, -1):
        name = " ".join(words[-n:])
        if find_units(name, "before", "P"):
            tiers = "P"
        elif find_country(name):
            tiers = "C"
        elif n > 1 and find_units(name, "before", "D"):
            tiers = "D"
        else:
            continue
        joined = words[-n - 1].istitle() and not _NUMBER.match(words[-n - 1])
        return None if joined else Reading(name, tiers)
    return None
