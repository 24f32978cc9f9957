"""Who is commended as the subject of a verb of getting, or of a list of honours in a life."""

import re

from tasks.findings.awards.counts import counted, is_recipient
from tasks.findings.awards.names import BROKEN, named, person, same_persons, stands_for
from tasks.findings.awards.words import (
    TITLE,
    Given,
    Received,
    Recipient,
    behind_joins,
    called,
    ends_with,
    is_somebody,
    noun_phrase,
    parties,
    without_adverbs,
    words,
)
from tasks.findings.context import Context
from tasks.findings.words import run_of

_LIFE = 1500  # characters of a life told in one sentence, as notices of a death do


def received(context: Context, given: Given, last: list[Recipient]) -> Received:
    """`2 tập thể, 26 cá nhân được … tặng bằng khen`: the subject of the verb nearest to the commendation."""
    text = context.text
    verbs = [verb for verb in words("get").finditer(text, given.left, given.start) if _governs(text, verb, given)]
    if not verbs:
        readings = (_goes_on(context, given, last), _besides(context, given), _of_a_list(context, given))
        return next((found for found in readings if found), None) or _of_a_life(context, given)
    if any(ends_with("no_fact").search(text, given.left, verb.start()) for verb in verbs):
        return Received([])
    verb = verbs[-1]
    if not BROKEN.search(text, verb.end(), given.start) and (found := _subject(context, given.left, verb.start())):
        return Received(found, verb.start())
    if named_behind := _named_behind(context, given, verb.start()):
        return Received(named_behind, verb.start())
    # `ông An được X tặng bằng khen; được Y tặng giấy khen`: the subject goes on.
    return Received(last, verb.start())


def _named_behind(context: Context, given: Given, verb: int) -> list[Recipient]:
    """`Trong số những người được nhận bằng khen có chị Lê An`: who is named behind, where the subject is no more."""
    text = context.text
    namely = words("namely").match(text, given.end + 1)
    if not namely or not ends_with("relative").search(text, given.left, without_adverbs(text, given.left, verb)):
        return []
    found = context.mentions_in(namely.end(), namely.end() + TITLE, "PER")[:1]
    for no in context.mentions_in(given.end, given.right, "PER"):
        if found and same_persons(context, found[-1], no):
            found.append(no)
    return [person(context, no) for no in found]


def _governs(text: str, verb: re.Match[str], given: Given) -> bool:
    """No `đoạt giải`; a bare `được` governs by a verb of giving behind it, or right before the commendation."""
    if words("attribute").match(text, verb.start()):
        return False
    if not words("passive").fullmatch(verb[0]) or words("give").search(text, verb.end(), given.start):
        return True
    return bool(re.fullmatch(r"[\s\d]*", text[behind_joins(text, verb.end(), given.start) : given.start]))


def _goes_on(context: Context, given: Given, last: list[Recipient]) -> Received | None:
    """`Ông An nhận bằng khen của X, giấy khen của Y`: the next of a list that the same verb governs."""
    text = context.text
    before = text[given.left : given.start].rstrip()
    gives = ends_with("give").search(before)
    listed = before.endswith(",") or ends_with("joins").search(before)
    if last and gives and not words("to").search(before[: gives.start()]) and _joins(before):
        return Received(last, given.left)  # `được X tặng bằng khen và | Y tặng giấy khen`
    if not last or not listed or words("give").search(before):
        return None
    return Received(last, given.start)


def _joins(before: str) -> bool:
    return bool(run_of("award_words", "joins").match(before)[0].strip())  # type: ignore[index]


def _besides(context: Context, given: Given) -> Received | None:
    """`Ngoài bằng khen, các học sinh còn nhận được …`: the subject of what follows got the commendation too."""
    text = context.text
    comma = text.find(",", given.end, given.right)
    if comma < 0 or not ends_with("besides").search(text, given.left, given.start):
        return None
    for verb in words("get").finditer(text, comma, given.right):
        if not words("attribute").match(text, verb.start()):
            return Received(_subject(context, comma + 1, verb.start()), given.start)
    return None


def _of_a_list(context: Context, given: Given) -> Received | None:
    """`Trường Tre nhận nhiều phần thưởng: năm 2003: Huân chương …; năm 2009: Huân chương …`: an item behind a colon."""
    text, start = context.text, context.sentence(given.start).start
    item = max(text.rfind(mark, start, given.start - 2) + 1 for mark in (";", ": ", "- "))
    verb = words("get").search(text, max(start, given.start - _LIFE), given.start)
    if not verb or ":" not in text[verb.end() : given.start]:
        return None
    before = text[max(item, given.left) : given.start]
    for timex in context.timexes_in(max(item, given.left), given.start):
        before = before.replace(timex.surface, "", 1)
    if before.strip(" :,-") or words("attribute").match(text, verb.start()):
        return None
    return Received(_subject(context, start, verb.start()), given.start)


