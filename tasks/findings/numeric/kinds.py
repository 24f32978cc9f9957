"""What a number is: money, per cent, ratio, ordinal, measure, or digits that are none; one reader a meaning."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache

from tasks.findings.model import Quantity, QuantityKind
from tasks.findings.numeric.grammar import Found, Layer, Reader
from tasks.findings.numeric.lexicon import Token, symbol
from tasks.findings.numeric.numerals import read_roman
from tasks.findings.numeric.phrases import phrase_at, starts_event, starts_group, starts_thing
from tasks.findings.words import words_before, words_of
from tasks.tables import read_table

_QUANTITY, _IDENTIFIER = symbol(["Quantity"]), symbol(["Identifier"])
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_LARGEST_ORDINAL = 999
_LARGEST_CUED = 99
_SMALLEST_DOCUMENT = 1000  # a number behind `quyết định` that is smaller may count the noun behind it
_MONTHS = 12
_FREEZES = frozenset({"Cel", "deg", "[degF]"})


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


def _simple(kind: QuantityKind, unit: str | None = None) -> Reader:
    def read(found: Found) -> Token | None:
        amount = found.token("a")
        more: dict[str, object] = {"unit": unit}
        if found.has("b"):
            if found.value("a") >= found.value("b"):
                return None  # `51% - 17%` sets one against the other
            more["value_to"] = plain(found.value("b"))
        return quantity(found.text, amount.start, found.end, kind, amount, **more)

    return read


def _ratio(found: Found) -> Token | None:
    part = found.token("a")
    whole = found.token("b")
    of = plain(Decimal(whole.of("Fourth")) if whole.has("Fourth") else whole.value)
    value, _ = ends(part)
    if value > of or not of or (part.has("Words") and value == 1 and not found.token("b").has("Words")):
        return None
    return quantity(found.text, part.start, found.end, "ratio", part, of=of)


def _every_so(found: Found) -> Token | None:
    """`cứ 10 người có 3`; a noun of its own behind the second makes two counts."""
    text, whole, part = found.text, found.token("b"), found.token("a")
    noun = phrase_at(text, whole.end + 1, limit=part.start)
    between = text[noun[1] if noun else whole.end : part.start].split()
    own = phrase_at(text, part.end + 1)
    if noun is None or own or not between or not words_of("counted_words", "kind", "link").fullmatch(between[-1]):
        return None
    of, value = plain(whole.value), plain(part.value)
    if not 0 < value <= of:
        return None
    return quantity(text, whole.start, part.end, "ratio", part, of=of, counted=text[noun[0] : noun[1]])


def _listed(found: Found) -> list[Token] | None:
    """`20, 25 và 30 triệu đồng`: numbers that go one way share the scale and the unit of the last."""
    numbers = [token for token in found.inner_tokens() if token.has("Number")]
    unit, last = found.token("u"), numbers[-1]
    scale = last.value.scale
    values = [token.value for token in numbers[:-1]] + [last.value / scale]
    bare = all(token.value.scale == 1 and not token.has("Words") for token in numbers[:-1])
    if not bare or values not in (
        sorted(set(values)),
        sorted(set(values), reverse=True),
    ):
        return None
    kind: QuantityKind = "money" if unit.has("Currency") else "measure" if unit.has("Unit") else "percent"
    code = unit.of("Currency") if kind == "money" else unit.of("Unit") if kind == "measure" else "%"
    stops = [token.end for token in numbers[:-1]] + [found.end]
    return [
        quantity(found.text, token.start, stop, kind, value=plain(value * scale), unit=code)
        for token, stop, value in zip(numbers, stops, values, strict=True)
    ]


def _share(found: Found) -> Token:
    """`tỷ lệ 11:1`: part and part, not part and whole."""
    part = found.token("a")
    return quantity(found.text, part.start, found.end, "ratio", part, of=plain(found.value("b")))


def _ratio_by_unit(found: Found) -> Token | None:
    """`75 xã/108 xã phường`: the same noun on both sides."""
    noun = found.text[found.token("a").end : found.token("b").start].strip(" /")
    return _ratio(found) if found.text[found.end : found.end + 60].lstrip().startswith(noun) else None


def _money(found: Found) -> Token:
    unit = found.token("c")
    code = _SIGNS[found.text[unit.start]] if unit.has("Money") else unit.of("Currency")
    more: dict[str, object] = {"unit": code}
    if found.has("b"):
        low, high = found.value("a"), found.value("b")
        more["value_to"] = plain(high)
        if high <= low:
            return quantity(found.text, found.start, unit.end, "money", found.token("a"), unit=code)
    return quantity(found.text, found.start, found.end, "money", found.token("a"), **more)


def _code_first(found: Found) -> Token | None:
    return _money(found) if found.text[found.start : found.token("c").end].isupper() else None


def _measure(found: Found) -> Token | None:
    amount, unit = found.token("a"), found.token("u")
    code = unit.of("Unit")
    low, _ = ends(amount)
    if unit.has("Score") and low == int(low) and starts_thing(found.text, unit.end + 1, deeds=True):
        return None  # `12 điểm sinh hoạt` are places
    more: dict[str, object] = {"unit": code}
    if found.has("b"):
        if found.token("v").of("Unit") != code or found.value("a") >= found.value("b"):
            return None
        more["value_to"] = plain(found.value("b"))
    end = found.end
    written = found.text[unit.start : unit.end].lower()
    if " " in written and written.startswith(code):
        end = unit.start + len(code)  # `3 công` in `3 công đất`
    return quantity(found.text, amount.start, end, "measure", amount, **more)


def _sizes(found: Found) -> list[Token]:
    """`104 x 59 x 30 mm`: one measure each, the unit shared."""
    code = found.of("u", "Unit")
    numbers = [token for token in found.inner_tokens() if token.has("Number")]
    stops = [token.end for token in numbers[:-1]] + [found.end]
    return [
        quantity(found.text, token.start, stop, "measure", token, unit=code)
        for token, stop in zip(numbers, stops, strict=True)
    ]


def _road(found: Found) -> Token | None:
    """`quốc lộ 1A`: a letter that is a unit elsewhere."""
    unit = found.token("u")
    written = found.text[unit.start : unit.end]
    return _street(found) if len(written) == 1 and written.isupper() else None


def _height(found: Found) -> Token | None:
    """`1m70`: the digits behind are decimals."""
    unit, tail = found.token("u"), found.token("b")
    if unit.of("Unit") != "m" or tail.start != unit.end or found.value("a") != int(found.value("a")):
        return None
    value = Decimal(f"{int(found.value('a'))}.{found.text[tail.start : tail.end]}")
    return quantity(found.text, found.start, found.end, "measure", value=plain(value), unit="m")


def _negative(found: Found) -> Token | None:
    unit = found.token("u").of("Unit")
    if unit not in _FREEZES:
        return None
    low, high = ends(found.token("a"))
    value, value_to = (-low, None) if high is None else (-high, -low)
    return quantity(found.text, found.start, found.end, "measure", value=value, value_to=value_to, unit=unit)


def _age(found: Found) -> Token:
    amount = found.token("a")
    more: dict[str, object] = {"qualifier": found.of("q", "Qual")} if found.has("q") else {}
    return quantity(found.text, amount.start, amount.end, "measure", amount, unit="a", **more)


def _part(found: Found) -> Token | None:
    """`0,5-1 lần`: times that are no whole number are no occasions."""
    values = [v for v in ends(found.token("a")) if v is not None]
    return _multiple(found) if any(v != int(v) for v in values) else None


def _rated(found: Found) -> Token:
    """`8,6 giờ/tuần`: a length of time per another is a measure."""
    value, unit = found.value("r")
    return quantity(found.text, found.start, found.end, "measure", value=plain(value), unit=unit)


def _spoken(found: Found) -> Token:
    """`5 phần trăm`; thousandths are a measure."""
    unit = found.of("w", "PercentWord")
    return quantity(
        found.text, found.start, found.end, "percent" if unit == "%" else "measure", found.token("a"), unit=unit
    )


def _name(found: Found) -> Token:
    return Token(found.start, found.end, _IDENTIFIER, "name")


def _multiple(found: Found) -> Token:
    more: dict[str, object] = {"qualifier": found.of("q", "Qual")} if found.has("q") else {}
    return quantity(found.text, found.start, found.end, "ratio", found.token("a"), **more)


def _word(found: Found) -> Token:
    token = found.token("w")
    value = token.of("TimesWord" if token.has("TimesWord") else "Half2")
    return quantity(found.text, token.start, found.end, "ratio", value=Decimal(value))


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
    return Token(found.start, found.end, _IDENTIFIER, "address")


def _numbered(found: Found) -> Token | None:
    """`cơn bão số 3`, but `ở số 14 Lê Lợi` is an address."""
    following = found.text[found.end : found.end + 3].lstrip(" ")[:1]
    at = words_before("counted_words", "kind", "at").search(found.text[max(0, found.start - 12) : found.start])
    return _street(found) if at and following.isupper() else _ordinal(found)


def _document(found: Found) -> Token | None:
    """`công văn 2382`, but `quyết định 3 nội dung` counts them."""
    number = found.tokens[found.last - 1].value
    counts = number < _SMALLEST_DOCUMENT and starts_thing(found.text, found.end + 1)
    return None if counts or number != int(number) else _identifier(found)


def _identifier(found: Found) -> Token:
    first = found.tokens[found.first]
    kind = next((kind for cls, kind in _CUES.items() if first.has(cls)), "code")
    return Token(found.start, found.end, _IDENTIFIER, kind)


_CUES = {"Doc": "document", "Article": "document", "Address": "address", "PhoneCue": "phone"}
_READERS: dict[str, Callable[[Found], Token | list[Token] | None]] = {
    "percent": _simple("percent", "%"),
    "spoken": _spoken,
    "points": _simple("percent", "pp"),
    "money": _money,
    "code first": _code_first,
    "negative": _negative,
    "frost": _negative,
    "measure": _measure,
    "height": _height,
    "sizes": _sizes,
    "road": _road,
    "age": _age,
    "ratio": _ratio,
    "share": _share,
    "every so": _every_so,
    "listed": _listed,
    "ratio by unit": _ratio_by_unit,
    "multiple": _multiple,
    "word": _word,
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
    "rated": _rated,
    "part": _part,
    "class": _class,
    "numbered": _numbered,
}


@cache
def _layer() -> Layer:
    return Layer([row for row in read_table("quantity_rules") if row["layer"] == "kinds"], _READERS)


def read_kinds(text: str, tokens: list[Token]) -> list[Token]:
    """Tokens with a Quantity in the place of every number whose kind its neighbours tell; counts are left."""
    return _layer().apply(text, tokens)
