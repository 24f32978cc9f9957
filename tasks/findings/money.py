"""Money given, raised, spent, paid, owed, lent, saved or fined, with giver, receiver and purpose."""

import re
from collections.abc import Iterator
from functools import cache

from tasks.findings.clauses import Clauses
from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.model import Money, Quantity
from tasks.findings.words import any_of, forms, words_of

_VERBS = ("give", "care", "raise", "spend", "pay", "owe", "save", "fine")
_ACTS = (*_VERBS, "gift", "amount")
_REACH = 220  # characters around a sum in which its clause is read
_BOUNDS = frozenset({"over", "under", "at_least", "at_most"})
_MARK = re.compile(r"[,.;:()“”\"!?\n]|\s[-–]\s")
_CLAUSE = re.compile(r"[;:.!?](?=\s)|\n")
_COUNT = re.compile(r"\d[\d.,]*\s*")
_PER = re.compile(r"\s*/\s*\d*\s*\w+")


@cache
def _acts(kinds: tuple[str, ...] = _ACTS) -> re.Pattern[str]:
    acts = any_of(form for kind in kinds for form in forms("money_words", "kind", kind))
    looks_like = any_of(forms("money_words", "kind", "no_act"))
    return re.compile(f"(?!{looks_like}){acts}", re.IGNORECASE)


def find_money(context: Context) -> Iterator[Money]:
    """A fact for every sum that changes hands or has a price's purpose; sums that only measure give none."""
    for no, quantity in enumerate(context.quantities):
        if quantity.kind != "money" or quantity.value is None:
            continue
        sentence = context.sentence(quantity.start)
        start, end = _clause(context.text, sentence.start, sentence.end, quantity.start, quantity.end)
        act = _act(context.text, start, quantity.start, quantity.end, end)
        if act is None or _measures(context.text, quantity, start, end):
            continue
        giver, receiver = _parties(context, quantity, act, end)
        purpose = _purpose(context.text, quantity, start, end, act)
        period = context.period(quantity.start)
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


def _measures(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """A threshold or an index: `từ 5 triệu đồng trở lên`, `doanh thu trên 500 triệu đồng`."""
    veto = words_of("money_words", "kind", "veto")
    before = max(start, quantity.start - 60)
    if veto.search(text, before, quantity.start) or veto.search(text, quantity.end, min(end, quantity.end + 20)):
        return True
    bounds = words_of("money_words", "kind", "threshold")
    return quantity.qualifier in _BOUNDS and bool(bounds.search(text, quantity.start - 25, quantity.start))


def _parties(context: Context, quantity: Quantity, act: tuple[int, int], end: int) -> tuple[Party, Party]:
    """Giver and receiver of a sum, as its sentence says."""
    text = context.text
    clauses = Clauses(context, context.sentence(quantity.start))
    verbs = list(_acts(_VERBS).finditer(text, clauses.sentence.start, quantity.start))
    verb = verbs[-1].start() if verbs else min(act[0], quantity.start)
    subject, predicate = clauses.subject(verb)
    agent, passive = clauses.agent(predicate, max(verb, predicate))
    gets = passive or bool(words_of("clause_words", "kind", "receive").search(text, predicate, quantity.start))
    receiver = _receiver(clauses, predicate, quantity, end)
    if gets:
        sources = (agent, _behind(context, quantity.end, end), _behind(context, predicate, quantity.start))
        return next(filter(any, sources), NOBODY), (receiver if receiver != NOBODY else subject)
    giver = _behind(context, quantity.end, end)
    return (giver if giver != NOBODY else subject), receiver


def _behind(context: Context, start: int, end: int) -> Party:
    """The organisation or person behind `từ`, `do` or `của`, soon after text[start]."""
    by = words_of("money_words", "kind", "from").search(context.text, start, min(end, start + 40))
    if by and (named := context.mentions_in(by.end(), min(end, by.end() + 60), "ORG PER")):
        mention = context.mentions[named[0]]
        return Party(mention.name if mention.type == "PER" else mention.surface, named[0])
    return NOBODY


def _receiver(clauses: Clauses, predicate: int, quantity: Quantity, end: int) -> Party:
    """Behind `cho`, `đến`, `hỗ trợ` …: after the sum before the next one, else between the verb and the sum."""
    context = clauses.context
    after = [no for no in context.quantities_in(quantity.end, end) if context.quantities[no].kind == "money"]
    limit = context.quantities[after[0]].start if after else end
    to = words_of("clause_words", "kind", "to")
    places = [*to.finditer(context.text, quantity.end, limit), *to.finditer(context.text, predicate, quantity.start)]
    for place in places:
        if (party := clauses.phrase_from(place.end())) != NOBODY:
            return party
    return NOBODY


def _purpose(text: str, quantity: Quantity, start: int, end: int, act: tuple[int, int]) -> str | None:
    """What the sum is for: behind `để`, else what was given (`trao 2 suất học bổng, trị giá …`), else the act."""
    per = _PER.match(text, quantity.end, end)
    at = per.end() if per else quantity.end
    if named := words_of("money_words", "kind", "names").match(text, at + 1, end):
        return _until(text, named.start(), named.end(), end)
    if found := words_of("money_words", "kind", "for").search(text, at, min(end, at + 40)):
        begin = found.end() if words_of("money_words", "kind", "so_that").match(found[0]) else found.start()
        return _until(text, begin, found.end(), end)
    if act[0] >= quantity.start:
        return text[act[0] : act[1]]
    for strong in reversed(list(_acts(_ACTS[:-1]).finditer(text, start, quantity.start))):
        act = strong.span()
        break
    carrier = words_of("money_words", "kind", "carrier").search(text, act[1], quantity.start)
    mark = _MARK.search(text, act[1], quantity.start)
    stop = min([found.start() for found in (carrier, mark) if found] + [quantity.start])
    given = _COUNT.sub("", text[act[1] : stop]).strip()
    is_gift = words_of("money_words", "kind", "give").fullmatch(text, *act)
    return (given if given and is_gift else f"{text[slice(*act)]} {given}").strip()


def _until(text: str, start: int, at: int, end: int) -> str | None:
    """text[start:] up to the first mark or word that ends a phrase behind text[at]."""
    stops = (_MARK.search(text, at, end), words_of("clause_words", "kind", "ends_phrase").search(text, at, end))
    return text[start : min([stop.start() for stop in stops if stop] + [end])].strip() or None
