"""What a page says of itself: title, author, section, addresses and time of publication."""

import re
from collections import Counter
from datetime import datetime
from functools import cache
from typing import Final
from urllib.parse import unquote

from tasks.page.lines.addresses import addresses_in, spells
from tasks.page.lines.cells import sections
from tasks.page.lines.credits import is_source
from tasks.page.lines.furniture import furniture_kind
from tasks.page.lines.lines import Line, Shape
from tasks.page.lines.signatures import brands, is_brand, is_name, is_office, read_glued_signature, read_signature
from tasks.page.lines.stamps import read_time, split_stamp
from tasks.page.model import Metadata, Page, Role
from tasks.page.reading.records import host_of
from tasks.page.window.window import Window
from tasks.tables import read_table

_SHARED: Final = re.compile(r"[?&](?:u|url|link|href)=(https?(?::|%3A)[^\s&]+)", re.IGNORECASE)
_URL_DATE: Final = re.compile(r"/(20\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=\D)")
_HOST: Final = re.compile(
    r"(?<![\w@.-])(?:www\.)?((?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|edu))(?![\w.-]*\w)", re.IGNORECASE
)
_MAIL_HOST: Final = re.compile(r"[\w.+-]+@((?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)
_PARTING: Final = re.compile(r" ?\| ?| [-–] ")
MAX_IMPRINT_CHARS: Final = 300
NEAR: Final = 6  # lines from the headline within which a stamp is its own
UNDER_LEAD: Final = 5  # a name and buttons may stand between the lead and the time


def read_metadata(page: Page, lines: list[Line], roles: list[Role], window: Window | None) -> Metadata:
    """The metadata of a cleaned page; None where nothing says it. A record is trusted, not guessed again."""
    given = page.given
    printed = next((line.text for line, r in zip(lines, roles, strict=True) if r is Role.TITLE), None)
    title = given.get("title") or (split_stamp(printed)[1] if printed else None)
    url = given.get("url") or _absolute(given.get("head.url", "")) or _own_url(lines, roles, title or "")
    published_at, source = _published_at(page, lines, roles, window)
    return Metadata(
        title=title,
        author=given.get("author") or _author(page, lines, roles),
        section=given.get("section") or _section(page, lines, roles, window),
        url=url,
        source_url=_source_url(lines, roles, url),
        site=given.get("site") or (host_of(url) if url else None) or _site(lines, roles),
        published_at=published_at,
        published_at_source=source,
    )


def _own_url(lines: list[Line], roles: list[Role], title: str) -> str | None:
    """The page's own address around its article: shared by a button, or with a path that spells the headline.

    One that is named as the source is its own where it is at the newspaper whose imprint the page has.
    """
    homes: frozenset[str] | None = None
    for line, role in zip(lines, roles, strict=True):
        if role not in (Role.NAV, Role.SOURCE) or len(line.text) > MAX_IMPRINT_CHARS:
            continue
        addresses = ([line.mark.href] if line.mark and role is Role.NAV else []) + addresses_in(line.text)
        for address in addresses:
            if role is Role.NAV and (shared := _SHARED.search(address)):
                return unquote(shared[1])
            if not spells(address, title):
                continue
            if role is Role.NAV or not is_source(line):
                return address
            homes = _homes(lines) if homes is None else homes
            if host_of(address) in homes:
                return address
    return None


def _homes(lines: list[Line]) -> frozenset[str]:
    """The hosts of the newspapers that the imprint names."""
    imprints = [line.text.casefold() for line in lines if line.furniture in ("legal", "contact")]
    return frozenset(home for name, home in brands().items() if any(name in text for text in imprints))


def _absolute(url: str) -> str | None:
    return url if url.startswith(("http://", "https://")) and host_of(url) else None


def _author(page: Page, lines: list[Line], roles: list[Role]) -> str | None:
    """The signature by the headline or behind the text, else glued to the last paragraph, else the head's."""
    for line, role in zip(lines, roles, strict=True):
        if role is Role.BYLINE and (author := read_signature(line.text)):
            return author
        if role is Role.BYLINE and is_office(line.text):
            return line.text
        if (
            line.stamp
            and role is Role.DATELINE
            and not _is_placed(line)
            and (author := _author_beside(line.stamp.rest))
        ):
            return author
    bodies = [line for line, role in zip(lines, roles, strict=True) if role in (Role.BODY, Role.LEAD)]
    if bodies and (author := read_glued_signature(bodies[-1].text)):
        return author
    stated = page.given.get("head.author", "")
    author = read_signature(stated)
    return author if author and is_name(author) and not is_brand(author) else None


def _is_placed(line: Line) -> bool:
    """A day with the place before it, as letters have it: "Hà Nội, ngày 5 tháng 9 năm 2024"."""
    return line.stamp is not None and not line.stamp.has_time and line.text.startswith(f"{line.stamp.rest},")


def _author_beside(rest: str) -> str | None:
    """Who is named beside a time, sections and counters apart."""
    parts = [part for part in _PARTING.split(rest) if part.casefold() not in sections() and not furniture_kind(part)]
    return read_signature(" - ".join(parts))


def _published_at(
    page: Page, lines: list[Line], roles: list[Role], window: Window | None
) -> tuple[datetime | None, str | None]:
    """The time, and where it was read: the record, the stamp beside the headline, the HTML head, the URL."""
    if when := read_time(page.given.get("published_at", "")):
        return when, "record"
    if when := _stamp_of_article(lines, roles, window):
        return when, "page"
    if when := read_time(page.given.get("head.published_at", "")):
        return when, "html" if page.format == "html" else "page"
    url = page.given.get("url") or page.given.get("head.url", "")
    if (found := _URL_DATE.search(url)) and (when := read_time("-".join(found.groups()))):
        return when, "url"
    return None, None


def _stamp_of_article(lines: list[Line], roles: list[Role], window: Window | None) -> datetime | None:
    """Of the page's own stamps the one under the headline, else right above, else right behind the text."""
    if window is None:
        return None
    title = window.first if window.title is None else window.title
    stamps = [i for i, role in enumerate(roles) if role is Role.DATELINE and lines[i].stamp]
    under = [i for i in stamps if title < i <= max(window.first, title) + UNDER_LEAD]
    above = [i for i in stamps if title - NEAR <= i < title and not _is_view_clock(lines, i, title)]
    behind = [i for i in stamps if window.last < i <= window.last + NEAR]
    for group in (under, above[::-1], behind):
        own = [stamp for i in group if (stamp := lines[i].stamp)]
        if own:
            return min(own, key=lambda stamp: (stamp.is_change, not stamp.has_time)).when
    glued, _ = split_stamp(lines[title].text)
    return glued.when if glued else None


def _is_view_clock(lines: list[Line], i: int, title: int) -> bool:
    """The clock at the very top of a page, with other lines between it and the headline."""
    return i == 0 and title > 1


def _section(page: Page, lines: list[Line], roles: list[Role], window: Window | None) -> str | None:
    for line, role in zip(lines, roles, strict=True):
        if role is Role.DATELINE and line.stamp and line.stamp.rest.casefold() in sections():
            return line.stamp.rest
    if window is not None:
        start = window.first if window.title is None else window.title
        pairs = list(zip(lines, roles, strict=True))
        for line, role in pairs[max(0, start - 3) : start][::-1] + pairs[window.last + 1 : window.last + 6]:
            if line.shape is Shape.LABEL and role is Role.NAV and line.text.casefold() in sections():
                return line.text
    return page.given.get("head.section")


def _source_url(lines: list[Line], roles: list[Role], own: str | None) -> str | None:
    for line, role in zip(lines, roles, strict=True):
        if role is Role.SOURCE and (found := addresses_in(line.text)) and found[0] != own and is_source(line):
            return found[0]
    return None


@cache
def other_hosts() -> frozenset[str]:
    """Hosts of mail, platforms and networks, which are no page's own."""
    return frozenset(row["form"] for row in read_table("other_hosts"))


def hosts_in(text: str) -> tuple[list[str], list[str]]:
    """The hosts of the web and those of mail that a line names, lower case without `www.`."""
    found = (_HOST.findall(text), _MAIL_HOST.findall(text))
    web, mail = ([host.lower().removeprefix("www.") for host in hosts] for hosts in found)
    return [host for host in web if host not in other_hosts()], [host for host in mail if host not in other_hosts()]


def _site(lines: list[Line], roles: list[Role]) -> str | None:
    """The host that the page's furniture names most, of equals the one named most as an address of the web.

    None where two are named as often.
    """
    n_named: Counter[str] = Counter()
    n_web: Counter[str] = Counter()
    for i, (line, role) in enumerate(zip(lines, roles, strict=True)):
        of_author = line.furniture == "mail" and i > 0 and roles[i - 1] is Role.BYLINE
        if role is Role.NAV and "." in line.text and len(line.text) <= MAX_IMPRINT_CHARS and not of_author:
            web, mail = hosts_in(line.text)
            n_named.update(web + mail)
            n_web.update(web)
    votes = {host: (n, n_web[host]) for host, n in n_named.items()}
    best = [host for host in votes if votes[host] == max(votes.values())]
    return best[0] if len(best) == 1 else None
