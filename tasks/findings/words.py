"""Patterns from tables: alternations of forms, longest first. Linear: no form repeats inside a form."""

import re
from collections.abc import Iterable
from functools import cache

from tasks.tables import read_table


def any_of(forms: Iterable[str]) -> str:
    """A regex group of whole words that matches any of the forms, the longest that fits."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "(?<!\\w)(?:" + "|".join(map(re.escape, ordered)) + ")(?!\\w)"


@cache
def forms(table: str, column: str, value: str) -> tuple[str, ...]:
    """The forms of a table whose `column` holds `value`."""
    return tuple(row["form"] for row in read_table(table) if row[column] == value)


@cache
def words_of(table: str, column: str, value: str) -> re.Pattern[str]:
    """Any form of that kind, whatever its case."""
    return re.compile(any_of(forms(table, column, value)), re.IGNORECASE)


@cache
def words_before(table: str, column: str, value: str) -> re.Pattern[str]:
    """Any form of that kind, to be matched at the end of a stretch."""
    return re.compile(any_of(forms(table, column, value)) + r"\s*\Z", re.IGNORECASE)


@cache
def run_of(table: str, *kinds: str) -> re.Pattern[str]:
    """A run of forms of those kinds with spaces and commas around them; may be empty."""
    wanted = any_of(form for kind in kinds for form in forms(table, "kind", kind))
    return re.compile(rf"[\s,]*(?:{wanted}[\s,]*)*", re.IGNORECASE)
