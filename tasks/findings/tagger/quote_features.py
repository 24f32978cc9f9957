"""What the mention tagger sees of quotations: what led to them, how long they are, how they end."""

from collections.abc import Sequence

from tasks.findings.quoted import find_quoted
from tasks.findings.tagger.shapes import look
from tasks.findings.tagger.tokens import Token

_REACH = 5  # tokens before a quotation in which its head noun stands
_SIZES = ((1, "1"), (3, "3"), (8, "8"), (15, "15"))  # words at most


def quote_features(text: str, tokens: Sequence[Token], kinds: Sequence[str]) -> list[list[str]]:
    """Features of each token in or beside a quotation; `kinds` are the cues the tokens are part of.

    A quotation without a head noun of its own right behind another (`“A”, “B”`) has the head of that.
    """
    rows: list[list[str]] = [[] for _ in tokens]
    if not tokens:
        return rows
    at = {token.start: i for i, token in enumerate(tokens)}
    head, end = "", -9
    for quoted in find_quoted(text, tokens[0].start, tokens[-1].end):
        first = at.get(quoted.outer_start)
        if first is None:
            continue
        last = first + 1
        while last < len(tokens) and tokens[last].start < quoted.end:
            last += 1
        if last == first + 1:
            continue
        listed = first - end <= 2 and bool(head)
        own = next((kinds[k] for k in range(first - 1, max(first - 1 - _REACH, end, -1), -1) if kinds[k]), "")
        head, end = own or (head if listed else ""), last
        final = tokens[last - 1].surface
        stop = "." if final in ".!?…" else "," if final in ",;" else ""
        size = next((name for most, name in _SIZES if last - first - 1 <= most), "16")
        whole = f"{head}|{size}|{stop}"
        before = tokens[first - 1].surface.lower() if first else ""
        behind = tokens[last + 1].surface.lower() if last + 1 < len(tokens) else ""
        shared = [
            f"qh={head}",
            f"ql={size}{stop}",
            f"qb={whole}",
            f"qs={look(tokens[first + 1].surface).shape}{stop}",
            f"qj={listed}",
            f"q<={before}",
            f"q>={behind}",
        ]
        for k in range(first + 1, last):
            place = "B" if k == first + 1 else "E" if k == last - 1 else "I"
            rows[k] = [*shared, f"qp={place}", f"qbp={whole}|{place}"]
        rows[first] = [f"qo={whole}"]
        if last < len(tokens):
            rows[last] = [f"qc={whole}"]
    return rows
