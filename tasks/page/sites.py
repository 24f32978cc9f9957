"""What a site prints on many of its pages: learned from pages once, then only read, so that no page's result
depends on which others are cleaned with it.

A line is known by its letters in lower case with figures as one sign. Pages that name no site form one group.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from tasks.page.ids import short_hash
from tasks.page.lines.lines import Line, Shape, read_lines
from tasks.page.lines.signed import is_signed
from tasks.page.model import Cleaned, Page, Role
from tasks.page.reading.records import host_of
from tasks.page.window.outside import is_teaser

MIN_PAGES: Final = 5
MIN_SHARE: Final = 0.3  # of the site's pages: sub-headlines come again too, furniture does so everywhere
MAX_SHORT_CHARS: Final = 60  # a longer line may be another article's, listed on many pages
HEADER: Final = ("site", "line", "n_pages", "example")
MAX_EXAMPLE: Final = 80
FREE: Final = frozenset({Role.NAV, Role.RELATED, Role.HEADING, Role.BODY, Role.DUPLICATE})
_FIGURES: Final = re.compile(r"\d+")
_KEPT: Final = frozenset({Shape.FURNITURE, Shape.STAMP, Shape.SYMBOL})  # known by their own signs

Sites = Mapping[str, frozenset[str]]  # site -> keys of its furniture


def site_of(page: Page) -> str:
    """The site that came with a page, its own or that of its address; "" where none did."""
    given = page.given
    return given.get("site") or host_of(given.get("url") or given.get("head.url") or "")


def key_of(line: Line) -> str:
    """What two lines share that differ in figures and letter size alone."""
    return short_hash(_FIGURES.sub("0", line.text.casefold()))


class Learner:
    """Counts, page by page, on how many pages of a site a line stands and what it was taken for."""

    def __init__(self) -> None:
        self.n_pages: Counter[str] = Counter()
        self._lines: dict[str, Counter[str]] = defaultdict(Counter)
        self._never: dict[str, set[str]] = defaultdict(set)
        self._examples: dict[str, dict[str, str]] = defaultdict(dict)

    def add(self, cleaned: Cleaned) -> None:
        """Count the lines of one page."""
        site = site_of(cleaned.page)
        self.n_pages[site] += 1
        keys: set[str] = set()
        wholes = [block for block in cleaned.blocks if not block.goes_on]
        for line, block in zip(read_lines(cleaned.page), wholes, strict=True):
            if line.shape in _KEPT:
                continue
            key = key_of(line)
            keys.add(key)
            example = line.text[:MAX_EXAMPLE]
            self._examples[site][key] = min(self._examples[site].get(key, example), example)
            others = block.role is not Role.NAV and (len(line.text) > MAX_SHORT_CHARS or is_teaser(line))
            if others or block.role not in FREE or is_signed(line):
                self._never[site].add(key)
        self._lines[site].update(keys)

    def rows(self) -> list[tuple[str, str, int, str]]:
        """(site, key, pages, example) of what is furniture, in the order of site and key."""
        return [
            (site, key, n, self._examples[site][key])
            for site, counts in sorted(self._lines.items())
            for key, n in sorted(counts.items())
            if n >= max(MIN_PAGES, MIN_SHARE * self.n_pages[site]) and key not in self._never[site]
        ]


def write_sites(rows: Iterable[tuple[str, str, int, str]]) -> str:
    """The table as text: a line a row, tabs between."""
    lines = ["\t".join(HEADER)]
    lines += ["\t".join((site, key, str(n), " ".join(example.split()))) for site, key, n, example in rows]
    return "\n".join(lines) + "\n"


def read_sites(table: str) -> Sites:
    """The table as it is asked; raises ValueError for text that is none."""
    header, *rows = table.splitlines() or [""]
    if tuple(header.split("\t")) != HEADER:
        raise ValueError(f"no table of sites: it begins with {header[:60]!r}, not with {' '.join(HEADER)}")
    known: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        site, key, *_ = row.split("\t")
        known[site].add(key)
    return {site: frozenset(keys) for site, keys in known.items()}


def mark_known(lines: list[Line], keys: frozenset[str]) -> None:
    """Lines that the site prints on many pages become furniture."""
    for line in lines:
        if line.shape not in _KEPT and key_of(line) in keys:
            line.shape, line.furniture = Shape.FURNITURE, "known"
