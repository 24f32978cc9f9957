"""Which administrative unit or country a place name stands for: exact names, context, no guess.

A name with one reading is certain where it has a level word or is a province's; a bare district's, or a
commune's, needs its parent beside it or in the article. Where several fit and nothing decides, the
candidates are given and no code.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from tasks.findings.model import Place
from tasks.findings.names.place_names import Reading, places_inside, read_place
from tasks.findings.names.units import MERGER, Era, Unit, find_country, find_units, key, now, units
from tasks.findings.tagger.tagging import Span
from tasks.findings.words import any_of, forms, words_before
from tasks.tables import read_table

_PREPARED = date(2025, 3, 1)  # from here on articles speak of the units of July 2025
_RANK = {"W": 0, "D": 1, "P": 2, "C": 3}
_HOME_TIMES = 2  # the least number of mentions of a province that is the article's own
_HOME_SHARE = 0.6  # of all evidence, for a province to be the article's own


class _Item(NamedTuple):
    """A place name in the text: of a span, or inside the organisation a span names."""

    no: int  # of the span
    start: int
    end: int
    reading: Reading
    above: tuple[Reading, ...] = ()  # places inside the same organisation that hold it


@cache
def _renamed() -> dict[str, tuple[date, str]]:
    """Code -> last day of the former official name, and that name."""
    rows = read_table("place_aliases")
    return {row["code"]: (date.fromisoformat(row["until"]), row["name"]) for row in rows if row["until"]}


@cache
def _gap() -> re.Pattern[str]:
    """What stands between a place and the one that holds it, or the next of a list."""
    return re.compile(rf"\s*(?:[,(–-]|{any_of(forms('place_levels', 'tier', 'in'))})\s*|\s+")


@cache
def _list_gap() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,|{any_of(forms('place_levels', 'tier', 'and'))})\s*")


class Places:
    """The places of a text, given the spans of all names in it (in text order), its date, and the names written out.

    A name written out shows the place that `CĐVN` or `VN` hides.
    """

    def __init__(self, text: str, spans: Sequence[Span], published: date | None, names: Sequence[str]) -> None:
        self.text = text
        self.spans = spans
        self.names = names
        self.published = published
        if published and published >= MERGER:
            self.eras: tuple[Era, ...] = ("since", "before")
        else:
            self.eras = ("before", "since") if not published or published >= _PREPARED else ("before",)

    @cached_property
    def found(self) -> list[Place | None]:
        """One place a span; None where it names none we know."""
        found: list[Place | None] = [None] * len(self.spans)
        chain: list[tuple[_Item, Unit]] = []  # the places right behind, nearest first
        behind: _Item | None = None
        for item in reversed(self._items):
            if not (behind and _gap().fullmatch(self.text, item.end, behind.start)):
                chain = []
            behind = item
            unit, candidates = self._resolve(item, [unit for _, unit in chain])
            if unit:
                chain.insert(0, (item, unit))
            if unit or candidates:
                found[item.no] = self._place(unit, candidates)
        return found

    @cached_property
    def home(self) -> Unit | None:
        """The province the article is about, where it speaks of one far more than of all others."""
        provinces = Counter({code: n for code, n in self._evidence.items() if code.isdigit() and len(code) == 2})
        if not provinces:
            return None
        code, n = provinces.most_common(1)[0]
        if n < max(_HOME_TIMES, _HOME_SHARE * provinces.total()):
            return None
        unit = units(self.eras[0])[code]
        name = self._official(unit)
        return replace(unit, name=name, level=read_place(name).level or unit.level)

    @cached_property
    def at_home(self) -> Place | None:
        """The article's own province as a place."""
        return self._place(units(self.eras[0])[self.home.code], []) if self.home else None

    @cached_property
    def _items(self) -> list[_Item]:
        items: list[_Item] = []
        for no, (span, name) in enumerate(zip(self.spans, self.names, strict=True)):
            if span.type == "LOC":
                items.append(_Item(no, span.start, span.end, self._of_list(items, span, read_place(name))))
            elif span.type == "ORG" and (inside := tuple(places_inside(name))):
                items.append(_Item(no, span.start, span.end, inside[0], inside[1:]))
        return items

    def _of_list(self, items: list[_Item], span: Span, reading: Reading) -> Reading:
        """`các huyện Đam Rông, Lạc Dương`: the level word is said of both."""
        if reading.level or not items or find_units(reading.name, "before", "P"):
            return reading
        last = items[-1]
        if not last.reading.level or not _list_gap().fullmatch(self.text, last.end, span.start):
            return reading
        many = words_before("place_levels", "tier", "many").search(self.text, max(0, last.start - 12), last.start)
        of_list = len(items) > 1 and self._of_list(items[:-1], self.spans[last.no], read_place(last.reading.name)).level
        return reading._replace(tiers=last.reading.tiers, level=last.reading.level) if many or of_list else reading

    def _candidates(self, reading: Reading, tiers: str = "") -> list[Unit]:
        """Units of the name in the first era that has any."""
        for era in self.eras:
            for tier in (tiers or reading.tiers).replace("C", ""):
                named = find_units(reading.name, era, tier, reading.level)
                if named := [unit for unit in named if self._existed(unit, reading)]:
                    return named
        return []

    def _existed(self, unit: Unit, reading: Reading) -> bool:
        """Not under its present name, while it had another."""
        until, _ = _renamed().get(unit.code, (None, "")) if unit.tier == "P" else (None, "")
        present = key(reading.name) == key(unit.name[len(unit.level) :])
        return not (until and present and self.published and self.published <= until)

    @cached_property
    def _evidence(self) -> Counter[str]:
        """Codes of provinces and districts the article surely names, in the era of its date; countries too."""
        evidence: Counter[str] = Counter()
        for item in self._items:
            for reading in (item.reading, *item.above):
                if country := find_country(reading.name) if "C" in reading.tiers else None:
                    evidence[country.code] += 1
                named = self._candidates(reading)
                if len(named) == 1 and (named[0].tier == "P" or (named[0].tier == "D" and reading.level)):
                    for code in self._seen_from_here(named[0]):
                        evidence[code] += 1
        return evidence

    def _seen_from_here(self, unit: Unit) -> Iterator[str]:
        """The codes of a unit and of its province in the era of the article."""
        if unit.tier == "D":
            yield unit.code
        province = units(unit.era)[unit.province]
        moved = province if unit.era == self.eras[0] or self.eras[0] == "before" else now(province)
        if moved:
            yield moved.code

    def _resolve(self, item: _Item, chain: list[Unit]) -> tuple[Unit | None, list[Unit]]:
        """The unit, or several candidates, or neither. `chain`: the places right behind, nearest first."""
        reading = item.reading
        for holder in reversed(item.above):
            if len(holding := self._candidates(holder)) == 1:
                chain = [holding[0], *chain]
        named = self._candidates(reading) if reading.level else self._candidates(reading, "P")
        if not named and "C" in reading.tiers and (country := find_country(reading.name)):
            return country, []
        if not named and not reading.level:
            named = self._candidates(reading, "D") or (self._candidates(reading, "W") if chain else [])
        if not named:
            return None, []
        above = [unit for unit in chain if _RANK[unit.tier] > _RANK[named[0].tier] and unit.tier != "C"]
        return self._choose(named, above[0] if above else None, bare=not reading.level)

    def _choose(self, named: list[Unit], above: Unit | None, *, bare: bool) -> tuple[Unit | None, list[Unit]]:
        if named[0].tier == "P":
            return named[0], []
        inside = [unit for unit in named if above and self._lies_in(unit, above)]
        commune = named[0].tier == "W"
        here = [unit for unit in named if any(code in self._evidence for code in self._seen_from_here(unit))]
        near = [unit for unit in here if any(code in self._evidence for code in unit.parents[:-1])]
        if above and (bare or commune or inside):
            fits = [inside]  # what is written right behind decides alone
        elif bare and commune:
            fits = []
        else:
            fits = [near, here, named if len(named) > 1 or self._certain_alone(named[0], bare=bare) else []]
        for fit in fits:
            if len(fit) == 1:
                return fit[0], []
        return None, next((fit for fit in fits if fit), [])

    def _lies_in(self, unit: Unit, above: Unit) -> bool:
        if unit.era == above.era:
            return above.code in unit.parents
        return above.tier == "P" and above.code in self._seen_from_here(unit)

    def _certain_alone(self, unit: Unit, *, bare: bool) -> bool:
        """Whether a name that one unit has needs no evidence of its parent."""
        provinces = any(len(code) == 2 and code.isdigit() for code in self._evidence)
        if unit.tier == "W":
            return not provinces
        if not bare:
            return True
        abroad = any(code.isalpha() and code != "VN" for code in self._evidence)
        wards = find_units(unit.name[len(unit.level) :], unit.era, "W")
        return not abroad and all(unit.code in ward.parents for ward in wards)

    def _place(self, unit: Unit | None, candidates: list[Unit]) -> Place:
        if not unit:
            return Place(candidates=tuple(sorted(one.code for one in candidates)))
        successor = now(unit)
        code_now, name_now = (successor.code, successor.name) if successor else (None, None)
        return Place(unit.code, self._official(unit), code_now, name_now)

    def _official(self, unit: Unit) -> str:
        """The official name at the article's date."""
        until, former = _renamed().get(unit.code, (None, "")) if unit.tier == "P" else (None, "")
        return former if until and self.published and self.published <= until else unit.name
