"""Names of laws: the parts before them, and documents named by a number alone."""

import re
from dataclasses import replace
from functools import cache

from tasks.findings.tagger.by_rule import claim
from tasks.findings.tagger.tagging import Span
from tasks.findings.words import any_of, forms

_REACH = 60  # letters before a law's name in which its parts stand


def laws_go_on(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """Year, term and number of a congress end a law's name: `Bộ luật Mê năm 2012`, `Nghị quyết Mê lần thứ II`.

    That it was changed does not: `Luật Mê (sửa đổi)`.
    """
    tail, changed, free, longer = _tail(), _changed(), end, []
    for span in reversed(spans):
        if span.type == "LAW" and (more := tail.match(text, span.end, free)) and more.end() > span.end:
            span = replace(span, end=more.end())  # noqa: PLW2901
        elif span.type == "LAW" and (cut := changed.search(text, span.start, span.end)):
            span = replace(span, end=cut.start())  # noqa: PLW2901
        longer.append(span)
        free = span.start
    return longer[::-1]


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(rf"(?<=\w) \(?{any_of(forms('name_edges', 'kind', 'law_changed'))}\)?\Z", re.IGNORECASE)


@cache
def _tail() -> re.Pattern[str]:
    kinds = ("law_changed", "law_year", "law_term", "law_time")
    changed, year, term, time = (any_of(forms("name_edges", "kind", kind)) for kind in kinds)
    number = r"(?:\d{1,3}|[IVXL]{1,6})(?!\w)"
    of_number = r"(?:(?<=\d)/\d[\w/&-]*)?"
    of_year = rf"(?: \(?{changed}\)?)? {year} \d{{4}}(?!\w)"
    return re.compile(rf"{of_number}(?:{of_year})?(?: \(?{term} {number}\)?)?(?: {time} {number})?", re.IGNORECASE)


def articles_join(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """`khoản 1 Điều 5` right before a law's name belongs to it; with a word between (`Điều 5 của …`) it does not."""
    chain, whole, link = _parts()
    free = start
    joined: list[Span] = []
    for span in spans:
        at = span.start
        if span.type == "LAW":
            while joined and whole.fullmatch(text, joined[-1].start, span.start):
                joined.pop()
                free = joined[-1].end if joined else start
            if cut := link.match(text, span.start, span.end):
                at = cut.end()
            elif part := chain.search(text, max(free, span.start - _REACH), span.start):
                at = part.start()
        joined.append(replace(span, start=at))
        free = span.end
    return joined


@cache
def _parts() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Numbered parts of a law up to the end of a stretch; and with the word that links them to its name."""
    one = any_of(forms("mention_cues", "kind", "law_part")) + r" (?:\d{1,3}(?:, ?\d{1,3})*\w?|[IVX]{1,4}(?!\w)|\w)"
    linked = any_of(forms("name_edges", "kind", "law_link"))
    return (
        re.compile(rf"(?:{one},? )+\Z", re.IGNORECASE),
        re.compile(rf"(?:{one},? )+", re.IGNORECASE),
        re.compile(rf"{one}(?:,? {one})* {linked} ", re.IGNORECASE),
    )


def numbered_laws(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """A kind of document with its number is a law, all of it: `Nghị định 68`, `công văn số 12/CV-ABC`."""
    for match in _numbered().finditer(text, start, end):
        if all(s.type == "LAW" for s in spans if s.start < match.end() and match.start() < s.end):
            spans = claim(spans, match.start(), match.end(), "LAW")
    return spans


def congress_laws(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """What a congress resolved is one law up to its number: `Nghị quyết Đại hội Đảng bộ xã Mê lần thứ II`."""
    for match in _congress().finditer(text, start, end):
        spans = claim(spans, match.start(), match.end(), "LAW")
    return spans


@cache
def _congress() -> re.Pattern[str]:
    head, body, time = (any_of(forms("name_edges", "kind", kind)) for kind in ("resolution", "congress", "law_time"))
    return re.compile(rf"{head} {body}(?: [\w.&/-]+){{0,12}}? {time} (?:\d{{1,3}}|[IVXL]{{1,6}})(?!\w)", re.IGNORECASE)


@cache
def _numbered() -> re.Pattern[str]:
    head = any_of(forms("name_edges", "kind", "numbered"))
    return re.compile(
        rf"{head}(?: {any_of(forms('name_edges', 'kind', 'number'))})? \d{{1,4}}(?:[/-][\w&-]+)*", re.IGNORECASE
    )
