"""The full name a mention stands for: short names of persons, organisations and places made full."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from tasks.findings.model import Place
from tasks.findings.names.place_names import read_place
from tasks.findings.names.units import Unit, level_of
from tasks.findings.tagger.tagging import Span
from tasks.findings.words import any_of, forms, words_of
from tasks.tables import read_table

_DISTRICT = 3  # digits of its code
_LIKE_HA_NOI = 2  # syllables
_MARKS = re.compile(r"[\s,.–&-]+|[“”\"‘’']")


def full_person(surface: str, persons: Iterable[str]) -> str:
    """The one longer name of the article that ends in `surface`, else that begins with it, else `surface` itself.

    A form of address makes no longer name, where a tagger took one in.
    """
    address = words_of("person_roles", "kind", "address")
    names = [p for p in persons if len(p) > len(surface) and not address.match(p)]
    ending = outermost(p for p in names if p.endswith(" " + surface))
    longer = ending or outermost(p for p in names if p.startswith(surface + " "))
    return longer.pop() if len(longer) == 1 else surface


def outermost(names: Iterable[str]) -> set[str]:
    """The names that are no part of another of them."""
    every = set(names)
    return {n for n in every if not any(n != o and f" {n} " in f" {o} " for o in every)}


def surfaces(text: str, spans: Sequence[Span], kind: str) -> tuple[str, ...]:
    """Distinct strings of the spans of one type, in text order."""
    return tuple(dict.fromkeys(text[s.start : s.end] for s in spans if s.type == kind))


def place_name(name: str, place: Place | None) -> str:
    """The official name of a place; else its name with the level word written out: `Q.1` -> `quận 1`."""
    if place and place.name:
        return place.name
    reading = read_place(name)
    written = name.removesuffix(reading.name).strip()
    if not reading.level or written.lower() in _level_words():
        return name
    return f"{reading.level} {reading.name}"


@cache
def _level_words() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("place_levels") if row["form"].islower())


@cache
def _bare_level() -> re.Pattern[str]:
    levels = {row["level"] for row in read_table("place_levels") if row["tier"] in ("P", "D", "PD")}
    return re.compile(rf"\s+({any_of(levels)})\Z", re.IGNORECASE)


def spelling(name: str) -> str:
    """What the ways to write the name of an organisation have in common: `Sở Văn hóa - Thể thao`, `… và thể thao`."""
    return " ".join(word for word in _MARKS.sub(" ", name.casefold()).split() if word not in _joins())


@cache
def _joins() -> frozenset[str]:
    return frozenset(forms("definition_words", "kind", "joins"))


@cache
def _of_province() -> re.Pattern[str]:
    return re.compile(any_of(forms("organisation_scopes", "tier", "P")), re.IGNORECASE)


def full_organisation(name: str, places: Mapping[str, Place | None], home: Unit | None) -> str:
    """The name with its place, where the article gives it: `LĐLĐ quận` of `LĐLĐ quận Bắc Từ Liêm`.

    `places`: the organisations of the article, abbreviations expanded, and the place in the name of
    each. Without one longer name that fits, `home` (the article's own province) is what `Sở Y tế` and
    `Công an tỉnh` lack. A district has its level word: `Phòng Giáo dục Mèo Vạc` is that of the `huyện`.
    """
    if place := places.get(name):
        return _with_level(name, place)
    longer = [n for n in places if spelling(n).startswith(spelling(name) + " ") and places[n]]
    codes = {place.code for n in longer if (place := places[n])}
    if longer:
        return min(longer, key=lambda n: (len(n), n)) if len(codes) == 1 and None not in codes else name
    if not home or name.casefold().endswith(_bare(home).casefold()):
        return name
    if (bare := _bare_level().search(name)) and home.level == bare[1].lower():
        return f"{name[: bare.start()]} {_in_name(home)}"
    if _of_province().match(name) and not bare:
        return f"{name} {_in_name(home)}"
    return name


def _with_level(name: str, place: Place) -> str:
    official = read_place(place.name or "")
    before = name.removesuffix(" " + official.name)
    if len(place.code or "") != _DISTRICT or not official.level or before == name:
        return name
    last_word = before.rpartition(" ")[2]
    written = read_place(f"{last_word} {official.name}").level or before.casefold().endswith(official.level)
    return name if written else f"{before} {official.level} {official.name}"


def _bare(unit: Unit) -> str:
    return unit.name[len(unit.level) :].strip()


def _in_name(unit: Unit) -> str:
    """An official name inside another: `tỉnh Lâm Đồng`, `Hà Nội`, `Thành phố Hồ Chí Minh` (a person without it)."""
    if unit.level != level_of("PD"):
        return f"{unit.level} {_bare(unit)}"
    return _bare(unit) if len(_bare(unit).split()) == _LIKE_HA_NOI else unit.name
