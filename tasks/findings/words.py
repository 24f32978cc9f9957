"""Patterns from tables: alternations of forms, longest first. Linear: no form repeats inside a form."""

import re
from collections.abc import Iterable
from functools import cache

from tasks.tables import read_table


def any_of(forms: Iterable[str]) -> str:
    """A regex group of whole words that matches any of the forms, the longest that fits."""
    return f"(?<!\\w){_one_of(forms)}(?!\\w)"


def _one_of(forms: Iterable[str]) -> str:
    """Any of the forms; those that begin alike share their beginning, so that it is tried once (a trie)."""
    rests: dict[str, list[str]] = {}
    for form in sorted(set(forms), key=lambda form: (-len(form), form)):
        rests.setdefault(form[:1], []).append(form[1:])
    ends = rests.pop("", None) is not None
    branches = [re.escape(first) + (_one_of(rest) if any(rest) else "") for first, rest in rests.items()]
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if ends and branches else "")


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
