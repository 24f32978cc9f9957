"""Names in quotation marks: whole, introduced by a head noun, or part of a medal's or fund's name."""

import re

from tasks.findings.quoted import Quoted, find_quoted
from tasks.findings.tagger.by_rule import BY_RULE
from tasks.findings.tagger.tagging import Span
from tasks.findings.words import words_before, words_of

_SENTENCE_END = re.compile(r"[.!?…](?:\s|\Z)")
_CLAUSE_BREAK = re.compile(r"[.;:!?,()“”\"]")
_HEAD_REACH, _FARTHEST_HEAD = 60, 2  # letters, and words between a head noun and its quotation
_LONGEST_NAME = 32  # words of a quoted name
_LISTED = frozenset([",", ";", ""])
_TRAILING = " ,;:.…"


def whole_quotations(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """A name at an edge of a quotation fills it; behind a medal or a fund it is part of that name."""
    for quoted in find_quoted(text, start, end):
        name = _name_in(text, quoted)
        if not name:
            continue
        inside = [s for s in spans if s.start < quoted.end and quoted.start < s.end]
        before, reach = text[: quoted.outer_start].rstrip(" :"), max(start, quoted.outer_start - _HEAD_REACH)
        if medal := words_before("mention_cues", "kind", "award").search(before, reach):
            new = Span(medal.start(), quoted.outer_end, "AWARD", BY_RULE)
        elif body := words_before("name_edges", "kind", "body").search(before, reach):
            new = Span(body.start(), quoted.outer_end, "ORG", BY_RULE)
        else:
            edge = next((s for s in inside if s.type == "PROGRAMME" and (s.start <= name[0] or s.end >= name[1])), None)
            if not edge:
                continue
            new = Span(*name, "PROGRAMME", edge.confidence)
        if any(s.start < new.start or s.end > max(new.end, quoted.outer_end) for s in inside):
            continue
        spans = [s for s in spans if s.end <= new.start or s.start >= new.end]
        spans = sorted([*spans, new], key=lambda s: s.start)
    return spans


def _name_in(text: str, quoted: Quoted) -> tuple[int, int] | None:
    """The span of a quotation that may be a name: no sentence, not too long; else None."""
    inner = text[quoted.start : quoted.end]
    start = quoted.start + len(inner) - len(inner.lstrip())
    end = quoted.start + len(inner.rstrip(_TRAILING))
    if end <= start or _SENTENCE_END.search(text, start, end) or len(text[start:end].split()) > _LONGEST_NAME:
        return None
    return start, end


def introduced_quotations(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """A quotation close behind a head noun (`phong trào “…”`), or listed behind such a one, is a name."""
    last = None
    for quoted in find_quoted(text, start, end):
        inside = [s for s in spans if s.start < quoted.outer_end and quoted.outer_start < s.end]
        if any(s.type in ("PROGRAMME", "AWARD") for s in inside):
            last = quoted.outer_end if any(s.type == "PROGRAMME" for s in inside) else None
            continue
        name = _name_in(text, quoted)
        listed = last is not None and text[last : quoted.outer_start].strip() in _LISTED
        before = text[max(start, quoted.outer_start - _HEAD_REACH) : quoted.outer_start]
        if not name or not (listed or _introduces(before)):
            continue
        if all(name[0] <= s.start and s.end <= name[1] for s in inside):
            spans = [s for s in spans if s not in inside]
            spans = sorted([*spans, Span(*name, "PROGRAMME", BY_RULE)], key=lambda s: s.start)
            last = quoted.outer_end
    return spans


def _introduces(before: str) -> bool:
    """Does the clause end in a head noun of programmes and a few words more, or say what a theme is or whose?"""
    clause = _CLAUSE_BREAK.split(before.rstrip(" :"))[-1]
    heads = list(words_of("mention_cues", "kind", "programme").finditer(clause))
    if heads and len(clause[heads[-1].end() :].split()) <= _FARTHEST_HEAD:
        return True
    if words_before("name_edges", "kind", "introduces").search(clause):
        return True
    theme = words_of("name_edges", "kind", "theme").search(clause)
    of = theme and words_of("name_edges", "kind", "theme_of").match(clause, theme.end() + 1)
    return bool(theme and (of or words_before("name_edges", "kind", "is").search(clause, theme.end())))
