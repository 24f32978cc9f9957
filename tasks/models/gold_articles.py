"""Annotated articles to learn from: pages of a gold folder, and records of the corpora.

Both become the article that extraction reads (normalised line by line), their spans moved along.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import zstandard

from tasks.language.alignment import Alignment
from tasks.language.article import Article, Line
from tasks.language.normalise import normalise_line
from tasks.page.model import Page
from tasks.page.reading.records import page_of_record
from tasks.page.reading.sources import Source, list_sources, read_source

SHARED = Path(__file__).parents[2] / "../shared"
ANNOTATIONS = Path(__file__).parent / "annotations"
HELD = Path(__file__).parents[2] / "tests" / "gold" / "indicators"
_ARTICLE = frozenset({"title", "lead", "heading", "body", "caption"})

Spans = tuple[tuple[int, int, str, bool], ...]  # start, end, type, optional


@dataclass(frozen=True)
class Gold:
    """One annotated article, and the site it is from: pages of one site never stand on both sides of a fold."""

    name: str
    site: str
    article: Article
    spans: Spans
    of_a_page: bool = False  # read by two careful readers; records by one


def read_gold(folder: Path) -> list[Gold]:
    """Annotated pages of a gold folder, in the order of their names."""
    index = SHARED / "pages" / "index.tsv"
    with index.open(encoding="utf-8", newline="") as file:
        site = {row["file"]: row["site"].removeprefix("baomoi/") for row in csv.DictReader(file, delimiter="\t")}
    return [_page(path, site) for path in sorted(folder.glob("*.json"))]


def _page(path: Path, site: dict[str, str]) -> Gold:
    note = json.loads(path.read_text("utf-8"))
    pages = SHARED / ("seeds" if path.parent.name == "seeds" else "pages")
    raw = (pages / note["page"]).read_bytes().decode("utf-8").split("\n")
    rows: dict[int, tuple[str, str, list[tuple[int, int, str, bool]]]] = {
        int(number): (raw[int(number) - 1].rstrip("\r"), role, [])
        for number, role in note["blocks"].items()
        if role in _ARTICLE
    }
    for number, surface, kind, *more in note["mentions"]:
        extra = more[0] if more else {}
        line, _, spans = rows[number]
        at = -1
        for _ in range(extra.get("nth", 1)):
            at = line.index(surface, at + 1)
        spans.append((at, at + len(surface), kind, bool(extra.get("optional"))))
    article, placed = _article(row for _, row in sorted(rows.items()))
    return Gold(path.stem, site.get(note["page"], path.stem), article, placed, of_a_page=True)


def read_annotations(folder: Path = ANNOTATIONS) -> list[Gold]:
    """Annotated records of `../shared/corpus`, in the order of their ids.

    A line of `folder/*.jsonl` names corpus, record and doc_id, and its mentions by offsets into the
    record's page text. Raises ValueError where a record is missing or its text is another.
    """
    wanted: dict[str, dict[str, dict[str, Any]]] = {}
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            note = json.loads(line)
            wanted.setdefault(note["corpus"], {})[note["id"]] = note
    found = [gold for corpus, notes in sorted(wanted.items()) for gold in _records(corpus, notes)]
    return sorted(found, key=lambda gold: gold.name)


def read_corpus(corpus: str) -> Iterator[tuple[str, str, Page]]:
    """Id, site and page of every record of a corpus."""
    path = SHARED / "corpus" / f"{corpus}.jsonl.zst"
    with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as stream:
        for number, line in enumerate(io.TextIOWrapper(stream, "utf-8")):
            record = json.loads(line)
            page = page_of_record(record, number, path.name, {})
            if isinstance(page, Page):
                yield record["id"], record.get("site") or corpus, page


def held_records() -> frozenset[str]:
    """Ids of the records that measure whom numbers are said of: nothing learns from their text.

    Raises FileNotFoundError where the lists are missing: a copy of the code without its tests would learn from all.
    """
    files = list(HELD.glob("*.jsonl"))
    if not files:
        raise FileNotFoundError(f"{HELD}: no list of held records")
    lines = chain.from_iterable(file.read_text("utf-8").splitlines() for file in files)
    return frozenset(json.loads(line)["id"] for line in lines)


def _records(corpus: str, notes: dict[str, dict[str, Any]]) -> Iterator[Gold]:
    left = set(notes)
    for name, site, page in read_corpus(corpus):
        if name not in left:
            continue
        left.discard(name)
        note = notes[name]
        if hashlib.sha256(page.text.encode()).hexdigest()[:16] != note["doc_id"]:
            raise ValueError(f"{corpus} {name}: the record's text is not the one that was annotated")
        article, spans = record_article(page, note["mentions"])
        yield Gold(name, site, article, spans)
    if left:
        raise ValueError(f"{corpus}: no record {', '.join(sorted(left))}")


def read_named(folder: Path) -> Iterator[tuple[str, Page, list[dict[str, Any]]]]:
    """Name, page and annotated numbers of the lines of `folder/*.jsonl`: pages of `../shared`, records of its corpora.

    Raises ValueError where a record is missing or its text is another.
    """
    lines = [line for file in sorted(folder.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    notes = [json.loads(line) for line in lines]
    wanted = {(note["corpus"], note["id"]) for note in notes}
    pages = {
        ("pages", name): page for name, page in _pages(sorted(name for corpus, name in wanted if corpus == "pages"))
    }
    for corpus in sorted({corpus for corpus, _ in wanted} - {"pages"}):
        pages |= {(corpus, name): page for name, _, page in read_corpus(corpus) if (corpus, name) in wanted}
    for note in notes:
        page = pages.get((note["corpus"], note["id"]))
        if page is None or hashlib.sha256(page.text.encode()).hexdigest()[:16] != note["doc_id"]:
            raise ValueError(f"{note['corpus']} {note['id']}: no such text as was annotated")
        yield note["id"], page, note["numbers"]


def _pages(names: Iterable[str]) -> Iterator[tuple[str, Page]]:
    for name in names:
        (source,) = list_sources([str(SHARED / "pages" / f"{name}.txt")])
        if isinstance(source, Source):
            for page in read_source(source, {}):
                if isinstance(page, Page):
                    yield name, page


def record_article(page: Page, mentions: Iterable[list[Any]] = ()) -> tuple[Article, Spans]:
    """The article of a record's page, with the mentions that stand in one of its lines."""
    role = {mark.line: mark.tag for mark in page.marks}
    rows, at = [], 0
    for number, raw in enumerate(page.text.split("\n")):
        end = at + len(raw)
        inside = [(s - at, e - at, k, bool(more)) for s, e, k, *more in mentions if at <= s and e <= end]
        rows.append((raw, role.get(number, "body"), inside))
        at = end + 1
    return _article(rows)


def _article(rows: Iterable[tuple[str, str, list[tuple[int, int, str, bool]]]]) -> tuple[Article, Spans]:
    text, lines, spans = "", [], []
    for number, (raw, role, inside) in enumerate(rows):
        clean, aligned = normalise_line(raw)
        if not clean:
            continue
        at = len(text)
        lines.append(Line(at, at + len(clean), role, number))
        text += clean + "\n"
        for start, end, kind, optional in inside:
            if place := aligned.to_text(start, end):
                spans.append((at + place[0], at + place[1], kind, optional))
    return Article(text, tuple(lines), (), Alignment(()), {}), tuple(sorted(spans))
