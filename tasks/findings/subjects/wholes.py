"""Words that stand for a whole, a place, a body or a group without a name: `toàn ngành`, `đơn vị`, `các trường`."""

import re
from collections.abc import Iterator

from tasks.findings.context import Context
from tasks.findings.subjects.clauses import Span
from tasks.findings.subjects.heads import end_of
from tasks.findings.subjects.verbs import says
from tasks.findings.words import words_before, words_of

_GROUP = 5  # words a group is told by: `các trường trung học của tỉnh`
_NAME = 12  # characters between a word for a whole and its name: `toàn ngành Giáo dục Hà Nội`
_WORD = re.compile(r" ([\w&-]+)")


def whole_before(context: Context, start: int, limit: int) -> Span | None:
    """Where the last word for a whole stands in text[start:limit]: `toàn ngành`, `cả nước`."""
    text = context.text
    compared = words_before("subject_words", "kind", "compared")
    rival = words_before("subject_words", "kind", "rival")
    generic = words_of("subject_words", "kind", "generic")
    predicate = words_of("subject_words", "kind", "predicate")
    levels = [
        found.span()
        for kind in ("level", "body")
        for found in words_of("subject_words", "kind", kind).finditer(text, start, limit)
        if predicate.match(text, found.end() + 1, limit) and _opens_clause(text, start, found.start())
    ]
    wholes = [found.span() for found in words_of("subject_words", "kind", "whole").finditer(text, start, limit)]
    for at, end in sorted([*wholes, *levels, *_groups(text, start, limit)], reverse=True):
        near = (text, max(start, at - 12), at)
        if generic.fullmatch(text, at, end) or compared.search(*near) or rival.search(*near):
            continue
        return _with_name(context, at, end, limit)
    return None


def whole_behind(context: Context, at: int) -> Span | None:
    """Where a word for a whole stands behind the noun of the number at text[at]: `300 học sinh trên cả nước`."""
    text = context.text
    for no in context.quantities_in(at, at + 1):
        end = end_of(context.quantities[no]) + 1
        of = words_of("subject_words", "kind", "of_number").match(text, end)
        found = words_of("subject_words", "kind", "whole").match(text, of.end() + 1 if of else end)
        if found and text[end - 1] == " ":
            return _with_name(context, *found.span(), len(text))
    return None


def _groups(text: str, start: int, limit: int) -> Iterator[tuple[int, int]]:
    """Where groups without a name stand that a verb follows at the head of a clause: `các trường trên đã …`."""
    auxiliary = words_of("subject_words", "kind", "auxiliary")
    for group in words_of("subject_words", "kind", "group").finditer(text, start, limit):
        end = group.end()
        for _ in range(_GROUP if _opens_clause(text, start, group.start()) else 0):
            if not (word := _WORD.match(text, end, limit)):
                break
            end = word.end()
            if auxiliary.match(text, end + 1, limit) or says(text, end + 1, limit) is not None:
                yield group.start(), end
                break


def _with_name(context: Context, start: int, end: int, limit: int) -> Span:
    """Where the word for a whole at text[start:end] stands with its name: `toàn ngành Giáo dục Hà Nội`."""
    predicate = words_of("subject_words", "kind", "predicate")
    if inside := context.mentions_in(start, min(end + _NAME, limit), "ORG LOC"):
        mention = context.mentions[inside[0]]
        if not predicate.search(context.text, end, mention.start):
            return start, mention.end
    while (word := _WORD.match(context.text, end, limit)) and word[1].isupper():
        end = word.end()
    return start, end


def _opens_clause(text: str, start: int, at: int) -> bool:
    """Whether a clause of text[start:] begins at text[at]."""
    before = text[start:at].rstrip()
    for kind in ("now", "continues", "joins"):
        if led := words_before("subject_words", "kind", kind).search(before, max(0, len(before) - 20)):
            before = before[: led.start()].rstrip()
    return not before or before.endswith((",", ";", ":", "."))
