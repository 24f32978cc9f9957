"""Lines that a site prints around its articles, by the table `furniture.tsv`."""

import re
from functools import cache, lru_cache
from typing import Final

from tasks.page.limits import LINES_KNOWN
from tasks.page.lines.composed import composed_kind
from tasks.page.lines.signatures import brands
from tasks.tables import read_table

MAX_CHARS: Final = 300
MAX_LINE_CHARS: Final = 60  # of a form that is a whole line, with a counter behind it
MAX_HEAD_CHARS: Final = 40
MAX_PART_CHARS: Final = 120
MAX_COUNT_CHARS: Final = 30  # "4,015 lượt xem"; a headline may speak of views
MIN_POINTED_WORDS: Final = 3  # blanks in the headline behind "Xem thêm:"
FILES: Final = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".rar")
PICTURES: Final = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".avif")
_HOST: Final = re.compile(r"(?:[\w-]{1,40}\.){1,4}[a-z]{2,6}(?= |$)")
_COUNTER: Final = re.compile(r"\s*[(\[]\s*\d+\s*[)\]]\s*$")
_COUNTED: Final = re.compile(r"\d{1,5} +")
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w.-]{3,100}")
_LABELLED_MAIL: Final = re.compile(rf"\w{{1,20}}: ?{_MAIL.pattern}")
_PLAYER: Final = re.compile(r"-\d{1,2}:\d\d|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d|\d(?:\.\d{1,2})?x")  # times, a speed
_PAGER: Final = re.compile(r"[«»<>| ]*1 +2 +(?:3[\d «»<>|.…]*|[«»>]+)")  # "1 2 3 ... 87 »"
_EDGE: Final = " :.!»>#…-–|*\u00a0"

Forms = tuple[tuple[str, str], ...]  # (form, kind)


@cache
def _forms(match: str) -> Forms:
    """Rows of one `match`, the longest form first."""
    rows = [(row["form"], row["kind"]) for row in read_table("furniture") if row["match"] == match]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _whole() -> dict[str, str]:
    return dict(_forms("line"))


@cache
def _by_first(match: str) -> dict[str, Forms]:
    """Rows by their first letter: a line is compared with a few forms, not with hundreds."""
    firsts = {form[0] for form, _ in _forms(match)}
    return {first: tuple(row for row in _forms(match) if row[0][0] == first) for first in firsts}


def furniture_kind(text: str) -> str:
    """The kind of furniture a line is by the table, or ""."""
    return _kind(text) if text and len(text) <= MAX_CHARS else ""


@lru_cache(LINES_KNOWN)
def _kind(text: str) -> str:
    plain = text.casefold()
    if formed := _kind_by_form(plain):
        return formed
    counted = _COUNTED.match(plain)
    named = plain[counted.end() :] if counted else plain
    if len(plain) <= MAX_LINE_CHARS and (kind := _whole().get(_COUNTER.sub("", named).strip(_EDGE))):
        return kind
    kind = _begins(plain, "start") or (_begins(named, "counted") if counted else "")
    if kind or (len(plain) <= MAX_HEAD_CHARS and (kind := _begins(plain, "head") or _names_brand(text))):
        return kind
    if len(plain) <= MAX_PART_CHARS:
        for form, kind in _forms("part"):
            if form in plain and (kind != "count" or len(plain) <= MAX_COUNT_CHARS):
                return kind
    return composed_kind(text) if len(plain) <= MAX_LINE_CHARS else ""


def _kind_by_form(plain: str) -> str:
    """An address of mail, the name of a file, the numbers of pages, the clock of a player; else ""."""
    if "@" in plain:
        return "mail" if _MAIL.fullmatch(plain) else "contact" if _LABELLED_MAIL.fullmatch(plain) else ""
    if len(plain) > MAX_LINE_CHARS:
        return ""
    if plain.endswith(PICTURES):
        return "picture"
    if plain.split(" ", 1)[0].endswith(FILES):
        return "share"
    if _PAGER.fullmatch(plain):
        return "menu"
    return "media" if _PLAYER.fullmatch(plain) else ""


def _begins(plain: str, match: str) -> str:
    """The kind of the form that a line begins with, or ""."""
    for form, kind in _by_first(match).get(plain[:1], ()):
        if plain.startswith(form) and not (plain[len(form) :][:1].isalnum() and form[-1].isalnum()):
            return kind
    return ""


def _names_brand(text: str) -> str:
    """The kind of a form with a newspaper's name right behind it: "Theo dõi Tuổi Trẻ trên", or ""."""
    plain = text.casefold()
    for form, kind in _by_first("brand").get(plain[:1], ()):
        behind = plain[len(form) + 1 :]
        named = behind.startswith(tuple(f"{name} " for name in brands())) and text[len(form) + 1].isupper()
        if plain.startswith(f"{form} ") and (named or _HOST.match(behind)):  # "lao động" is a word, too
            return kind
    return ""


def behind_pointer(text: str) -> str:
    """The headline of another article behind "Xem thêm:" or ">>" in one line; "" where there is none."""
    if not text or len(text) > MAX_CHARS:
        return ""
    headline = ""
    if text[0] in ">»":
        headline = text.lstrip(">» ")
        if headline.endswith((".", ".”", '."')) and not headline.endswith(".."):
            return ""  # a sentence that is quoted
    elif text[0] == "[" and text[-1] == "]" and "[" not in text[1:]:
        headline = text[1:-1].strip()
    elif forms := _by_first("pointer").get(text[0].casefold()):
        plain = text.casefold()
        for form, _ in forms:
            if plain.startswith(form) and plain[len(form) :][:1] in (" ", ":"):
                headline = text[len(form) :].lstrip(" :-–")
                break
    return headline if headline.count(" ") >= MIN_POINTED_WORDS and not headline[0].islower() else ""
