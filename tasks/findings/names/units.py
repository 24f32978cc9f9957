"""Administrative units of Viet Nam before and since 1 July 2025, and countries: exact look-ups by name.

Names are compared to the letter, tone marks included; only case, hyphens, apostrophes and the place of
a tone (`hoà`, `hòa`) are ignored. Codes are those of the General Statistics Office; the same code may
mean another unit in the other era. Data: `tables/units`, from vietnamadminunits (MIT).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from tasks.tables import FOLDER, read_table

Era = Literal["before", "since"]
MERGER = date(2025, 7, 1)  # from this day on there are 34 provinces and no districts

_DROPPED = re.compile(r"['’‘`]")
_BLANK = re.compile(r"[\s–-]+")
_ZEROS = re.compile(r"\b0+(?=\d)")
_OPEN = re.compile(r"(?<=[oOuU])([àáảãạèéẻẽẹỳýỷỹỵ])\b")
_AFTER_Q = re.compile(r"\bqu\w+")
_TIER_OF_LENGTH = {2: "P", 3: "D", 5: "W"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A province (tier P), district (D) or commune (W) of one era, or a country (C)."""

    code: str
    name: str  # official: "Quận Bắc Từ Liêm"
    level: str  # "quận"
    tier: str
    parents: tuple[str, ...]  # codes, the nearest first
    era: Era = "before"

    @property
    def province(self) -> str:
        """The code of the province it is or lies in."""
        return self.parents[-1] if self.parents else self.code


def key(name: str) -> str:
    """What spellings of one name have in common."""
    plain = _DROPPED.sub("", unicodedata.normalize("NFC", name).casefold())
    plain = " ".join(_BLANK.sub(" ", plain).split())
    return _ZEROS.sub("", " ".join(map(_tone_first, plain.split())))


def _tone_first(syllable: str) -> str:
    """`hoà` -> `hòa`: the tone of an open `oa`, `oe`, `uy` on its first vowel; never in `quý`."""
    match = _OPEN.search(syllable)
    if not match or match.end() != len(syllable) or _AFTER_Q.match(syllable):
        return syllable
    decomposed = unicodedata.normalize("NFD", match[1])
    return unicodedata.normalize("NFC", syllable[: match.start()] + decomposed[1:] + decomposed[0])


@cache
def levels() -> dict[str, tuple[str, ...]]:
    """Levels of units, the longest words first, and those a unit of that level is promoted to (it keeps its code)."""
    rises = {row["level"]: tuple(row["rises_to"].split(";")) for row in read_table("place_levels") if row["rises_to"]}
    words = {row["level"] for row in read_table("place_levels") if row["level"]}
    return {word: rises.get(word, ()) for word in sorted(words, key=lambda word: (-len(word), word))}


@cache
def level_of(tiers: str) -> str:
    """The level whose units are of just these tiers: "PD" of cities, "C" of countries."""
    return next(row["level"] for row in read_table("place_levels") if row["tier"] == tiers)


@cache
def units(era: Era) -> dict[str, Unit]:
    """All units of an era by code."""
    found: dict[str, Unit] = {}
    for code, name, *parent in _rows(era):
        level = next(level for level in levels() if name.lower().startswith(level))
        above = found[parent[0]] if parent and parent[0] else None
        parents = (above.code, *above.parents) if above else ()
        found[code] = Unit(code, name, level, _TIER_OF_LENGTH[len(code)], parents, era)
    return found


def _rows(name: str) -> Iterator[list[str]]:
    lines = (FOLDER / "units" / f"{name}.tsv").read_text("utf-8").splitlines()
    yield from (line.split("\t") for line in lines[2:])


@cache
def _by_name(era: Era) -> dict[str, list[Unit]]:
    index: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in units(era).values():
        index[key(unit.name[len(unit.level) :])].append(unit)
    for row in read_table("place_aliases"):
        named = units(era).get(row["code"])
        if named and named not in index[key(row["form"])]:
            index[key(row["form"])].append(named)
    return index


@cache
def _moves() -> dict[str, tuple[str, ...]]:
    return {code: tuple(now.split()) for code, now in _rows("moved")}


def find_units(name: str, era: Era, tiers: str, level: str | None = None) -> list[Unit]:
    """Units of an era with that name, of the tiers ("PD") and, if given, the level.

    Where none of that level has the name, those a unit of that level is promoted to: the tables hold
    the last state, articles are older.
    """
    named = [unit for unit in _by_name(era).get(key(name), []) if unit.tier in tiers]
    if level is None:
        return named
    exact = [unit for unit in named if unit.level == level]
    return exact or [unit for unit in named if unit.level in levels().get(level, ())]


@cache
def _countries() -> dict[str, Unit]:
    rows = read_table("countries")
    return {key(row["form"]): Unit(row["code"], row["name"], level_of("C"), "C", ()) for row in rows}


def find_country(name: str) -> Unit | None:
    """The country of that name (ISO 3166-1 alpha-2)."""
    return _countries().get(key(name))


def now(unit: Unit) -> Unit | None:
    """The unit that has all of its ground since July 2025; None where several have, or none is known."""
    if unit.tier == "C" or unit.era == "since":
        return unit
    successors = _moves().get(unit.code, ())
    return units("since")[successors[0]] if len(successors) == 1 else None
