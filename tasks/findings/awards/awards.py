"""Commendations: who gave which one to how many of whom, and for which period."""

from collections.abc import Iterator

from tasks.findings.awards.commendations import commendations
from tasks.findings.awards.counts import number_given
from tasks.findings.awards.issuers import is_foreign, issuer_of
from tasks.findings.awards.recipients import recipients_of
from tasks.findings.awards.words import TO_RECIPIENT, Given, Received, Recipient, words
from tasks.findings.context import NOBODY, UNDATED, Context, Party, Period
from tasks.findings.model import Award
from tasks.findings.periods.facts import period_of_fact
from tasks.language.article import Sentence

_BRACKET = 14  # characters: `Huân chương Lao động hạng Ba (năm 2010)`


def find_awards(context: Context) -> Iterator[Award]:
    """A fact for every recipient (every number of a list) of every commendation in the article."""
    last: list[Recipient] = []
    for sentence in context.article.sentences:
        issuer = NOBODY  # of the commendation before in the sentence
        taken = sentence.start  # recipients before belong to commendations that have been read
        last = last if _opens_with_verb(context, sentence) else []
        for given in commendations(context, sentence.start, sentence.end):
            received = recipients_of(context, given._replace(left=max(given.left, taken)), last)
            if received.recipients:
                for span in given.spans:
                    found = issuer_of(context, given, span, received.verb)
                    goes_on = found == NOBODY and received.verb == given.start  # the next that one verb governs
                    issuer = issuer if goes_on else found
                    yield from _facts(context, given, span, received, issuer)
                taken = max(given.end, *(r.end for r in received.recipients))
                last = received.recipients if received.verb is not None else []


def _opens_with_verb(context: Context, sentence: Sentence) -> bool:
    """`Năm 2012, được tặng bằng khen`: nothing but a time before the verb, so that the subject of before goes on."""
    verb = words("get").search(context.text, sentence.start, sentence.end)
    if not verb:
        return False
    before = context.text[sentence.start : verb.start()]
    for timex in context.timexes_in(sentence.start, verb.start()):
        before = before.replace(timex.surface, "", 1)
    return not words("adverb").sub("", before).strip(" ,")


def _facts(context: Context, given: Given, span: tuple[int, int], received: Received, issuer: Party) -> Iterator[Award]:
    recipients = received.recipients
    first, last = span
    if is_foreign(issuer.name or "") and words("order").match(context.text, first):
        return
    start = min([first, *(r.start for r in recipients)])
    end = max([last, *(r.end for r in recipients)])
    for recipient, following in zip(recipients, [*recipients[1:], None], strict=True):
        period = _period(context, given, last, recipient, following)
        if not received.dated and not context.text.startswith(" (", last):
            period = UNDATED
        unnumbered = recipient.number is None and recipient.mention_no is None and len(recipients) == 1
        yield Award(
            start=start,
            end=end,
            surface=context.text[start:end],
            award=context.text[first:last],
            issuer=issuer.name,
            issuer_mention=issuer.mention_no,
            recipient=recipient.name,
            recipient_mention=recipient.mention_no,
            count=number_given(context, first) if unnumbered else recipient.number,
            period_begin=period.begin,
            period_end=period.end,
        )


def _period(context: Context, given: Given, at: int, recipient: Recipient, following: Recipient | None) -> Period:
    """The time in brackets behind the commendation, or behind the recipient (`5 tập thể năm 2013`), else its own."""
    if context.text.startswith(" (", at):
        for timex in context.spans_of_time_in(at, at + _BRACKET):
            return Period(timex.begin_date, timex.end_date)
    for timex in context.spans_of_time_in(at, at + 2):  # `Huân chương Lao động năm 2021, …`
        return Period(timex.begin_date, timex.end_date)
    if recipient.start > given.end:
        end = following.start if following else min(given.right, recipient.end + TO_RECIPIENT)
        for timex in context.spans_of_time_in(recipient.end, end):
            if not context.is_compared(recipient.end, timex.start):
                return Period(timex.begin_date, timex.end_date)
    return period_of_fact(context, given.start, given.end)
