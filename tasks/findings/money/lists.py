"""Sums that stand in a list, each with somebody of its own, or together before whom all are for."""

from tasks.findings.clauses.phrases import Reading
from tasks.findings.context import NOBODY, Party
from tasks.findings.money.somebodies import is_somebody, party_of
from tasks.findings.words import run_of


def listed_with(reading: Reading) -> Party:
    """Who stands with this sum as another with the sum before: `xã 5 triệu đồng, huyện 3 triệu đồng`."""
    last = reading.sum_at
    while last > 0 and (reading.phrases[last - 1].kind == "adverb" or reading.has(reading.phrases[last - 1], "is")):
        last -= 1
    first = last
    while first > 0 and reading.phrases[first - 1].kind != "sum":
        first -= 1
        its_own = reading.phrases[first].kind == "verb" and reading.roles(first)
        if its_own or reading.phrases[first].kind in ("preposition", "opens"):
            return NOBODY
    if not first or first == last or reading.phrases[first].kind not in ("comma", "and", "stop"):
        return NOBODY
    first += 1
    while first < last and reading.phrases[first].kind == "adverb":
        first += 1
    if first == last or reading.phrases[first].kind != "noun" or not is_somebody(reading, reading.phrases[first]):
        return NOBODY
    return party_of(reading, reading.phrases[first].first, reading.phrases[last - 1].last)


def is_handed(reading: Reading, governor: int) -> bool:
    """Whether the sums behind a verb of giving stand behind who gets each: `tặng A 5 triệu đồng, B 3 triệu đồng`."""
    for phrase in reading.phrases[governor + 1 : reading.sum_at]:
        if phrase.kind == "sum":
            break
        if phrase.kind in ("noun", "preposition") and is_somebody(reading, phrase):
            return True
    return False


def behind_list(reading: Reading, end: int) -> tuple[int, int]:
    """What stands behind the sum and those only listed with it, up to the next sum: text[first:last]."""
    joined, last = run_of("clause_words", "and"), reading.end
    for no in reading.context.quantities_in(last, end):
        following = reading.context.quantities[no]
        if following.kind == "money":
            if not joined.fullmatch(reading.context.text, last, following.start):
                return last, following.start
            last = following.end
    return last, end
