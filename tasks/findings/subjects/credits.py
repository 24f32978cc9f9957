"""Names that are no part of what a sentence tells: in brackets, or a newspaper's."""

import re
from functools import cache

from tasks.findings.context import Context
from tasks.findings.words import forms, words_of
from tasks.tables import read_table

_DASH = re.compile(r"\s?[-–—]\s")


def in_brackets(text: str, start: int, at: int) -> bool:
    """Whether a bracket opened in text[start:at] is open still."""
    return max(text.rfind("(", start, at), text.rfind("[", start, at)) > max(
        text.rfind(")", start, at), text.rfind("]", start, at)
    )


@cache
def _brands() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("news_brands"))


def is_credit(context: Context, start: int, end: int) -> bool:
    """Whether a name is a newspaper's: as a tag at the head of a line (`TTXVN - Ngày 5/3, …`), signing its end, or
    told by its head noun."""
    text = context.text
    opens_line = start == 0 or text[start - 1] == "\n"
    if opens_line and _DASH.match(text, end):
        return True
    if words_of("subject_words", "kind", "press").match(text, start, end):
        return True
    if words_of("subject_words", "kind", "press_name").fullmatch(text, start, end):
        return True
    if text[start:end].lower() in _brands():
        return True
    before = text[max(0, start - 12) : start].rstrip().lower()
    if before.endswith(tuple(f"{word}:" for word in forms("subject_words", "kind", "credit"))):
        return True
    ends_line = end >= len(text) or text[end] == "\n"
    return ends_line and before.endswith(forms("subject_words", "kind", "credit"))
