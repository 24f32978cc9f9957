"""Money given, raised, spent, paid, owed, lent, saved or fined, with giver, receiver and purpose."""

import re
from collections.abc import Iterator
from functools import cache

from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.model import Money
from tasks.findings.words import any_of, forms, words_of

_ACTS = ("give", "raise", "spend", "pay", "owe", "save", "fine")
_REACH = 220  # characters around a sum in which its clause is read
_MARK = re.compile(r"[,.;:()“”\"!?\n]|\s[-–]\s")
_CLAUSE = re.compile(r"[;:.!?](?=\s)|\n")
_PER = re.compile(r"\s*/\s*\d*\s*\w+")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(any_of(f for kind in _ACTS for f in forms("money_words", "kind", kind)), re.IGNORECASE)


def find_money(context: Context) -> Iterator[Money]:
    """A fact for every sum that changes hands or has a price's purpose; sums that only measure give none."""
    for no, quantity in enumerate(context.quantities):
        if quantity.kind != "money" or quantity.value is None:
            continue
        sentence = context.sentence(quantity.start)
        start, end = _clause(context.text, sentence.start, sentence.end, quantity.start, quantity.end)
        act = _act(context.text, start, quantity.start, quantity.end, end)
        if act is None or _measures(context.text, quantity.start, quantity.end, start, end):
            continue
        giver = _giver(context, start, quantity.start, act)
        receiver = _receiver(context, quantity.start, quantity.end, start, end)
        purpose = _purpose(context.text, quantity.end, end, act)
        period = context.period(quantity.start)
        first = min(
            [act[0], quantity.start]
            + (
                [context.mentions[giver.mention_no].start]
                if giver.mention_no is not None and start <= context.mentions[giver.mention_no].start < quantity.start
                else []
            )
        )
        yield Money(
            start=first,
            end=quantity.end,
            surface=context.text[first : quantity.end],
            quantity_no=no,
            amount=quantity.value,
            amount_to=quantity.value_to,
            currency=quantity.unit,
            per=quantity.per,
            qualifier=quantity.qualifier,
            giver=giver.name,
            giver_mention=giver.mention_no,
            receiver=receiver.name,
            receiver_mention=receiver.mention_no,
            purpose=purpose,
            period_begin=period.begin,
            period_end=period.end,
        )


def _clause(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The part of the sentence text[start:end] around the sum, between `;`, `:` and stops."""
    start, end = max(start, first - _REACH), min(end, last + _REACH)
    for match in _CLAUSE.finditer(text, start, first):
        start = match.end()
    after = _CLAUSE.search(text, last, end)
    return start, after.start() if after else end


def _act(text: str, start: int, first: int, last: int, end: int) -> tuple[int, int] | None:
    """Span of the word that says what happens to the sum: the last before it, else the first behind."""
    before = None
    for match in _acts().finditer(text, start, first):
        before = match.span()
    if before:
        return before
    after = _acts().search(text, last, min(end, last + 60))
    return after.span() if after else None


def _measures(text: str, first: int, last: int, start: int, end: int) -> bool:
    """A threshold or an index: `từ 5 triệu đồng trở lên`, `giá vàng 37 triệu đồng`."""
    veto = words_of("money_words", "kind", "veto")
    return bool(veto.search(text, max(start, first - 60), first) or veto.search(text, last, min(end, last + 20)))


def _giver(context: Context, start: int, first: int, act: tuple[int, int]) -> Party:
    named = context.mentions_in(start, min(act[0], first), "ORG PER")
    if named:
        mention = context.mentions[named[0]]
        return Party(mention.name if mention.type == "PER" else mention.surface, named[0])
    return NOBODY


def _receiver(context: Context, first: int, last: int, start: int, end: int) -> Party:
    text = context.text
    to = words_of("money_words", "kind", "to")
    for match in [*to.finditer(text, last, end), *reversed(list(to.finditer(text, start, first)))]:
        phrase = _phrase(text, match.end() + 1, end)
        if phrase and not phrase[:1].isdigit():
            return Party(phrase, None)
    return NOBODY


def _phrase(text: str, at: int, limit: int) -> str:
    mark = _MARK.search(text, at, limit)
    end = mark.start() if mark else limit
    stop = words_of("money_words", "kind", "ends_phrase").search(text, at, end)
    return text[at : stop.start() if stop else end].strip()


def _purpose(text: str, last: int, end: int, act: tuple[int, int]) -> str | None:
    """Behind `để`, else the words from the verb to the sum."""
    per = _PER.match(text, last, end)
    at = per.end() if per else last
    if found := words_of("money_words", "kind", "for").search(text, at, min(end, at + 40)):
        mark = _MARK.search(text, found.end(), end)
        begin = found.end() if words_of("money_words", "kind", "so_that").match(found[0]) else found.start()
        return text[begin : mark.start() if mark else end].strip() or None
    return text[act[0] : act[1]]
