"""Which entity each mention of an article stands for."""

from collections.abc import Sequence

from tasks.findings.model import Mention
from tasks.page.ids import entity_id


def entity_ids(mentions: Sequence[Mention]) -> list[str]:
    """One entity id a mention, in their order.

    Namesakes are told apart by the place code of an ORG or LOC and the organisation of a PER; what
    any mention of a name in the article says of these holds for all mentions of that name in it.
    """
    name_of_surface = {m.surface: m.name for m in mentions if m.type == "ORG"}
    known: dict[tuple[str, str], str] = {}
    for mention in mentions:
        if mark := _told_apart_by(mention, name_of_surface):
            known.setdefault((mention.type, mention.name.casefold()), mark)
    return [entity_id(m.type, m.name, known.get((m.type, m.name.casefold()))) for m in mentions]


def _told_apart_by(mention: Mention, name_of_surface: dict[str, str]) -> str | None:
    if mention.type == "PER" and mention.organisation:
        return name_of_surface.get(mention.organisation, mention.organisation).casefold()
    if mention.type in ("ORG", "LOC") and mention.place:
        return mention.place.code
    return None
