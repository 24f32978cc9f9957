"""Signatures: who a line, or the end of a paragraph, says wrote the text."""

import re
from functools import cache, lru_cache
from typing import Final

from tasks.page.limits import LINES_KNOWN
from tasks.tables import read_table

MAX_CHARS: Final = 70  # two names with a cue; longer lines are sentences
MAX_TAIL_CHARS: Final = 110  # of a paragraph, in which a signature may be glued to its end
MAX_NAME_WORDS: Final = 5
MAX_MADE_WORDS: Final = 3
MIN_FULL_NAME_WORDS: Final = 4  # pen names are shorter
_BRACKETS: Final = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,3}\.\s?)+[^\W\d_]*\.?")
_SENTENCE_END: Final = re.compile(r"[.!?…”\"’)]/?\.?\s*(?=[^\s.!?…”\"’)]*[^\W\d_])")
_TAG: Final = re.compile(r"\(?([^()–-]{2,25}?)\)? ?[-–] ?(?=[^\W\d_])")
_HOST: Final = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
_MIN_LETTERS: Final = 2
_NUMERAL: Final = re.compile(r"[IVX]+")


@cache
def brands() -> dict[str, str]:
    """Newspaper as it signs, lower case -> its host; the longest first."""
    rows = sorted(read_table("news_brands"), key=lambda row: -len(row["form"]))
    return {row["form"]: row["host"] for row in rows}


@cache
def _cues() -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str]]:
    """Words before a name, words in brackets behind it, and where words behind it begin."""
    before = [row["form"] for row in read_table("byline_cues") if row["place"] == "before"]
    after = frozenset(row["form"] for row in read_table("byline_cues") if row["place"] == "after")
    forms = "|".join(re.escape(form) for form in sorted(before, key=len, reverse=True))
    named = [row["form"] for row in read_table("byline_cues") if row["place"] == "colon"]
    colons = "|".join(re.escape(form) for form in sorted(named, key=len, reverse=True))
    behind = "|".join(map(re.escape, sorted(after, key=len, reverse=True)))
    return (
        re.compile(rf"(?:{forms})(?:\s?:\s?|\s+)|(?:{colons})\s?:\s?", re.IGNORECASE),
        after,
        re.compile(rf"\s(?:{behind})(?=\s|$)", re.IGNORECASE),
    )


@cache
def _titles(cued: bool) -> re.Pattern[str]:
    """What a person is, between a cue and the name; a degree without a cue, too."""
    places = ("title", "degree") if cued else ("degree",)
    forms = (re.escape(row["form"]) for row in read_table("byline_cues") if row["place"] in places)
    return re.compile(rf"(?:{'|'.join(forms)})[.:]?\s*(?=[^\W\d_]{{2}})(?<=[\s.:])", re.IGNORECASE)


@cache
def _about() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("byline_cues") if row["place"] == "about")


def heads_author_box(text: str) -> bool:
    """What stands above some words on who the author is: "Về tác giả"."""
    return text.casefold().strip(" :") in _about()


@cache
def _signing() -> tuple[tuple[str, ...], frozenset[str]]:
    """What stands before the office that somebody signs for, and the posts of who signs."""
    rows = read_table("byline_cues")
    before = tuple(row["form"] for row in rows if row["place"] == "for")
    return before, frozenset(row["form"] for row in rows if row["place"] == "post")


def signs_for(text: str) -> bool:
    """A line of a document above the name of who signed: "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"."""
    before, posts = _signing()
    plain = text.casefold()
    return text.isupper() and ((plain.startswith(before) and " " in plain) or plain in posts)


@cache
def _separator() -> re.Pattern[str]:
    """What stands between two names."""
    words = "|".join(re.escape(row["form"]) for row in read_table("byline_cues") if row["place"] == "between")
    return re.compile(rf"\s*(?:[,;&+]|\s[-–—]\s|\s(?:{words})\s)\s*", re.IGNORECASE)


def is_brand(text: str) -> bool:
    """A newspaper's or agency's name alone."""
    return text.casefold().strip(" ().:-") in brands()


_SECOND: Final = re.compile(r"\s*[-–—;,|]\s*(?=\w+\s*:)")  # who took the pictures: "Bài: Mai An - Ảnh: Lê Tre"


def is_name(text: str) -> bool:
    """One person's name or pen name as it is signed: "Đỗ Thiệm", "XUÂN LONG", "N. Huyền", "H.H"."""
    words = text.split()
    if not 1 <= len(words) <= MAX_NAME_WORDS or text.casefold() in brands():
        return False
    if _INITIALS.fullmatch(text):
        return text[0].isupper() and sum(map(str.isalpha, text)) >= _MIN_LETTERS
    if len(words) >= MIN_FULL_NAME_WORDS and not has_surname(text):
        return False  # of an office, a prize, a section
    return len(words) > 1 and all(map(_is_name_word, words)) and not _is_numbered(text, words[-1])


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("mention_cues") if row["kind"] == "surname")


def has_surname(name: str) -> bool:
    """A name that begins with one of the surnames of Vietnam, as all but pen names do."""
    return name.split(" ", 1)[0].casefold() in _surnames()


