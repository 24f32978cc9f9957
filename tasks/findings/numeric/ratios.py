"""Readers of ratios: parts of a whole, shares, multiples."""

from decimal import Decimal

from tasks.findings.numeric.found_numbers import ends, plain, quantity
from tasks.findings.numeric.grammar import Found, Reader
from tasks.findings.numeric.lexicon import Token
from tasks.findings.numeric.phrases import phrase_at
from tasks.findings.words import words_of


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


def _share(found: Found) -> Token:
    """`tỷ lệ 11:1`: part and part, not part and whole."""
    part = found.token("a")
    return quantity(found.text, part.start, found.end, "ratio", part, of=plain(found.value("b")))


def _ratio_by_unit(found: Found) -> Token | None:
    """`75 xã/108 xã phường`: the same noun on both sides."""
    noun = found.text[found.token("a").end : found.token("b").start].strip(" /")
    return _ratio(found) if found.text[found.end : found.end + 60].lstrip().startswith(noun) else None


def _multiple(found: Found) -> Token:
    more: dict[str, object] = {"qualifier": found.of("q", "Qual")} if found.has("q") else {}
    return quantity(found.text, found.start, found.end, "ratio", found.token("a"), **more)


def _part(found: Found) -> Token | None:
    """`0,5-1 lần`: times that are no whole number are no occasions."""
    values = [v for v in ends(found.token("a")) if v is not None]
    return _multiple(found) if any(v != int(v) for v in values) else None


def _word(found: Found) -> Token:
    token = found.token("w")
    value = token.of("TimesWord" if token.has("TimesWord") else "Half2")
    return quantity(found.text, token.start, found.end, "ratio", value=Decimal(value))


READERS: dict[str, Reader] = {
    "ratio": _ratio,
    "share": _share,
    "every so": _every_so,
    "ratio by unit": _ratio_by_unit,
    "multiple": _multiple,
    "word": _word,
    "part": _part,
}
