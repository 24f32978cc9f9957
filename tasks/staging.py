"""The folder a batch lives in between stages: its pages as read, then its rows.

A folder is named by what is in it (the pages and the pipeline's version), and marked done by its last
file, so that a run that crashed finds its finished batches again and no half-finished one.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tasks.batch import Batch, Draft
from tasks.page.ids import meta_hash
from tasks.page.model import Mark, Page

_PAGES = "input.parquet"
_REFUSED = "refused.json"
_DONE = "done.json"
_PAGE_SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("doc_id", "text", "format", "source_uri", "source_id", "encoding")),
        ("n_bytes", pa.int64()),
        ("given", pa.string()),
        ("marks", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class StagedBatch:
    """A batch on disk."""

    folder: Path
    n_pages: int


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a batch: pages kept by doc_id with their article_id, seconds, and what was counted."""

    kept: Mapping[str, str]
    seconds: Mapping[str, float]
    counts: Mapping[str, int]


def stage_pages(root: Path, drafts: Sequence[Draft], pipeline_version: str) -> StagedBatch:
    """Write the pages of a new batch; the folder that already holds just these is taken as it is."""
    digest = hashlib.sha256(pipeline_version.encode())
    for draft in drafts:
        digest.update(f"{draft.doc_id}{meta_hash(draft.page.given)}{draft.page.source_uri}".encode())
    folder = root / digest.hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / _PAGES).exists():
        rows = [
            {
                **{name: getattr(draft.page, name) for name in _PAGE_SCHEMA.names if name != "doc_id"},
                "doc_id": draft.doc_id,
                "given": json.dumps(dict(draft.page.given), ensure_ascii=False),
                "marks": json.dumps([asdict(mark) for mark in draft.page.marks], ensure_ascii=False),
            }
            for draft in drafts
        ]
        _write(pa.Table.from_pylist(rows, schema=_PAGE_SCHEMA), folder / _PAGES)
    return StagedBatch(folder, len(drafts))


def read_batch(folder: Path) -> Batch:
    """The pages of a batch, ready for the first stage."""
    drafts = []
    for row in pq.read_table(folder / _PAGES).to_pylist():
        marks = tuple(Mark(**mark) for mark in json.loads(row.pop("marks")))
        given = json.loads(row.pop("given"))
        drafts.append(Draft(row.pop("doc_id"), Page(**row, given=given, marks=marks)))
    return Batch(folder.name, drafts)


def stage_rows(folder: Path, tables: Mapping[str, pa.Table], refused: Iterable[Mapping[str, Any]], done: Done) -> None:
    """Write a batch's accepted rows and refused ones, and mark the folder done."""
    for dataset, table in tables.items():
        _write(table, folder / f"{dataset}.parquet")
    _write_text(folder / _REFUSED, json.dumps(list(refused), ensure_ascii=False, default=str))
    _write_text(folder / _DONE, json.dumps(asdict(done)))


def is_done(folder: Path) -> bool:
    """Whether the batch has been through all its stages."""
    return (folder / _DONE).exists()


def read_done(folder: Path) -> Done:
    """What became of a finished batch."""
    return Done(**json.loads((folder / _DONE).read_text("utf-8")))


def read_refused(folder: Path) -> list[dict[str, Any]]:
    """Rows for the quarantine log of a finished batch, without the run they are logged in."""
    rows: list[dict[str, Any]] = json.loads((folder / _REFUSED).read_text("utf-8"))
    return rows


def _write(table: pa.Table, path: Path) -> None:
    """All or nothing: a reader never meets a half-written file."""
    partial = path.with_suffix(".partial")
    pq.write_table(table, partial, compression="zstd", compression_level=3)
    partial.replace(path)


def _write_text(path: Path, text: str) -> None:
    partial = path.with_suffix(".partial")
    partial.write_text(text, "utf-8")
    partial.replace(path)
