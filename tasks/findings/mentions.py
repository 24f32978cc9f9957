"""Named entities of an article: tagged by the model, named in full, persons with their roles."""

from dataclasses import replace
from typing import cast

from tasks.findings.abbreviations import Defined, definitions, expand, headed
from tasks.findings.model import Mention, MentionType
from tasks.findings.names import full_person, surfaces
from tasks.findings.person_roles import PersonRoles, Role
from tasks.findings.tagging import Span, tag
from tasks.language.article import Article


def find_mentions(article: Article) -> tuple[Mention, ...]:
    """Flat mentions in text order; positions are code points of `article.text`."""
    text, spans = article.text, tuple(tag(article))
    defined = definitions(text, ((s.start, s.end) for s in spans if s.type == "ORG"))
    persons = surfaces(text, spans, "PER")
    roles = PersonRoles(text, spans).roles
    organisations = tuple(s for s in spans if s.type == "ORG")
    return tuple(
        _person(text, span, persons, role, organisations)
        if span.type == "PER"
        else _mention(text, span, _name(text, span, defined))
        for span, role in zip(spans, roles, strict=True)
    )


def _person(
    text: str, span: Span, persons: tuple[str, ...], role: Role | None, organisations: tuple[Span, ...]
) -> Mention:
    mention = _mention(text, span, full_person(text[span.start : span.end], persons))
    if not role:
        return mention
    inside = (text[s.start : s.end] for s in organisations if role.start <= s.start and s.end <= role.end)
    return replace(mention, role=text[role.start : role.end], organisation=next(inside, None))


def _name(text: str, span: Span, defined: Defined) -> str:
    surface = text[span.start : span.end]
    name = expand(surface, defined)
    return headed(name, surface) if span.type == "ORG" else name


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
