"""A page to its cleaned form: the role of every line, what the page says of itself, where else it points."""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from tasks.page.lines.lines import Line, blocks_of, read_lines
from tasks.page.metadata import read_metadata
from tasks.page.model import ARTICLE_ROLES, Cleaned, NotAnArticle, Page, Role
from tasks.page.runs.buttons import mark_buttons
from tasks.page.runs.documents import mark_documents
from tasks.page.runs.fields import judge_fields, read_fields
from tasks.page.runs.flattened import mark_flattened
from tasks.page.runs.galleries import mark_announced, mark_gallery
from tasks.page.runs.lists import mark_lists
from tasks.page.runs.pairs import mark_sections
from tasks.page.runs.related import find_related
from tasks.page.runs.reports import mark_reports
from tasks.page.runs.talk import mark_talk
from tasks.page.sites import Sites, mark_known, site_of
from tasks.page.window.inside import judge_inside
from tasks.page.window.outside import judge_outside
from tasks.page.window.refusals import explain, refuse
from tasks.page.window.window import Window, find_window

MAX_LINES: Final = 20_000  # the longest page seen has 600; more is a dump, a log or an attack
PARTS: Final = {"title": Role.TITLE, "lead": Role.LEAD, "body": Role.BODY}


def clean_page(page: Page, known: Sites = MappingProxyType({})) -> Cleaned:
    """The role of every non-empty line (block = the line without its line end), metadata, related articles.

    `known` is what sites are known to print around their articles (`sites.read_sites`). Lines of a record's
    parts have the roles the record gives them. Raises NotAnArticle where a page holds no article:
    `no_article`, `too_short`, `index_page`, `too_many_lines`, and those of `refusals.refuse`.
    """
    if (n_lines := page.text.count("\n")) > MAX_LINES:
        raise NotAnArticle("too_many_lines", f"{n_lines} lines, more than {MAX_LINES}")
    lines, stated = read_lines(page), page
    if not lines:
        raise NotAnArticle("no_article", "no line of text")
    if keys := known.get(site_of(page)):
        mark_known(lines, keys)
    for mark in (
        mark_buttons,
        mark_flattened,
        mark_lists,
        mark_talk,
        mark_announced,
        mark_gallery,
        mark_reports,
        mark_documents,
        mark_sections,
    ):
        mark(lines)
    if page.marks and all(mark.tag in PARTS for mark in page.marks):
        roles, window = [PARTS[line.mark.tag] if line.mark else Role.BODY for line in lines], None
    else:
        end, fields = read_fields(lines) if not page.marks else (0, {})
        if fields:
            stated = replace(page, given={**{f"head.{name}": value for name, value in fields.items()}, **page.given})
        try:
            roles, window = judge(lines[end:], stated, fields.get("title", ""))
        except NotAnArticle as error:
            raise explain(lines, error) from None
        roles, window = judge_fields(lines, end, roles) + roles, window.moved(end)
    if ARTICLE_ROLES.isdisjoint(roles):
        raise NotAnArticle("no_article", "no line of the page reads as an article")
    refuse(lines, roles)
    return Cleaned(
        page, blocks_of(lines, roles), read_metadata(stated, lines, roles, window), find_related(page, lines, roles)
    )


def judge(lines: list[Line], page: Page, title: str = "") -> tuple[list[Role], Window]:
    """A role for each line, and the article's place among them; `title` is what a field above them says it is."""
    window = find_window(lines, page.given.get("title") or page.given.get("head.title", ""))
    if title and window.title is not None and title.casefold() not in lines[window.title].text.casefold():
        window = replace(window, title=None)  # the text below has none of its own
    roles: list[Role] = [Role.NAV] * len(lines)
    end = judge_inside(lines, window, roles)
    judge_outside(lines, window, end, roles)
    return roles, window
