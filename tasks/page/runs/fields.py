"""Fields that a scraper wrote above a text: "Title: ...", "URL Source: ...", or the front matter of Markdown."""

from functools import cache
from typing import Final

from tasks.page.lines.lines import Line, Shape
from tasks.page.model import ARTICLE_ROLES, Role
from tasks.tables import read_table

MAX_NAME_CHARS: Final = 25
MIN_FIELDS: Final = 2  # different ones, the title or the address among them
SAME_CHARS: Final = 40
_QUOTES: Final = "\"'“”‘’[] "
_ROLES: Final = {"title": Role.TITLE, "lead": Role.LEAD, "author": Role.BYLINE, "published_at": Role.DATELINE}


@cache
def _fields() -> dict[str, str]:
    return {row["form"]: row["field"] for row in read_table("head_fields")}


def split_field(text: str) -> tuple[str, str]:
    """The field that a line names, and its value; "" where it names none."""
    name, colon, value = text.partition(":")
    field = _fields().get(name.strip().casefold(), "") if colon and len(name) <= MAX_NAME_CHARS else ""
    return field, value.strip().strip(_QUOTES)


def read_fields(lines: list[Line]) -> tuple[int, dict[str, str]]:
    """How many lines at the top of a page are fields, and what they say; 0 where they are none."""
    found: dict[str, str] = {}
    end = 0
    for i, line in enumerate(lines):
        field, value = split_field(line.text)
        if field:
            end = i + 1
            found.setdefault(field, value)
        elif line.shape is not Shape.SYMBOL:
            break
    known = found.keys() - {"other"}
    if len(known) < MIN_FIELDS or not known & {"title", "url"}:
        return 0, {}
    while end < len(lines) and lines[end].shape is Shape.SYMBOL:
        end += 1  # the line that closes them
    return end, {field: found[field] for field in known if found[field]}


def judge_fields(lines: list[Line], end: int, rest: list[Role]) -> list[Role]:
    """The roles of the first `end` lines, `rest` being those of the others.

    They are title, lead, signature and time where the page below has none, and nothing of the article where it
    prints them again. What is kept loses its name.
    """
    roles: list[Role] = []
    heads = {line.text[:SAME_CHARS] for line in lines[end:]}
    for line in lines[:end]:
        field, value = split_field(line.text)
        role = _ROLES.get(field, Role.NAV)
        again = role in ARTICLE_ROLES and (role in rest or role in roles or value[:SAME_CHARS] in heads)
        if not value or again:
            role = Role.NAV
        if role in (Role.TITLE, Role.LEAD, Role.BYLINE):
            line.text = value
        roles.append(role)
    return roles
