"""The clean article that extraction reads. Positions: code points in `text`, end exclusive."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from tasks.language.alignment import Alignment


class Line(NamedTuple):
    """One line of the article: text[start:end], without its line end."""

    start: int
    end: int
    role: str  # title, lead, heading, body or caption
    block_no: int  # its number among the non-empty lines of the page


class Sentence(NamedTuple):
    """One sentence: text[start:end], inside one line, without the space around it."""

    start: int
    end: int
    line_no: int


@dataclass(frozen=True, slots=True)
class Article:
    """Title, lead, headings, body and captions of a page in page order, one a line, normalised."""

    text: str
    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]
    alignment: Alignment  # text <-> page
    edits: Mapping[str, int]  # named edits of normalisation, and how often each was made
    published_at: datetime | None = None
