"""Readers of ordinals, and of digits behind a word that numbers or names: documents, addresses, stages."""

import re
from decimal import Decimal

from tasks.findings.numeric.found_numbers import ends, identifier, quantity
from tasks.findings.numeric.grammar import Found, Reader
from tasks.findings.numeric.lexicon import Token
from tasks.findings.numeric.numerals import read_roman
from tasks.findings.numeric.phrases import phrase_at, starts_event, starts_group, starts_thing
from tasks.findings.words import words_before

_LARGEST_ORDINAL = 999
_LARGEST_CUED = 99
_SMALLEST_DOCUMENT = 1000  # a number behind `quyết định` that is smaller may count the noun behind it
_MONTHS = 12


def _rank(token: Token) -> Decimal | None:
    if token.has("Roman"):
        return Decimal(read_roman(token.value))
    for name in ("OrdWord", "Fourth", "Five"):
        if token.has(name):
            return Decimal(token.of(name))
    value, _ = ends(token)
    return value if value == int(value) and 0 < value <= _LARGEST_ORDINAL else None


def _ordinal(found: Found) -> Token | None:
    token = found.token("n")
    rank = _rank(token)
    return None if rank is None else quantity(found.text, token.start, token.end, "ordinal", value=rank)


def _cued(found: Found) -> Token | None:
    rank = _rank(found.token("n"))
    if rank is None or rank > _LARGEST_CUED or starts_group(found.text, found.end + 1):
        return None  # `nhóm 5 người` counts them
    return _ordinal(found)


def _cued_range(found: Found) -> Token | None:
    """`gió cấp 5-6`, but `nhóm 3-5 người` counts them."""
    token = found.token("n")
    low, high = ends(token)
    if high is None or high != int(high) or not 0 < low < high <= _LARGEST_CUED:
        return None
    if starts_group(found.text, found.end + 1) or starts_thing(found.text, found.end + 1):
        return None
    return quantity(found.text, token.start, token.end, "ordinal", token)


def _weakly_cued(found: Found) -> Token | None:
    """`tập 2`, but `khu 5 phòng` counts rooms."""
    return None if starts_thing(found.text, found.end + 1) else _cued(found)


def _thirteenth(found: Found) -> Token | None:
    """A month that no calendar has: the pay of a thirteenth."""
    return _cued(found) if found.value("n") > _MONTHS else None


def _address(found: Found) -> Token | None:
    """`quận 3`, but `cấp quận 375 em` counts them."""
    return None if starts_group(found.text, found.end + 1) else _identifier(found)


def _class(found: Found) -> list[Token] | None:
    """`lớp 6, 7 và 8`: one ordinal each, up to a number that counts (`lớp 6 và 20 học sinh`)."""
    ordinals: list[Token] = []
    for token in found.inner_tokens():
        if token.has("Number"):
            rank = _rank(token)
            behind = token.end + 1
            counts = bool(ordinals) and (starts_group(found.text, behind) or starts_event(found.text, behind))
            if rank is None or rank > _LARGEST_CUED or counts:
                break
            ordinals.append(quantity(found.text, token.start, token.end, "ordinal", value=rank))
    return ordinals


def _street(found: Found) -> Token:
    return identifier(found, "address")


def _numbered(found: Found) -> Token | None:
    """`cơn bão số 3`, but `ở số 14 Lê Lợi` is an address."""
    following = found.text[found.end : found.end + 3].lstrip(" ")[:1]
    at = words_before("counted_words", "kind", "at").search(found.text[max(0, found.start - 12) : found.start])
    return _street(found) if at and following.isupper() else _ordinal(found)


def _document(found: Found) -> Token | None:
    """`công văn 2382`, but `quyết định 3 nội dung` counts them."""
    number = found.tokens[found.last - 1].value
    counted = phrase_at(found.text, found.end + 1)  # `Nghị quyết Trung ương 4 khóa XII` counts nothing
    numbered = counted is not None and re.search(r"[IVX]+\Z", found.text[counted[0] : counted[1]])
    counts = number < _SMALLEST_DOCUMENT and starts_thing(found.text, found.end + 1) and not numbered
    return None if counts or number != int(number) else _identifier(found)


def _identifier(found: Found) -> Token:
    first = found.tokens[found.first]
    kind = next((kind for cls, kind in _CUES.items() if first.has(cls)), "code")
    return identifier(found, kind)


def _stage(found: Found) -> Token:
    """`vòng 1/8`, `lớp 1/3`, `bậc 3/7`."""
    return identifier(found, "stage", found.tokens[found.first + 2].start)


def _name(found: Found) -> Token:
    return identifier(found, "name")


_CUES = {"Doc": "document", "Article": "document", "Address": "address", "PhoneCue": "phone"}
READERS: dict[str, Reader] = {
    "identifier": _identifier,
    "document": _document,
    "ordinal": _ordinal,
    "cued ordinal": _cued,
    "weakly cued": _weakly_cued,
    "cued range": _cued_range,
    "thirteenth": _thirteenth,
    "address": _address,
    "name": _name,
    "street": _street,
    "stage": _stage,
    "class": _class,
    "numbered": _numbered,
}
