"""Inputs -> batches of new pages on disk, and a sighting of every page that was read."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks import progress
from tasks.batch import Draft, Refused
from tasks.page.ids import doc_id, meta_hash
from tasks.page.limits import Limits
from tasks.page.lines.stamps import read_time
from tasks.page.model import Page, Refusal
from tasks.page.reading.sources import list_sources, read_source
from tasks.staging import StagedBatch, stage_pages

Row = dict[str, Any]
BATCH_CHARS = 4_000_000  # bounds a batch's memory whatever the size of its pages


class Ingested:
    """What ingest read: batches to refine, a sighting a page, pages refused at the door."""

    def __init__(self) -> None:
        self.batches: list[StagedBatch] = []
        self.sightings: list[Row] = []
        self.refused: list[Refused] = []

    @property
    def outcomes(self) -> Counter[str]:
        """Pages by outcome so far."""
        return Counter(row["outcome"] for row in self.sightings)


class Ledger:
    """What was read before: pages published, and pages this pipeline version has refused."""

    def __init__(
        self,
        pipeline_version: str,
        known: Mapping[str, tuple[str, str]],
        refused: Mapping[str, tuple[str, str, str]],
    ) -> None:
        self.pipeline_version = pipeline_version
        self._known, self._refused = known, refused
        self._seen: set[str] = set()

    def outcome(self, draft: Draft) -> str:
        """`new`, or why the page needs no work: unchanged, repeated, quarantined."""
        if draft.doc_id in self._seen:
            return "repeated"
        self._seen.add(draft.doc_id)
        if draft.doc_id in self._refused:
            return "quarantined"
        made_of = (meta_hash(draft.page.given), self.pipeline_version)
        return "unchanged" if self._known.get(draft.doc_id) == made_of else "new"

    def refusal(self, draft: Draft) -> Refused:
        """Why the page was refused before."""
        stage, check, reason = self._refused[draft.doc_id]
        page = draft.page
        again = Refusal(page.source_uri, page.source_id, check, reason, page.text[:500], page.n_bytes)
        return Refused(stage, again, draft.doc_id)


@task(name="ingest", cache_policy=NO_CACHE, persist_result=False)
def ingest_pages(
    inputs: Sequence[str],
    fields: Mapping[str, str],
    limits: Limits,
    ledger: Ledger,
    stage: Path,
    batch_pages: int,
) -> Ingested:
    """Read every page once, in a stream; pages that need work are cut into batches under `stage`."""
    read = Ingested()
    batch: list[Draft] = []
    n_chars = 0

    def cut() -> None:
        nonlocal n_chars
        read.batches.append(stage_pages(stage, batch, ledger.pipeline_version))
        batch.clear()
        n_chars = 0

    for item in _read(inputs, fields, limits):
        if isinstance(item, Refusal):
            read.refused.append(Refused("ingest", item))
            read.sightings.append(_sighting_of_refusal(item))
        else:
            draft = Draft(doc_id(item.text), item)
            outcome = ledger.outcome(draft)
            if outcome == "quarantined":
                read.refused.append(ledger.refusal(draft))
            elif outcome == "new":
                batch.append(draft)
                n_chars += len(item.text)
            read.sightings.append(_sighting(draft, "kept" if outcome == "new" else outcome))
            if len(batch) >= batch_pages or n_chars >= BATCH_CHARS:
                cut()
        progress.tell("ingest", len(read.sightings))
    if batch:
        cut()
    return read


def _read(inputs: Sequence[str], fields: Mapping[str, str], limits: Limits) -> Iterator[Page | Refusal]:
    for source in list_sources(inputs):
        if isinstance(source, Refusal):
            yield source
            continue
        for item in read_source(source, fields, limits):
            yield _storable(item) if isinstance(item, Page) else item


def _storable(page: Page) -> Page | Refusal:
    """The page, unless its text has code points that UTF-8 cannot hold (half an emoji, cut in JSON)."""
    try:
        page.text.encode("utf-8")
    except UnicodeEncodeError as error:
        reason = f"character {error.start} is half of a surrogate pair: re-export the record as UTF-8"
        head = page.text[:200].encode("utf-8", "replace").decode()
        return Refusal(page.source_uri, page.source_id, "undecodable", reason, head, page.n_bytes)
    return page


def _sighting(draft: Draft, outcome: str) -> Row:
    page = draft.page
    return {
        "doc_id": draft.doc_id,
        "source_uri": page.source_uri,
        "source_id": page.source_id,
        "url": page.given.get("url"),
        "scraped_at": read_time(page.given.get("scraped_at", "")),
        "n_bytes": page.n_bytes,
        "outcome": outcome,
    }


def _sighting_of_refusal(refusal: Refusal) -> Row:
    return {
        "source_uri": refusal.source_uri,
        "source_id": refusal.source_id,
        "n_bytes": refusal.n_bytes,
        "outcome": "quarantined",
    }
