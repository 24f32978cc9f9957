"""What a page may have before it is taken for an accident or an attack."""

from dataclasses import dataclass
from typing import Final

from tasks.page.model import Page, Refusal

LINES_KNOWN: Final = 8192  # short lines whose reading is remembered: a site prints the same around each article


@dataclass(frozen=True)
class Limits:
    """Limits of one page; passing one refuses that page as `too_large`, and the others go on."""

    page_bytes: int = 64 * 2**20  # as read; pages with pictures inside have a few MiB, the longest text under one
    page_chars: int = 4_000_000  # of its text, a thousand times a usual article: every stage must hold it
    page_lines: int = 100_000  # of its text; the longest page seen has 3,000
    ratio: int = 1000  # unpacked to packed bytes; news pack 3 to 20 times, a bomb thousands


LIMITS: Final = Limits()


def within(page: Page, limits: Limits) -> Page | Refusal:
    """The page, unless its text passes a limit."""
    n_chars, n_lines = len(page.text), page.text.count("\n") + 1
    for n, most, of in ((n_chars, limits.page_chars, "characters"), (n_lines, limits.page_lines, "lines")):
        if n > most:
            reason = f"{n} {of} of text, more than {most}"
            return Refusal(page.source_uri, page.source_id, "too_large", reason, page.text[:200], page.n_bytes)
    return page
