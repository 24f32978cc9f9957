"""Names that head a clause, own what it tells of or employ whom it names; names behind a number.

Read from the words around names, without a parser: a name that a predicate follows (`Hà Nội có`, `thị phần
của Mai Việt chỉ`) heads its clause.
"""

import re
from collections.abc import Iterator

from tasks.findings.context import Context
from tasks.findings.model import Quantity
from tasks.findings.subjects.credits import in_brackets, is_credit
from tasks.findings.subjects.verbs import says, verb
from tasks.findings.words import words_before, words_of
from tasks.language.article import Sentence

_NAME = 12  # characters between a number with its noun and a name it is about
_BEHIND = 120  # characters behind a number where its noun may name its place: `300 trường ở Hà Nội`
_TO_NUMBER = re.compile(r"\s*[(:–-]?\s*")
_CLAUSE_END = re.compile(r"[,;:.!?]\s|\n")


def heads(context: Context, start: int, limit: int, types: str, at: int) -> Iterator[int]:
    """Mentions in text[start:limit] that a predicate, or the number at text[at] itself, follows."""
    text = context.text
    agent = words_before("subject_words", "kind", "agent")
    about = words_before("subject_words", "kind", "about")
    predicate = words_of("subject_words", "kind", "predicate")
    generic = words_of("subject_words", "kind", "generic")
    skipped_until = -9
    for no in context.mentions_in(start, limit, types):
        mention = context.mentions[no]
        if mention.end > limit or in_brackets(text, start, mention.start) or generic.fullmatch(mention.surface):
            continue
        if is_credit(context, mention.start, mention.end):
            continue
        if _TO_NUMBER.fullmatch(text, mention.end, at) or about.search(text, start, mention.start):
            yield no
            continue
        listed = 0 <= mention.start - skipped_until <= 2
        if listed or agent.search(text, max(start, mention.start - 12), mention.start):
            skipped_until = mention.end
            continue
        at_verb = verb(context, mention.end, limit)
        if (said := says(text, at_verb, limit)) is not None:
            at_verb = said + 1
        if predicate.match(text, at_verb, limit):
            yield no


def owners(context: Context, start: int, limit: int) -> list[int]:
    """Mentions in text[start:limit] behind `của`, but for those a report is by: `theo số liệu của Sở Y tế`."""
    text = context.text
    of = words_before("subject_words", "kind", "owner")
    source = words_of("subject_words", "kind", "source")
    generic = words_of("subject_words", "kind", "generic")
    found = []
    for no in context.mentions_in(start, limit, "ORG LOC"):
        at = context.mentions[no].start
        if generic.fullmatch(context.mentions[no].surface):
            continue
        if of.search(text, max(start, at - 16), at) and not in_brackets(text, start, at):
            clause = max(start, *(text.rfind(mark, start, at) + 1 for mark in ",;:"))
            if not source.search(text, clause, at):
                found.append(no)
    return found


def employers(context: Context, start: int, limit: int) -> list[int]:
    """Organisations in the roles of the persons in text[start:limit]: who speaks for one tells its numbers."""
    roles = [context.mentions[no].role or "" for no in context.mentions_in(start, limit, "PER")]
    found = context.mentions_in(start, limit, "ORG")
    return [no for no in found if any(context.mentions[no].surface in role for role in roles)]


def harmed(context: Context, sentence: Sentence, at: int) -> int | None:
    """Where those are harmed whom the number at text[at] counts: `… tại Mai Sơn khiến 3 người bị thương`."""
    text, end = context.text, min(sentence.end, at + _BEHIND)
    if cut := _CLAUSE_END.search(text, at, end):
        end = cut.start()
    if not words_of("subject_words", "kind", "harm").search(text, at, min(end, at + _BEHIND // 2)):
        return None
    where = words_before("subject_words", "kind", "at")
    for no in reversed(context.mentions_in(max(sentence.start, at - _BEHIND), end, "LOC")):
        place = context.mentions[no].start
        if where.search(text, max(sentence.start, place - _NAME), place):
            return no
    return None


def behind(context: Context, sentence: Sentence, at: int) -> int | None:
    """The name that tells whose or where the number's noun is: `300 trường ở Hà Nội`."""
    cut = _CLAUSE_END.search(context.text, at, min(sentence.end, at + _BEHIND))
    end = cut.start() if cut else min(sentence.end, at + _BEHIND)
    of = words_before("subject_words", "kind", "of_number")
    for no in context.mentions_in(at, end, "ORG LOC"):
        before = context.text[at : context.mentions[no].start].rstrip()
        if any(of.search(words) for words in (before, before.rpartition(" ")[0])):
            return no
    return None


def bearer(context: Context, at: int) -> int | None:
    """The name that the counted noun of the number at text[at] bears (`300 học sinh Trường Mai`) if it is no list's
    first (`3 huyện Mai, Lan và Cúc`), or that the number is about (`5% đối với Trường Mai`).
    """
    about = words_of("subject_words", "kind", "about")
    for quantity_no in context.quantities_in(at, at + 1):
        quantity = context.quantities[quantity_no]
        end = end_of(quantity)
        for no in context.mentions_in(end, end + _NAME, "ORG LOC"):
            between = context.text[end : context.mentions[no].start]
            name_end = context.mentions[no].end
            listed = context.mentions_in(name_end, name_end + 3, "ORG LOC")
            bears = between == " " and quantity.counted and not listed
            if bears or about.fullmatch(between.strip()):
                return no
    return None


def end_of(quantity: Quantity) -> int:
    """Where a number with the noun it counts ends."""
    return quantity.end + len(f" {quantity.counted}" if quantity.counted else "")
