"""Lines that give credit: the texts of pictures, and where the text was taken from."""

import re
from functools import cache
from typing import Final

from tasks.page.lines.lines import Line
from tasks.page.lines.signatures import has_cue, is_brand, is_office, read_signature
from tasks.tables import read_table

CREDIT_REACH: Final = 70  # characters from the end in which a picture's credit begins
MAX_CAPTION_CHARS: Final = 420
MAX_CREDIT_CHARS: Final = 50
MAX_SHOWN_CHARS: Final = 110  # of a sentence that is the text of a picture with no sign of it
MAX_SOURCE_CHARS: Final = 250
MAX_BRACKETED_CHARS: Final = 60
MAX_BRAND_WORDS: Final = 5
_TAG: Final = re.compile(r"\([^\W\d_a-z][\w.]*(?:[/+][\w.+]*)+\)")  # of agencies: "(TTX/Vietnam+)"
_ADDRESS: Final = re.compile(r"https?://\S+|(?<![\w@.-])(?:[\w-]+\.)+[a-z]{2,}(?!\w)", re.IGNORECASE)


def _forms(table: str, match: str = "") -> list[str]:
    """The forms of a table, the longest first."""
    forms = [row["form"] for row in read_table(table) if row.get("match", "") == match]
    return sorted(forms, key=len, reverse=True)


def _alternation(table: str, match: str = "") -> str:
    """The forms of a table as one pattern."""
    return "|".join(map(re.escape, _forms(table, match)))


@cache
def _credit() -> re.Pattern[str]:
    """The pattern starts with the set of first letters: only so is it searched for quickly."""
    forms = _forms("caption_cues", "end")
    firsts = sorted({form[0] for form in forms})
    behind = [
        rf"(?<={first})(?:{'|'.join(re.escape(form[1:]) for form in forms if form[0] == first)})" for first in firsts
    ]
    return re.compile(rf"[{''.join(firsts)}{''.join(firsts).upper()}](?<!\w.)(?i:{'|'.join(behind)})")


@cache
def _source_cue() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternation('source_cues')})(?!\w)", re.IGNORECASE)


@cache
def _cues_of(match: str) -> frozenset[str]:
    return frozenset(_forms("source_cues", match))


@cache
def _whole_captions() -> frozenset[str]:
    return frozenset(_forms("caption_cues", "whole"))


def _is_headed(text: str) -> bool:
    """Before a colon, if any, stands nothing but what makes a line the text of a picture."""
    head = text.partition(":")[0].strip(" .()")
    return len(head) <= MAX_CREDIT_CHARS and head.casefold() in _whole_captions()


def is_credit(line: Line) -> bool:
    """A picture's credit and nothing else: "Ảnh: Mai An"."""
    return len(line.text) <= MAX_CREDIT_CHARS and _is_headed(line.text)


def is_caption(line: Line) -> bool:
    """A picture's text by its own signs: a credit at its end, ` |`, or the tag it stands in."""
    text = line.text
    if line.is_picture:
        return True
    if line.mark is not None and (line.mark.tag == "figcaption" or "caption" in line.mark.path.lower()):
        return True
    if len(text) > MAX_CAPTION_CHARS or (has_cue(text) and read_signature(text)):
        return False
    if _is_headed(text):
        return True
    return text.endswith(" |") or _credit().search(text, max(0, len(text) - CREDIT_REACH)) is not None


def is_credited(text: str) -> bool:
    """A picture's credit stands behind what it shows; `Chùm ảnh: ...` is a headline."""
    return _credit().search(text, max(len(text) // 2, len(text) - CREDIT_REACH)) is not None


@cache
def _starts() -> re.Pattern[str]:
    who, start = _alternation("caption_cues", "who"), _alternation("caption_cues", "start")
    return re.compile(rf"(?:(?P<who>{who})|{start})(?!\w)", re.IGNORECASE)


@cache
def _announcing() -> tuple[str, ...]:
    return tuple(_forms("caption_cues", "announce"))


def announces_pictures(text: str) -> bool:
    """A line with a colon behind it that pictures follow."""
    return (
        text.endswith(":") and len(text) <= MAX_SHOWN_CHARS and any(form in text.casefold() for form in _announcing())
    )


def may_be_caption(text: str) -> bool:
    """A line that is no sentence and begins as texts of pictures do, with who or what they show."""
    found = _starts().match(text) if len(text) <= MAX_CAPTION_CHARS and ":" not in text else None
    if found is None:
        return False
    named = text[found.end() :].lstrip(" .")[:1].isupper()  # a person: "Ông Trần ...", not "Ông lớn ..."
    return named or (" " in found[0] and found["who"] is None)


@cache
def _sayings() -> re.Pattern[str]:
    """Verbs of saying behind which a statement follows at once; others stand below pictures, too ("tặng giấy khen")."""
    forms = [row["form"] for row in read_table("quote_cues") if row["needs"] in ("sure", "free", "order")]
    forms.sort(key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)


def shows(text: str) -> bool:
    """One short sentence of who or what a picture shows: it begins so, and nobody says anything in it."""
    if len(text) > MAX_SHOWN_CHARS or not text.endswith(".") or ". " in text or text.count(",") > 1:
        return False
    if "“" in text or '"' in text:
        return False
    return may_be_caption(text) and _sayings().search(text) is None


def is_source(line: Line) -> bool:
    """A line that names where the text was taken from: a newspaper, an address of the original."""
    if is_brand(line.text) or _TAG.fullmatch(line.text) or _is_bracketed_source(line.text):
        return True
    cue = _source_cue().match(line.text)
    if cue is None or len(line.text) > MAX_SOURCE_CHARS:
        return False
    rest = line.text[cue.end() :].strip(" :.-–()")
    named = (cue[0].casefold() in _cues_of("office") and is_office(rest.split(" - ")[0])) or (
        cue[0].casefold() in _cues_of("paper") and len(line.text) <= MAX_BRACKETED_CHARS and rest[:1].isupper()
    )
    return named or _ADDRESS.search(rest) is not None or _starts_with_brand(rest)


def _is_bracketed_source(text: str) -> bool:
    """An office, or who is named behind a word for sources, alone in brackets: "(Theo Mai An)"."""
    if text[:1] != "(" or text[-1] != ")" or len(text) > MAX_BRACKETED_CHARS:
        return False
    inside = text[1:-1].strip()
    cue = _source_cue().match(inside)
    return is_office(inside) or (cue is not None and inside[cue.end() :].lstrip(" :")[:1].isupper())


def _starts_with_brand(text: str) -> bool:
    words = text.split()[: MAX_BRAND_WORDS + 1]
    return any(is_brand(" ".join(words[:n])) for n in range(1, MAX_BRAND_WORDS + 1))
