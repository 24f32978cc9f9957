"""Of whom and of when a number is said."""

from collections.abc import Iterator

from tasks.findings.context import Context
from tasks.findings.model import Facts, Indicator
from tasks.findings.periods.periods import period_of
from tasks.findings.subjects.subjects import Subjects

_KINDS = frozenset({"count", "percent", "ratio", "money"})


def find_indicators(context: Context, facts: Facts) -> Iterator[Indicator]:
    """One indicator for every count, percent, ratio and money quantity, in text order.

    The subject is whom the number's sentence is about, else whom most speaks for in the text around it. The
    period is what its sentence says of it, else what the sentence before does, or one that a time heads.
    """
    subjects = Subjects(context, facts)
    for no, quantity in enumerate(context.quantities):
        if quantity.kind not in _KINDS:
            continue
        end = _end_with_counted_noun(context.text, quantity.end, quantity.counted)
        subject = subjects.find(quantity)
        period = period_of(context, quantity.start, end)
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
