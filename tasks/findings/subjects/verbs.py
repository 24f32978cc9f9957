"""The verb behind a name."""

import re

from tasks.findings.context import Context
from tasks.findings.words import words_of

_BRACKETED = re.compile(r"\s*\([^()]{1,60}\)")


def verb(context: Context, end: int, limit: int) -> int:
    """Where the verb of a name that ends at text[end] stands: behind its brackets and a time."""
    if bracket := _BRACKETED.match(context.text, end, limit):
        end = bracket.end()
    for timex in context.timexes_in(end, end + 2):
        end = timex.end
    while end < limit and context.text[end] == " ":
        end += 1
    return end


def says(text: str, at: int, limit: int) -> int | None:
    """The end of the verb of saying at text[at], if there is one."""
    matches = (words_of("quote_cues", "needs", needs).match(text, at, limit) for needs in ("sure", "free", "mark"))
    return max((said.end() for said in matches if said), default=None)
