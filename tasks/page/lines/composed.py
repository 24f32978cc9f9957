"""Lines that are nothing but known words of furniture run together: buttons, counters, the headers of lists.

No table holds all of them: a template joins what it has ("In bài viết Gửi email", "58 bình luận 21 chia sẻ",
"Các bài viết khác cùng chuyên mục").
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from tasks.tables import read_table

MAX_WORDS: Final = 14
MAX_FORM_WORDS: Final = 6
MIN_BUTTONS: Final = 2
_FIGURE: Final = re.compile(r"\d[\d.,]*(?:[km](?!\w))?", re.IGNORECASE)
_DATED: Final = re.compile(r"\d[/:-]\d")
_HEADER: Final = re.compile("b*n+s+")  # some words before, what is listed, how it was chosen
_PARTS: Final = {"before": "b", "noun": "n", "sort": "s"}


@cache
def _forms(*matches: str) -> dict[str, str]:
    """The rows of some kinds of match: form -> kind."""
    return {row["form"]: row["kind"] for row in read_table("furniture") if row["match"] in matches}


@cache
def _buttons() -> dict[str, str]:
    return {**{row["form"]: "menu" for row in read_table("sections")}, **_forms("line")}


@cache
def _header_parts() -> dict[str, str]:
    return {row["form"]: _PARTS[row["match"]] for row in read_table("furniture") if row["match"] in _PARTS}


def composed_kind(text: str) -> str:
    """The kind of furniture that a line is by its parts, or ""."""
    words = text.casefold().split()
    if len(words) > MAX_WORDS:
        return ""
    if any(map(str.isdigit, text)):
        return _counter_kind(text)
    if parts := split_forms([word.strip(":>.…|»,") for word in words], _header_parts()):
        return "related" if _HEADER.fullmatch("".join(map(_header_parts().__getitem__, parts))) else ""
    if not text[0].isupper():
        return ""
    parts = split_forms(words, _buttons())
    if len(parts) < MIN_BUTTONS or not _begin_large(text.split(), parts):
        return ""
    kinds = [_buttons()[part] for part in parts]
    return "related" if "related" in kinds else kinds[0]


def _counter_kind(text: str) -> str:
    """Figures, and what they count: views, likes; "comment" with a button to answer."""
    if _DATED.search(text):
        return ""
    words = re.findall(r"[^\W\d_]+", _FIGURE.sub(" ", text.casefold()))
    kinds = {_forms("counter")[part] for part in split_forms(words, _forms("counter"))}
    return "comment" if "comment" in kinds else next(iter(kinds), "")


def _begin_large(words: list[str], parts: list[str]) -> bool:
    """Each part begins with a capital, as each button does."""
    at = 0
    for part in parts:
        if not words[at][0].isupper():
            return False
        at += part.count(" ") + 1
    return True


def split_forms(words: list[str], forms: Mapping[str, object]) -> list[str]:
    """The words as a row of forms, the longest first where there is a choice; [] where some words are of none."""
    ways: list[list[str] | None] = [None] * len(words) + [[]]
    for at in range(len(words) - 1, -1, -1):
        for end in range(min(len(words), at + MAX_FORM_WORDS), at, -1):
            rest = ways[end]
            if rest is not None and (form := " ".join(words[at:end])) in forms:
                ways[at] = [form, *rest]
                break
    return ways[0] or []
