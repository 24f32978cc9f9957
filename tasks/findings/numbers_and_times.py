"""Quantities and time expressions of a text."""

from datetime import date

from tasks.findings.model import Quantity, Timex


def find_numbers_and_times(text: str, published: date | None = None) -> tuple[tuple[Quantity, ...], tuple[Timex, ...]]:
    """Quantities and time expressions of a text, each in text order."""
    return (), ()
