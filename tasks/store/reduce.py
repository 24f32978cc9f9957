"""The one ordered reduce: from staged batches and the snapshot before to the snapshot after.

What needs more than one page is decided here, over all pages, in an order that no batch can change:
which version of an article is current, which document is a copy of which, which entities there are.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tasks.store.copies import Copies, find_copies
from tasks.store.entities import entities_of
from tasks.store.schemas import CONTENT
from tasks.store.sketches import identify
from tasks.store.snapshots import MONTH, UNKNOWN, Part, Snapshot, Store, link_parts, read_parts, write_parts

_KEYS = ["doc_id", "article_id", "published_at", "fingerprint", "sketch", "duplicate_of", "similarity", MONTH]


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
    copies: Copies
    relabelled: frozenset[str]  # documents that stay, but whose copy columns change


def publish(store: Store, staged: Sequence[Path], keep: int = 5) -> Published:
    """Reduce the staged batches into a new snapshot and swap it in; without a change, keep the old one.

    A staged batch is a folder with `<dataset>.parquet` for every dataset but entities, of the dataset's
    schema and `published_month`. Takes the store's lock, so that what it reduces into is what it replaces.
    """
    with store.lock():
        before = store.current()
        pages = _staged(staged, "pages", ["doc_id", "scraped_at"])
        change = _decide(before, pages, _staged(staged, "documents", [*_KEYS, "text"]))
        folder = store.begin()
        parts: dict[str, Part] = {}
        for dataset in CONTENT:  # one at a time: memory is the largest dataset's new rows, and a month of old
            if dataset != "entities":
                parts |= _write(dataset, _staged(staged, dataset), before, change, folder)
        parts |= write_parts(folder, "entities", None, _entities(folder))
        duplicates = len(change.copies)
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
    fresh = _frame(documents, _KEYS).merge(scraped, on="doc_id")
    known = fresh.head(0)
    if before:
        old_scraped = _frame(before.read("pages", ["doc_id", "scraped_at"]))
        known = _frame(_known(before)).merge(old_scraped, on="doc_id")
    kept = known[~known["doc_id"].isin(scraped["doc_id"])]
    every = pd.concat([kept, fresh], ignore_index=True)
    every = every.sort_values(["scraped_at", "doc_id"], na_position="first")
    current = every.drop_duplicates("article_id", keep="last")
    now = frozenset(current["doc_id"])
    stay, come = frozenset(kept["doc_id"]) & now, frozenset(fresh["doc_id"]) & now

    def texts(doc_ids: Collection[str]) -> Callable[[str], str]:
        read = _where(documents.select(["doc_id", "text"]), doc_ids)
        if before and (old := frozenset(doc_ids) - come):
            months = sorted(known[MONTH][known["doc_id"].isin(old)].unique())
            tables = [before.read("documents", ["doc_id", "text"], month) for month in months]
            read = pa.concat_tables([read, *(_where(table, old) for table in tables)])
        at = {doc_id: number for number, doc_id in enumerate(read["doc_id"].to_pylist())}
        column = read["text"].combine_chunks()  # stays in Arrow: half the memory of strings
        return lambda doc_id: str(column[at[doc_id]])

    gone = known[~known["doc_id"].isin(stay)]
    moved = come if before is None or before.is_of_this_schema("documents") else now
    copies = find_copies(current, gone, moved, texts)
    return _Change(frozenset(gone["doc_id"]), come, copies, _relabelled(kept[kept["doc_id"].isin(stay)], copies))


def _known(before: Snapshot) -> pa.Table:
    """What the reduce must know of the documents published before."""
    if before.is_of_this_schema("documents"):
        return before.read("documents", _KEYS)
    return _identified(before.read("documents", [*_KEYS, "text"])).select(_KEYS)


def _identified(documents: pa.Table) -> pa.Table:
    """Documents of an older schema, with the fingerprint and sketch that they lack."""
    if not documents["sketch"].null_count:
        return documents
    made = [identify(text) for text in documents["text"].to_pylist()]
    return _with_columns(documents, {"fingerprint": [m[0] for m in made], "sketch": [m[1] for m in made]})


def _relabelled(stay: pd.DataFrame, copies: Copies) -> frozenset[str]:
    """Documents that stay, of which another original is named now, or another similarity."""
    was = dict(zip(stay["doc_id"], zip(stay["duplicate_of"], stay["similarity"], strict=True), strict=True))
    return frozenset(
        doc_id for doc_id, copy in was.items() if (copy if pd.notna(copy[0]) else None) != copies.get(doc_id)
    )


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
            rows = _label_copies(_identified(rows), change.copies)
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


def _label_copies(documents: pa.Table, copies: Copies) -> pa.Table:
    labels = [copies.get(doc_id, (None, None)) for doc_id in documents["doc_id"].to_pylist()]
    of, alike = [label[0] for label in labels], [label[1] for label in labels]
    return _with_columns(documents, {"duplicate_of": of, "similarity": alike})


def _with_columns(table: pa.Table, columns: Mapping[str, Sequence[object]]) -> pa.Table:
    """The table with the values of some columns replaced."""
    for name, values in columns.items():
        at, field = table.schema.get_field_index(name), table.schema.field(name)
        table = table.set_column(at, field, pa.array(values, field.type))
    return table


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
