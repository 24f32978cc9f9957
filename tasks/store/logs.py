"""Logs: one Parquet file a run, appended outside the snapshots and never rolled back."""

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
    path = folder / f"{run_id}.parquet"
    partial.replace(path)
    return path


def read_log(root: Path, name: str) -> pa.Table:
    """Every row of a log, with `run_month`; an empty table before the first."""
    schema = LOGS[name].append(pa.field(MONTH, pa.string()))
    if not (root / name).is_dir():
        return schema.empty_table()
    hive = ds.partitioning(pa.schema([(MONTH, pa.string())]), flavor="hive")
    return ds.dataset(root / name, schema=schema, format="parquet", partitioning=hive).to_table()


def refused_before(root: Path, pipeline_version: str) -> dict[str, tuple[str, str, str]]:
    """Pages this version has refused: doc_id -> (stage, check, reason). Unreadable ones have no doc_id."""
    log = read_log(root, "quarantine")
    mine = log.filter(
        pc.and_(pc.equal(log["dataset"], "pages"), pc.equal(log["pipeline_version"], pipeline_version))
    )
    columns = (mine[name].to_pylist() for name in ("doc_id", "stage", "check", "reason"))
    return {
        doc_id: (stage, check, reason)
        for doc_id, stage, check, reason in zip(*columns, strict=True)
        if doc_id
    }
