"""What the mention tagger sees of each token: its words, shape, neighbours and our tables."""

from collections.abc import Sequence
from functools import cache

from tasks.findings.tokens import Token
from tasks.tables import read_table

_OPENING = frozenset("“\"‘'«")
_CLOSING = frozenset("”\"’'»")


@cache
def _cues() -> dict[str, str]:
    """Cue words of one or two syllables -> their kind (`org_head`, `place_level`, …)."""
    return {row["form"]: row["kind"] for row in read_table("mention_cues")}


def _shape(word: str) -> str:
    if word.isdigit():
        return "9" if len(word) < 3 else "99"
    if not word[0].isalnum():
        return word
    if word.isupper():
        return "A" if len(word) == 1 else "AA"
    if word[0].isupper():
        return "Aa" if word[1:].islower() else "AaA"
    return "a" if word.isalpha() else "a9"


def describe(tokens: Sequence[Token], role: str) -> list[list[str]]:
    """Feature strings of each token of one line; `role` is the line's role on the page."""
    cues = _cues()
    lower = [t.surface.lower() for t in tokens]
    shape = [_shape(t.surface) for t in tokens]
    n = len(tokens)
    pair = [f"{lower[i]} {lower[i + 1]}" if i + 1 < n else "" for i in range(n)]
    cue = [cues.get(pair[i]) or cues.get(lower[i]) or "" for i in range(n)]
    quoted, run_before, run_after = [""] * n, [0] * n, [0] * n
    inside = False
    for i, token in enumerate(tokens):
        mark = token.surface
        inside = (inside and mark not in _CLOSING) or (mark in _OPENING and not inside)
        quoted[i] = "q" if inside else ""
        if i and shape[i - 1][0] == "A":
            run_before[i] = min(run_before[i - 1] + 1, 4)
    for i in range(n - 2, -1, -1):
        if shape[i + 1][0] == "A":
            run_after[i] = min(run_after[i + 1] + 1, 4)
    rows: list[list[str]] = []
    for i in range(n):
        row = [
            "b",
            f"line={role}",
            f"w={lower[i]}",
            f"W={tokens[i].surface}",
            f"s={shape[i]}",
            f"q={quoted[i]}",
            f"run={run_before[i]},{run_after[i]},{shape[i]}",
            f"c={cue[i]}",
        ]
        for k in (-3, -2, -1, 1, 2, 3):
            j = i + k
            if 0 <= j < n:
                row.append(f"w{k}={lower[j]}")
                row.append(f"s{k}={shape[j]}")
                if cue[j]:
                    row.append(f"c{k}={cue[j]}")
            else:
                row.append(f"edge{k}")
        if i:
            row.append(f"p-={pair[i - 1]}")
            row.append(f"ss-={shape[i - 1]},{shape[i]}")
        if i > 1:
            row.append(f"p--={pair[i - 2]}")
        if i + 1 < n:
            row.append(f"p+={pair[i]}")
            row.append(f"ss+={shape[i]},{shape[i + 1]}")
        rows.append(row)
    return rows
