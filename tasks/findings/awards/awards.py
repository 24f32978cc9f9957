"""Commendations: who gave which one to how many of whom, and for which period."""

from collections.abc import Iterator

from tasks.findings.awards.commendations import commendations
from tasks.findings.awards.issuers import issuer_of
from tasks.findings.awards.recipients import recipients_of
from tasks.findings.awards.words import TO_RECIPIENT, Given, Recipient
from tasks.findings.context import Context, Period
from tasks.findings.model import Award


def find_awards(context: Context) -> Iterator[Award]:
    """A fact for every recipient (every number of a list) of every commendation in the article."""
    for sentence in context.article.sentences:
        taken = sentence.start  # recipients before belong to commendations that have been read
        last: list[Recipient] = []
        for given in commendations(context, sentence.start, sentence.end):
            recipients, subject = recipients_of(context, given._replace(left=max(given.left, taken)), last)
            if recipients:
                yield from _facts(context, given, recipients, subject=subject)
                taken = max(given.end, *(r.end for r in recipients))
                last = recipients if subject else []


def _facts(context: Context, given: Given, recipients: list[Recipient], *, subject: bool) -> Iterator[Award]:
    issuer = issuer_of(context, given, recipients[-1] if subject else None)
    for first, last in given.spans:
        start = min([first, *(r.start for r in recipients)])
        end = max([last, *(r.end for r in recipients)])
        for recipient, following in zip(recipients, [*recipients[1:], None], strict=True):
            period = _period(context, given, recipient, following)
            yield Award(
                start=start,
                end=end,
                surface=context.text[start:end],
                award=context.text[first:last],
                issuer=issuer.name,
                issuer_mention=issuer.mention_no,
                recipient=recipient.name,
                recipient_mention=recipient.mention_no,
                count=recipient.number,
                period_begin=period.begin,
                period_end=period.end,
            )


def _period(context: Context, given: Given, recipient: Recipient, following: Recipient | None) -> Period:
    """The time said right behind the recipient (`5 tập thể năm 2013`), else of the commendation."""
    if recipient.start > given.end:
        end = following.start if following else min(given.right, recipient.end + TO_RECIPIENT)
        for timex in context.spans_of_time_in(recipient.end, end):
            if not context.is_compared(recipient.end, timex.start):
                return Period(timex.begin_date, timex.end_date)
    return context.period(given.start)
