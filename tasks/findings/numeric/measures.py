"""Readers of money, percentages and measures."""

import re
from decimal import Decimal
from functools import cache

from tasks.findings.model import QuantityKind
from tasks.findings.numeric.found_numbers import ends, identifier, plain, quantity
from tasks.findings.numeric.grammar import Found, Reader
from tasks.findings.numeric.lexicon import Token
from tasks.findings.numeric.phrases import starts_thing
from tasks.findings.words import any_of, forms, words_of

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_NEAR = 80  # characters in which a word tells the meaning of another
_RUNNERS, _LAP = 4, 50  # of a relay
_FREEZES = frozenset({"Cel", "deg", "[degF]"})
_YEAR = re.compile(r"\d{4}")


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
    if code == "deg" and " " not in found.text[unit.start : unit.end] and _speaks_of_heat(found):
        code = "Cel"
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


def _speaks_of_heat(found: Found) -> bool:
    """`nắng nóng trên 38 độ`: a word of heat before, in the same sentence."""
    before = found.text[max(0, found.start - _NEAR) : found.start]
    return bool(words_of("quantity_words", "class", "Heat").search(re.split(r"[.;!?\n]\s", before)[-1]))


def _area(found: Found) -> Token:
    """`hai mẫu ba sào`: a word that measures land before a smaller one."""
    return quantity(found.text, found.start, found.end, "measure", found.token("a"), unit=found.of("u", "AreaWord"))


def _sizes(found: Found) -> list[Token]:
    """`104 x 59 x 30 mm`: one measure each, the unit shared."""
    code = found.of("u", "Unit")
    numbers = [token for token in found.inner_tokens() if token.has("Number")]
    if numbers[0].value == _RUNNERS and numbers[1].value >= _LAP and len(numbers) == 2:
        return [identifier(found, "name")]  # `4x100m` is a race
    stops = [token.end for token in numbers[:-1]] + [found.end]
    return [
        quantity(found.text, token.start, stop, "measure", token, unit=code)
        for token, stop in zip(numbers, stops, strict=True)
    ]


def _road(found: Found) -> Token | None:
    """`quốc lộ 1A`: a letter that is a unit elsewhere."""
    unit = found.token("u")
    written = found.text[unit.start : unit.end]
    return identifier(found, "address") if len(written) == 1 and written.isupper() else None


def _height(found: Found) -> Token | None:
    """`1m70`: the digits behind are decimals."""
    unit, tail = found.token("u"), found.token("b")
    if unit.of("Unit") != "m" or tail.start != unit.end or found.value("a") != int(found.value("a")):
        return None
    if not (written := found.text[tail.start : tail.end]).isdigit():
        return None
    value = Decimal(f"{int(found.value('a'))}.{written}")
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


@cache
def _years_listed() -> re.Pattern[str]:
    year, joint = (any_of(forms("time_words", "class", cls)) for cls in ("Year TimeUnit", "And"))
    return re.compile(rf" (?P<year>{year}) \d{{4}}(?:(?: ?[-–] ?|, | {joint} )\d{{4}}){{1,9}}")


def _years_counted(found: Found) -> Token | None:
    """`02 năm 2022 - 2023`: their number, where it is right, before the years themselves."""
    listed = _years_listed().match(found.text, found.end)
    if listed is None:
        return None
    years = [int(year) for year in _YEAR.findall(listed[0])]
    if found.value("a") not in (years[-1] - years[0], years[-1] - years[0] + 1, len(years)):
        return None
    return quantity(found.text, found.start, found.end, "measure", found.token("a"), unit=listed["year"])


READERS: dict[str, Reader] = {
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
    "listed": _listed,
    "rated": _rated,
    "area": _area,
    "years counted": _years_counted,
}
