"""What a quantity is per: `đồng/người/tháng`, `mỗi m2`, `2 buổi mỗi ngày`."""

import re
from dataclasses import replace
from functools import cache

from tasks.findings.model import Quantity
from tasks.findings.words import words_of

_RATED = frozenset({"money", "count", "measure"})
_REACH = 60  # characters before a number in which `mỗi` is sought
_UNIT = re.compile(r"[^\W\d_]{1,12}(?: ?[23²³](?!\w))?(?: [^\W\d_]{1,12}){0,3}")
_SLASH = re.compile(r"\s?/\s?(?=[^\W\d_])")


def read_rate(text: str, quantity: Quantity) -> Quantity:
    """The quantity with its `per`, where the words behind it, or `mỗi` before it, say so."""
    if quantity.kind not in _RATED:
        return quantity
    end = quantity.end
    if quantity.counted and text.startswith(quantity.counted, end + 1):
        end += 1 + len(quantity.counted)
    per, _ = _behind_slashes(text, end)
    each = per or _each(text, end) or (_each_before(text, quantity.start) if quantity.kind != "measure" else None)
    return replace(quantity, per=each) if each else quantity


@cache
def _rated_by() -> re.Pattern[str]:
    return words_of("counted_words", "kind", "per")


def _unit_at(text: str, at: int) -> str | None:
    """The word behind a slash: a unit, or what something is counted by."""
    match = _rated_by().match(text, at)
    return match[0] if match else None


def _behind_slashes(text: str, end: int) -> tuple[str, int]:
    """`người/tháng` behind `/`, and where it ends."""
    parts: list[str] = []
    while (slash := _SLASH.match(text, end)) is not None:
        written = _unit_at(text, slash.end())
        if not written:
            break
        parts.append(written)
        end = slash.end() + len(written)
    return "/".join(parts), end


def _each(text: str, end: int) -> str | None:
    """`mỗi tháng` behind a number."""
    match = words_of("counted_words", "kind", "each").match(text, end + 1)
    return _unit_at(text, match.end() + 1) if match else None


def _each_before(text: str, start: int) -> str | None:
    """`mỗi suất 3 triệu đồng`: the nearest one, with no mark and no number between."""
    for match in reversed(
        list(words_of("counted_words", "kind", "each").finditer(text, max(0, start - _REACH), start))
    ):
        between = text[match.end() : start]
        if any(mark in between for mark in ".;:!?()\n") or any(c.isdigit() for c in between):
            return None
        return _unit_at(text, match.end() + 1)
    return None