def _of_a_life(context: Context, given: Given) -> Received:
    """`Đồng chí Lê An, sinh năm 1930, …; Huân chương Độc lập; từ trần …`: an item of a list about a person."""
    text = context.text
    start = max(context.sentence(given.start).start, given.start - _LIFE)
    before = text[given.left : given.start].rstrip()
    told = words("life").search(text, start, given.start)
    if not told or (before and before[-1] not in ",;") or words("give").search(text, given.left, given.start):
        return Received([])
    persons = context.mentions_in(start, told.start(), "PER")
    if persons:
        return Received([person(context, persons[-1])], given.start, dated=False)
    pronoun = words("pronoun").match(text, start)
    return Received(stands_for(context, start, pronoun[0]) if pronoun else [], given.start, dated=False)


def _subject(context: Context, start: int, verb: int) -> list[Recipient]:
    """Who stands before text[verb] as its subject: in the clause of the verb, else further back in text[start:verb]."""
    text = context.text
    end = without_adverbs(text, start, verb)
    clause = behind_joins(text, max(start, text.rfind(",", start, end) + 1), end)
    if pronoun := words("pronoun").fullmatch(text, clause, end):
        return stands_for(context, clause, pronoun[0])
    numbers = _numbers(context, start, end)
    if numbers and _is_subject(context, numbers[-1], clause, end):
        return numbers
    for head in (clause, _last_plural(context, clause, end)):
        if clause <= head < end and (found := _noun(context, start, head, end)):
            return found
    return named(context, start, end) or (_earlier_noun(context, start, end) if clause >= end else [])


def _is_subject(context: Context, last: Recipient, clause: int, end: int) -> bool:
    """Whether a number is the subject of a clause in text[clause:end], or of one that goes on there."""
    text = context.text
    if ")" in text[last.end : end] and "(" not in text[last.end : end]:
        return False
    if clause >= end:  # `5 tập thể đạt thành tích cao, được tặng …`
        return last.end > clause or bool(parties().match(last.name))
    return last.end > clause or not (
        parties().match(text, clause, end) or context.mentions_in(clause, clause + 1, "PER ORG LOC")
    )


def _numbers(context: Context, start: int, end: int) -> list[Recipient]:
    """The last list of numbers in text[start:end]."""
    run: list[Recipient] = []
    for no in reversed(context.quantities_in(start, end)):
        if not is_recipient(context, no):
            continue
        one = counted(context, no)
        if run and not run_of("award_words", "joins", "plural").fullmatch(context.text, one.end, run[0].start):
            break
        run.insert(0, one)
    return run


def _noun(context: Context, start: int, clause: int, end: int) -> list[Recipient]:
    """A noun for people or a body that is the clause's subject, and holds no name: `đơn vị`, `các cá nhân xuất sắc`."""
    text = context.text
    plural = words("plural").search(text, max(start, clause - 10), clause)
    group = words("group").match(text, clause, end)
    phrase = noun_phrase(text, clause, end)
    if not phrase or words("relative").fullmatch(text, *phrase) or context.mentions_in(clause, end, "PER"):
        return []
    unnamed = parties().match(text, clause) and phrase[1] == end and not context.mentions_in(clause, end, "ORG")
    if plural or group or unnamed:
        return [Recipient(*phrase, called(text[slice(*phrase)], plural[0] if plural else ""))]
    return []


def _last_plural(context: Context, clause: int, end: int) -> int:
    """Behind the last `các` before a noun that the verb follows: `ông An chúc mừng các | cán bộ được tặng …`."""
    text = context.text
    for plural in reversed(list(words("plural").finditer(text, clause, end))):
        listed = ends_with("joins").search(text, clause, plural.start()) or text[clause : plural.start()].endswith(", ")
        if context.mentions_in(plural.start(), end, "PER") or listed:
            break
        if is_somebody(text[plural.end() + 1 : end]):
            return plural.end() + 1
    return -1


def _earlier_noun(context: Context, start: int, end: int) -> list[Recipient]:
    """`Với kết quả đó, đơn vị đã đạt …, được tặng …`: the noun that is subject of a clause before."""
    text = context.text
    for comma in reversed([m.start() for m in re.finditer(",", text[start:end])]):
        clause = start + comma + 1
        verb = words("adverb").search(text, clause, end)
        if verb and (
            found := _noun(context, clause, behind_joins(text, clause, end), without_adverbs(text, clause, verb.end()))
        ):
            return found
    return []
