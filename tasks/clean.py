"""Pages -> the role of every line, metadata, related articles."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.batch import Batch, Draft
from tasks.page.roles import clean_page
from tasks.page.sites import read_sites


@task(name="clean", cache_policy=NO_CACHE, persist_result=False)
def clean(batch: Batch, sites: Path | None = None) -> None:
    """Find the article in each page; a page without one is refused.

    `sites` is the table that the flow learn-sites wrote.
    """
    known = read_sites(sites.read_text("utf-8")) if sites else {}

    def step(draft: Draft) -> None:
        draft.cleaned = clean_page(draft.page, known)

    batch.through("clean", step)
