"""Lines of several parts set apart by bars, arrows, tabs or wide spaces: bars of buttons, menus, rows of tables."""

import re
from functools import cache
from typing import Final

from tasks.page.lines.furniture import furniture_kind
from tasks.tables import read_table

MAX_CHARS: Final = 1500
MAX_ENTRY_CHARS, MAX_ENTRY_WORDS = 32, 5  # of a menu
MIN_STEPS: Final = 3
MIN_NUMBERED: Final = 2
MIN_ENTRIES: Final = 4  # of a menu whose first entry is no known section
MAX_SIGN_CHARS: Final = 3  # of a button that is a sign: "A+", "0"
_PARTING: Final = re.compile(  # some pages double the space in text
    r"[\t|•·»›\s>/](?:(?<=[\t|•·»›])|(?<=\s)(?<![.,;:!?…].)\s+|(?<=\s[>/])(?=\s))", re.DOTALL
)
_SIGN: Final = re.compile("[\t|•·»›>/\u00a0]")  # found quickly; nothing parts without one, or two blanks


@cache
def sections() -> frozenset[str]:
    """Names of news sections, lower case."""
    return frozenset(row["form"] for row in read_table("sections"))


def split_cells(text: str) -> tuple[str, ...]:
    """The parts of a line; () where it has but one."""
    if len(text) > MAX_CHARS or not ("  " in text or _SIGN.search(text)):
        return ()
    parts = tuple(part for part in (part.strip() for part in _PARTING.split(text)) if part)
    return parts if len(parts) > 1 else ()


def bar_kind(cells: tuple[str, ...], linked: bool = False) -> str:
    """The kind of furniture that several parts in one line are, or "": buttons by the table, names of sections."""
    if len(cells) < 2:
        return ""
    kinds = [furniture_kind(cell) for cell in cells]
    known = [kind or cell.casefold() in sections() for kind, cell in zip(kinds, cells, strict=True)]
    if 2 * sum(furniture_kind(cell.strip("[]")) == "share" for cell in cells) > len(cells):
        return "share"
    if len(cells) >= MIN_STEPS and kinds[0] == "menu" and all(map(_is_entry, cells[1:-1])):
        return "menu"  # the way to the page, which may end in its headline
    n_signs = sum(len(cell) <= MAX_SIGN_CHARS for cell in cells)
    if any(kinds) and 2 * (sum(map(bool, known)) + n_signs) >= len(cells):
        return next(filter(None, kinds))
    is_menu = all(_is_entry(cell) for cell in cells) and (linked or known[0] or len(cells) >= MIN_ENTRIES)
    return "menu" if is_menu and 2 * sum(map(_has_digit, cells)) < len(cells) else ""


def _are_numbered(rows: list[tuple[str, ...]]) -> bool:
    """Rows of a table that begin with one, two ..., below their header or without."""
    numbers = [row[0] for row in rows if row[0].isdecimal()]
    counted = [int(number) for number in numbers] == list(range(1, len(numbers) + 1))
    return counted and len(numbers) >= max(MIN_NUMBERED, len(rows) - 1) and len(rows[0]) >= MIN_STEPS


def _is_entry(cell: str) -> bool:
    return len(cell) <= MAX_ENTRY_CHARS and cell.count(" ") < MAX_ENTRY_WORDS and cell[-1] not in ".,;:!?…"


def _is_dated(row: tuple[str, ...]) -> bool:
    """A headline and its date in brackets, as lists of other articles have them."""
    return len(row) == 2 and row[0].count(" ") >= MAX_ENTRY_WORDS and row[1][0] + row[1][-1] == "()"


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def find_table_rows(rows: list[tuple[str, ...]]) -> set[int]:
    """The indexes of lines that are rows of tables, by their cells: as many as in the line beside, with figures."""
    found: set[int] = set()
    run: list[int] = []
    for i in range(len(rows) + 1):
        if i < len(rows) and rows[i] and not _is_dated(rows[i]) and (not run or len(rows[i]) == len(rows[run[-1]])):
            run.append(i)
            continue
        figures = [j for j in run if any(map(_has_digit, rows[j][1:]))]
        if len(run) > 1 and (2 * len(figures) >= len(run) or _are_numbered([rows[j] for j in run])):
            found.update(run)
        run = [i] if i < len(rows) and rows[i] and not _is_dated(rows[i]) else []
    return found
