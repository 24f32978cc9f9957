"""HTML to lines: one line a block element, by a rendering that is fixed; what the head states, as evidence.

The rendering: blocks (`p`, `div`, `li`, `h1`, ...) and `br` end a line, white space inside a line is one
space, entities are letters, `script`, `style`, `head`, form fields and comments say nothing, and lines
are joined by "\\n" with none empty. The walk is a loop over parser events, so depth costs no stack.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from tasks.page.model import Mark

_BLOCKS: Final = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol option p pre section
    summary table tbody td tfoot th thead tr ul"""
_SILENT: Final = """
    script style noscript template head title meta link select textarea input button svg math canvas iframe
    object embed audio video map area param source track"""
BLOCKS: Final = frozenset(_BLOCKS.split())
SILENT: Final = frozenset(_SILENT.split())
MAX_DEPTH: Final = 60  # of the path that a mark keeps: real pages nest some 30 deep, hostile ones thousands
MAX_NAME: Final = 80  # characters of class and id in a path step

_SPACE: Final = re.compile(r"\s+")
_XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Rendered:
    """The lines of an HTML page, what its tags say of them, and what its head states of the page."""

    text: str
    marks: tuple[Mark, ...]  # one a line, in order
    given: Mapping[str, str]  # "head.title", "head.published_at", ... see `read_head`


def render(data: str) -> Rendered:
    """HTML text -> its lines, a Mark for each, and the statements of its head.

    Broken HTML is read as browsers do. What stands deeper than 2,048 elements is not seen (libxml2).
    """
    root = _parse(data)
    if root is None:
        return Rendered("", (), {})
    lines = list(_lines(root))
    marks = tuple(
        Mark(number, line.tag, line.path, round(line.n_linked / max(len(line.text), 1), 3), line.href)
        for number, line in enumerate(lines)
    )
    return Rendered("\n".join(line.text for line in lines), marks, read_head(root))


def _parse(data: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    clean = _XML_DECLARATION.sub("", data.replace("\x00", ""))
    try:
        return etree.fromstring(clean.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):  # nothing in it that could be an element
        return None


@dataclass(slots=True)
class _Line:
    """A line as it grows, and after `close` the finished one."""

    tag: str = ""
    path: str = ""
    parts: list[str] = field(default_factory=list)
    n_linked: int = 0
    href: str = ""
    text: str = ""

    def close(self) -> bool:
        """Set `text`; False where the line says nothing."""
        self.text = _SPACE.sub(" ", "".join(self.parts)).strip()
        return bool(self.text)


def _lines(root: etree._Element) -> Iterator[_Line]:  # noqa: PLR0912  # one loop, so that depth costs no stack
    """Finished lines in document order; a text belongs to the block element it stands in."""
    line = _Line()
    blocks: list[tuple[str, str]] = []  # open block elements: tag, step of the path
    links: list[str] = []
    silent = 0

    def add(text: str | None) -> None:
        if not text or silent:
            return
        if not line.parts or not line.tag:
            if not text.strip():
                return
            line.tag = blocks[-1][0] if blocks else "body"
            line.path = " ".join(step for _, step in blocks[:MAX_DEPTH])
        line.parts.append(text)
        if links:
            line.n_linked += len(" ".join(text.split()))
            line.href = line.href or links[-1]

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):  # a comment or an entity: only its tail is text
            if event == "end":
                add(element.tail)
            continue
        breaks = tag in BLOCKS or tag == "br"
        if breaks and line.parts:
            if line.close():
                yield line
            line = _Line()
        if event == "start":
            if tag in SILENT:
                silent += 1
            elif tag == "a":
                links.append(element.get("href") or "")
            elif tag in BLOCKS:
                blocks.append((tag, _step(element)))
            add(element.text)
        else:
            if tag in SILENT:
                silent -= 1
            elif tag == "a":
                links.pop()
            elif tag in BLOCKS:
                blocks.pop()
            add(element.tail)
    if line.close():
        yield line


def _step(element: etree._Element) -> str:
    """Tag, id and classes of an element: "div#main.article.wide"."""
    names = element.get("class", "")
    identity = element.get("id", "")
    step = str(element.tag) + (f"#{identity}" if identity else "")
    return (step + "".join(f".{name}" for name in names.split())).replace(" ", "_")[:MAX_NAME]


_META: Final = {  # property, name or itemprop of a <meta>, lower case -> the field it gives
    "og:title": "title",
    "article:published_time": "published_at",
    "datepublished": "published_at",
    "pubdate": "published_at",
    "article:author": "author",
    "author": "author",
    "dable:author": "author",
    "article:section": "section",
    "og:url": "url",
    "og:site_name": "site_name",
    "og:type": "type",
    "og:description": "description",
    "description": "description",
    "keywords": "keywords",
    "news_keywords": "keywords",
}
_LD: Final = {"headline": "title", "datePublished": "published_at", "articleSection": "section"}
_LD_ARTICLES: Final = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting"})


def read_head(root: etree._Element) -> Mapping[str, str]:
    """What the head and JSON-LD state, as written: "head.title", "head.author", "head.published_at", ...

    JSON-LD of an article goes before `<meta>`, the first statement before later ones.
    """
    found: dict[str, str] = {}

    def give(name: str, value: object) -> None:
        if isinstance(value, str) and value.strip():
            found.setdefault(f"head.{name}", _SPACE.sub(" ", value).strip())

    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            for item in _ld_articles(script.text or ""):
                for key, name in _LD.items():
                    value = item.get(key)
                    give(name, value[0] if isinstance(value, list) and value else value)
                give("author", _ld_name(item.get("author")))
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            give("url", link.get("href"))
    for meta in root.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            field_name = _META.get((meta.get(attribute) or "").lower())
            if field_name:
                give(field_name, meta.get("content"))
    return found


def _ld_articles(source: str) -> Iterator[dict[str, Any]]:
    """The article objects of one JSON-LD block; broken JSON gives none."""
    try:
        pending = [json.loads(source, strict=False)]
    except (ValueError, RecursionError):
        return
    while pending:
        item = pending.pop(0)
        if isinstance(item, list):
            pending.extend(item)
        elif isinstance(item, dict):
            kinds = item.get("@type")
            if _LD_ARTICLES & set(kinds if isinstance(kinds, list) else [str(kinds)]):
                yield item
            pending.extend(item.get("@graph") or [])


def _ld_name(value: object) -> str | None:
    """A person or organisation of JSON-LD, or a list of them -> the (first) name."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None
