"""Time expressions among the tokens of a text."""

from datetime import date

from tasks.findings.model import Timex
from tasks.findings.numeric.lexicon import Token


def read_times(text: str, tokens: list[Token], published: date | None = None) -> tuple[list[Timex], list[Token]]:
    """Time expressions in text order, and the tokens with one of class Timex in the place of each.

    `tokens` come from `read_numerals`: number words, scaled and grouped amounts are one Number token with a
    Decimal; single digit runs are Int tokens with their text, so that `30/8` and `2023 - 2024` are as written.
    """
    return [], tokens
