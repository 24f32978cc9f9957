"""Who is commended: the list behind the commendation, or the subject before it."""

import re
from collections.abc import Iterator

from tasks.findings.awards.words import STOP, TO_RECIPIENT, Given, Recipient, ends_with, noun_phrase, words
from tasks.findings.context import Context
from tasks.findings.words import run_of

_BROKEN = re.compile('[;“”"!?]|:(?=\\s*[“"])')  # a subject and its verb do not stand across these


def recipients_of(context: Context, given: Given, last: list[Recipient]) -> tuple[list[Recipient], bool]:
    """The recipients, and whether they are the subject of the sentence (then a giver stands between)."""
    gives = list(words("give").finditer(context.text, given.left, given.start))
    if gives and ends_with("no_fact").search(context.text, given.left, gives[-1].start()):
        return [], False
    if behind := list(_recipients_behind(context, given)):
        return behind, False
    if before := _recipients_before(context, given):
        return before, True
    # `ông An được X tặng bằng khen; được Y tặng giấy khen`: the subject goes on.
    got = words("get").search(context.text, given.left, given.start)
    return (last, True) if got else ([], False)


def _recipients_behind(context: Context, given: Given) -> Iterator[Recipient]:
    """`… bằng khen [của X] cho 28 tập thể [xuất sắc] và 45 cán bộ`: the list behind `cho`."""
    text = context.text
    tos = words("to").finditer(text, given.end, min(given.right, given.end + TO_RECIPIENT))
    to = next((m for m in tos if not words("not_to").match(text, m.start())), None)
    joined = run_of("award_words", "joins", "plural")
    at: int | None
    because = False
    if to and not STOP.search(text, given.end, to.start()):
        at = to.end()
        because = bool(words("reason").search(text, given.end, to.start()))
    elif (person := _person_behind(context, given)) is not None:
        at = person
    elif words("by_itself").fullmatch(text, *given.spans[-1]):
        at = given.end
    else:
        return
    while at is not None:
        at += len(joined.match(text, at, given.right)[0])  # type: ignore[index]
        found = _recipient_at(context, at, given.right)
        if not found or (because and found.number is None and found.mention_no is None):
            return  # `bằng khen vì đóng góp cho xã hội`
        yield found
        at = _next_in_list(context, found, given.right)


def _person_behind(context: Context, given: Given) -> int | None:
    """`tặng giấy khen em Lê An`: where the words between and the name begin."""
    words = run_of("award_words", "to_whom").match(context.text, given.end, given.right)
    if words and words[0].strip() and context.mentions_in(words.end(), words.end() + 1, "PER"):
        return words.end()
    return None


def _next_in_list(context: Context, last: Recipient, end: int) -> int | None:
    """Where the next number of a list stands: right behind a comma or `và`; of names, the next at once."""
    text, at = context.text, last.end
    joined = run_of("award_words", "joins", "plural")
    first = at + len(joined.match(text, at, end)[0])  # type: ignore[index]
    if last.mention_no is not None and text[at:first].strip() and context.mentions_in(first, first + 1, "PER ORG"):
        return first
    for no in context.quantities_in(at, end):
        start = context.quantities[no].start
        if is_recipient(context, no):
            comma = text.rfind(",", at, start)
            word = text.rfind(" ", at, start - 1)
            close = max(comma, word) >= at and joined.fullmatch(text, max(comma, word), start)
            return start if close else None
    return None


def _recipients_before(context: Context, given: Given) -> list[Recipient]:
    """`2 tập thể, 26 cá nhân được … tặng bằng khen`: the list before the verb nearest to the commendation."""
    text = context.text
    verbs = list(words("get").finditer(text, given.left, given.start))
    if not verbs or _BROKEN.search(text, verbs[-1].end(), given.start):
        return []
    verb = verbs[-1].start()
    if any(ends_with("no_fact").search(text, given.left, v.start()) for v in verbs):
        return []
    counted = [no for no in context.quantities_in(given.left, verb) if is_recipient(context, no)]
    if not counted:
        return _subject(context, given.left, verb) or _plural_subject(context, given.left, verbs[0].start())
    run = [_counted(context, counted[-1])]
    for no in reversed(counted[:-1]):
        one = _counted(context, no)
        if not run_of("award_words", "joins", "plural").fullmatch(text, one.end, run[0].start):
            break
        run.insert(0, one)
    return run


def _subject(context: Context, start: int, verb: int) -> list[Recipient]:
    """The person, else the organisation, that is the subject of text[verb]; nobody across a colon or quote."""
    for types in ("PER", "ORG"):
        for no in reversed(context.mentions_in(start, verb, types)):
            mention = context.mentions[no]
            gap = context.text[mention.end : verb]
            if not _BROKEN.search(gap) and ":" not in gap and (types == "PER" or "," not in gap):
                name = mention.name if types == "PER" else mention.surface
                return [Recipient(mention.start, mention.end, name, no)]
    return []


def _plural_subject(context: Context, start: int, verb: int) -> list[Recipient]:
    """`Các cá nhân xuất sắc được nhận …`: a phrase with a plural word at the head of the stretch."""
    text = context.text
    while start < verb and not text[start].isalnum():
        start += 1
    plural = words("plural").match(text, start, verb)
    phrase = noun_phrase(text, plural.end(), verb) if plural else None
    return [Recipient(*phrase, _plain(text[slice(*phrase)]))] if phrase else []


def is_recipient(context: Context, no: int) -> bool:
    """Whether the quantity with that number counts somebody who may be commended."""
    quantity = context.quantities[no]
    return bool(
        quantity.kind == "count"
        and quantity.value is not None
        and quantity.counted
        and not words("no_recipient").match(quantity.counted)
    )


def _counted(context: Context, no: int) -> Recipient:
    quantity = context.quantities[no]
    noun = quantity.counted or ""
    at = context.text.find(noun, quantity.end, quantity.end + len(noun) + 20)
    end = at + len(noun) if at >= 0 else quantity.end
    return Recipient(quantity.start, end, _plain(noun), None, int(quantity.value or 0))


def _plain(noun: str) -> str:
    """`cá nhân xuất sắc` -> `cá nhân`; a coordination stays whole."""
    group = words("group").match(noun)
    rest = noun[group.end() :] if group else ""
    return group[0] if group and rest and not run_of("award_words", "joins").match(rest)[0].strip() else noun  # type: ignore[index]


def _recipient_at(context: Context, at: int, limit: int) -> Recipient | None:
    """The recipient that begins at text[at]: a number, a name, or a noun phrase."""
    for no in context.quantities_in(at, at + 1):
        if is_recipient(context, no):
            return _counted(context, no)
    phrase = noun_phrase(context.text, at, limit)
    if not phrase:
        return None
    persons = [n for n in context.mentions_in(at, at + 25, "PER") if context.mentions[n].start < phrase[1] + 2]
    for no in persons:
        mention = context.mentions[no]
        return Recipient(mention.start, mention.end, mention.name, no)
    for no in context.mentions_in(at, at + 1, "ORG"):
        mention = context.mentions[no]
        return Recipient(mention.start, mention.end, mention.surface, no)
    said = context.text[slice(*phrase)]
    known = {m.name for m in context.mentions if m.type == "PER" and " " in m.name and said.endswith(f" {m.name}")}
    return Recipient(*phrase, max(known, key=len) if known else _plain(said))
