"""Pages -> the role of every line, metadata, related articles."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.batch import Batch, Draft
from tasks.page.roles import clean_page


@task(name="clean", cache_policy=NO_CACHE, persist_result=False)
def clean(batch: Batch) -> None:
    """Find the article in each page; a page without one is refused."""
    batch.through("clean", _clean)


def _clean(draft: Draft) -> None:
    draft.cleaned = clean_page(draft.page)
