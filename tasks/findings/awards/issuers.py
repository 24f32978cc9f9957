"""Who commends: behind the commendation, before its verb, or the document's own subject."""

from tasks.findings.awards.words import REACH, Given, Recipient, ends_with, noun_phrase, words
from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.money.clauses import Subject, subject_of
from tasks.findings.money.phrases import Reading
from tasks.findings.words import run_of, words_of


def issuer_of(context: Context, given: Given, subject: Recipient | None) -> Party:
    """Behind `của`; else the bodies before the verb; else, where nobody received as subject, the document's own."""
    text = context.text
    if by := words("by").match(text, given.end + 1, given.right):
        if office := words("office").match(text, by.end() + 1, given.right):
            return Party(office[0])
        for no in context.mentions_in(by.end(), by.end() + 20, "ORG"):
            return context.party(no)
        phrase = noun_phrase(text, by.end(), given.right)
        body = words_of("mention_cues", "kind", "org_head")
        if phrase and (text[phrase[0]].isupper() or body.match(text, *phrase)):
            return Party(words("to").split(text[slice(*phrase)])[0].strip())
    if subject:
        return _givers(context, subject.end if subject.end < given.start else given.left, given.start) or NOBODY
    start = max(context.sentence(given.start).start, given.start - REACH)
    near, far = _givers(context, given.left, given.start), _givers(context, start, given.start)
    return near or far or _unnamed(context, given) or context.subject


def _unnamed(context: Context, given: Given) -> Party | None:
    """A body that no tagger saw, as the subject of the last verb before the commendation."""
    reading = Reading(context, context.sentence(given.start), given.start, given.end)
    verbs = [no for no, phrase in enumerate(reading.phrases[: reading.sum_at]) if phrase.kind == "verb"]
    subject = subject_of(reading, verbs[-1]) if verbs else Subject()
    named = words_of("mention_cues", "kind", "org_head").match(subject.party.name or "")
    return subject.party if named and subject.sure and not subject.passive else None


def _givers(context: Context, start: int, end: int) -> Party | None:
    """The office or the organisations (a list as one) that stand last in text[start:end] as subject."""
    text = context.text
    offices = list(words("office").finditer(text, start, end))
    bodies = [
        no
        for no in context.mentions_in(start, end, "ORG")
        if not ends_with("not_by").search(text, start, context.mentions[no].start)
        and not text.endswith("(", start, context.mentions[no].start)  # the short form of who stands before
        and not any(o.start() <= context.mentions[no].start < o.end() for o in offices)
    ]
    if offices and (not bodies or context.mentions[bodies[-1]].end <= offices[-1].start()):
        return Party(offices[-1][0])
    if not bodies:
        return None
    first = last = bodies[-1]
    for no in reversed(bodies[:-1]):
        gap = text[context.mentions[no].end : context.mentions[first].start]
        if not run_of("award_words", "joins").fullmatch(gap) or not gap.strip():
            break
        first = no
    if first == last:
        return context.party(last)
    return Party(text[context.mentions[first].start : context.mentions[last].end], last)
