"""Where commendations are given: mentions and forms of one, those of a list together."""

import re
from collections.abc import Iterator
from functools import cache

from tasks.findings.awards.counts import is_recipient
from tasks.findings.awards.words import REACH, STOP, TO_RECIPIENT, Given, noun_phrase, words
from tasks.findings.context import Context
from tasks.findings.words import any_of, forms, run_of
from tasks.tables import read_table

_QUOTED_NAME = re.compile('\\s*:?\\s*[“"][^“”"\\n]{2,120}[”"]')
_YEAR_OR_NUMBER = re.compile(r"\((?:\w+ )?\d{4}\)|(?<!\w)\d+(?!\w)")  # `(năm 2010), 33 `: parts no list


def commendations(context: Context, start: int, end: int) -> Iterator[Given]:
    """AWARD mentions that are no prize of a contest, those of one list together, each up to its neighbours or a `;`."""
    text = context.text
    groups: list[list[tuple[int, int]]] = []
    joined = run_of("award_words", "joins", "plural")
    for span in _apart({*_named(context, start, end), *_untagged(context, start, end)}):
        gap = joined.fullmatch(_YEAR_OR_NUMBER.sub("", text[groups[-1][-1][1] : span[0]])) if groups else None
        if gap and not words("to").search(gap[0]):
            groups[-1].append(span)
        else:
            groups.append([span])
    for i, spans in enumerate(groups):
        first, last = spans[0][0], spans[-1][1]
        left = max(groups[i - 1][-1][1] if i else start, first - REACH)
        right = min(groups[i + 1][0][0] if i + 1 < len(groups) else end, last + REACH)
        semicolon = text.find(";", last, right)
        left = max(left, text.rfind(";", left, first) + 1)
        yield Given(tuple(spans), left, semicolon if semicolon > 0 else right)


def _apart(spans: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order without those that begin inside another; of two that begin at one place, the longer."""
    at = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            yield start, end
            at = end


def _named(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    for no in context.mentions_in(start, end, "AWARD"):
        mention = context.mentions[no]
        if words("by_itself").fullmatch(mention.surface) or words("foreign").search(mention.surface):
            continue
        titled = words("title").match(mention.surface) or _contests().match(mention.surface)
        if (not titled or words("of_state").search(mention.surface)) and " " in mention.surface:
            form = words("form").match(mention.surface)
            named = _name_end(context.text, mention.start + form.end(), end) if form else mention.end
            yield mention.start, min(max(named, mention.end), end)


@cache
def _badges() -> re.Pattern[str]:
    """`huy hiệu 30, 40 năm tuổi Đảng`, `huy hiệu 45 năm và 40 năm tuổi Đảng`; in a list also without its noun."""
    badge, years, joins = (any_of(forms("award_words", "kind", kind)) for kind in ("badge", "of_years", "joins"))
    run = rf"\d+(?: \w+)?(?:(?:,| {joins}) \d+(?: \w+)?){{0,9}} {years}"
    return re.compile(rf"(?P<badge>{badge} {run})|(?:, |; |{joins} )(?P<next>{run})", re.IGNORECASE)


@cache
def _contests() -> re.Pattern[str]:
    return re.compile(any_of(row["form"] for row in read_table("contest_prizes")), re.IGNORECASE)


def _untagged(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Forms of commendation outside all names, with the quoted name behind them; words that stand for one."""
    text = context.text
    for match in _badges().finditer(text, start, end):
        yield match.span("badge" if match["badge"] else "next")
    for match in words("form").finditer(text, start, end):
        if not any(m.start <= match.start() < m.end for m in context.around(match.start())):
            yield match.start(), _name_end(text, match.end(), end)
    yield from _by_themselves(context, start, end)


def _name_end(text: str, at: int, end: int) -> int:
    """Where the name right behind a form of commendation ends: in quotes, or from `Vì` on: `kỷ niệm chương Vì …`."""
    if quoted := _QUOTED_NAME.match(text, at, end):
        return quoted.end()
    if at + 4 >= end:
        return at
    named = text[at + 1].isupper() and words("reason").match(text, at + 1)
    begins = named or words("begins_name").match(text, at + 1)
    if begins and (name := noun_phrase(text, at + 4, end)):
        stop = words("ends_name").search(text, *name)
        return at + 4 + len(text[at + 4 : stop.start() if stop else name[1]].rstrip())
    return at


def _by_themselves(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`khen thưởng [cho] 5 tập thể`: a word for giving that names no form of commendation, before a number."""
    text = context.text
    joined = run_of("award_words", "joins", "plural")
    for match in words("by_itself").finditer(text, start, end):
        at = joined.match(text, match.end(), end).end()  # type: ignore[union-attr]
        for no in context.quantities_in(match.end(), min(end, match.end() + TO_RECIPIENT))[:1]:
            first = context.quantities[no].start
            to = words("to").search(text, match.end(), first)
            if is_recipient(context, no) and (first == at or (to and not STOP.search(text, match.end(), to.start()))):
                yield match.span()
