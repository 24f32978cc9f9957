"""Names that head a clause, read from the words around them: a predicate follows (`Hà Nội có`, `thị phần của Mai
Việt chỉ`); and the name that a counted noun bears."""

import re
from collections.abc import Iterator

from tasks.findings.context import Context
from tasks.findings.model import Quantity
from tasks.findings.subjects.credits import in_brackets, is_credit
from tasks.findings.subjects.verbs import says, verb
from tasks.findings.words import words_before, words_of

_NAME = 12  # characters between a number with its noun and a name it is about
_TO_NUMBER = re.compile(r"\s*[(:–-]?\s*")


def heads(context: Context, start: int, limit: int, types: str, at: int) -> Iterator[int]:
    """Mentions in text[start:limit] that a predicate, or the number at text[at] itself, follows."""
    text = context.text
    agent = words_before("subject_words", "kind", "agent")
    about = words_before("subject_words", "kind", "about")
    predicate = words_of("subject_words", "kind", "predicate")
    generic = words_of("subject_words", "kind", "generic")
    skipped_until = -9
    for no in context.mentions_in(start, limit, types):
        mention = context.mentions[no]
        if mention.end > limit or in_brackets(text, start, mention.start) or generic.fullmatch(mention.surface):
            continue
        if is_credit(context, mention.start, mention.end):
            continue
        if _TO_NUMBER.fullmatch(text, mention.end, at) or about.search(text, start, mention.start):
            yield no
            continue
        listed = 0 <= mention.start - skipped_until <= 2
        if listed or agent.search(text, max(start, mention.start - 12), mention.start):
            skipped_until = mention.end
            continue
        at_verb = verb(context, mention.end, limit)
        if (said := says(text, at_verb, limit)) is not None:
            at_verb = said + 1
        if predicate.match(text, at_verb, limit):
            yield no


def bearer(context: Context, at: int) -> int | None:
    """The name that the counted noun of the number at text[at] bears (`300 học sinh Trường Mai`) if it is no list's
    first (`3 huyện Mai, Lan và Cúc`), or that the number is about (`5% đối với Trường Mai`).
    """
    about = words_of("subject_words", "kind", "about")
    for quantity_no in context.quantities_in(at, at + 1):
        quantity = context.quantities[quantity_no]
        end = end_of(quantity)
        for no in context.mentions_in(end, end + _NAME, "ORG LOC"):
            between = context.text[end : context.mentions[no].start]
            name_end = context.mentions[no].end
            listed = context.mentions_in(name_end, name_end + 3, "ORG LOC")
            bears = between == " " and quantity.counted and not listed
            if bears or about.fullmatch(between.strip()):
                return no
    return None


def end_of(quantity: Quantity) -> int:
    """Where a number with the noun it counts ends."""
    return quantity.end + len(f" {quantity.counted}" if quantity.counted else "")
