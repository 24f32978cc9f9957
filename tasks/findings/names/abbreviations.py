"""Abbreviations made long: by the article's own `long form (ABBR)`, then by a table.

The rule of initials follows Schwartz & Hearst, "A simple algorithm for identifying abbreviation
definitions in biomedical text" (2003), with syllables for letters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from tasks.findings.words import any_of, forms, words_before
from tasks.tables import read_table

Defined = Mapping[str, str]  # key of an abbreviation (capitals alone) -> long form

_LONGEST = 20  # letters of two abbreviations written as one
_REACH = 120  # characters before a bracket that hold the long form
_LETTERS = "A-ZĐƯƠÔÂĂÊ"
_SHORT = rf"[{_LETTERS}]+(?:[&.–-][{_LETTERS}]+)*"
_WORD = re.compile(r"[^\W_]+")
_SEPARATORS = re.compile(r"[^\w]|_")
_BARS_LONG_FORM = re.compile(r"[.;:!?()“”\"\n]")
_TOKEN = re.compile(rf"(?<![\w/&])(?<!\w[.-])[{_LETTERS}]+(?:\s?[&.–-]\s?[{_LETTERS}]+)*(?![\w/])(?!-\w)")
_STOP_BEFORE_NAME = re.compile(r"\.\s?(?=[^\W\d_])")
_PARTS = re.compile(rf"[{_LETTERS}]+|[^{_LETTERS}]+")
_BRACKETED = re.compile(rf" ?\({_SHORT}\)")


def key(short: str) -> str:
    """What the ways to write an abbreviation have in common: `GD&ĐT`, `GD - ĐT` -> `GDĐT`."""
    return _SEPARATORS.sub("", short)


@cache
def _definition() -> re.Pattern[str]:
    lead = any_of(forms("definition_words", "kind", "introduces"))
    return re.compile(rf"\s?\((?:{lead}:? ?)?[“\"]?({_SHORT}(?: {_SHORT})?)[”\"]?\)")


@cache
def _skipped() -> frozenset[str]:
    return frozenset(forms("definition_words", "kind", "skipped"))


@cache
def _table() -> tuple[dict[str, str], re.Pattern[str], frozenset[str]]:
    """Long forms by key; a pattern of the forms that are more than capitals; keys that are glued to others."""
    rows = [row for row in read_table("abbreviations") if not row["alone"]]
    exact = [row["form"] for row in rows if not _TOKEN.fullmatch(row["form"])]
    long = {row["form"] if row["form"] in exact else key(row["form"]): row["long"] for row in rows}
    return long, re.compile(any_of(exact)), frozenset(key(row["form"]) for row in rows if row["glued"])


def definitions(text: str, organisations: Iterable[tuple[int, int]] = ()) -> dict[str, str]:
    """Abbreviations the text defines as `long form (ABBR)`, by key; the first definition holds.

    Those of several meanings are what the rest of the text speaks of (`CĐ` beside `LĐLĐ`, `CĐ` beside `ĐH`).

    The letters are the initials of the words before the bracket; small words may have none. Where
    they are not (`Tổ chức Y tế Thế giới (WHO)`), the organisation whose span ends at the bracket is meant.
    """
    ends = {end: text[start:end] for start, end in organisations}
    found: dict[str, str] = {}
    for match in _definition().finditer(text):
        short = key(match[1])
        if len(short) < 2 or short in found:
            continue
        known = _table()[0].get(short)
        long = _spelled(text, match.start(), short)
        if long and known and _same_words(long, known):
            long = known
        if not long and not known and len(short) > 2:
            long = ends.get(match.start())
        if long:
            found[short] = expand(long, {})
    return _meant_here(text) | found


def _meant_here(text: str) -> dict[str, str]:
    """Abbreviations of several meanings, by key, where only one of them has a sign in the text."""
    meant = {}
    for short, meanings in _ambiguous().items():
        signs = [long for long, sign in meanings if sign.search(text)] if short in text else []
        if len(signs) == 1 and signs[0] != _table()[0][short]:
            meant[short] = signs[0]
    return meant


@cache
def _ambiguous() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for row in read_table("ambiguous_abbreviations"):
        signs = re.compile(any_of(row["signs"].split(";")), re.IGNORECASE)
        found.setdefault(row["form"], []).append((row["long"], signs))
    return found


def _spelled(text: str, end: int, short: str) -> str | None:
    """The words at the end of text[:end] whose initials are the letters of `short`."""
    start = max(0, end - _REACH)
    bars = [m.end() for m in _BARS_LONG_FORM.finditer(text, start, end)]
    trail = words_before("definition_words", "kind", "trails").search(text, start, end)
    for last in (end, trail.start() if trail else end):
        at = len(short)
        for word in reversed(list(_WORD.finditer(text, bars[-1] if bars else start, last))):
            if _initial(word[0]) == short[at - 1]:
                at -= 1
            elif word[0].lower() not in _skipped() or at == len(short):
                break
            if not at:
                return " ".join(text[word.start() : end].split())
    return None


def _initial(word: str) -> str:
    """`Đ` of `đoàn`; a letter without its tone, so that `Ấ` of `Ấn` is `Â`."""
    plain = unicodedata.normalize("NFD", word[0].upper())
    return unicodedata.normalize("NFC", "".join(c for c in plain if c not in "\u0300\u0301\u0303\u0309\u0323"))


def _same_words(a: str, b: str) -> bool:
    return _content(a) == _content(b)


def _content(name: str) -> list[str]:
    return [word for word in _WORD.findall(name.lower()) if word not in _skipped()]


def expand(surface: str, defined: Defined) -> str:
    """The name without abbreviations: the article's own definitions first, then the table."""
    surface = _BRACKETED.sub("", surface)
    short = key(surface)
    if _TOKEN.match(surface) and (whole := defined.get(short) or _alone().get(short)):
        return whole
    name = ""
    at = 0
    for start, end, long in _replacements(surface, defined):
        name = _without_head_of(long, name + surface[at:start]) + long
        at = end
        if stop := _STOP_BEFORE_NAME.match(surface, at):
            name += " "
            at = stop.end()
    name = " ".join((name + surface[at:]).split())
    word = forms("definition_words", "kind", "joins")[0]
    return name.replace(" & ", f" {word} ") if at else name


