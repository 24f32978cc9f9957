"""Names of organisations: bodies in bodies, their places, lists of them, bare words that name none."""

import re
from dataclasses import replace
from functools import cache

from tasks.findings.tagger.tagging import Span
from tasks.findings.words import any_of, forms

_ABBREVIATION = re.compile(r" ?\([A-ZĐ][A-ZĐ&-]{1,9}\) ")
_REACH = 60  # letters before a name in which a word that decides stands
_HEADED = frozenset({"ORG", "LAW"})  # types whose names begin with what they are
_WORD = re.compile(r"\w+(?= )")


def places_join(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """A place right behind an organisation belongs to it, also behind its abbreviation in brackets."""
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        between = text[before.end : span.start] if before else ""
        adjoins = between == " " or _ABBREVIATION.fullmatch(between)
        place = span.type == "LOC" or (span.type == "ORG" and _level().match(text, span.start, span.end))
        if before and before.type == "ORG" and place and adjoins:
            joined[-1] = Span(before.start, span.end, "ORG", min(before.confidence, span.confidence))
        else:
            joined.append(span)
    return joined


@cache
def _level() -> re.Pattern[str]:
    return re.compile(any_of(forms("name_edges", "kind", "unit")) + " ")


def bodies_join(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """A standing body or union right before an organisation is part of its name: `Công đoàn (CĐ) Công ty Mê`.

    So is the kind of a body before its place: `liên đoàn lao động huyện Mê` is an organisation.
    """
    before = {"ORG": _heads("inside"), "LOC": _heads("body_of")}
    joined: list[Span] = []
    for span in spans:
        heads = before.get(span.type)
        first = heads.search(text, max(start, span.start - _REACH), span.start) if heads else None
        while first and joined and joined[-1].start >= first.start():
            joined.pop()
        if first and first.start() >= (joined[-1].end if joined else start):
            joined.append(replace(span, start=first.start(), type="ORG"))
        else:
            joined.append(span)
    return joined


@cache
def _heads(kind: str) -> re.Pattern[str]:
    words = rf"{any_of(forms('name_edges', 'kind', kind))}(?: \([A-ZĐ]{{2,6}}\))?"
    if sectors := forms("name_edges", "kind", f"{kind}_sector"):
        words = rf"(?:{words}|{any_of(sectors)}(?: [\w-]+){{1,4}})"
    return re.compile(rf"{words} \Z")


def words_beside_go(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """Words beside an organisation are no part of its name: `cơ quan | BHXH huyện Mê`."""
    beside = _beside()
    return [
        replace(span, start=cut.end())
        if span.type == "ORG" and (cut := beside.match(text, span.start, span.end))
        else span
        for span in spans
    ]


@cache
def _beside() -> re.Pattern[str]:
    """Words beside an organisation, where the kind of a body follows: `cơ quan BHXH`."""
    heads = any_of([*forms("name_edges", "kind", "body_of"), *forms("name_edges", "kind", "inside")])
    return re.compile(rf"{any_of(forms('name_edges', 'kind', 'beside'))} (?={heads} )")


def heads_part(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """Where a name's first word comes again behind a comma or `và`, another name begins: `CĐ Mê cùng CĐ Lũng`."""
    joint = _joint()
    parted: list[Span] = []
    for span in spans:
        rest = span
        if span.type in _HEADED and (head := _WORD.match(text, span.start, span.end)):
            for cut in joint.finditer(text, span.start, span.end):
                again = _WORD.match(text, cut.end(), span.end)
                if again and again[0].lower() == head[0].lower():
                    parted.append(replace(rest, end=cut.start()))
                    rest = replace(span, start=cut.end())
        parted.append(rest)
    return parted


@cache
def _joint() -> re.Pattern[str]:
    words = any_of(forms("name_edges", "kind", "joint"))
    return re.compile(rf"[,;] (?:{words} )?| {words} ")


def bare_words_go(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """A bare word for a kind of body names none, nor do bodies of several levels: `UBND xã, phường`."""
    bare, levels = frozenset(forms("name_edges", "kind", "bare")), _levels()
    return [
        s
        for s in spans
        if s.type != "ORG"
        or not (
            text[s.start : s.end].lower() in bare
            or (levels[0].search(text, s.start, s.end) and levels[1].match(text, s.end, end))
        )
    ]


@cache
def _levels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = any_of(forms("name_edges", "kind", "unit"))
    return re.compile(rf"{word}\Z"), re.compile(rf", ?{word}(?! [A-ZĐ])")
