"""Whether a number is exact, and whether it says more, less or about."""

from collections.abc import Sequence
from typing import cast

from tasks.findings.model import Qualifier
from tasks.findings.numeric.lexicon import Token

_AFTER = 6  # tokens behind a number among which `trở lên` is sought


def read_qualifier(tokens: Sequence[Token], at: int) -> Qualifier | None:
    """The qualifier written beside tokens[at]: the word before it, else one behind; None where there is none."""
    before = at - 1
    while before >= 0 and (tokens[before].has("_") or tokens[before].has("From")):
        before -= 1
    if 0 <= before < at - 1 and tokens[before].has("Qual"):
        return cast(Qualifier, tokens[before].of("Qual"))
    if at + 1 < len(tokens) and tokens[at + 1].has("Plus"):
        return "at_least"
    for token in tokens[at + 1 : at + _AFTER]:
        if token.has("After"):
            return cast(Qualifier, token.of("After"))
        if token.has("Quantity") or token.has("Number") or token.has("Break") or token.has("Comma"):
            return None
    return None
