"""Of whom and of when a number is said."""

from collections.abc import Iterator

from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.model import Indicator

_REACH = 600  # characters before a number in which its subject is sought
_KINDS = frozenset({"count", "percent", "ratio", "money"})


def find_indicators(context: Context) -> Iterator[Indicator]:
    """One indicator for every count, percent, ratio and money quantity, in text order.

    The subject is the organisation or place named last before the number in its sentence, else an
    organisation of its paragraph, else the one the document is about.
    """
    for no, quantity in enumerate(context.quantities):
        if quantity.kind not in _KINDS:
            continue
        end = _end_with_counted_noun(context.text, quantity.end, quantity.counted)
        subject = _subject(context, quantity.start)
        period = context.period(quantity.start)
        yield Indicator(
            start=quantity.start,
            end=end,
            surface=context.text[quantity.start : end],
            quantity_no=no,
            subject=subject.name,
            subject_mention=subject.mention_no,
            period_begin=period.begin,
            period_end=period.end,
        )


def _end_with_counted_noun(text: str, end: int, counted: str | None) -> int:
    return end + 1 + len(counted) if counted and text.startswith(f" {counted}", end) else end


def _subject(context: Context, at: int) -> Party:
    start = max(context.sentence(at).start, at - _REACH)
    if named := context.mentions_in(start, at, "ORG LOC"):
        return context.party(named[-1])
    if (before := context.organisation_before(at)) != NOBODY:
        return before
    return context.subject
