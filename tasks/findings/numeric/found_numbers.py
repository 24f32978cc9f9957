"""What the readers of kinds share: the finding of a number as a token, still without what stands around it."""

from decimal import Decimal

from tasks.findings.model import Quantity, QuantityKind
from tasks.findings.numeric.grammar import Found
from tasks.findings.numeric.lexicon import Token, symbol

_QUANTITY, _IDENTIFIER = symbol(["Quantity"]), symbol(["Identifier"])


def plain(value: Decimal) -> Decimal:
    """The same number without exponent and without empty decimals."""
    value = Decimal(f"{value:f}")
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def ends(token: Token) -> tuple[Decimal, Decimal | None]:
    """The value of a Number, both ends of a Range."""
    if isinstance(token.value, tuple):
        low, high = token.value
        return plain(low), plain(high)
    return plain(token.value), None


def quantity(text: str, start: int, end: int, kind: QuantityKind, amount: Token | None = None, **more: object) -> Token:
    """A token of class Quantity whose value is the finding, still without qualifier, rate and counted noun."""
    fields: dict[str, object] = {"value": None}
    if amount is not None:
        fields["value"], fields["value_to"] = ends(amount)
    return Token(start, end, _QUANTITY, Quantity(start, end, text[start:end], kind, **(fields | more)))  # type: ignore[arg-type]


def identifier(found: Found, kind: str, start: int | None = None) -> Token:
    """The match (from `start` on) as digits that count nothing."""
    return Token(found.start if start is None else start, found.end, _IDENTIFIER, kind)
