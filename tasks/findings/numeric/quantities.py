"""Quantities among the tokens that no time expression took."""

from dataclasses import replace

from tasks.findings.model import Quantity
from tasks.findings.numeric.amounts import read_amounts
from tasks.findings.numeric.counted import read_count, with_noun
from tasks.findings.numeric.kinds import read_kinds
from tasks.findings.numeric.lexicon import Token
from tasks.findings.numeric.qualifiers import read_qualifier
from tasks.findings.numeric.rates import read_rate

_SAID_OF = frozenset({"percent", "ratio", "measure"})


def read_quantities(text: str, tokens: list[Token]) -> list[Quantity]:
    """Quantities in text order; `tokens` are those of the whole text, time expressions among them."""
    tokens = read_kinds(text, read_amounts(text, tokens))
    found: list[Quantity] = []
    for at, token in enumerate(tokens):
        if token.has("Quantity"):
            quantity = token.value
        elif token.has("Number") or token.has("Range"):
            quantity = read_count(text, tokens, at)
        else:
            continue
        if quantity is not None:
            qualifier = read_qualifier(tokens, at)
            if quantity.qualifier == "exact" and qualifier is not None:
                quantity = replace(quantity, qualifier=qualifier)
            if quantity.kind in _SAID_OF:
                quantity = with_noun(text, quantity, found[-1] if found else None)
            found.append(read_rate(text, quantity))
    return found
