"""Named entities of an article: tagged by the model, named in full, with roles of persons and places."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from tasks.findings.model import Mention, MentionType, Place
from tasks.findings.names.abbreviations import definitions, expand, headed
from tasks.findings.names.full_names import full_organisation, full_person, place_name, surfaces
from tasks.findings.names.person_roles import PersonRoles, Role
from tasks.findings.names.places import Places
from tasks.findings.tagger.spans import find_spans
from tasks.findings.tagger.tagging import Span
from tasks.language.article import Article


def find_mentions(article: Article) -> tuple[Mention, ...]:
    """Flat mentions in text order; positions are code points of `article.text`."""
    text, spans = article.text, find_spans(article)
    published = article.published_at.date() if article.published_at else None
    written_out = _written_out(text, spans)
    names, where = _full(written_out, spans, Places(text, spans, published, written_out))
    roles = PersonRoles(text, spans).roles
    organisations = tuple(s for s in spans if s.type == "ORG")
    return tuple(
        replace(_mention(text, span, name, role, organisations), place=place)
        for span, name, role, place in zip(spans, names, roles, where, strict=True)
    )


def _written_out(text: str, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The name of each span as the text and the tables of abbreviations write it out."""
    defined = definitions(text, ((s.start, s.end) for s in spans if s.type == "ORG"))
    persons = surfaces(text, spans, "PER")
    names = []
    for span in spans:
        surface = text[span.start : span.end]
        if span.type == "PER":
            names.append(full_person(surface, persons))
        elif span.type == "ORG":
            names.append(headed(expand(surface, defined), surface))
        else:
            names.append(expand(surface, defined))
    return tuple(names)


def _full(
    names: Sequence[str], spans: tuple[Span, ...], places: Places
) -> tuple[tuple[str, ...], tuple[Place | None, ...]]:
    """Places by their official names and organisations with their place, and the place of each span."""
    names, where = list(names), list(places.found)
    for no, span in enumerate(spans):
        if span.type == "LOC":
            names[no] = place_name(names[no], where[no])
    bodies = {name: where[no] for no, name in enumerate(names) if spans[no].type == "ORG"}
    full = {name: full_organisation(name, bodies, places.home) for name in bodies}
    for no, span in enumerate(spans):
        if span.type == "ORG" and (name := full[names[no]]) != names[no]:
            where[no] = where[no] or bodies.get(name, places.at_home)
            names[no] = name
    return tuple(names), tuple(where)


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
