"""Named entities of an article: tagged by the model, named in full, persons with their roles."""

from dataclasses import replace
from typing import cast

from tasks.findings.model import Mention, MentionType
from tasks.findings.names import definitions, expand, full_person, surfaces
from tasks.findings.person_roles import find_role
from tasks.findings.tagging import Span, tag
from tasks.language.article import Article

_NEAR = 400  # characters


def find_mentions(article: Article) -> tuple[Mention, ...]:
    """Flat mentions in text order; positions are code points of `article.text`."""
    text, spans = article.text, tuple(tag(article))
    defined = definitions(text)
    persons = surfaces(text, spans, "PER")
    organisations = tuple(s for s in spans if s.type == "ORG")
    return tuple(
        _person(text, s, persons, organisations)
        if s.type == "PER"
        else _mention(text, s, expand(text[s.start : s.end], defined))
        for s in spans
    )


def _person(text: str, span: Span, persons: tuple[str, ...], organisations: tuple[Span, ...]) -> Mention:
    mention = _mention(text, span, full_person(text[span.start : span.end], persons))
    # Only organisations near by can end a role; a window keeps long articles linear enough.
    near = [s for s in organisations if abs(s.start - span.start) < _NEAR]
    at = find_role(text, span.start, span.end, frozenset(s.end for s in near))
    if not at:
        return mention
    inside = (text[s.start : s.end] for s in near if at[0] <= s.start and s.end <= at[1])
    return replace(mention, role=text[slice(*at)], organisation=next(inside, None))


def _mention(text: str, span: Span, name: str) -> Mention:
    return Mention(
        start=span.start,
        end=span.end,
        surface=text[span.start : span.end],
        type=cast(MentionType, span.type),
        name=name,
        source="model",
        confidence=round(span.confidence, 4),
    )
