"""The one ordered reduce: from staged batches and the snapshot before to the snapshot after.

What needs more than one page is decided here, over all pages, in an order that no batch can change:
which version of an article is current, which document is a copy of which, which entities there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tasks.store.entities import entities_of
from tasks.store.schemas import CONTENT
from tasks.store.snapshots import MONTH, UNKNOWN, Part, Snapshot, Store, link_parts, read_parts, write_parts

_KEYS = ["doc_id", "article_id", "published_at", "fingerprint", "duplicate_of", MONTH]


class StagedTwice(ValueError):
    """Two batches of a run hold the same page: whoever cut the batches has a bug."""


@dataclass(frozen=True, slots=True)
class Published:
    """What readers see after a publish."""

    snapshot: str
    changed: bool
    rows: Mapping[str, int]
    n_duplicates: int


@dataclass(frozen=True, slots=True)
class _Change:
    """Documents that go, documents that come, and what each document is a copy of."""

    gone: frozenset[str]
    come: frozenset[str]
    duplicate_of: Mapping[str, str]
    relabelled: frozenset[str]  # documents that stay, but are copies of another one now


def publish(store: Store, staged: Sequence[Path], keep: int = 5) -> Published:
    """Reduce the staged batches into a new snapshot and swap it in; without a change, keep the old one.

    A staged batch is a folder with `<dataset>.parquet` for every dataset but entities, of the dataset's
    schema and `published_month`. Takes the store's lock, so that what it reduces into is what it replaces.
    """
    with store.lock():
        before = store.current()
        pages = _staged(staged, "pages", ["doc_id", "scraped_at"])
        change = _decide(before, pages, _staged(staged, "documents", _KEYS))
        folder = store.begin()
        parts: dict[str, Part] = {}
        for dataset in CONTENT:  # one at a time: memory is the largest dataset's new rows, and a month of old
            if dataset != "entities":
                parts |= _write(dataset, _staged(staged, dataset), before, change, folder)
        parts |= write_parts(folder, "entities", None, _entities(folder))
        duplicates = len(change.duplicate_of)
        if before and parts == before.parts:
            store.discard(folder)
            return Published(before.name, False, before.rows(), duplicates)
        snapshot = store.commit(folder, parts, keep)
        return Published(snapshot.name, True, snapshot.rows(), duplicates)


def _staged(folders: Sequence[Path], dataset: str, columns: Sequence[str] | None = None) -> pa.Table:
    schema = CONTENT[dataset].append(pa.field(MONTH, pa.string()))
    tables = [pq.read_table(folder / f"{dataset}.parquet", columns=columns, schema=schema) for folder in folders]
    return pa.concat_tables([schema.empty_table().select(columns or schema.names), *tables])


def _decide(before: Snapshot | None, pages: pa.Table, documents: pa.Table) -> _Change:
    """Current versions and copies over all documents, old and new.

    Raises StagedTwice when two batches hold the same page: their rows would come twice.
    """
    scraped = _frame(pages)
    if twice := sorted(set(scraped["doc_id"][scraped["doc_id"].duplicated()])):
        raise StagedTwice(f"{len(twice)} pages are in more than one batch, the first {twice[0]}")
    fresh = _frame(documents).merge(scraped, on="doc_id")
    known = fresh.head(0)
    if before:
        old_scraped = _frame(before.read("pages", ["doc_id", "scraped_at"]))
        known = _frame(before.read("documents", _KEYS)).merge(old_scraped, on="doc_id")
    kept = known[~known["doc_id"].isin(scraped["doc_id"])]
    every = pd.concat([kept, fresh], ignore_index=True)
    every = every.sort_values(["scraped_at", "doc_id"], na_position="first")
    current = every.drop_duplicates("article_id", keep="last")
    now = frozenset(current["doc_id"])
    duplicate_of = _copies(current)
    was = dict(zip(kept["doc_id"], kept["duplicate_of"], strict=True))
    stay = frozenset(kept["doc_id"]) & now
    return _Change(
        gone=frozenset(known["doc_id"]) - stay,
        come=frozenset(fresh["doc_id"]) & now,
        duplicate_of=duplicate_of,
        relabelled=frozenset(d for d in stay if (was[d] if pd.notna(was[d]) else None) != duplicate_of.get(d)),
    )


def _copies(current: pd.DataFrame) -> dict[str, str]:
    """doc_id of a copy -> article_id of the first document with the same words."""
    ordered = current.sort_values(["published_at", "doc_id"], na_position="last")
    first = ordered.drop_duplicates("fingerprint").set_index("fingerprint")["article_id"]
    copies = ordered[ordered.duplicated("fingerprint")]
    return dict(zip(copies["doc_id"], copies["fingerprint"].map(first), strict=True))


def _write(dataset: str, new: pa.Table, before: Snapshot | None, change: _Change, folder: Path) -> dict[str, Part]:
    """A dataset's files: months whose rows change are written anew, the others linked."""
    come = new if dataset == "pages" else _where(new, change.come)
    old = before.read(dataset, ["doc_id", MONTH]) if before else come.slice(0, 0)
    drop = frozenset(new["doc_id"].to_pylist()) if dataset == "pages" else change.gone
    touched = frozenset(come["doc_id"].to_pylist()) | drop
    if dataset == "documents":
        touched |= change.relabelled
    if before and not before.is_of_this_schema(dataset):
        months = set(old[MONTH].unique().to_pylist())
    else:
        months = set(_where(old, touched)[MONTH].unique().to_pylist())
    months |= set(come[MONTH].unique().to_pylist())
    parts: dict[str, Part] = {}
    for month in sorted(months):
        rows = come.filter(pc.equal(come[MONTH], month))
        if before:
            stay = _where(before.read(dataset, month=month), drop, inside=False)
            rows = pa.concat_tables([stay, rows])
        if dataset == "documents":
            rows = _label_copies(rows, change.duplicate_of)
        if rows.num_rows:
            parts |= write_parts(folder, dataset, month, rows)
    if before:
        prefix = f"{dataset}/{MONTH}="
        linked = [
            path
            for path, part in before.parts.items()
            if path.startswith(prefix) and part.rows and path.removeprefix(prefix).split("/")[0] not in months
        ]
        parts |= link_parts(before, folder, linked)
    return parts or write_parts(folder, dataset, UNKNOWN, come.slice(0, 0))


def _label_copies(documents: pa.Table, duplicate_of: Mapping[str, str]) -> pa.Table:
    copies = [duplicate_of.get(doc_id) for doc_id in documents["doc_id"].to_pylist()]
    alike = [None if copy is None else 1.0 for copy in copies]
    for name, values in (("duplicate_of", copies), ("similarity", alike)):
        at = documents.schema.get_field_index(name)
        field = documents.schema.field(name)
        documents = documents.set_column(at, field, pa.array(values, field.type))
    return documents


def _entities(folder: Path) -> pa.Table:
    documents = read_parts(folder, "documents", ["doc_id", "published_at", "duplicate_of"])
    columns = ["doc_id", "entity_id", "type", "name", "surface", "place_code"]
    return entities_of(_frame(read_parts(folder, "mentions", columns)), _frame(documents))


def _where(table: pa.Table, doc_ids: Iterable[str], inside: bool = True) -> pa.Table:
    mask = _frame(table.select(["doc_id"]))["doc_id"].isin(list(doc_ids))
    return table.filter(pa.array(mask if inside else ~mask))


def _frame(table: pa.Table, columns: Sequence[str] | None = None) -> pd.DataFrame:
    frame: pd.DataFrame = (table.select(columns) if columns else table).to_pandas()
    return frame
