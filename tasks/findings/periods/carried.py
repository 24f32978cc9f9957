"""The time of an earlier sentence that a number without its own holds for.

Positions are code points of the article's text.
"""

from tasks.findings.context import UNDATED, Context, Period
from tasks.findings.model import Timex
from tasks.findings.periods.days import days_of, starts
from tasks.findings.periods.said import REACH, is_vague, said
from tasks.findings.words import words_before, words_of
from tasks.language.article import Sentence

_HEAD = 40  # characters of a sentence in which whom it is about stands
_LONG = 31  # days after which a time told by the way is over
_FRAMED = 4  # sentences that a time at the head of one may hold for


def carried(context: Context, here: Sentence, at: int) -> Period:
    """The time of the sentence before, else one that heads an earlier sentence.

    A single day must head its sentence and holds for the next one, or for what happened next; so must what is long
    over or to come, unless the number's sentence points back to it, as it must to a year without a word for it.
    Nothing is carried past who is named anew, or to what is aimed at (`Để mở 300 lớp, …`).
    """
    newcomer = _names_anew(context, here, at)
    aims = words_of("period_words", "kind", "aims").match(context.text, here.start)
    if aims and "," not in context.text[here.start : at]:
        return UNDATED
    for no, sentence in enumerate(context.paragraph_back(at)[1 : _FRAMED + 1], 1):
        start, end = max(sentence.start, sentence.end - 3 * REACH), sentence.end
        if time := said(context, start, end, end, end):
            days = days_of(context, time, at)
            if not _reaches(context, time, days, start, here, no == 1, newcomer):
                return UNDATED
            return days
        newcomer = newcomer or _names_anew(context, sentence, sentence.start + _HEAD)
        if is_vague(context, max(start, end - REACH), end):
            return UNDATED
    return UNDATED


def _reaches(
    context: Context, time: Timex, days: Period, start: int, here: Sentence, next_: bool, newcomer: bool
) -> bool:
    """Whether the time of the sentence that begins at text[start] holds for `here`, the next one or one behind."""
    text, published = context.text, context.article.published_at
    day, length = time.kind == "date", time.kind == "length"
    heads = context.opens(context.sentence(time.start), time)
    until = words_before("period_words", "kind", "to").search(text, start, time.start)
    if until and days.begin == time.begin_date:
        return False
    if not next_:
        frames = heads and not (day or newcomer or starts(text, time))
        return not length and (frames or (heads and _begins(context, here, "next")))
    if length and newcomer:
        return False
    over = published and days.end and (published.date() - days.end).days > _LONG
    to_come = published and days.begin and days.begin > published.date()
    passing = time.surface.isdigit() or ((over or to_come) and not heads)
    return (heads or not day) and (not passing or _begins(context, here, "back_to"))


def _begins(context: Context, sentence: Sentence, kind: str) -> bool:
    """Whether a word of that kind stands where a sentence begins."""
    return bool(words_of("period_words", "kind", kind).search(context.text, sentence.start, sentence.start + _HEAD))


def _names_anew(context: Context, sentence: Sentence, end: int) -> bool:
    """Whether a sentence names somebody or some place up to text[end] that its paragraph has not named before."""
    first = context.paragraph_back(sentence.start)[-1].start
    known = {mention.name for mention in context.mentions_between(first, sentence.start)}
    names = context.mentions_in(sentence.start, end, "PER ORG LOC")
    return any(context.mentions[no].name not in known for no in names)
