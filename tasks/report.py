"""A finished run -> its rows of the quality log, and a report a person can open."""

import json
from functools import cache
from pathlib import Path

import pyarrow as pa
from prefect import task
from prefect.cache_policies import NO_CACHE

from contracts import CONTRACTS, checks_of
from tasks.quality.metrics import measure
from tasks.quality.report import build_report, render_report
from tasks.run import Run
from tasks.store.logs import read_log
from tasks.store.schemas import CONTENT

_RELIABILITY = Path(__file__).parent / "models" / "reliability.tsv"


@task(name="report", cache_policy=NO_CACHE, persist_result=False)
def report_run(run: Run) -> Path:
    """Measure what is published, log it, and write reports/<run_id>.html and .json; the page's path."""
    with run.timed("report"):
        read = cache(run.store.read)
        refused = run.refused
        checks = {dataset: checks_of(contract) for dataset, contract in CONTRACTS.items()}
        quality = measure(read, CONTENT, checks, refused, run.counts)
        run.log("quality", quality)
        history = _rows(read_log(run.root, "runs"))
    report = build_report(run.row(), quality, refused, history, read, _reliability())
    path = run.root / "reports" / f"{run.run_id}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render_report(report), "utf-8")
    path.with_suffix(".json").write_text(json.dumps(report, ensure_ascii=False, indent=1, default=str), "utf-8")
    return path


def _reliability() -> list[tuple[float, float, int]]:
    """Of annotated pages the tagger has not learned from: confidence, share that is right, spans."""
    _, *rows = _RELIABILITY.read_text("utf-8").splitlines()
    return [(float(confidence), float(right), int(n)) for confidence, right, n in (row.split("\t") for row in rows)]


def _rows(table: pa.Table) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = table.to_pylist()
    return sorted(rows, key=lambda row: str(row["run_id"]))
