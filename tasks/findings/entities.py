"""Which entity each mention of an article stands for."""

import re
from collections.abc import Sequence
from functools import cache

from tasks.findings.model import Mention
from tasks.findings.names.full_names import spelling
from tasks.findings.names.place_names import read_place
from tasks.findings.words import any_of, forms
from tasks.page.ids import entity_id


def entity_ids(mentions: Sequence[Mention]) -> list[str]:
    """One entity id a mention, in their order.

    Spellings of one canonical name are one entity. Namesakes are told apart by the place code of an
    ORG or LOC, the organisation of a PER and the law that a mere `Điều 10` is of; what any mention of a
    name in the article says of these holds for all mentions of that name in it, unless they say different
    things: then only for its own.
    """
    name_of_surface = {m.surface: m for m in mentions if m.type == "ORG"}
    names = [canonical_name(mention) for mention in mentions]
    laws = _laws_of_parts(mentions, names)
    marks = [law or _told_apart_by(mention, name_of_surface) for mention, law in zip(mentions, laws, strict=True)]
    known: dict[tuple[str, str], set[str]] = {}
    for mention, name, mark in zip(mentions, names, marks, strict=True):
        if mark:
            known.setdefault((mention.type, name), set()).add(mark)
    ids = []
    for mention, name, mark in zip(mentions, names, marks, strict=True):
        said = known.get((mention.type, name), set())
        # A person may have several posts in one article; of a place or body each mention has its own.
        first = min(said) if said and (mention.type == "PER" or len(said) == 1) else None
        ids.append(entity_id(mention.type, name, first if mention.type == "PER" else mark or first))
    return ids


@cache
def _parts_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(forms('mention_cues', 'kind', 'law_part'))}\s+\w{{1,6}}[\s,]*)+", re.IGNORECASE)


def _laws_of_parts(mentions: Sequence[Mention], names: Sequence[str]) -> list[str | None]:
    """For each mere part of a law the last law named before it, else the first of the article."""
    of_law = [mention.type == "LAW" for mention in mentions]
    whole = [is_law and not _parts_alone().fullmatch(m.name) for is_law, m in zip(of_law, mentions, strict=True)]
    last = next((name for name, is_whole in zip(names, whole, strict=True) if is_whole), None)
    laws: list[str | None] = []
    for name, is_law, is_whole in zip(names, of_law, whole, strict=True):
        last = name if is_whole else last
        laws.append(last if is_law and not is_whole else None)
    return laws


def canonical_name(mention: Mention) -> str:
    """The name as it decides identity: its spelling, with no level word before the place of an organisation.

    `Liên đoàn Lao động tỉnh Lâm Đồng` and `LĐLĐ Lâm Đồng` are one; the place code keeps levels apart.
    """
    name = mention.name
    if mention.type == "ORG" and mention.place and mention.place.name:
        place = read_place(mention.place.name)
        if place.level:
            name = re.sub(rf"\b{re.escape(place.level)} (?={re.escape(place.name)}\b)", "", name, flags=re.IGNORECASE)
    return spelling(name)


def _told_apart_by(mention: Mention, name_of_surface: dict[str, Mention]) -> str | None:
    if mention.type == "PER" and mention.organisation:
        body = name_of_surface.get(mention.organisation)
        return canonical_name(body) if body else mention.organisation.casefold()
    if mention.type in ("ORG", "LOC") and mention.place:
        return mention.place.code
    return None
