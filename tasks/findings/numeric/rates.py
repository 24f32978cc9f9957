"""What a quantity is per: `đồng/người/tháng`, `mỗi m2`, `2 buổi mỗi ngày`, `mỗi suất 3 triệu đồng`."""

import re
from dataclasses import replace

from tasks.findings.model import Quantity
from tasks.findings.numeric.phrases import phrase_at
from tasks.findings.words import words_before, words_of

_RATED = frozenset({"money", "count", "measure", "percent"})
_REACH = 60  # characters before a sum in which `mỗi` is sought; other numbers have it right before them
_BESIDE = 4
_SPELL = 40  # the same, in which a stretch of time is sought
_SLASH = re.compile(r"\s?/\s?(?=[^\W\d_])")
_BROKEN = re.compile(r"[.;:!?()\n]|\d")
_EXPONENT = re.compile(r" (?=[23²³]\Z)")


def read_rate(text: str, quantity: Quantity) -> Quantity:
    """The quantity with its `per`, where the words behind it and its noun, or `mỗi` before it, say so."""
    if quantity.kind not in _RATED:
        return quantity
    end = quantity.end
    if quantity.counted and (at := text.find(quantity.counted, end, end + len(quantity.counted) + _BESIDE)) >= 0:
        end = at + len(quantity.counted)
    per = _behind_slashes(text, quantity.end, quantity.kind == "money") or _behind_slashes(text, end)
    per = per or _each(text, quantity.end) or _each(text, end) or _each_before(text, quantity) or _spell(text, quantity)
    return replace(quantity, per=per) if per else quantity


def _unit_at(text: str, at: int, any_noun: bool = False) -> str | None:
    match = words_of("counted_words", "kind", "per").match(text, at)
    if match:
        spell = words_of("counted_words", "kind", "spell").fullmatch(match[0])  # `tháng tiền lương` is a month
        longer = phrase_at(text, at) if any_noun and not spell else None
        end = max(match.end(), longer[1]) if longer and longer[0] == at else match.end()
        return _EXPONENT.sub("", text[at:end])
    found = phrase_at(text, at) if any_noun else None
    return text[found[0] : found[1]] if found else None


def _behind_slashes(text: str, end: int, any_noun: bool = False) -> str | None:
    """`người/tháng` behind `/`."""
    parts: list[str] = []
    while (slash := _SLASH.match(text, end)) is not None:
        written = _unit_at(text, slash.end(), any_noun)
        if not written:
            break
        parts.append(written)
        end = slash.end() + len(written) + (text[slash.end() : slash.end() + 2] == "m ")
    return "/".join(parts) or None


def _each(text: str, end: int) -> str | None:
    """`mỗi tháng` behind a number."""
    match = words_of("counted_words", "kind", "each").match(text, end + 1)
    return _unit_at(text, match.end() + 1) if match else None


def _spell(text: str, quantity: Quantity) -> str | None:
    """`một tuần học 6 buổi`, `ngày 2 bữa`, `mỗi năm tăng 8 triệu m2`: so often, or so much, in a stretch of time."""
    often = quantity.kind == "count" and words_of("counted_words", "kind", "session").match(quantity.counted or "")
    if not often and quantity.kind != "measure":
        return None
    start = quantity.start
    stretch = text[max(0, start - _SPELL) : start]
    stretch = stretch[max((m.end() for m in _BROKEN.finditer(stretch)), default=0) :]
    for unit in reversed(list(words_of("counted_words", "kind", "spell").finditer(stretch))):
        beside = unit.end() + 1 == len(stretch)
        cue = words_before("counted_words", "kind", "each" if often else "each before").search(stretch[: unit.start()])
        if cue or (often and beside):
            return unit[0].lower()
    return None


def _each_before(text: str, quantity: Quantity) -> str | None:
    """`mỗi suất 3 triệu đồng`: the nearest one, with no mark and no number between."""
    cues = words_of("counted_words", "kind", "each before")
    start = quantity.start
    for match in reversed(list(cues.finditer(text, max(0, start - _REACH), start))):
        unit = _unit_at(text, match.end() + 1)
        between = text[match.end() + 1 + len(unit or "") : start]
        if _BROKEN.search(between) or (quantity.kind != "money" and len(between) > _BESIDE):
            return None
        return unit
    return None
