"""When a sum or a commendation is given: the time its sentence says, as it is written, else one that frames it.

Positions are code points of the article's text.
"""

from collections.abc import Iterator

from tasks.findings.context import UNDATED, Context, Period
from tasks.findings.model import Timex
from tasks.findings.periods.days import days_of
from tasks.findings.periods.periods import said_near
from tasks.findings.words import words_of
from tasks.language.article import Sentence

_YEARS = frozenset({"school_year", "year", "period"})
_STOPS = " .!?…"


def period_of_fact(context: Context, at: int, end: int) -> Period:
    """The time said of text[at:end]: in its sentence, else what opens or ends one of the last ones of its paragraph.

    What has gone on since a time until now is of that time.
    """
    if time := said_near(context, at, end):
        return days_of(context, time, at, until_now=False)
    here, *before = context.sentences_back(at)
    if words_of("period_words", "kind", "now").search(context.text, here.start, at):
        return UNDATED
    frames = (timex for sentence in before for timex in _frames(context, sentence))
    return next((Period(timex.begin_date, timex.end_date) for timex in frames), UNDATED)


def _frames(context: Context, sentence: Sentence) -> Iterator[Timex]:
    """The spans of time that hold for the next sentences too: `Trong năm 2023, …`, `… năm 2023.`"""
    for timex in context.spans_of_time_in(sentence.start, sentence.end):
        ends = timex.kind in _YEARS and not context.text[timex.end : sentence.end].strip(_STOPS)
        clause = max(sentence.start, context.text.rfind(", ", sentence.start, timex.start) + 1)
        if (ends or context.opens(sentence, timex)) and not context.is_compared(clause, timex.start):
            yield timex
