"""Numbers of those who are commended."""

from tasks.findings.awards.words import Recipient, ends_with, plain, words
from tasks.findings.context import Context

_NEAR = 20  # characters between a number and its noun
_MARKS = '“”"()'
_MOST = 2**31 - 1  # a greater number counts nobody, and its column holds none


def is_recipient(context: Context, no: int) -> bool:
    """Whether the quantity with that number counts somebody who may be commended."""
    quantity = context.quantities[no]
    return bool(
        quantity.kind == "count"
        and quantity.value is not None
        and quantity.value <= _MOST
        and quantity.counted
        and not words("no_recipient").match(quantity.counted)
    )


def counted(context: Context, no: int) -> Recipient:
    """The recipients that the quantity with that number counts: its noun, up to a name that begins another clause."""
    quantity = context.quantities[no]
    noun = quantity.counted or ""
    at = context.text.find(noun, quantity.end, quantity.end + len(noun) + _NEAR)
    if at < 0:
        return Recipient(quantity.start, quantity.end, plain(noun), None, int(quantity.value or 0))
    end = at + len(noun)
    end = min([end, *(i for i in (context.text.find(mark, at + 1, end) for mark in _MARKS) if i >= 0)])
    for name in context.mentions_in(at, end, "ORG"):
        if join := ends_with("joins").search(context.text, at, context.mentions[name].start):
            end = at + len(context.text[at : join.start()].rstrip())
            break
    if attribute := words("attribute").match(context.text, end + 1):
        end = attribute.end()
    return Recipient(quantity.start, end, plain(context.text[at:end].rstrip(" .")), None, int(quantity.value or 0))


def number_given(context: Context, start: int) -> int | None:
    """How many commendations text[start] begins to name: `46` of `46 giấy khen`."""
    for no in reversed(context.quantities_in(max(0, start - _NEAR), start)):
        quantity = context.quantities[no]
        counts = quantity.kind == "count" and quantity.value and quantity.value <= _MOST
        if counts and not context.text[quantity.end : start].strip():
            return int(quantity.value or 0)
    return None
