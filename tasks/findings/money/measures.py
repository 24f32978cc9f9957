"""Which sums are no facts: those that only measure something, and those that say another sum again."""

from tasks.findings.context import Context
from tasks.findings.words import run_of, words_before, words_of

_REACH = 220  # characters before a clause in which what its sums measure is named
_JUST_BEFORE, _JUST_BEHIND = 60, 20  # characters around a sum in which a word says that it only measures
_LIMITED = 25  # characters before a sum with a bound in which stands what is limited
_BOUNDS = frozenset({"over", "under", "at_least", "at_most"})


def measures(context: Context, no: int, act: int, start: int, end: int) -> bool:
    """Whether a sum of the clause text[start:end] is a threshold, an index or a change of one.

    `từ 5 triệu đồng trở lên`, `giá vàng … giảm 1 triệu đồng`. What happens to the sum stands at text[act].
    """
    text, quantity = context.text, context.quantities[no]
    before = _end_of_sum_before(context, no)
    near = max(start, quantity.start - _JUST_BEFORE, before if before <= act else start, _end_of_other(context, no))
    behind = min(end, quantity.end + _JUST_BEHIND)
    veto = words_of("money_words", "kind", "veto")
    if veto.search(text, near, quantity.start) or veto.search(text, quantity.end, behind):
        return True
    sentence = context.sentence(quantity.start)
    index = words_of("money_words", "kind", "index").search(text, max(sentence.start, start - _REACH), quantity.start)
    changed = words_before("money_words", "kind", "change").search(text, start, quantity.start)
    per = quantity.per or text[quantity.end : quantity.end + _JUST_BEHIND].partition("/")[2]
    unit = words_of("money_words", "kind", "unit").match(per.lstrip())
    bound = words_of("money_words", "kind", "bound").match(text, quantity.end + 1, end)
    if index or changed or unit or bound:
        return True
    limits = words_of("money_words", "kind", "threshold")
    return quantity.qualifier in _BOUNDS and bool(limits.search(text, quantity.start - _LIMITED, quantity.start))


def restates(context: Context, no: int) -> bool:
    """Whether a sum only says the one right before it in other money: `3.000 USD (khoảng 75 triệu đồng)`."""
    quantity, before = context.quantities[no], _end_of_sum_before(context, no)
    if not before or context.quantities[no - 1].unit == quantity.unit:
        return False
    between = context.text[before : min(quantity.start, before + _JUST_BEFORE)].rpartition("(")[2]
    return run_of("money_words", "same").fullmatch(between) is not None


def _end_of_other(context: Context, no: int) -> int:
    """Where the quantity before ends if a comma parts it from this one: what measures it is not said of this one."""
    end, start = context.quantities[no - 1].end if no else 0, context.quantities[no].start
    return end if "," in context.text[end:start] else 0


def _end_of_sum_before(context: Context, no: int) -> int:
    """Where the quantity before ends if it is a sum, else 0."""
    before = context.quantities[no - 1] if no else None
    return before.end if before and before.kind == "money" else 0
