"""One run: who it is, what it has counted, and its rows in the logs."""

import json
import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import pyarrow as pa

from tasks.store.logs import append_log
from tasks.store.schemas import LOGS
from tasks.store.snapshots import Store
from tasks.version import git_commit

OUTCOMES = ("kept", "unchanged", "repeated", "quarantined")
GOOD = frozenset({"published", "published_with_warnings", "unchanged"})


class PagesLost(RuntimeError):
    """The sum of pages does not come out: read = kept + unchanged + repeated + quarantined."""


class Run:
    """A run under way. Plain class: Prefect hands it from task to task without walking through it."""

    def __init__(self, root: Path, pipeline_version: str, parameters: Mapping[str, Any], flow_run_name: str) -> None:
        self.root = root
        self.store = Store(root)
        self.stage = root / ".stage"
        self.pipeline_version = pipeline_version
        self.parameters = dict(parameters)
        self.flow_run_name = flow_run_name
        self.started_at = datetime.now(UTC)
        self.run_id = f"{self.started_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
        self.seconds: dict[str, float] = {}
        self._began = perf_counter()
        self.counts: Counter[str] = Counter()
        self.refused: list[dict[str, Any]] = []  # rows of the quarantine log
        self.status = "failed"
        self.snapshot: str | None = None

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Count the seconds of a block to a stage."""
        began = perf_counter()
        try:
            yield
        finally:
            self.took(stage, perf_counter() - began)

    def took(self, stage: str, seconds: float) -> None:
        """Count seconds to a stage."""
        self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds

    def count(self, outcomes: Mapping[str, int]) -> None:
        """Take the pages by outcome; raises PagesLost unless every page read has just one."""
        self.counts.update({f"n_{outcome}": outcomes.get(outcome, 0) for outcome in OUTCOMES})
        read = self.counts["n_read"]
        if read != (told := sum(self.counts[f"n_{outcome}"] for outcome in OUTCOMES)):
            raise PagesLost(f"{read} pages were read, {told} have an outcome")

    def log(self, name: str, rows: list[dict[str, Any]]) -> None:
        """Append this run's rows to a log; a run without any leaves no file."""
        if rows:
            schema = LOGS[name]
            with_run = [row | {"run_id": self.run_id} for row in rows]
            table = pa.Table.from_pylist(with_run, schema=schema)
            append_log(self.root, name, table, self.run_id, f"{self.started_at:%Y-%m}")

    def row(self) -> dict[str, Any]:
        """The run as its row of the `runs` log; parameters and seconds still as what they are."""
        return {
            "run_id": self.run_id,
            "started_at": self.started_at,
            "ended_at": datetime.now(UTC),
            "flow_run_name": self.flow_run_name,
            "parameters": self.parameters,
            "pipeline_version": self.pipeline_version,
            "git_commit": git_commit(),
            "snapshot": self.snapshot,
            "status": self.status,
            "seconds": {stage: round(seconds, 3) for stage, seconds in self.seconds.items()}
            | {"total": round(perf_counter() - self._began, 3)},
            **{f"n_{name}": self.counts[f"n_{name}"] for name in ("read", *OUTCOMES, "duplicates")},
        }

    def log_itself(self) -> None:
        """Append the row of this run."""
        as_json = {key: json.dumps(self.row()[key], ensure_ascii=False) for key in ("parameters", "seconds")}
        self.log("runs", [self.row() | as_json])


@contextmanager
def opened(run: Run) -> Iterator[Run]:
    """The run, logged whatever happens: a failure leaves its row too."""
    try:
        yield run
    except BaseException:
        run.status = "failed"
        raise
    finally:
        run.log_itself()