def _is_numbered(text: str, last: str) -> bool:
    """A grade, a zone, a chapter: "Vùng II"; in capitals "VI" may be a name."""
    return _NUMERAL.fullmatch(last) is not None and not (last == "VI" and text.isupper())


def _is_name_word(word: str) -> bool:
    letters = word.replace(".", "")
    return letters.isalpha() and letters[0].isupper() and (letters[1:].islower() or letters.isupper())


def read_signature(text: str) -> str | None:
    """A line that is a signature -> the author as signed, without cue, title words and counters; else None.

    "Theo Hồ Hương" is Hồ Hương, "Mai An (thực hiện)" Mai An, "Tin-ảnh: T.Nga" T.Nga; several names stay as
    they are joined.
    """
    return _read_signature(text) if len(text) <= MAX_CHARS and text.count(" ") <= 12 else None


@lru_cache(LINES_KNOWN)
def _read_signature(text: str) -> str | None:
    if signs_for(text):
        return None
    text = text.strip(" \t\u00a0*-–—|•.") if not _INITIALS.search(text) else text.strip(" \t\u00a0*-–—|•")
    before, after, afterwords = _cues()
    cued = before.match(text)
    name = text[cued.end() :] if cued else text
    while titled := _titles(cued is not None).match(name):
        name = name[titled.end() :]
    while bracket := _BRACKETS.search(name):
        inside = bracket[1].strip().casefold()
        known = inside.isdigit() or inside in brands() or inside.split(" ")[0] in after or inside in after
        known = known or _HOST.fullmatch(inside) is not None or is_office(bracket[1].strip())
        if not known and not is_place_like(bracket[1]):
            return None
        name = name[: bracket.start()]
    name = afterwords.split(name, maxsplit=1)[0]
    if cued:
        name = _SECOND.split(name, maxsplit=1)[0]
    if "/" in name and all(is_place_like(part) or is_brand(part.split(" ")[0]) for part in name.split("/")[1:]):
        name = name.split("/")[0]
    name = name.strip(" \t\u00a0:,;|")
    if cued and is_brand(name):
        return None
    names = [part for part in _separator().split(name) if part]
    if names and all(is_name(part) or (cued and _is_name_word(part)) for part in names):
        return name
    return _read_office(name, names) if cued and ":" in cued[0] else None


def _read_office(name: str, names: list[str]) -> str | None:
    """Behind a word that names a signature: persons before an office ("Mai An - Ban Tuyên giáo"), else the office."""
    first = next((i for i, part in enumerate(names) if is_office(part)), None)
    if first == 0:
        return name if is_office(name) else None
    return " - ".join(names[:first]) if first and all(map(is_name, names[:first])) else None


@cache
def _offices() -> tuple[str, ...]:
    return tuple(row["form"] for row in read_table("signing_offices"))


def is_office(text: str) -> bool:
    """An office as it signs: "Ban Tuyên giáo"."""
    if text.isupper() or not text[:1].isupper() or len(text) > MAX_CHARS or any(mark in text for mark in ".:?!"):
        return False
    plain = f"{text.casefold()} "
    return any(plain.startswith(f"{form} ") for form in _offices())


def names_maker(text: str) -> bool:
    """A name behind what its bearer made, a word or three before a colon: "Đồ họa: Mai An"."""
    made, colon, name = text.partition(": ")
    return colon != "" and made.count(" ") < MAX_MADE_WORDS and is_name(name.strip())


def begins_with_tag(text: str) -> bool:
    """A newspaper's tag and a dash stand before the first sentence: "(Dân trí) - ", "VOV.VN - "."""
    found = _TAG.match(text)
    return found is not None and (is_brand(found[1]) or _HOST.fullmatch(found[1].casefold()) is not None)


def has_cue(text: str) -> bool:
    """A word that heads a signature and a colon: "Tin, ảnh: ..."."""
    cued = _cues()[0].match(text) if ":" in text else None
    return cued is not None and ":" in cued[0]


def is_place_like(text: str) -> bool:
    """Capitalised words in brackets behind a name: "(Hà Nội)"."""
    words = text.split()
    return 0 < len(words) <= 4 and all(word[0].isupper() for word in words)


def _before_glue(text: str) -> str:
    """The first piece of words run together: "Mai AnPhóng viên" is "Mai An"; "" where nothing is."""
    for i in range(1, len(text) - 1):
        before, here, after = text[i - 1], text[i], text[i + 1]
        if here.isupper() and (before.islower() or (before.isupper() and after.islower())):
            return text[:i] if " " in text[:i].strip() else ""
    return ""


def read_glued_signature(paragraph: str) -> str | None:
    """The author signed at the very end of the last paragraph, behind its last full stop; else None."""
    tail_start = max(0, len(paragraph) - MAX_TAIL_CHARS)
    tail = paragraph[tail_start:].rstrip()
    plain = tail.casefold()
    for brand in brands():
        if plain.endswith(brand) and len(tail) > len(brand):
            rest = tail[: -len(brand)].rstrip(" (/-–")
            if rest and rest[-1] not in '.!?…”"':
                tail = rest
            break
    ends = list(_SENTENCE_END.finditer(tail))
    for end in reversed(ends):
        signed = tail[end.end() :]
        author = read_signature(signed) or read_signature(_before_glue(signed))
        if author:
            return author
    return None
