"""Money given, raised, spent, paid, owed, lent, saved or fined, with giver, receiver and purpose."""

import re
from collections.abc import Iterator
from functools import cache

from tasks.findings.clauses.phrases import Reading
from tasks.findings.context import Context, Period
from tasks.findings.model import Money, Quantity
from tasks.findings.money.governors import said_of
from tasks.findings.money.measures import measures, restates
from tasks.findings.money.purposes import find_purpose
from tasks.findings.money.transfers import Transfer, find_parties
from tasks.findings.periods.facts import period_of_fact
from tasks.findings.words import any_of, forms, words_before, words_of

_VERBS = ("give", "care", "raise", "spend", "pay", "owe", "save", "fine")
_ACTS = (*_VERBS, "gift", "amount")
_REACH, _BEHIND = 220, 60  # characters around a sum in which its clause is read, behind it in which an act may stand
_CLAUSE = re.compile(r"[;:.!?](?=\s)|\n")


@cache
def _acts() -> re.Pattern[str]:
    """Words for what happens to a sum; `loss` for damage, `none` for what only looks like a deed."""
    acts = any_of(form for kind in _ACTS for form in forms("money_words", "kind", kind))
    loss, none = (any_of(forms("money_words", "kind", kind)) for kind in ("loss", "no_act"))
    return re.compile(f"(?P<none>{none})|(?P<loss>{loss})|{acts}", re.IGNORECASE)


def find_money(context: Context) -> Iterator[Money]:
    """A fact for every sum that changes hands or has a price's purpose; sums that only measure give none."""
    told = -1  # where the sentence of the last fact begins: a list goes on without the word that says what happens
    transfer: Transfer | None = None
    purpose: str | None = None
    for no, quantity in enumerate(context.quantities):
        if quantity.kind != "money" or quantity.value is None:
            continue
        sentence = context.sentence(quantity.start)
        start, end = _clause(context.text, sentence.start, sentence.end, quantity.start, quantity.end)
        act = _act(context.text, start, quantity.start, quantity.end, end)
        reading = Reading(context, sentence, quantity.start, quantity.end)
        if act is None and context.text[quantity.start - 1 : quantity.start] == "(":
            act = _act_before_colon(context.text, max(sentence.start, start - _REACH), start)
        if act is None and told == sentence.start and said_of(reading) is not None:
            act = quantity.start, quantity.end
        if act is None or measures(context, no, act[0], start, end) or restates(context, no):
            continue
        near = told in [before.start for before in context.sentences_back(quantity.start)[:2]]
        purpose = find_purpose(reading, end) or (purpose if told == sentence.start else None)
        told = sentence.start
        transfer = find_parties(reading, end, transfer if near else None)
        if not (transfer.giver.name or transfer.receiver.name) and (again := _taken_up(reading)):
            transfer = find_parties(again, again.sentence.end)
        giver, receiver = transfer.giver, transfer.receiver
        period = _period(context, quantity, end)
        named = quantity.start if giver.mention_no is None else context.mentions[giver.mention_no].start
        first = min(act[0], quantity.start, named if named >= start else quantity.start)
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


def _taken_up(reading: Reading) -> Reading | None:
    """The next sentence, read around the words that take the sum up: `Ông đã trao số tiền này cho …`."""
    context = reading.context
    following = context.sentence_behind(reading.sentence)
    again = words_of("money_words", "kind", "again")
    found = following and again.search(context.text, following.start, following.end)
    if not following or not found:
        return None
    undone = words_of("clause_words", "kind", "not").search(context.text, following.start, found.start())
    return None if undone else Reading(context, following, *found.span())


def _period(context: Context, quantity: Quantity, end: int) -> Period:
    """The time the sum is of (`1 tỷ đồng tiền thưởng của năm 2023`), else the time its sentence says."""
    of = words_before("clause_words", "kind", "of")
    for timex in context.spans_of_time_in(quantity.end, end):
        if of.search(context.text, quantity.end, timex.start):
            return Period(timex.begin_date, timex.end_date)
    return period_of_fact(context, quantity.start, quantity.end)


def _clause(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The part of the sentence text[start:end] around the sum, between `;`, `:` and stops."""
    start, end = max(start, first - _REACH), min(end, last + _REACH)
    for match in _CLAUSE.finditer(text, start, first):
        start = match.end()
    after = _CLAUSE.search(text, last, end)
    return start, after.start() if after else end


def _act_before_colon(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Span of the word before the colon whose list text[end] goes on, no speech: `Mức phạt: xả thải (5 triệu đồng)`."""
    colon = text.rfind(":", start, end)
    speaks = text[colon + 1 : colon + 3].strip()[:1] in ('"', "“", "'", "‘")
    return None if colon < 0 or speaks else _act(text, start, colon, colon, colon)


def _act(text: str, start: int, first: int, last: int, end: int) -> tuple[int, int] | None:
    """Span of the word that says what happens to the sum: the last before it, else the first behind.

    Damage happens to nobody's money, unless a deed right before it makes it good (`bồi thường thiệt hại`).
    """
    before, lost = None, False
    for match in _acts().finditer(text, start, first):
        if match["none"] is None:
            lost = match["loss"] is not None and (before is None or match.start() > before[1] + 1)
            before = before if match["loss"] else match.span()
    if before or lost:
        return None if lost else before
    after = next((match for match in _acts().finditer(text, last, min(end, last + _BEHIND)) if not match["none"]), None)
    return after.span() if after and not after["loss"] else None
