"""Named entities of an article: tagged by the model, named in full, with roles of persons and places."""

from dataclasses import replace
from typing import cast

from tasks.findings.abbreviations import definitions, expand, headed
from tasks.findings.model import Mention, MentionType, Place
from tasks.findings.names import full_organisation, full_person, place_name, surfaces
from tasks.findings.person_roles import PersonRoles, Role
from tasks.findings.places import Places
from tasks.findings.spans import find_spans
from tasks.findings.tagging import Span
from tasks.language.article import Article


def find_mentions(article: Article) -> tuple[Mention, ...]:
    """Flat mentions in text order; positions are code points of `article.text`."""
    text, spans = article.text, find_spans(article)
    published = article.published_at.date() if article.published_at else None
    places = Places(text, spans, published)
    names, where = _names(text, spans, places)
    roles = PersonRoles(text, spans).roles
    organisations = tuple(s for s in spans if s.type == "ORG")
    return tuple(
        replace(_mention(text, span, name, role, organisations), place=place)
        for span, name, role, place in zip(spans, names, roles, where, strict=True)
    )


def _names(text: str, spans: tuple[Span, ...], places: Places) -> tuple[list[str], list[Place | None]]:
    """The full name of each span, and the place in it."""
    defined = definitions(text, ((s.start, s.end) for s in spans if s.type == "ORG"))
    persons = surfaces(text, spans, "PER")
    names = [text[span.start : span.end] for span in spans]
    for no, span in enumerate(spans):
        if span.type == "PER":
            names[no] = full_person(names[no], persons)
        elif span.type == "LOC":
            names[no] = place_name(expand(names[no], defined), places.found[no])
        elif span.type == "ORG":
            names[no] = headed(expand(names[no], defined), names[no])
        else:
            names[no] = expand(names[no], defined)
    bodies = {name: places.found[no] for no, name in enumerate(names) if spans[no].type == "ORG"}
    full = {name: full_organisation(name, bodies, places.home) for name in bodies}
    where = list(places.found)
    for no, span in enumerate(spans):
        if span.type == "ORG" and (name := full[names[no]]) != names[no]:
            where[no] = where[no] or bodies.get(name, places.at_home)
            names[no] = name
    return names, where


def _mention(text: str, span: Span, name: str, role: Role | None, organisations: tuple[Span, ...]) -> Mention:
    inside = (text[s.start : s.end] for s in organisations if role and role.start <= s.start and s.end <= role.end)
    return Mention(
        start=span.start,
        end=span.end,
        surface=text[span.start : span.end],
        type=cast(MentionType, span.type),
        name=name,
        role=text[role.start : role.end] if role else None,
        organisation=next(inside, None),
        source="model",
        confidence=round(span.confidence, 4),
    )
