"""Digit runs that no time took become numbers, numbers side by side ranges."""

import re
from decimal import Decimal
from functools import cache

from tasks.findings.numeric.grammar import Found, Layer, Reader
from tasks.findings.numeric.lexicon import Token, symbol
from tasks.findings.numeric.numerals import Numeral, read_digits
from tasks.findings.numeric.phrases import starts_event, starts_group
from tasks.findings.words import words_before
from tasks.tables import read_table

_GROUP = 3  # digits between two dots
_NUMBERED = re.compile(r" \w+ \d")
_FIVE = symbol(["Number", "Words"])
_NUMBER, _RANGE, _IDENTIFIER = symbol(["Number", "Digits"]), symbol(["Range"]), symbol(["Identifier"])


def _figure(found: Found) -> Token:
    written = found.text[found.start : found.end]
    if written.isdigit() and written[0] == "0" and len(written) > _GROUP:
        return Token(found.start, found.end, _IDENTIFIER, "id")  # `012345` is given, not counted
    whole, dot, rest = found.text[found.start : found.end].partition(".")
    if dot and len(whole) > _GROUP and len(rest) == _GROUP:
        return Token(found.start, found.end, _IDENTIFIER, "code")  # `2025.062` groups nothing
    return Token(found.start, found.end, _NUMBER, Numeral(read_digits(found.text[found.start : found.end])))


def _five(found: Found) -> Token | None:
    """`sau năm vòng thi`: between a word that leads to a number and a noun that is counted."""
    counted = starts_group(found.text, found.end + 1) or starts_event(found.text, found.end + 1)
    if not counted or _NUMBERED.match(found.text, found.end):  # `cả năm lớp 12`
        return None
    if not words_before("counted_words", "kind", "before five").search(
        found.text, max(0, found.start - 12), found.start
    ):
        return None
    return Token(found.start, found.end, _FIVE, Numeral(Decimal(5)))


def _spaced(found: Found) -> Token | None:
    written = found.text[found.start : found.end]
    return None if written.startswith("0") else Token(found.start, found.end, _NUMBER, Numeral(read_digits(written)))


def _range(found: Found) -> Token | None:
    """Both ends, the scale of the second shared with the first where that keeps them in order."""
    low, high = found.value("a"), found.value("b")
    while _shares_thousands(found, low, high):
        low = Numeral(low * 1000, low.scale)
    if low.scale == 1 < high.scale and low < high / high.scale:
        low = low * high.scale
    return Token(found.start, found.end, _RANGE, (Decimal(low), Decimal(high))) if low < high else None


def _shares_thousands(found: Found, low: Decimal, high: Decimal) -> bool:
    """`40-70.000 tỷ đồng`: who leaves the last zeros of the first number to the second."""
    written = [found.text[found.token(name).start : found.token(name).end] for name in ("a", "b")]
    whole = getattr(high, "scale", Decimal(1))
    return written[0].isdigit() and ".000" in written[1] and 0 < low * 1000 < high / whole


def _neighbours(found: Found) -> Token | None:
    """`hai ba`, `5, 6`: two numbers that follow each other."""
    low, high = found.value("a"), found.value("b")
    if not found.text[found.start].isdigit() and not found.token("b").has("Words"):
        return None
    if found.text[found.start].isdigit() and "," not in found.text[found.start : found.end]:
        return None
    first = high / high.scale
    return _range(found) if low.scale == 1 and first - low in (1, 2) and first <= 10 else None


def _score(found: Found) -> Token:
    return Token(found.start, found.end, _IDENTIFIER, "score")


_READERS: dict[str, dict[str, Reader]] = {
    "figures": {"figure": _figure, "five": _five, "spaced": _spaced},
    "ranges": {"range": _range, "neighbours": _neighbours, "score": _score},
}


@cache
def _layers() -> tuple[Layer, ...]:
    rows = read_table("quantity_rules")
    return tuple(Layer([r for r in rows if r["layer"] == name], readers) for name, readers in _READERS.items())


def read_amounts(text: str, tokens: list[Token]) -> list[Token]:
    """Tokens with a Number in the place of every digit run and a Range (both ends) where two make one."""
    for layer in _layers():
        tokens = layer.apply(text, tokens)
    return tokens
