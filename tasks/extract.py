"""Articles -> everything found in them. Finds; does not judge (validate does)."""

from functools import cache

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.batch import Batch, Draft
from tasks.findings.everything import find_everything, settle


@task(name="extract", cache_policy=NO_CACHE, persist_result=False)
def extract(batch: Batch) -> None:
    """Find mentions, quantities, time expressions and facts in each article."""
    batch.through("extract", _extract)
    _settle_once()


@cache
def _settle_once() -> None:
    settle()


def _extract(draft: Draft) -> None:
    if draft.article:
        draft.findings = find_everything(draft.article)
