"""Cleaned pages -> articles: normalised text, sentences, the way back to the page."""

from collections.abc import Collection

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.batch import Batch, Draft
from tasks.language import normalise as language


@task(name="normalise", cache_policy=NO_CACHE, persist_result=False)
def normalise(batch: Batch, edits: Collection[str]) -> None:
    """Make the article text of each page by the named edits."""

    def step(draft: Draft) -> None:
        if draft.cleaned:
            draft.article = language.normalise(draft.cleaned, edits)

    batch.through("normalise", step)
