"""The flow that learns what sites print around their articles: pages in, one table out."""

from contextlib import suppress
from pathlib import Path

from prefect import flow

from tasks.page.model import NotAnArticle, Page, Refusal
from tasks.page.reading.sources import list_sources, read_source
from tasks.page.roles import clean_page
from tasks.page.sites import Learner, write_sites


@flow(name="learn-sites", persist_result=False)
def learn_sites(inputs: list[str], table: Path, fields: dict[str, str] | None = None) -> dict[str, int]:
    """Count the lines of all pages by site and write those that are furniture to `table`; lines found by site.

    The table is a function of the pages, whatever their order. A run reads it where its setting `sites` names
    it, and what it holds belongs to the pipeline's version.
    """
    learner = Learner()
    for source in list_sources(inputs):
        for item in () if isinstance(source, Refusal) else read_source(source, fields or {}):
            if isinstance(item, Page):
                with suppress(NotAnArticle):
                    learner.add(clean_page(item))
    rows = learner.rows()
    table.parent.mkdir(parents=True, exist_ok=True)
    partial = table.with_suffix(".partial")
    partial.write_text(write_sites(rows), "utf-8")
    partial.replace(table)
    return {site: sum(row[0] == site for row in rows) for site in sorted(learner.n_pages)}
