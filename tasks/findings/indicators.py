"""Of whom and of when a number is said."""

from collections.abc import Iterator

from tasks.findings.context import UNDATED, Context, Period
from tasks.findings.model import Indicator, Timex
from tasks.findings.subjects.subjects import Subjects
from tasks.findings.words import words_before, words_of
from tasks.language.article import Sentence

_REACH = 600  # characters before a number in which a word for the present is its own
_NEAR = 40  # characters between the first and the last day of a time
_KINDS = frozenset({"count", "percent", "ratio", "money"})


def find_indicators(context: Context) -> Iterator[Indicator]:
    """One indicator for every count, percent, ratio and money quantity, in text order.

    The subject is whom the number's sentence is about, else an earlier sentence of its paragraph, else the
    document. The period is the sentence's, else that of the sentences before it up to the one that names
    the subject.
    """
    subjects = Subjects(context)
    for no, quantity in enumerate(context.quantities):
        if quantity.kind not in _KINDS:
            continue
        end = _end_with_counted_noun(context.text, quantity.end, quantity.counted)
        subject, named = subjects.find(quantity.start)
        period = _period(context, quantity.start, named)
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


def _period(context: Context, at: int, named: Sentence | None) -> Period:
    """The time said of text[at]: its sentence's, else that of the sentences before it up to one before `named`.

    What is so now (`hiện có`) has no time of an earlier sentence.
    """
    here = context.sentence(at)
    now = words_of("subject_words", "kind", "now")
    reached = False
    for sentence in context.paragraph_back(at):
        timex = context.time_in(sentence, at if sentence is here else sentence.end)
        if timex and sentence is not here and timex.kind == "date" and not context.opens(sentence, timex):
            return UNDATED
        if timex:
            return _whole_time(context, timex)
        if reached:
            return UNDATED
        end = at if sentence is here else sentence.end
        if now.search(context.text, max(sentence.start, end - _REACH), end):
            return UNDATED
        reached = sentence is named
    return UNDATED


def _whole_time(context: Context, timex: Timex) -> Period:
    """The days of a time with the time it goes on to, or on from: `từ năm 2012 đến nay`, `từ tháng 5 đến ngày 3/6`."""
    text, published = context.text, context.article.published_at
    begin, end = timex.begin_date, timex.end_date
    before = (text, max(0, timex.start - _NEAR), timex.start)
    to = words_before("subject_words", "kind", "to").search(*before)
    for earlier in context.timexes_in(before[1], timex.start) if to else ():
        joined = to and not text[earlier.end : to.start()].strip()
        if joined and _starts(text, earlier) and earlier.begin_date and end and earlier.begin_date <= end:
            return Period(earlier.begin_date, end)
    if begin and _starts(text, timex):
        behind = min(timex.end + 1, len(text))
        if to := words_of("subject_words", "kind", "to").match(text, behind):
            for later in context.timexes_in(to.end(), to.end() + 2):
                if later.end_date and later.end_date >= begin:
                    return Period(begin, later.end_date)
        now = words_of("subject_words", "kind", "till_now").match(text, behind)
        if now and published and begin <= published.date():
            return Period(begin, published.date())
    return Period(begin, end)


def _starts(text: str, timex: Timex) -> bool:
    """Whether a time only starts another: `từ tháng 5`."""
    return bool(words_before("subject_words", "kind", "since").search(text, max(0, timex.start - 12), timex.start))
