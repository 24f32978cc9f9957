"""One article with everything found in it, cut into stretches that a terminal or a browser can colour."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tasks.findings.model import Findings, Mention, Quantity, Timex
from tasks.language.article import Article
from tasks.page.model import Cleaned

Finding = Mention | Quantity | Timex
_PLACES = frozenset({"start", "end", "surface", "quantity_no"})
_FACTS = ("awards", "money", "quotes", "indicators")
_NOT_SAID = (None, "exact", ())


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text over which the findings do not change: the kinds that cover it, and what they say."""

    text: str
    kinds: tuple[str, ...]  # "PER", "money", "DATE" …, outermost first
    says: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as `tinsach show` prints it."""

    heading: Mapping[str, str]  # what the page says of itself
    lines: Sequence[tuple[str, Sequence[Stretch]]]  # role, stretches
    facts: Mapping[str, Sequence[tuple[str, str]]]  # kind -> surface, what it says
    kinds: Mapping[str, int]  # findings by kind, in the order they are first met


def show_article(cleaned: Cleaned, article: Article, findings: Findings) -> Shown:
    """The article's lines cut where a finding starts or ends, its facts in words, its metadata."""
    named = {field.name: getattr(cleaned.metadata, field.name) for field in fields(cleaned.metadata)}
    found: list[Finding] = sorted(
        [*findings.mentions, *findings.quantities, *findings.timexes], key=lambda item: (item.start, -item.end)
    )
    kinds: dict[str, int] = {}
    for item in found:
        kinds[kind_of(item)] = kinds.get(kind_of(item), 0) + 1
    return Shown(
        heading={name: str(value) for name, value in named.items() if value is not None},
        lines=[(line.role, list(_stretches(article.text, line.start, line.end, found))) for line in article.lines],
        facts={
            kind: [(fact.surface, says(fact)) for fact in getattr(findings, kind)]
            for kind in _FACTS
            if getattr(findings, kind)
        },
        kinds=kinds,
    )


def kind_of(finding: Finding) -> str:
    """What a finding is coloured by: its type or kind."""
    return finding.kind if isinstance(finding, Quantity) else finding.type


def says(finding: Any) -> str:
    """Everything a finding tells beside its place, in words: `name=… role=…`."""
    told = []
    for field in fields(finding):
        value = getattr(finding, field.name)
        if field.name in _PLACES or field.name.endswith("_mention") or value in _NOT_SAID:
            continue
        if hasattr(value, "candidates"):
            value = value.code or " or ".join(value.candidates)
        told.append(f"{field.name}={value:.2f}" if isinstance(value, float) else f"{field.name}={value}")
    return " · ".join(told)


def render_shown(shown: Sequence[tuple[str, Shown | str]]) -> str:
    """A self-contained HTML page of several articles, each with its source; a string is why one was refused."""
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return pages.get_template("show.html.j2").render(pages=shown)


def _stretches(text: str, start: int, end: int, found: Sequence[Finding]) -> Iterator[Stretch]:
    inside = [item for item in found if item.start < end and item.end > start]
    cuts = sorted({start, end, *(at for item in inside for at in (item.start, item.end) if start < at < end)})
    for first, last in pairwise(cuts):
        over = [item for item in inside if item.start <= first and item.end >= last]
        yield Stretch(text[first:last], tuple(kind_of(item) for item in over), "\n".join(says(item) for item in over))
