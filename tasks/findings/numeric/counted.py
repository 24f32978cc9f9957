"""Counts: numbers that no kind took, with the noun they count behind them or before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tasks.findings.model import Quantity
from tasks.findings.numeric.kinds import ends
from tasks.findings.numeric.lexicon import Token
from tasks.findings.numeric.phrases import phrase_at
from tasks.findings.words import words_of

_REACH = 100  # characters before a number in which the noun is sought
_GLUE = "/-–.,:_"


def read_count(text: str, tokens: Sequence[Token], at: int) -> Quantity | None:
    """The count that tokens[at] is; None where it counts nothing: an article, a name, a stray digit."""
    token = tokens[at]
    value, value_to = ends(token)
    in_words = token.has("Words")
    if in_words and value == 1:
        return None
    if token.start and text[token.start - 1] in _GLUE and text[token.start - 2 : token.start - 1].strip():
        return None
    if token.end < len(text) and text[token.end] in "/_":
        return None
    found = phrase_at(text, token.end + 1) if text[token.end : token.end + 1] == " " else None
    counted = text[found[0] : found[1]] if found else None
    if counted is None and (in_words or not _said_of(text, token.start, value >= 1000)):
        return None
    if in_words and _is_name(text, token):
        return None
    return Quantity(
        token.start, token.end, text[token.start : token.end], "count", value, value_to,
        counted=counted or noun_before(text, token.start),
    )  # fmt: skip


def _is_name(text: str, token: Token) -> bool:
    """`Hai Bà Trưng`: capitals on both sides, or a capital inside a sentence."""
    return text[token.start].isupper() and text[token.end + 1 : token.end + 2].isupper()


def _said_of(text: str, start: int, large: bool) -> bool:
    return large or bool(_link().search(text, max(0, start - 20), start))


@cache
def _link() -> re.Pattern[str]:
    return re.compile(words_of("counted_words", "kind", "link").pattern + r" \Z", re.IGNORECASE)


def with_noun(text: str, quantity: Quantity) -> Quantity:
    """A percentage, a ratio, a measure with the noun it is said of, where one stands beside it."""
    at = quantity.end
    if quantity.per is None and text[at : at + 1] == " " and (found := phrase_at(text, at + 1)):
        return replace(quantity, counted=text[found[0] : found[1]])
    if quantity.kind in ("percent", "ratio") and (noun := noun_before(text, quantity.start)):
        return replace(quantity, counted=noun)
    return quantity


def noun_before(text: str, start: int) -> str | None:
    """The noun of `tổng số đoàn viên là 2.803`, `tỷ lệ học sinh khá đạt 80%`."""
    cues = list(words_of("counted_words", "kind", "number of").finditer(text, max(0, start - _REACH), start))
    for cue in reversed(cues):
        between = text[cue.end() : start]
        if any(mark in between for mark in ".;:!?\n") or any(c.isdigit() for c in between):
            return None
        if found := phrase_at(text, cue.end() + 1):
            return text[found[0] : found[1]] if found[1] < start else None
    return None
