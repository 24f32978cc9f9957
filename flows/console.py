"""A run seen from the terminal: progress while it goes, a short table at its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from flows.news import publish_news
from flows.settings import NewsSettings
from flows.summary import RunHeld, RunSummary
from tasks import progress

_OUT, _ERR = Console(), Console(stderr=True)
_FOUND = ("mentions", "quantities", "timexes", "awards", "money", "quotes", "indicators")


def run_and_show(inputs: list[str], output: Path, settings: NewsSettings) -> bool:
    """Run the flow with a progress bar, print what came of it; whether it went well."""
    try:
        with _watched():
            summary = publish_news(inputs=inputs, output=output, settings=settings)
    except RunHeld as held:
        _ERR.print(f"[bold red]held[/]: {held}", soft_wrap=True, highlight=False)
        return False
    except Exception as error:
        _ERR.print(f"[bold red]failed[/]: {type(error).__name__}: {error}", soft_wrap=True, highlight=False)
        _ERR.print("What was published before is untouched. PREFECT_LOGGING_LEVEL=INFO shows more.")
        return False
    _OUT.print(table_of(summary))
    _tell_refused(summary)
    _OUT.print(f"[bold]{summary.status}[/]  report: {summary.report}", soft_wrap=True, highlight=False)
    return True


def table_of(summary: RunSummary) -> Table:
    """Pages, documents, findings by kind, quarantined, time."""
    table = Table(title=f"{summary.output} · snapshot {summary.snapshot or '-'}", show_header=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    pages = dict(summary.pages)
    table.add_row("pages read", f"{pages.pop('read'):,}")
    for outcome, n in pages.items():
        table.add_row(f"  {outcome}", f"{n:,}")
    table.add_section()
    table.add_row("documents", f"{summary.rows.get('documents', 0):,}")
    for kind in _FOUND:
        table.add_row(f"  {kind}", f"{summary.rows.get(kind, 0):,}")
    table.add_row("entities", f"{summary.rows.get('entities', 0):,}")
    table.add_section()
    table.add_row("seconds", f"{summary.seconds.get('total', 0):.1f}")
    return table


def _tell_refused(summary: RunSummary) -> None:
    for reason, n in sorted(summary.refused.items()):
        _OUT.print(f"[yellow]refused[/] {n:,} {reason}", highlight=False)


@contextmanager
def _watched() -> Iterator[None]:
    """A bar of pages with their rate while the block runs."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=_ERR) as bar:
        reading = bar.add_task("starting Prefect", total=None, rate="")
        refining = bar.add_task("refine", total=None, rate="", visible=False)
        started: dict[str, float] = {}

        def listen(stage: str, done: int, total: int | None) -> None:
            if stage == "ingest":
                bar.update(reading, description="ingest", completed=done)
                return
            began = started.setdefault("refine", bar.get_time())
            if stage == "refine":
                elapsed = bar.get_time() - began
                rate = f"{done / elapsed:.1f} pages/s" if done and elapsed else ""
                bar.update(reading, total=bar.tasks[reading].completed)
                bar.update(refining, completed=done, total=total, rate=rate, visible=True)
            else:
                bar.update(refining, description=f"{stage} {done + 1}/{total}")

        with progress.listening(listen):
            yield
