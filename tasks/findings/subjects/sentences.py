"""What a sentence is about: the name that heads it, else what stands out in it."""

from tasks.findings.context import Context
from tasks.findings.subjects.heads import behind, employers, heads, owners
from tasks.findings.subjects.standing import REACH, acts, meant, opens, standing_out
from tasks.findings.subjects.verbs import says, verb
from tasks.language.article import Sentence


def headed(context: Context, sentence: Sentence, at: int) -> int | None:
    """The mention that heads the number's own sentence last before it, or whom that person speaks for."""
    start = max(sentence.start, at - REACH)
    for types in ("ORG LOC PER", "PROGRAMME"):
        if found := list(heads(context, start, at, types, at)):
            return _spoken_for(context, found[-1], start, at)
    return None


def standing(context: Context, sentence: Sentence, at: int) -> int | None:
    """The mention the number's own sentence is about that nothing heads: the first name that stands out in its clause
    or the last before it, else one that tells where its noun is, else a person."""
    start = max(sentence.start, at - REACH)
    clause = max(start, *(context.text.rfind(mark, start, at) + 1 for mark in (", ", ";", ": ")))
    organisations = standing_out(context, start, at, "ORG")
    places = standing_out(context, start, at, "LOC")
    opening = [no for no in places if opens(context, sentence, no)]
    persons = context.mentions_in(start, at, "PER")
    employing = employers(context, start, at)
    acting = [no for no in persons if acts(context, sentence, no) and not _employing(context, no, employing)]
    for choice in (
        sorted([*organisations, *opening, *acting]),
        meant(context, sentence, at),
        places,
        owners(context, start, at),
        employing,
    ):
        if choice:
            return next((no for no in choice if context.mentions[no].start >= clause), choice[-1])
    if (where := behind(context, sentence, at)) is not None:
        return where
    return next((no for no in reversed(persons) if not context.mentions[no].role), None)


def _spoken_for(context: Context, head: int, start: int, at: int) -> int:
    """The head of a clause, or the organisation that a person who speaks tells of."""
    mention = context.mentions[head]
    if says(context.text, verb(context, mention.end, at), at) is None:
        return head
    return next(reversed(_employing(context, head, employers(context, start, at))), head)


def _employing(context: Context, person: int, organisations: list[int]) -> list[int]:
    """Those of the organisations that the role of a person names."""
    role = context.mentions[person].role or ""
    return [no for no in organisations if context.mentions[no].surface in role]
