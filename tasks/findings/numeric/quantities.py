"""Quantities among the tokens that no time expression took."""

from tasks.findings.model import Quantity
from tasks.findings.numeric.lexicon import Token


def read_quantities(text: str, tokens: list[Token]) -> list[Quantity]:
    """Quantities in text order."""
    return []
