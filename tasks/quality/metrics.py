"""Figures of a run and of what is published, as rows of the `quality` log.

A row is a check (it passes or fails, with the rows it was asked of) or a metric (a value to compare with
the runs before). Values are shares in [0, 1], counts, or seconds, as the check's name says.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Row = dict[str, Any]
Reader = Callable[[str], pa.Table]

FOUND = ("mentions", "quantities", "timexes", "awards", "money", "quotes", "indicators")
_PLUMBING = frozenset({"doc_id", "char_start", "char_end", "page_start", "page_end", "published_month"})


def measure(
    read: Reader,
    datasets: Iterable[str],
    checks: Mapping[str, Iterable[str]],
    refused: Iterable[Mapping[str, Any]],
    counts: Mapping[str, int],
) -> list[Row]:
    """Every metric and check of a run.

    `read` gives a published dataset as a table, `checks` the names of each dataset's contract checks,
    `refused` the run's quarantine rows, `counts` its pages (`n_read`, …), edits (`edit:marks`, …) and digit runs
    (`digit_runs`, those that are no finding as `identifier:phone`, those in nothing as `unread:9-a`).
    """
    tables = {dataset: read(dataset) for dataset in datasets}
    return [
        *_of_run(counts),
        *_of_contracts(tables, checks, list(refused)),
        *_of_content(tables),
        *_completeness(tables),
    ]


def metric(dataset: str, check: str, value: float, **more: Any) -> Row:
    """A figure without a verdict: later runs are compared with it."""
    return {
        "dataset": dataset,
        "check": check,
        "severity": "info",
        "value": float(value),
        "status": "no_history",
        **more,
    }


def _of_run(counts: Mapping[str, int]) -> Iterator[Row]:
    read = counts.get("n_read", 0)
    told = sum(counts.get(f"n_{name}", 0) for name in ("kept", "unchanged", "repeated", "quarantined"))
    yield {
        "dataset": "pages",
        "check": "sum_of_pages",
        "severity": "error",
        "n_rows": read,
        "n_failed": abs(read - told),
        "value": float(told),
        "status": "pass" if read == told else "fail",
        "details": "read = kept + unchanged + repeated + quarantined",
    }
    if read:
        yield metric("pages", "quarantined_share", counts.get("n_quarantined", 0) / read, n_rows=read)
    for name, value in sorted(counts.items()):
        if name.startswith("edit:"):
            yield metric("documents", name, value)
        elif name.startswith(("identifier:", "unread:")):
            yield metric("quantities", name, value)
    if runs := counts.get("digit_runs", 0):
        unread = sum(value for name, value in counts.items() if name.startswith("unread:"))
        yield metric("quantities", "unread_share", unread / runs, n_rows=runs, n_failed=unread)


def _of_contracts(
    tables: Mapping[str, pa.Table], checks: Mapping[str, Iterable[str]], refused: list[Mapping[str, Any]]
) -> Iterator[Row]:
    failed: dict[tuple[str, str], int] = {}
    for row in refused:
        for check in str(row["check"]).split(";"):
            key = (str(row["dataset"]), check)
            failed[key] = failed.get(key, 0) + 1
    named = {(dataset, check) for dataset, names in checks.items() for check in names}
    for dataset, check in sorted(named | failed.keys()):
        bad = failed.get((dataset, check), 0)
        good = tables[dataset].num_rows if dataset in tables else 0
        yield {
            "dataset": dataset,
            "check": check,
            "severity": "error",
            "n_rows": good + bad,
            "n_failed": bad,
            "value": bad / (good + bad) if good + bad else 0.0,
            "status": "warn" if bad else "pass",
        }


def _of_content(tables: Mapping[str, pa.Table]) -> Iterator[Row]:
    for dataset, table in tables.items():
        yield metric(dataset, "rows", table.num_rows)
    documents = tables["documents"]
    if not documents.num_rows:
        return
    characters = pc.sum(documents["n_chars"]).as_py() or 1
    for dataset in FOUND:
        yield metric(dataset, "per_1000_characters", 1000 * tables[dataset].num_rows / characters)
    yield metric("documents", "duplicate_share", 1 - _null_share(documents["duplicate_of"]))
    yield metric("documents", "median_n_chars", pc.quantile(documents["n_chars"], 0.5)[0].as_py())
    yield metric("documents", "median_body_share", pc.quantile(documents["body_share"], 0.5)[0].as_py())
    timexes = tables["timexes"]
    if timexes.num_rows:
        yield metric("timexes", "resolved_share", 1 - _null_share(timexes["begin_date"]))
    mentions = tables["mentions"]
    if mentions.num_rows:
        yield metric("mentions", "mean_confidence", pc.mean(mentions["confidence"]).as_py() or 0.0)


def _completeness(tables: Mapping[str, pa.Table]) -> Iterator[Row]:
    for dataset, table in tables.items():
        for column in table.column_names:
            if table.num_rows and column not in _PLUMBING:
                share = 1 - _null_share(table[column])
                yield metric(dataset, f"complete:{column}", share, n_rows=table.num_rows)


def _null_share(column: pa.ChunkedArray) -> float:
    return column.null_count / len(column) if len(column) else 0.0
