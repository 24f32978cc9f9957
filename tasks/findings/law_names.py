"""Names of laws: the parts before them, and documents named by a number alone."""

import re
from dataclasses import replace
from functools import cache

from tasks.findings.quoted_names import BY_RULE
from tasks.findings.tagging import Span
from tasks.findings.words import any_of, forms

_REACH = 60  # letters before a law's name in which its parts stand


def articles_join(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """`khoản 1 Điều 5` right before a law's name belongs to it; with a word between (`Điều 5 của …`) it does not."""
    chain, link = _parts()
    free, joined = start, []
    for span in spans:
        at = span.start
        if span.type == "LAW":
            if cut := link.match(text, span.start, span.end):
                at = cut.end()
            elif part := chain.search(text, max(free, span.start - _REACH), span.start):
                at = part.start()
        joined.append(replace(span, start=at))
        free = span.end
    return joined


@cache
def _parts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Numbered parts of a law up to the end of a stretch; and with the word that links them to its name."""
    one = any_of(forms("mention_cues", "kind", "law_part")) + r" (?:\d{1,3}\w?|\w)"
    linked = any_of(forms("name_edges", "kind", "law_link"))
    return (
        re.compile(rf"(?:{one},? )+\Z", re.IGNORECASE),
        re.compile(rf"{one}(?:,? {one})* {linked} ", re.IGNORECASE),
    )


def numbered_laws(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """A kind of document with its number is a law: `Nghị định 68`, `công văn số 12/CV-ABC`."""
    found = list(spans)
    for match in _numbered().finditer(text, start, end):
        if not any(s.start < match.end() and match.start() < s.end for s in spans):
            found.append(Span(match.start(), match.end(), "LAW", BY_RULE))
    return sorted(found, key=lambda s: s.start)


@cache
def _numbered() -> re.Pattern[str]:
    head = any_of(forms("name_edges", "kind", "numbered"))
    return re.compile(
        rf"{head}(?: {any_of(forms('name_edges', 'kind', 'number'))})? \d{{1,4}}(?:[/-][\w&-]+)*", re.IGNORECASE
    )
