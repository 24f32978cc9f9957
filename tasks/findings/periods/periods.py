"""When a number holds: the time its sentence says of it, else the time an earlier sentence of its paragraph says.

Positions are code points of the article's text.
"""

import re

from tasks.findings.context import UNDATED, Context, Period
from tasks.findings.model import Timex
from tasks.findings.periods.carried import carried
from tasks.findings.periods.days import NEAR, days_of, goes_on_till_now
from tasks.findings.periods.said import REACH, follows, is_vague, said
from tasks.findings.words import words_before, words_of
from tasks.language.article import Sentence

_HEAD = 25  # characters of a sentence in which a time that frames it stands
_GLUED = re.compile(r"(?:(?<=[^\W_]{2})|(?<=[%)”]))[.!?…)](?=[^\W\d_])")  # a stop that may have lost its space


def period_of(context: Context, at: int, end: int) -> Period:
    """The days the number text[at:end] (with the noun it counts) holds for: its sentence's, else an earlier one's.

    What is so now (`hiện có`) has no time of an earlier sentence or clause.
    """
    here = context.sentence(at)
    start, stop = _around(context, here, at, end)
    if (listed := _listed(context, end, stop)) is not None:
        return listed
    if time := said(context, start, stop, at, end):
        return UNDATED if _is_past(context, time, at, end) else days_of(context, time, at)
    before = context.timexes_in(start, at)
    other = any(t.type == "DURATION" or (t.begin_date and not context.is_compared(start, t.start)) for t in before)
    if other or is_vague(context, start, at):
        return UNDATED
    return carried(context, here, at)


def said_near(context: Context, at: int, end: int) -> Timex | None:
    """The time that the sentence of text[at:end] says of it."""
    return said(context, *_around(context, context.sentence(at), at, end), at, end)


def _around(context: Context, sentence: Sentence, at: int, end: int) -> tuple[int, int]:
    """The sentence of a number as far as it is near, up to a stop without space and to where it turns (`nhưng`)."""
    text = context.text
    start, stop = max(sentence.start, at - 3 * REACH), min(sentence.end, at + REACH)
    glued = [match.end() for match in _GLUED.finditer(text, start, stop) if _ends_sentence(text, match.start())]
    start = max([start, *(cut for cut in glued if cut <= at)])
    stop = min([stop, *(cut - 1 for cut in glued if cut > end)])
    turn = words_of("period_words", "kind", "turns").search(text, end, stop)
    return start, turn.start() if turn else stop


def _ends_sentence(text: str, stop: int) -> bool:
    """Whether a capital follows a stop, and no abbreviation stands before it (`TP.HCM`)."""
    return text[stop + 1].isupper() and not any(letter.isupper() for letter in text[stop - 2 : stop])


def _listed(context: Context, end: int, stop: int) -> Period | None:
    """The days of the times in the list that a number up to text[end] counts: `3 đợt: đợt 1 (2/5), đợt 2 (9/5)`."""
    if not context.text[end:stop].lstrip().startswith(":"):
        return None
    days = [(t.begin_date, t.end_date) for t in context.timexes_in(end, stop) if t.begin_date and t.end_date]
    return Period(min(begin for begin, _ in days), max(last for _, last in days)) if len(days) > 1 else None


def _is_past(context: Context, time: Timex, at: int, end: int) -> bool:
    """Whether the number is one of now, unlike its sentence's time: `lập năm 1950, hiện có 300 lớp`."""
    if time.start >= end:
        head = context.sentence(at).start
        heads = is_vague(context, head, min(at, head + _HEAD)) and not follows(context.text, end, time.start)
        return heads or is_vague(context, end, time.start)
    until = words_before("period_words", "kind", "to").search(context.text, max(0, time.start - NEAR), time.start)
    return not until and is_vague(context, time.end, at) and not goes_on_till_now(context, time, at)
