"""Time expressions among the tokens of a text: four layers of declared rules, then the calendar."""

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from functools import cache

from tasks.findings.model import Timex
from tasks.findings.numeric import time_atoms, time_lengths, time_phrases, time_ranges
from tasks.findings.numeric.anchors import resolve
from tasks.findings.numeric.grammar import Layer, Reader
from tasks.findings.numeric.lexicon import Token, letters_of, symbol
from tasks.findings.numeric.readings import Piece, fallen_apart, pieces_of
from tasks.tables import read_table

_TIMEX = symbol(["Timex"])
_NEAR = 80  # characters between the word and the date
_CLAUSE_END = re.compile(r"[.;!?]\s|\n")
_LAYERS: dict[str, dict[str, Reader]] = {
    "atoms": time_atoms.READERS,
    "phrases": time_phrases.READERS,
    "ranges": time_phrases.READERS | time_ranges.READERS,
    "lengths": time_lengths.READERS,
}


@cache
def _layers() -> dict[str, Layer]:
    rows = read_table("time_rules")
    macros = [row for row in rows if row["meaning"].startswith("macro ")]
    return {
        name: Layer([*macros, *(row for row in rows if row["layer"] == name and row not in macros)], readers)
        for name, readers in _LAYERS.items()
    }


def _announced(text: str, tokens: list[Token], pieces: list[Piece]) -> list[Piece]:
    """The pieces; those behind a word such as will, in the same clause, are marked."""
    letters = letters_of("Will")
    words = [token.end for token in tokens if token.symbol in letters]
    out = []
    for piece in pieces:
        at = bisect_right(words, piece.start) - 1
        near = at >= 0 and piece.start - words[at] < _NEAR and not _CLAUSE_END.search(text, words[at], piece.start)
        out.append(piece._replace(reading=replace(piece.reading, announced=True)) if near else piece)
    return out


def read_times(text: str, tokens: list[Token], published: date | None = None) -> tuple[list[Timex], list[Token]]:
    """Time expressions in text order, and the tokens with one of class Timex in the place of each.

    `tokens` come from `read_numerals`: number words, scaled and grouped amounts are one Number token with a
    Decimal; single digit runs are Int tokens with their text, so that `30/8` and `2023 - 2024` are as written.
    """
    layers = _layers()
    for name in ("atoms", "phrases", "ranges"):
        tokens = layers[name].apply(text, tokens)
    tokens = layers["lengths"].apply(text, fallen_apart(tokens))
    letters = letters_of("T")
    places = [no for no, token in enumerate(tokens) if token.symbol in letters]
    pieces = [piece for no in places for piece in pieces_of(tokens[no])]
    aims = frozenset(
        piece.start
        for no in places
        if no > 1 and tokens[no].has("TYear") and tokens[no - 2].has("Until")
        for piece in pieces_of(tokens[no])
    )
    found = resolve(text, _announced(text, tokens, pieces), published, aims)
    out = list(tokens)
    for no in places:
        out[no] = Token(tokens[no].start, tokens[no].end, _TIMEX)
    return found, out
