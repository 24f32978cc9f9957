"""Logs: one Parquet file a run, appended outside the snapshots and never rolled back."""

import os
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from tasks.store.schemas import LOGS

MONTH = "run_month"


def append_log(root: Path, name: str, table: pa.Table, run_id: str, month: str) -> Path:
    """Write a run's rows as output/<name>/run_month=<month>/<run_id>.parquet; all of them or none."""
    folder = root / name / f"{MONTH}={month}"
    folder.mkdir(parents=True, exist_ok=True)
    (root / ".store").mkdir(exist_ok=True)
    partial = root / ".store" / f"{name}-{run_id}.partial"  # readers refuse strange files in a dataset
    pq.write_table(table.cast(LOGS[name]).replace_schema_metadata(None), partial, compression="zstd")
    with partial.open("rb") as written:
        os.fsync(written.fileno())
    path = folder / f"{run_id}.parquet"
    partial.replace(path)
    return path


def read_log(
    root: Path, name: str, columns: Sequence[str] | None = None, where: pc.Expression | None = None
) -> pa.Table:
    """Every row of a log (or some columns of some), with `run_month`; an empty table before the first."""
    schema = LOGS[name].append(pa.field(MONTH, pa.string()))
    if not (root / name).is_dir():
        return schema.empty_table().select(columns or schema.names)
    hive = ds.partitioning(pa.schema([(MONTH, pa.string())]), flavor="hive")
    log = ds.dataset(root / name, schema=schema, format="parquet", partitioning=hive)
    return log.to_table(columns, filter=where)


def refused_before(root: Path, pipeline_version: str) -> dict[str, tuple[str, str, str]]:
    """Pages this version has refused: doc_id -> (stage, check, reason). Unreadable ones have no doc_id."""
    names = ["doc_id", "stage", "check", "reason"]
    whole_page, mine = pc.field("dataset") == "pages", pc.field("pipeline_version") == pipeline_version
    log = read_log(root, "quarantine", names, whole_page & mine)
    columns = (log[name].to_pylist() for name in names)
    return {doc_id: (stage, check, reason) for doc_id, stage, check, reason in zip(*columns, strict=True) if doc_id}
