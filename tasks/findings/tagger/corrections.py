"""What is certain about the tagger's spans: a quoted name is whole, a place belongs to its organisation."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from tasks.findings.tagger.award_names import orders_are_whole
from tasks.findings.tagger.law_names import articles_join, congress_laws, laws_go_on, numbered_laws
from tasks.findings.tagger.organisation_names import (
    bare_words_go,
    bodies_join,
    heads_part,
    places_join,
    words_beside_go,
)
from tasks.findings.tagger.quoted_names import introduced_quotations, whole_quotations
from tasks.findings.tagger.tagging import Span
from tasks.findings.tagger.word_classes import phrases
from tasks.findings.words import any_of, forms, words_before
from tasks.language.article import Article

_REACH = 60  # letters before a name in which a word that decides stands
_WITH_BRACKETS = frozenset({"LAW", "PROGRAMME"})  # `Luật Thuế (sửa đổi)`; of others a bracket is no part
_TRAILING = " ,;:.…"
_REST_OF_WORD = re.compile(r"['’]\w{2,}")
_HYPHENED, _SYLLABLES = re.compile(r"\w-\w+\Z"), re.compile(r"(?:-\w+)+")
_BEGIN_OF_WORD = re.compile(r"(?<!\w)\w{1,10}['’]\Z")
_DOT_AND_WORD = re.compile(r"\.[A-ZĐƯ]\w*")
_NEXT_WORD = re.compile(r" (\w+)")
_SHORT = frozenset({"LOC", "PER"})


def correct(article: Article, spans: Sequence[Span]) -> list[Span]:
    """The spans of an article, line by line, after every correction; flat and in order."""
    text = article.text
    found: list[Span] = []
    rest = list(spans)
    for line in article.lines:
        here: list[Span] = []
        while rest and rest[0].start < line.end:
            here.append(rest.pop(0))
        for step in STEPS:
            here = step(text, here, line.start, line.end)
        found += here
    return found


def words_stay_whole(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """No name begins or ends inside a word with an apostrophe or hyphens (`Y'Mê`), or between `TP.` and its name."""
    whole: list[Span] = []
    free = start
    for no, span in enumerate(spans):
        limit = spans[no + 1].start if no + 1 < len(spans) else end
        behind = _REST_OF_WORD.match(text, span.end, limit) if text[span.end - 1].isalnum() else None
        if not behind and span.type != "PER" and _dotted().search(text, span.start, span.end):
            behind = _DOT_AND_WORD.match(text, span.end, limit)
        if not behind and _HYPHENED.search(text, span.start, span.end):
            behind = _SYLLABLES.match(text, span.end, limit)
            behind = behind if behind and behind[0].islower() else None
        before = _BEGIN_OF_WORD.search(text, max(free, span.start - _REACH), span.start)
        first = before.start() if before and text[span.start].isalnum() else span.start
        whole.append(replace(span, start=first, end=behind.end() if behind else span.end))
        free = whole[-1].end
    return whole


@cache
def _dotted() -> re.Pattern[str]:
    return re.compile(any_of(forms("name_edges", "kind", "dotted")) + r"\Z")


def edges_fall_off(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """A programme's head noun is no part of its name, nor is `thường trực` of an organisation's behind a post."""
    outside, standing = _first_words("outside"), _first_words("standing")
    post = words_before("mention_cues", "kind", "role")
    cut: list[Span] = []
    for span in spans:
        first = None
        if span.type == "PROGRAMME":
            first = outside.match(text, span.start, span.end)
        elif span.type == "ORG" and (first := standing.match(text, span.start, span.end)):
            first = first if post.search(text, max(start, span.start - _REACH), span.start) else None
        cut.append(replace(span, start=first.end()) if first and first.end() < span.end else span)
    return cut


@cache
def _first_words(kind: str) -> re.Pattern[str]:
    return re.compile(any_of(forms("name_edges", "kind", kind)) + r"\s+[“\"]?", re.IGNORECASE)


def brackets_close(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """No name holds half a pair of brackets, or ends in a mark."""
    return [trimmed for span in spans if (trimmed := _trim(text, span, end)).end > trimmed.start]


def _trim(text: str, span: Span, limit: int) -> Span:
    surface = text[span.start : span.end]
    if span.end < limit and _is_open(surface, text[span.end]):
        return replace(span, end=span.end + 1)
    if surface.count("(") > surface.count(")"):
        if span.type in _WITH_BRACKETS and text[span.end : span.end + 1] == ")" and span.end < limit:
            return replace(span, end=span.end + 1)
        return replace(span, end=span.start + len(surface[: surface.rindex("(")].rstrip()))
    if surface.count(")") > surface.count("(") and surface.endswith(")"):
        return replace(span, end=span.end - 1)
    return replace(span, end=span.start + len(surface.rstrip(_TRAILING)))


def _is_open(surface: str, mark: str) -> bool:
    """Does a quotation begin inside that the mark ends?"""
    return (mark == "”" and surface.count("“") > surface.count("”")) or (mark == '"' and surface.count('"') % 2 == 1)


def lists_agree(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """What is listed behind several units (`các huyện A, B và C`, `các quận, huyện như A, B`) are places."""
    joints = frozenset(["", *forms("name_edges", "kind", "and")])
    several = words_before("name_edges", "kind", "several")
    level = _first_words("unit")
    agreed: list[Span] = []
    places = False
    for span in spans:
        goes_on = bool(agreed) and text[agreed[-1].end : span.start].strip(" ,;") in joints
        if span.type == "LOC" and level.match(text, span.start, span.end):
            places = bool(several.search(text, max(start, span.start - _REACH), span.start))
        elif not goes_on:
            places = bool(_examples().search(text, max(start, span.start - _REACH), span.start))
        agreed.append(replace(span, type="LOC") if places and goes_on and span.type == "PER" else span)
    return agreed


@cache
def _examples() -> re.Pattern[str]:
    unit, such_as = (any_of(forms("name_edges", "kind", kind)) for kind in ("unit", "such_as"))
    return re.compile(rf"{unit} {such_as}:? \Z", re.IGNORECASE)


def half_words_go(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """The first syllable of a word that has two names nothing: no country in `Mỹ thuật`."""
    return [span for span in spans if not (span.type in _SHORT and _is_half_a_word(text, span, end))]


def _is_half_a_word(text: str, span: Span, limit: int) -> bool:
    surface, behind = text[span.start : span.end], _NEXT_WORD.match(text, span.end, limit)
    if not behind or not surface.isalpha() or not behind[1].islower():
        return False
    found = phrases().find([surface.lower(), behind[1]])
    return bool(found) and found[0][1] - found[0][0] == 2


STEPS: tuple[Callable[[str, list[Span], int, int], list[Span]], ...] = (
    brackets_close,
    words_stay_whole,
    orders_are_whole,
    places_join,
    bodies_join,
    whole_quotations,
    introduced_quotations,
    edges_fall_off,
    words_beside_go,
    lists_agree,
    heads_part,
    numbered_laws,
    congress_laws,
    laws_go_on,
    articles_join,
    bare_words_go,
    half_words_go,
)