def _replacements(surface: str, defined: Defined) -> Iterator[tuple[int, int, str]]:
    """Abbreviations of a name with their long forms, in order: forms of the table as they stand, then capitals."""
    long, exact, _ = _table()
    found = [(m.start(), m.end(), long[m[0]]) for m in exact.finditer(surface)]
    taken = {at for start, end, _ in found for at in range(start, end)}
    for match in _TOKEN.finditer(surface):
        if match.start() not in taken and (text := _long(match[0], defined)):
            found.append((match.start(), match.end(), text))
    return iter(sorted(found))


def _without_head_of(long: str, before: str) -> str:
    """`before` without the words at its end with which `long` begins: `Quỹ GVF`, where GVF is a `Quỹ …`."""
    words, heads = before.split(), long.split()
    for n in (2, 1):
        if len(words) >= n and [w.lower() for w in words[-n:]] == [h.lower() for h in heads[:n]]:
            return " ".join([*words[:-n], ""])
    return before


def _long(token: str, defined: Defined) -> str | None:
    """The long form of an abbreviation, of the two it is glued of, or of each part between its marks."""
    table, _, glued = _table()
    short = key(token)
    if long := defined.get(short) or table.get(short):
        return long
    for cut in range(2, len(short) - 1 if len(short) <= _LONGEST else 0):
        first, second = short[:cut], short[cut:]
        a, b = (defined.get(part) or table.get(part) for part in (first, second))
        if a and b and (first in glued or second in glued):
            return f"{a} {b}"
    parts = [(part, defined.get(part) or table.get(part)) for part in _PARTS.findall(token)]
    if "." in token and any(part.isalpha() and not long for part, long in parts):
        return None  # an address of the web, initials
    made = "".join(long or part for part, long in parts)
    return made if made != token else None


def headed(name: str, surface: str) -> str:
    """The name of an organisation that begins with an abbreviation, with the head it lacks (`THPT An`: a school)."""
    first = _TOKEN.match(surface)
    head = _heads().get(key(first[0])) if first else None
    return f"{head} {name}" if head else name


@cache
def _alone() -> dict[str, str]:
    return {key(row["form"]): row["long"] for row in read_table("abbreviations") if row["alone"]}


@cache
def _heads() -> dict[str, str]:
    return {key(row["form"]): row["headed_by"] for row in read_table("abbreviations") if row["headed_by"]}
