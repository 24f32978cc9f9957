"""A batch of pages through clean, normalise, extract and validate, to rows on disk."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import pyarrow as pa
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks import progress
from tasks.batch import Batch, Refused
from tasks.clean import clean
from tasks.extract import extract
from tasks.normalise import normalise
from tasks.rows import published_month, rows_of
from tasks.staging import Done, StagedBatch, is_done, read_batch, stage_rows
from tasks.store.schemas import CONTENT
from tasks.validate import validate

_DIGITS = re.compile(r"\d+")
_MONTH = pa.field("published_month", pa.string())
_OF_PAGES = tuple(name for name in CONTENT if name != "entities")


@task(name="refine", task_run_name="refine {folder.name}", cache_policy=NO_CACHE, persist_result=False)
def refine_batch(folder: Path, pipeline_version: str, edits: Collection[str], sites: Path | None = None) -> None:
    """Take a staged batch through every stage; one that is done already is left as it is."""
    if is_done(folder):
        return
    batch = read_batch(folder)
    clean(batch, sites)
    normalise(batch, edits)
    extract(batch)
    tables = tables_of(batch, pipeline_version)
    began = perf_counter()
    accepted, rejected = validate(tables)
    batch.seconds["validate"] = perf_counter() - began
    refused = [*map(refused_row, batch.refused), *rejected]
    kept = accepted["pages"].select(["doc_id", "article_id"]).to_pylist()
    done = Done(
        kept={row["doc_id"]: row["article_id"] for row in kept},
        seconds=batch.seconds,
        counts=_counts(batch),
    )
    stage_rows(folder, accepted, refused, done)


def _counts(batch: Batch) -> dict[str, int]:
    """Edits made and digit runs that are no finding, over the pages of a batch."""
    counts: Counter[str] = Counter()
    for draft in batch.drafts:
        if draft.article and draft.findings:
            counts.update({f"edit:{name}": made for name, made in draft.article.edits.items()})
            counts.update(draft.findings.digits)
            counts["digit_runs"] += len(_DIGITS.findall(draft.article.text))
    return dict(counts)  # asdict breaks a Counter


def tables_of(batch: Batch, pipeline_version: str) -> dict[str, pa.Table]:
    """The rows of every draft as Arrow tables: the dataset's schema, and published_month.

    A page whose rows fit no schema is refused as `crashed`, like one that breaks a stage.
    """
    schemas = {dataset: CONTENT[dataset].append(_MONTH) for dataset in _OF_PAGES}
    parts: dict[str, list[pa.Table]] = {dataset: [schema.empty_table()] for dataset, schema in schemas.items()}

    def collect(draft: Any) -> None:
        made = rows_of(draft, pipeline_version)
        month = {"published_month": published_month(draft.cleaned.metadata.published_at)}
        tables = {
            dataset: pa.Table.from_pylist([row | month for row in rows], schema=schemas[dataset])
            for dataset, rows in made.items()
        }
        for dataset, table in tables.items():
            parts[dataset].append(table)

    batch.through("rows", collect)
    return {dataset: pa.concat_tables(tables).combine_chunks() for dataset, tables in parts.items()}


def refused_row(refused: Refused) -> Mapping[str, Any]:
    """A refused page as a row of the quarantine log."""
    refusal = refused.refusal
    return {
        "dataset": "pages",
        "row_no": None,
        "doc_id": refused.doc_id,
        "source_uri": refusal.source_uri,
        "source_id": refusal.source_id,
        "stage": refused.stage,
        "check": refusal.check,
        "reason": refusal.reason,
        "row": refusal.head,
    }


def refine_batches(
    batches: Sequence[StagedBatch], pipeline_version: str, edits: Collection[str], sites: Path | None = None
) -> None:
    """Refine one batch after the other."""
    total, done = sum(batch.n_pages for batch in batches), 0
    for batch in batches:
        progress.tell("refine", done, total)
        refine_batch(batch.folder, pipeline_version, edits, sites)
        done += batch.n_pages
    progress.tell("refine", done, total)
