"""What a run tells at its end: to the terminal, to Prefect, to the exit status."""

from collections import Counter
from pathlib import Path

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from pydantic import BaseModel

from tasks.run import GOOD, OUTCOMES, Run


class RunHeld(RuntimeError):
    """A run that published nothing because too many of its pages were refused."""


class RunSummary(BaseModel):
    """The figures of a run."""

    run_id: str
    status: str
    snapshot: str | None
    output: Path
    report: Path
    pages: dict[str, int]  # read, kept, unchanged, repeated, quarantined
    rows: dict[str, int]  # by dataset, in the snapshot readers now see
    refused: dict[str, int]  # by reason, of this run
    seconds: dict[str, float]  # by stage, and total


def summarise(run: Run, report: Path) -> RunSummary:
    """The summary of a finished run."""
    return RunSummary(
        run_id=run.run_id,
        status=run.status,
        snapshot=run.snapshot,
        output=run.root,
        report=report,
        pages={name: run.counts[f"n_{name}"] for name in ("read", *OUTCOMES)},
        rows=run.store.rows(),
        refused=dict(Counter(f"{row['dataset']}: {row['check']}" for row in run.refused)),
        seconds=run.row()["seconds"],
    )


def raise_unless_good(summary: RunSummary) -> None:
    """Make a held run a failed flow run, so that schedules and watchers see it."""
    if summary.status not in GOOD:
        refused = ", ".join(f"{n} {reason}" for reason, n in summary.refused.items())
        raise RunHeld(
            f"{summary.pages['quarantined']} of {summary.pages['read']} pages were refused ({refused}); "
            f"the snapshot before stays. See {summary.report}, or raise hold_above."
        )


def show_in_prefect(summary: RunSummary) -> None:
    """The run's figures as a markdown and a table artifact."""
    pages = " + ".join(f"{summary.pages[name]} {name}" for name in OUTCOMES)
    create_markdown_artifact(
        key="news-run",
        markdown=(
            f"# {summary.status}\n\n{summary.pages['read']} pages read = {pages}\n\n"
            f"Snapshot `{summary.snapshot}` in `{summary.output}`, report `{summary.report}`\n"
        ),
        description=f"Run {summary.run_id}",
    )
    create_table_artifact(
        key="news-rows",
        table=[{"dataset": dataset, "rows": rows} for dataset, rows in summary.rows.items()],
        description=f"Rows by dataset after run {summary.run_id}",
    )
