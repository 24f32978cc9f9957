"""What a page is, from its bytes to the roles of its lines. Positions: code points, end exclusive."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

Format = Literal["txt", "html", "record"]


class Role(StrEnum):
    """What a non-empty line of a page is."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    DUPLICATE = "duplicate"
    BYLINE = "byline"
    DATELINE = "dateline"
    SOURCE = "source"
    RELATED = "related"
    NAV = "nav"


ARTICLE_ROLES = frozenset({Role.TITLE, Role.LEAD, Role.HEADING, Role.BODY, Role.CAPTION})


@dataclass(frozen=True, slots=True)
class Mark:
    """What the HTML said of one line of its rendering (or a record of one of its parts)."""

    line: int  # 0-based line number in the page text
    tag: str  # the block element: "h1", "p", "figcaption", "li"; for a record its field: "title"
    path: str = ""  # enclosing elements with class and id, outermost first: "body div.main aside.related"
    link_share: float = 0.0  # share of the line's characters inside <a>
    href: str = ""  # the first link's address


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was read: its text, and what came with it."""

    text: str  # see DATA_MODEL "Positions": decoded file, rendered HTML, or joined parts of a record
    format: Format
    source_uri: str
    source_id: str
    n_bytes: int
    encoding: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)  # what a record or an HTML head states, by field name
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One non-empty line of a page and its role: page[start:end] is the line without its line end."""

    start: int
    end: int
    role: Role
    goes_on: bool = False  # the paragraph of the block before, which was broken at a column


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; None where it does not say."""

    title: str | None = None
    author: str | None = None
    section: str | None = None
    url: str | None = None
    source_url: str | None = None
    site: str | None = None
    published_at: datetime | None = None  # always with Asia/Ho_Chi_Minh
    published_at_source: str | None = None  # page, html, url, record


@dataclass(frozen=True, slots=True)
class Related:
    """Another article a page points to; page[start:end] covers its lines."""

    start: int
    end: int
    title: str
    summary: str | None = None
    section: str | None = None
    published_at: datetime | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A page with a role for every non-empty line, its metadata and its related articles."""

    page: Page
    blocks: tuple[Block, ...]
    metadata: Metadata
    related: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or record that gave no page, and why: a row of the quarantine."""

    source_uri: str
    source_id: str
    check: str  # the name readers meet in the quarantine: "empty", "bad_record", "corrupt", ...
    reason: str
    head: str = ""  # the first bytes or characters, printable
    n_bytes: int = 0  # size of what was refused, as far as it was read


class Unreadable(ValueError):
    """Bytes that are no page. `check` is the name readers meet in the quarantine, `head` the first bytes."""

    def __init__(self, check: str, reason: str, head: str = "") -> None:
        super().__init__(reason)
        self.check, self.reason, self.head = check, reason, head


class NotAnArticle(ValueError):
    """A readable page without an article; `reason` gives the measure that said so."""

    def __init__(self, check: str, reason: str) -> None:
        super().__init__(reason)
        self.check, self.reason = check, reason
