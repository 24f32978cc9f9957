"""A batch of pages on their way through the stages, and what was refused on the way."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter

from tasks import progress
from tasks.findings.model import Findings
from tasks.language.article import Article
from tasks.page.model import Cleaned, NotAnArticle, Page, Refusal, Unreadable


@dataclass(slots=True)
class Draft:
    """A page and what the stages have made of it so far."""

    doc_id: str
    page: Page
    cleaned: Cleaned | None = None
    article: Article | None = None
    findings: Findings | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A page that a stage refused, and why."""

    stage: str
    refusal: Refusal
    doc_id: str | None = None


class Batch:
    """Drafts that go through the stages together. No dataclass, so that Prefect does not walk through it."""

    def __init__(self, name: str, drafts: Iterable[Draft]) -> None:
        self.name = name
        self.drafts = list(drafts)
        self.refused: list[Refused] = []
        self.seconds: dict[str, float] = {}  # by stage (fractions of seconds)

    def through(self, stage: str, step: Callable[[Draft], None]) -> "Batch":
        """Take every draft one step on; one that cannot go on is refused, and the others go on.

        A page that breaks the code (any Exception) is refused as `crashed`: our bug, which the
        quarantine shows with the page that found it.
        """
        began = perf_counter()
        kept = []
        for number, draft in enumerate(self.drafts):
            progress.tell(stage, number, len(self.drafts))
            try:
                step(draft)
            except (NotAnArticle, Unreadable) as error:
                self.refuse(stage, draft, error.check, error.reason)
            except Exception as error:
                self.refuse(stage, draft, "crashed", f"{type(error).__name__}: {error}"[:500])
            else:
                kept.append(draft)
        self.drafts = kept
        self.seconds[stage] = perf_counter() - began
        return self

    def refuse(self, stage: str, draft: Draft, check: str, reason: str) -> None:
        """Write down that a page was refused; the head of its text goes with the reason."""
        page = draft.page
        refusal = Refusal(page.source_uri, page.source_id, check, reason, page.text[:500], page.n_bytes)
        self.refused.append(Refused(stage, refusal, draft.doc_id))
