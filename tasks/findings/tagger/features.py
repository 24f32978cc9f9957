"""What the mention tagger sees of each token: its words, shape, neighbours, cues, classes and quotations."""

from collections.abc import Sequence

from tasks.findings.tagger.lexicon import cues, known_names
from tasks.findings.tagger.quote_features import quote_features
from tasks.findings.tagger.shapes import look, wholes
from tasks.findings.tagger.tokens import Token
from tasks.findings.tagger.word_classes import NO_CLASS, WordClass, class_form, phrases

_STOPS = frozenset(".!?…:•")  # a capital behind them says nothing
_BREAKS = frozenset(',;.()“”"!?…:')  # no cue reaches beyond them
_DISTANCE = ("0", "1", "2", "4", "4", *["8"] * 4, *["14"] * 6)  # tokens since a cue, which reaches no farther
_LONG_RUN = 4
_AROUND = (-3, -2, -1, 1, 2, 3)


def describe(text: str, tokens: Sequence[Token], role: str) -> list[list[str]]:
    """Feature strings of each token of one line of `text`; `role` is the line's role on the page."""
    n = len(tokens)
    surface = [token.surface for token in tokens]
    looks = [look(word) for word in surface]
    lower = [word.lower for word in looks]
    shape = [word.shape for word in looks]
    whole = wholes(tokens, shape)
    cue, kind, lead = _cues(lower)
    run = _runs(lower, shape, kind)
    classes = _classes(surface)
    known = _known(surface)
    quotes = quote_features(text, tokens, kind)
    rows: list[list[str]] = []
    bracket = False
    for i in range(n):
        own = shape[i]
        fresh = i == 0 or surface[i - 1] in _STOPS
        tight = i > 0 and tokens[i - 1].end == tokens[i].start
        bracket = bracket and surface[i] != ")"
        row = [
            "b",
            f"line={role}",
            f"w={lower[i]}",
            f"W={surface[i]}",
            f"s={own}",
            f"st={fresh}{own}",
            f"t={tight}{own}",
            f"v={looks[i].origin}",
            f"u={whole[i]}",
            f"c={cue[i]}",
            f"cs={cue[i]},{own}",
            f"in={bracket}",
            f"ld={lead[i][0]}",
            f"ldn={lead[i][0]},{lead[i][1]},{own[0] == 'A'}",
        ]
        bracket = bracket or surface[i] == "("
        row += run[i]
        row += classes[i]
        if known[i]:
            row.append(f"g={known[i]}")
        for k in _AROUND:
            j = i + k
            if 0 <= j < n:
                row.append(f"w{k}={lower[j]}")
                row.append(f"s{k}={shape[j]}")
                if cue[j]:
                    row.append(f"c{k}={cue[j]}")
                if known[j] and -3 < k < 3:
                    row.append(f"g{k}={known[j]}")
            else:
                row.append(f"edge{k}")
        if i:
            row.append(f"p-={lower[i - 1]} {lower[i]}")
            row.append(f"ss-={shape[i - 1]},{own}")
        if i > 1:
            row.append(f"p--={lower[i - 2]} {lower[i - 1]}")
            row.append(f"sss={shape[i - 2]},{shape[i - 1]},{own}")
        if i + 1 < n:
            row.append(f"p+={lower[i]} {lower[i + 1]}")
            row.append(f"ss+={own},{shape[i + 1]}")
        if i + 2 < n:
            row.append(f"p++={lower[i + 1]} {lower[i + 2]}")
        rows.append(row + quotes[i])
    return rows


def _cues(lower: Sequence[str]) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """The cue each token begins or goes on, its kind; and the last cue before it in its clause, how far."""
    n = len(lower)
    cue, kind, ends = [""] * n, [""] * n, [""] * n
    for first, last, name in cues().find(lower):
        cue[first] = name
        cue[first + 1 : last] = [f"{name}+"] * (last - first - 1)
        kind[first:last] = [name] * (last - first)
        ends[last - 1] = name
    lead: list[tuple[str, str]] = []
    name, at = "", 0
    for i in range(n):
        lead.append((name, _DISTANCE[i - at]) if name and i - at < len(_DISTANCE) else ("", ""))
        if lower[i] in _BREAKS:
            name = ""
        if ends[i]:
            name, at = ends[i], i
    return cue, kind, lead


def _known(surface: Sequence[str]) -> list[str]:
    """Of tokens of a known name: its kind, and whether they begin it, end it, or are all of it."""
    known = [""] * len(surface)
    for first, last, kind in known_names().find(surface):
        for i in range(first, last):
            known[i] = f"{kind}{'B' if i == first else ''}{'E' if i == last - 1 else ''}"
    return known


def _runs(lower: Sequence[str], shape: Sequence[str], kind: Sequence[str]) -> list[list[str]]:
    """Of tokens with a capital: the run of such tokens they stand in, its first and last word, and what is around."""
    n = len(lower)
    rows: list[list[str]] = []
    before = 0  # capitals right before
    while len(rows) < n:
        i = len(rows)
        if shape[i][0] != "A":
            rows.append([f"run={before},{_capitals(shape, i + 1)},{shape[i]}"])
            before = 0
            continue
        end = i + 1
        while end < n and shape[end][0] == "A":
            end += 1
        shared = [
            f"rb={lower[i - 1] if i else '^'}",
            f"ra={lower[end] if end < n else '$'}",
            f"rf={lower[i]}",
            f"rl={lower[end - 1]}",
            f"rc={kind[i - 1] if i else ''}",
        ]
        for k in range(i, end):
            rows.append([f"run={min(k - i, _LONG_RUN)},{min(end - 1 - k, _LONG_RUN)},{shape[k]}", *shared])
        before = min(end - i, _LONG_RUN)
    return rows


def _capitals(shape: Sequence[str], at: int) -> int:
    """How many tokens with a capital follow each other from `at` on, up to _LONG_RUN."""
    n = 0
    while n < _LONG_RUN and at + n < len(shape) and shape[at + n][0] == "A":
        n += 1
    return n


def _classes(surface: Sequence[str]) -> list[list[str]]:
    """Classes of the phrase each token is part of, and of the phrases around it."""
    spans: list[tuple[int, int, WordClass]] = []
    at = 0
    for first, last, found in phrases().find([class_form(word) for word in surface]):
        spans += [(i, i + 1, NO_CLASS) for i in range(at, first)]
        spans.append((first, last, found))
        at = last
    spans += [(i, i + 1, NO_CLASS) for i in range(at, len(surface))]
    rows: list[list[str]] = []
    for no, (first, last, own) in enumerate(spans):
        shared = [f"k={own.coarse}", f"m={own.middle}", f"f={own.fine}"]
        for k in (-2, -1, 1, 2):
            if 0 <= no + k < len(spans) and (near := spans[no + k][2]) is not NO_CLASS:
                shared.append(f"k{k}={near.coarse}")
                shared.append(f"m{k}={near.middle}")
                if k in (-1, 1):
                    shared.append(f"f{k}={near.fine}")
                    shared.append(f"kk{k}={near.coarse},{own.coarse}")
        for i in range(first, last):
            edge = "" if last - first == 1 else "B" if i == first else "E" if i == last - 1 else "I"
            rows.append([*shared, f"e={edge}"])
    return rows
