"""Of whom and of when a number is said."""

import re
from collections import Counter
from collections.abc import Iterator

from tasks.findings.context import NOBODY, UNDATED, Context, Party, Period
from tasks.findings.model import Indicator
from tasks.findings.words import words_before, words_of
from tasks.language.article import Sentence

_REACH = 600  # characters before a number in which its subject is sought
_KINDS = frozenset({"count", "percent", "ratio", "money"})
_DASH = re.compile(r"\s?[-–—]\s")
_BRACKETS = ("(", "[")
_LIST = 3  # so many names in a sentence are a list of examples, not what it is about


def find_indicators(context: Context) -> Iterator[Indicator]:
    """One indicator for every count, percent, ratio and money quantity, in text order.

    The subject is whom the number's sentence is about, else an earlier sentence of its paragraph, else the
    document. The period is the sentence's, else that of the sentences before it up to the one that names
    the subject.
    """
    for no, quantity in enumerate(context.quantities):
        if quantity.kind not in _KINDS:
            continue
        end = _end_with_counted_noun(context.text, quantity.end, quantity.counted)
        subject, period = _subject_and_period(context, quantity.start)
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


def _subject_and_period(context: Context, at: int) -> tuple[Party, Period]:
    period = UNDATED
    here = context.sentence(at)
    whole = _whole(context, max(here.start, at - _REACH), at)
    for sentence in context.paragraph_back(at):
        limit = at if sentence is here else sentence.end
        if period is UNDATED:
            period = context.period_in(sentence, limit)
        if (topic := _topic(context, sentence, limit)) != NOBODY:
            return whole or topic, period
    return whole or _about(context), period


def _topic(context: Context, sentence: Sentence, limit: int) -> Party:
    """What text[sentence.start:limit] is about: a whole (`toàn tỉnh`), an organisation, else a place.

    Before the number it is the last one named, in an earlier sentence the first; a place that opens the
    sentence (`Tại Hà Nội, …`) weighs as much as an organisation.
    """
    start = max(sentence.start, limit - _REACH)
    earlier = limit == sentence.end
    organisations = _standing_out(context, start, limit, "ORG")
    places = _standing_out(context, start, limit, "LOC")
    opening = [no for no in places if _opens(context, sentence, no)]
    broad = words_of("subject_words", "kind", "broad")
    for choice in (sorted([*organisations, *opening]), places):
        named = [no for no in choice if not (earlier and broad.fullmatch(context.mentions[no].surface))]
        if named and not (earlier and len(named) >= _LIST):
            return context.party(named[0] if earlier else named[-1])
    return NOBODY


def _is_credit(context: Context, start: int, end: int) -> bool:
    """Whether a name is the agency's tag at the head of a line: `TTXVN - Ngày 5/3, …`."""
    opens_line = start == 0 or context.text[start - 1] == "\n"
    return opens_line and bool(_DASH.match(context.text, end))


def _opens(context: Context, sentence: Sentence, no: int) -> bool:
    """Whether nothing but a preposition stands before the mention in its sentence."""
    before = context.text[sentence.start : context.mentions[no].start].strip()
    return not before or bool(words_of("subject_words", "kind", "at").fullmatch(before))


def _whole(context: Context, start: int, limit: int) -> Party | None:
    """A word for a whole between the last organisation and the number: `toàn ngành`, `cả nước`."""
    organisations = _standing_out(context, start, limit, "ORG")
    behind = context.mentions[organisations[-1]].end if organisations else start
    compared = words_before("subject_words", "kind", "compared")
    for found in reversed(list(words_of("subject_words", "kind", "whole").finditer(context.text, behind, limit))):
        if not compared.search(context.text[max(start, found.start() - 12) : found.start()]):
            inside = context.mentions_in(found.start(), found.end(), "ORG LOC")
            return context.party(inside[0]) if inside else Party(found[0])
    return None


def _about(context: Context) -> Party:
    """What the document is about: the organisation or place it names most, title and lead counting thrice."""
    weights: Counter[str] = Counter()
    first: dict[str, int] = {}
    for line in context.article.lines:
        weight = 3 if line.role in ("title", "lead") else 1
        for types, worth in (("ORG", 2), ("LOC", 1)):
            for no in _standing_out(context, line.start, line.end, types):
                name = context.mentions[no].name
                weights[name] += weight * worth
                first.setdefault(name, no)
    if not weights:
        return NOBODY
    return context.party(first[max(weights, key=lambda name: (weights[name], -first[name]))])


def _standing_out(context: Context, start: int, end: int, types: str) -> list[int]:
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
        if listed or of_person or before.endswith(_BRACKETS) or is_beside:
            skipped_until = mention.end
        elif not generic.fullmatch(mention.surface) and not _is_credit(context, mention.start, mention.end):
            kept.append(no)
    return kept
