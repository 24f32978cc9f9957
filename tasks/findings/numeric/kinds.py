"""What a number is: money, per cent, ratio, ordinal, measure, or digits that are none."""

from functools import cache

from tasks.findings.numeric import measures, ordinals, ratios
from tasks.findings.numeric.grammar import Layer
from tasks.findings.numeric.lexicon import Token
from tasks.tables import read_table

_READERS = measures.READERS | ratios.READERS | ordinals.READERS


@cache
def _layer() -> Layer:
    return Layer([row for row in read_table("quantity_rules") if row["layer"] == "kinds"], _READERS)


def read_kinds(text: str, tokens: list[Token]) -> list[Token]:
    """Tokens with a Quantity in the place of every number whose kind its neighbours tell; counts are left."""
    return _layer().apply(text, tokens)
