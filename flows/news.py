"""The news flow: scraped pages in; checked Parquet and a quality report out.

    python -m flows.news INPUT… [--output DIR]

runs it by plain Python; `tinsach run` is the same with a progress bar.
"""

from pathlib import Path

from prefect import flow
from prefect.runtime import flow_run

from flows.settings import NewsSettings
from flows.summary import RunSummary, raise_unless_good, show_in_prefect, summarise
from tasks.ingest import Ledger, ingest_pages
from tasks.publish import publish_snapshot
from tasks.refine import refine_batches
from tasks.report import report_run
from tasks.run import Run, opened
from tasks.store.logs import refused_before
from tasks.version import pipeline_version

_DEFAULTS = NewsSettings()


@flow(name="news", persist_result=False)
def publish_news(inputs: list[str], output: Path = Path("output"), settings: NewsSettings = _DEFAULTS) -> RunSummary:
    """Files, folders, globs or fsspec addresses of pages in; datasets under `output` and a report out.

    Running the same pages again changes nothing but the logs. Raises RunHeld when too many pages were
    refused to publish the rest, and PagesLost when a page is unaccounted for; both leave what was
    published before as it is.
    """
    version = pipeline_version(settings.of_content())
    run = Run(output, version, {"inputs": inputs} | settings.model_dump(mode="json"), flow_run.get_name() or "")
    with opened(run):
        with run.timed("ingest"):
            ledger = Ledger(version, run.store.known_pages(), refused_before(output, version))
            read = ingest_pages(inputs, settings.fields, settings.limits, ledger, run.stage, settings.batch_pages)
        refine_batches(read.batches, version, settings.edits, settings.sites)
        publish_snapshot(run, read, settings.hold_above, settings.keep_snapshots)
        report = report_run(run)
    summary = summarise(run, report)
    show_in_prefect(summary)
    raise_unless_good(summary)
    return summary


if __name__ == "__main__":
    from flows.cli import run_command

    run_command()
