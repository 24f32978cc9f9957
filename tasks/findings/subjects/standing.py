"""Names that stand out in a stretch of text, and those that open a sentence or clause."""

from tasks.findings.context import Context
from tasks.findings.subjects.credits import in_brackets, is_credit
from tasks.findings.subjects.verbs import says
from tasks.findings.words import run_of, words_before, words_of
from tasks.language.article import Sentence

REACH = 600  # characters before a number in which its subject is sought
_NAME = 12  # characters behind a form of address in which its name begins


def standing_out(context: Context, start: int, end: int, types: str) -> list[int]:
    """Mentions that neither stand beside another name, in brackets or in a role, nor are in every article."""
    text = context.text
    generic = words_of("subject_words", "kind", "generic")
    beside = words_before("subject_words", "kind", "beside")
    at_head = words_of("subject_words", "kind", "at")
    roles = [context.mentions[no] for no in context.mentions_in(start, end, "PER")]
    kept: list[int] = []
    skipped_until = -1
    for no in context.mentions_in(start, end, types):
        mention = context.mentions[no]
        before = text[max(start, mention.start - 12) : mention.start].rstrip()
        listed = 0 <= mention.start - skipped_until <= 2 and before.endswith(",")
        of_person = any(mention.surface in (person.role or "") for person in roles)
        is_beside = beside.search(before) and not at_head.fullmatch(text[start : mention.start].strip())
        if listed or of_person or in_brackets(text, start, mention.start) or is_beside:
            skipped_until = mention.end
        elif not generic.fullmatch(mention.surface) and not is_credit(context, mention.start, mention.end):
            kept.append(no)
    return kept


def opens(context: Context, sentence: Sentence, no: int) -> bool:
    """Whether nothing but a preposition stands before the mention in its sentence, or a preposition in its clause."""
    text, at = context.text, context.mentions[no].start
    start = max(sentence.start, at - REACH)
    if not text[start:at].strip():
        return True
    clause = max(start, *(text.rfind(mark, start, at) + 1 for mark in ",;:"))
    head = words_of("subject_words", "kind", "at")
    joins = words_of("subject_words", "kind", "joins")
    words = text[clause:at].strip()
    if joined := joins.match(words):
        words = words[joined.end() :].strip() or words
    return bool(head.fullmatch(words))


def acts(context: Context, sentence: Sentence, no: int) -> bool:
    """Whether a person opens the sentence, but for what the person is called (`Bị cáo …`)."""
    mention = context.mentions[no]
    called = run_of("person_roles", "address", "rank", "person")
    start = max(sentence.start, mention.start - REACH)
    return bool(called.fullmatch(context.text, start, mention.start))


def meant(context: Context, sentence: Sentence, at: int) -> list[int]:
    """The person a pronoun at the head of a sentence stands for, but if it is who speaks: `Ông đã …`."""
    pronoun = words_of("subject_words", "kind", "pronoun").match(context.text, sentence.start)
    if not pronoun or context.mentions_in(sentence.start, pronoun.end() + _NAME, "PER ORG LOC"):
        return []
    if says(context.text, pronoun.end() + 1, at) is not None:
        return []
    return context.mentions_in(max(0, sentence.start - REACH), sentence.start, "PER")
