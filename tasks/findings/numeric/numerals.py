"""What a numeral is worth: digits in Vietnamese notation, words up to 10^15, both mixed. Exact decimals."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache

from tasks.findings.numeric.grammar import Found, Layer, Reader
from tasks.findings.numeric.lexicon import Token, classes_of_number, symbol
from tasks.tables import read_table

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_BY_COMMA = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])")
_OTHERWISE = re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)|(?<!\d)\d{1,3}\.\d{3}(?!\d)")
_BILLION = 10**9  # the one scale that multiplies all that stands before it
_STEPS = ("Ten", "Ty", "Dozen", "Twenties", "Hundred", "Scale")
_PARTS = (*_STEPS, "Digit", "Five", "Zero", "Last", "Half", "Link")


class Numeral(Decimal):
    """A number that remembers the scale of its last word: `5 triệu` has the scale 10^6, `5` the scale 1."""

    scale: Decimal

    def __new__(cls, value: Decimal, scale: Decimal = Decimal(1)) -> "Numeral":
        """The number and its scale."""
        number = super().__new__(cls, value)
        number.scale = scale
        return number


_VAGUE, _RATE = symbol(["VagueNumber"]), symbol(["Rate"])


def read_roman(numeral: str) -> int:
    """The value of a well-formed Roman numeral.

    >>> read_roman("XIV")
    14
    """
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def read_digits(text: str, *, comma_groups: bool = False) -> Decimal:
    """A number in digits: dots group thousands, a comma starts the decimals, unless told otherwise.

    A single dot before one, two or four and more digits, or after a lone zero, starts decimals too.

    >>> read_digits("16.500,5"), read_digits("6.5"), read_digits("1,250", comma_groups=True)
    (Decimal('16500.5'), Decimal('6.5'), Decimal('1250'))
    """
    text = "".join(text.split())
    if comma_groups or text.count(",") > 1:
        return Decimal(text.replace(",", ""))
    whole, _, decimals = text.partition(",")
    groups = whole.split(".")
    if len(groups) == 2 and not decimals and (len(groups[1]) != 3 or groups[0] == "0"):
        return Decimal(whole)
    return Decimal("".join(groups) + ("." + decimals if decimals else ""))


@lru_cache(maxsize=2)  # asked for every number of the text at hand
def commas_group(text: str) -> bool:
    """Whether the commas of a text group thousands, as some sites' templates have it.

    At least two numbers are written so, and none with a comma before other than three digits or with
    dots that group.

    >>> commas_group("4,015 lượt xem, 2,371 lượt thích"), commas_group("4,015 điểm, tăng 2,5 điểm")
    (True, False)
    """
    return len(_BY_COMMA.findall(text)) > 1 and not _OTHERWISE.search(text)


def read_words(tokens: Iterable[Token]) -> Decimal | None:
    """The value of number words; None where they do not make one number (`ba triệu hai triệu`).

    The greatest step (ten, hundred, a scale) multiplies what stands before it, what follows is added. A last
    bare unit is the tenth of a step from a hundred up, a half its half: `một triệu hai` is 1.2 million.
    """
    parts: list[tuple[str, Decimal]] = []
    for token in tokens:
        name = next((name for name in _PARTS if token.has(name)), None)
        if name == "Scale" and parts and parts[-1][0] == "Scale" and parts[-1][1] < Decimal(token.of(name)):
            parts[-1] = ("Scale", parts[-1][1] * Decimal(token.of(name)))  # `nghìn tỷ` is one scale
        elif name is not None:
            parts.append((name, Decimal(token.of(name))))
    return _value(parts)


def _value(parts: list[tuple[str, Decimal]]) -> Decimal | None:
    top = max((value for name, value in parts if name in _STEPS), default=None)
    if top is None:
        units = [value for name, value in parts if name != "Link"]
        return units[0] if len(units) == 1 else units[0] * 10 + units[1] if len(units) == 2 else None
    at = next(i for i, (name, value) in enumerate(parts) if name in _STEPS and value == top)
    before, after = parts[:at], parts[at + 1 :]
    if before and before[0][0] == "Link":  # `lẻ mười sáu`
        before = before[1:]
    times = _value(before) if before else Decimal(1)
    rest: Decimal | None = Decimal(0)
    if after and after[0][0] == "Half":
        rest = top / 2
    elif len(after) == 1 and top >= 100 and after[0][0] in ("Digit", "Five", "Last"):
        rest = after[0][1] * top / 10
    elif after:
        rest = _value(after)
    return None if times is None or rest is None or rest >= top else times * top + rest


def _scaled(found: Found) -> Token | None:
    """Amounts in digits, each with its scale words: `1 tỷ 200 triệu`, `37 triệu rưỡi`, `117 nghìn tỷ`."""
    total, amount, scale, half = Decimal(0), None, Decimal(1), Decimal(0)
    before: Decimal | None = None
    at = found.start
    for token in found.inner_tokens():
        name = next((n for n in ("Scale", "ShortScale", "Hundred", "Dozen", "Half") if token.has(n)), None)
        if name is None:
            continue
        if name == "Half":
            half = scale / 2
            break
        if (digits := found.text[at : token.start].strip()) != "":
            if amount is not None:
                total += amount * scale
                before = scale
            amount, scale = read_digits(digits), Decimal(1)
        scale *= Decimal(token.of(name))
        if before is not None and scale >= before:
            if amount is None or scale < _BILLION:
                return None
            amount, before = total + amount, None  # `3 nghìn 500 tỷ`
            total = Decimal(0)
        at = token.end
    return _number(found, total + (amount or 0) * scale + half, "Scaled", scale)


def _rate(found: Found) -> Token | None:
    """`8,6 giờ/tuần`: the length of time, with its unit."""
    unit = found.token("u")
    tokens = [token for token in found.inner_tokens() if token.start < unit.start]
    digits = found.text[found.start : unit.start].strip()
    value = read_digits(digits) if digits[0].isdigit() else read_words(tokens)
    return None if value is None else Token(found.start, found.end, _RATE, (value, unit.of("Rated")))


def _scaled_rest(found: Found) -> Token:
    """`171 nghìn 350`: what is left below the scale."""
    whole, scale, rest = (token for token in found.inner_tokens() if not token.has("_"))
    return _number(found, Decimal(whole.value) * Decimal(scale.of("Scale")) + Decimal(rest.value), "Scaled")


def _short(found: Found) -> Token:
    """`1tr2`, `2k5`: the digits behind are decimals of the scale."""
    whole, scale, tail = found.inner_tokens()
    value = Decimal(f"{whole.value}.{tail.value}") * Decimal(scale.of("ShortScale"))
    return _number(found, value, "Scaled", Decimal(scale.of("ShortScale")))


def _spoken_decimal(found: Found) -> Token | None:
    """`ba phẩy năm`, `không phẩy không hai`, `mười phẩy hai mươi lăm`."""
    tokens = list(found.inner_tokens())
    point = next(i for i, token in enumerate(tokens) if token.has("Point"))
    whole = read_words(tokens[:point])
    tail = [t for t in tokens[point + 1 :] if not t.has("_")]
    if all(t.has("Digit") or t.has("Five") or t.has("Zero") for t in tail):
        decimals = "".join(t.of("Digit" if t.has("Digit") else "Five" if t.has("Five") else "Zero") for t in tail)
    else:
        read = read_words(tail)
        decimals = f"{read:f}" if read is not None else ""
    return None if whole is None or not decimals else _number(found, Decimal(f"{whole:f}.{decimals}"), "Words")


def _words(found: Found) -> Token | None:
    tokens = found.inner_tokens()
    value = read_words(tokens)
    scale = Decimal(1)
    for token in reversed(tokens):
        if token.has("Scale"):
            scale *= Decimal(token.of("Scale"))
        elif not token.has("_"):
            break
    return None if value is None else _number(found, value, "Words", scale)


def _half(found: Found) -> Token:
    whole = found.tokens[found.last - 1]
    return _number(found, Decimal(whole.of("Scale" if whole.has("Scale") else "Dozen")) / 2, "Words")


def _digits(found: Found) -> Token:
    surface = found.text[found.start : found.end]
    by_comma = bool(_BY_COMMA.fullmatch(surface)) and commas_group(found.text)
    return _number(found, read_digits(surface, comma_groups=by_comma), "Digits")


def _vague(found: Found) -> Token:
    return Token(found.start, found.end, _VAGUE)


def _number(found: Found, value: Decimal, how: str, scale: Decimal = Decimal(1)) -> Token:
    classes = symbol({"Number", how} | classes_of_number(value))
    return Token(found.start, found.end, classes, Numeral(value.normalize(), scale))


for _how in ("Words", "Scaled", "Digits"):  # known to the rules before any text is read
    for _small in range(62):
        symbol({"Number", _how} | classes_of_number(Decimal(_small)))

READERS: dict[str, Reader] = {
    "words": _words,
    "spoken decimal": _spoken_decimal,
    "half": _half,
    "scaled": _scaled,
    "rate": _rate,
    "scaled rest": _scaled_rest,
    "short": _short,
    "digits": _digits,
    "vague": _vague,
}


@cache
def _layer() -> Layer:
    return Layer(read_table("number_rules"), READERS)


def read_numerals(text: str, tokens: list[Token]) -> list[Token]:
    """Tokens with numbers in the place of number words, scaled amounts and grouped digits.

    A token that was read has the class Number and its value as a Decimal, and one of Words, Scaled, Digits
    (which says how it is written); small whole ones also Dd, Mm, Hh, Min, Q as far as they may be such.
    `hàng trăm` and the like become VagueNumber without value. Digit runs alone stay Int, with their text.
    """
    return _layer().apply(text, tokens)
