"""Quantities among the tokens that no time expression took."""

from dataclasses import replace
from decimal import Decimal
from typing import cast

from tasks.findings.model import Quantity
from tasks.findings.numeric.amounts import read_amounts
from tasks.findings.numeric.counted import limit_of, read_count, with_noun, without_shared
from tasks.findings.numeric.identifiers import Identifier
from tasks.findings.numeric.kinds import read_kinds
from tasks.findings.numeric.lexicon import Token, letters_of
from tasks.findings.numeric.qualifiers import read_qualifier
from tasks.findings.numeric.rates import read_rate

_READ = ("Identifier", "Quantity", "Number", "Range")
_WHOLE_DIGITS, _DIGITS_BEHIND = 29, 9  # of decimal(38, 9), as DATA_MODEL has it
_SAID_OF = frozenset({"percent", "ratio", "measure"})


def read_quantities(text: str, tokens: list[Token]) -> tuple[list[Quantity], list[Identifier]]:
    """Quantities, and the digits that are none, in text order.

    `tokens` are those of the whole text, time expressions among them.
    """
    tokens = read_kinds(text, read_amounts(text, tokens))
    found: list[Quantity] = []
    identifiers: list[Identifier] = []
    letters = frozenset().union(*map(letters_of, _READ))
    for at, token in enumerate(tokens):
        if token.symbol not in letters:
            continue
        if token.has("Identifier"):
            identifiers.append(Identifier(token.value, token.start, token.end))
        elif (quantity := _quantity(text, tokens, at)) is not None:
            if quantity.kind in _SAID_OF:
                before = next((q for q in reversed(found[-3:]) if q.counted), None)
                quantity = with_noun(text, quantity, before, limit_of(tokens, at))
            elif found:
                quantity = without_shared(text, found[-1], quantity)
            found.append(read_rate(text, quantity))
    return found, identifiers


def _quantity(text: str, tokens: list[Token], at: int) -> Quantity | None:
    token = tokens[at]
    if token.has("Quantity"):
        quantity: Quantity | None = token.value
    elif token.has("Number") or token.has("Range"):
        quantity = read_count(text, tokens, at)
    else:
        return None
    if quantity is not None and not all(map(_fits, (quantity.value, quantity.value_to, quantity.of))):
        return None
    if quantity is not None and quantity.qualifier == "exact":
        return replace(quantity, qualifier=read_qualifier(tokens, at) or "exact")
    return quantity


def _fits(value: Decimal | None) -> bool:
    """Whether a column of numbers holds it: 29 digits before the comma and 9 behind it."""
    return value is None or (
        value.adjusted() < _WHOLE_DIGITS and cast(int, value.normalize().as_tuple().exponent) >= -_DIGITS_BEHIND
    )
