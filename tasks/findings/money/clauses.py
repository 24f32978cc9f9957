"""Who does and who gets what a clause says: the subject, the agent and the complements of the verb of a sum.

A subject is the noun phrase at the head of its clause; what a preposition or a verb stands before is none.
`được` and `bị` turn subject and agent round. Positions are code points of the article's text.
"""

from dataclasses import dataclass, replace

from tasks.findings.clauses.phrases import Phrase, Reading
from tasks.findings.context import NOBODY, Party
from tasks.findings.money.somebodies import (
    ends_with_place,
    is_bare_name,
    is_body,
    is_name,
    is_place,
    is_somebody,
    party_of,
    person_of,
)


@dataclass(frozen=True)
class Subject:
    """Who stands before a verb. `agent` is who acts where it is passive; `thing` what is no party."""

    party: Party = NOBODY
    agent: Party = NOBODY
    passive: bool = False
    thing: tuple[int, int] | None = None
    sure: bool = False  # a name, or headed by a noun of the table of parties
    at: int = -1  # number of its phrase


def subject_of(reading: Reading, verb: int) -> Subject:
    """The subject of the verb with that number."""
    found = Subject()
    no = verb - 1
    while no >= 0 and not _ends_subject(reading, no, found):
        phrase, before = reading.phrases[no], reading.phrases[no - 1] if no else None
        if phrase.kind == "passive" and _is_over(reading, no, verb):
            found = replace(found, thing=None)
        elif phrase.kind == "passive":
            found = replace(found, passive=found.passive or not _manages(reading, no))
        elif phrase.kind == "noun" and before and before.kind == "passive" and not _is_over(reading, no - 1, verb):
            if reading.phrases[no + 1].kind in ("and", "comma") and not is_somebody(reading, phrase):
                no -= 1  # `gia đình bị nạn và …` tells only who is meant
            else:
                sure = is_somebody(reading, phrase) or is_bare_name(reading, phrase)
                agent = party_of(reading, phrase.first, phrase.last) if sure else NOBODY
                told = _is_told(reading, no, verb)
                found = replace(found, agent=agent, passive=not told)
                no -= told
        elif phrase.kind == "noun" and before and (_is_object(reading, no, verb) or _lies_in(reading, no)):
            no -= 1
        elif phrase.kind == "noun" and (not _is_set_off(reading, no) or is_name(reading, phrase)):
            first = _list_start(reading, no)
            if _beside(reading, first, no):
                no = first - 2
                continue
            start, end = reading.phrases[first].first, described_end(reading, no, verb)
            party = _named_before(reading, no) or one_of_named(reading, no) or party_of(reading, start, end)
            sure = is_somebody(reading, reading.phrases[first]) or is_bare_name(reading, reading.phrases[first])
            if party != NOBODY:
                return replace(found, party=party, sure=sure, at=first)
            befallen = reading.phrases[no + 1].kind == "passive" and _is_over(reading, no + 1, verb)
            found = found if befallen else replace(found, thing=found.thing or reading.span(phrase))
        no -= 1
    return found


def _is_told(reading: Reading, no: int, verb: int) -> bool:
    """Whether the agent with that number only tells the subject to do it: `bị cán bộ thuộc Sở yêu cầu góp`."""
    told = no + 1
    while told < verb and reading.phrases[told].kind in ("preposition", "adverb"):
        told += 1
    return told < verb and reading.has(reading.phrases[told], "orders")


def _is_set_off(reading: Reading, no: int) -> bool:
    """Whether a comma stands behind a noun phrase and the places it lies in."""
    while reading.phrases[no + 1].kind == "comma" and no + 3 < len(reading.phrases) and _lies_in(reading, no + 2):
        no += 2
    return reading.phrases[no + 1].kind == "comma"


def _is_over(reading: Reading, no: int, verb: int) -> bool:
    """Whether another deed than that behind the phrase with that number is that of `verb`: `bị nạn | đã | nhận`."""
    between = reading.phrases[no + 2 : verb]
    return any(phrase.kind == "passive" or reading.tokens[phrase.first].tag == "R" for phrase in between)


def _is_object(reading: Reading, no: int, verb: int) -> bool:
    """Whether a noun phrase belongs to the verb before it, and is not the subject of what follows."""
    before, following = reading.phrases[no - 1], reading.phrases[no + 1]
    acts = following.kind in ("passive", "verb") and _is_over(reading, no, verb)  # it, but the subject does more
    if reading.has(before, "by"):  # `Công ty Mây, do ông Tám làm giám đốc, …`, `thẻ do ngân hàng cấp sẽ được …`
        return reading.has(following, "heads") or (acts and following.kind == "verb")
    if acts and no > 1 and reading.has(before, "has"):  # `gia đình có người thân bị nạn | đã nhận`
        owner = reading.phrases[no - 2]
        return owner.kind == "noun" and is_somebody(reading, owner)
    return before.kind == "passive" or (
        before.kind == "verb" and not _acts_behind(reading, before, reading.phrases[no])
    )


def _lies_in(reading: Reading, no: int) -> bool:
    """Whether a noun phrase is the place that somebody or another place lies in: `LĐLĐ quận 2 - TPHCM`."""
    if no < 2 or reading.phrases[no - 1].kind != "comma" or not is_place(reading, reading.phrases[no]):
        return False
    before = reading.phrases[no - 2]
    return ends_with_place(reading, before) or (before.kind == "noun" and is_somebody(reading, before))


def _manages(reading: Reading, no: int) -> bool:
    """Whether a passive word says that the verb before it is managed: `làm được theo cách riêng`."""
    before = reading.phrases[no - 1] if no else None
    deed = before is not None and before.kind == "verb" and not reading.has(before, "modal", "says", "causes")
    return deed and reading.tokens[reading.phrases[no].first].tag == "R"


def _beside(reading: Reading, first: int, last: int) -> bool:
    """Whether the list phrases[first:last + 1] goes on what a preposition stands before: `với A, B và C`."""
    if first < 2:
        return False
    if reading.phrases[first - 2].kind == "verb":  # `chia buồn cùng gia đình`
        return reading.has(reading.phrases[first - 1], "with")
    if reading.phrases[first - 2].kind != "preposition":
        return False
    joined, before = reading.phrases[first - 1].kind, reading.phrases[first - 2]
    if joined == "comma":
        several = any(phrase.kind == "and" for phrase in reading.phrases[first:last])
        return several and reading.has(before, "with")
    return joined == "and" and not reading.has(before, "to")


def _ends_subject(reading: Reading, no: int, found: Subject) -> bool:
    """Whether the search for a subject ends at the phrase with that number: behind it a thing has been its clause's."""
    if reading.phrases[no].kind == "stop":
        return True
    opens = reading.phrases[no].kind == "opens" and not reading.has(reading.phrases[no], "aim")
    return (opens or reading.has(reading.phrases[no], "says")) and found.thing is not None


def _acts_behind(reading: Reading, verb: Phrase, noun: Phrase) -> bool:
    """Whether the noun phrase behind a verb is the subject of the next one: `vận động giáo viên góp`."""
    return reading.has(verb, "orders") or (reading.has(verb, "causes", "says") and is_somebody(reading, noun))


def _named_before(reading: Reading, no: int) -> Party | None:
    """Who was named in full before, by a role: `ông Lê Văn Tám, hiệu trưởng, góp`."""
    context, phrase = reading.context, reading.phrases[no]
    back = no
    while back and reading.phrases[back - 1].kind in ("comma", "adverb"):
        back -= 1
    start = reading.span(reading.phrases[max(0, back - 1)])[0]
    for person in context.mentions_in(start, reading.span(phrase)[0], "PER"):
        if (context.mentions[person].role or "").casefold().startswith(reading.text_of(phrase).casefold()):
            return person_of(reading, person, start)
    return None


def one_of_named(reading: Reading, no: int) -> Party | None:
    """The several of whom the phrase with that number names each: `ba đội …, mỗi đội nhận`, `… cho mỗi em`."""
    phrase = reading.phrases[no]
    if "each" not in reading.tokens[phrase.head].kinds or phrase.last - phrase.head < 2:
        return None
    head = reading.tokens[phrase.head + 1]
    noun = reading.context.text[head.start : head.end].casefold()
    for before in range(no - 1, -1, -1):
        several = reading.phrases[before]
        if several.kind in ("noun", "preposition") and noun in reading.text_of(several).casefold():
            first = reading.phrases[_list_start(reading, before)]
            return party_of(reading, first.head, described_end(reading, before, no))
    if no and reading.phrases[no - 1].kind == "noun":
        first = reading.phrases[_list_start(reading, no - 1)]
        return party_of(reading, first.first, reading.phrases[no - 1].last)
    return None


def _list_start(reading: Reading, no: int) -> int:
    """The first noun phrase of the list that the noun phrase with that number ends: `A, B và C`."""
    first = no
    joined = False
    while first >= 2 and reading.phrases[first - 1].kind in ("and", "comma"):
        other = reading.phrases[first - 2]
        bodies = all(is_body(reading, phrase) for phrase in (other, reading.phrases[first]))
        joined = joined or bodies or reading.phrases[first - 1].kind == "and"
        if other.kind != "noun" or not joined or party_of(reading, other.first, other.last) == NOBODY:
            break
        before = reading.phrases[first - 3] if first >= 3 else None
        if before and before.kind == "verb":
            break
        first -= 2
    return first


def list_end(reading: Reading, no: int) -> int:
    """The last phrase of the list of somebodies that the phrase with that number begins."""
    last = no
    while last + 2 < len(reading.phrases) and reading.phrases[last + 1].kind in ("and", "comma"):
        other = reading.phrases[last + 2]
        if other.kind != "noun" or not is_somebody(reading, other) or starts_clause(reading, other.first):
            break
        last += 2
    return last


def described_end(reading: Reading, no: int, verb: int) -> int:
    """Where the noun phrase ends, with what tells it from others: `học sinh có hoàn cảnh khó khăn | nhận`."""
    last = reading.phrases[no].last
    at = no + 1
    if at < verb and not is_name(reading, reading.phrases[no]) and reading.has(reading.phrases[at], "describes"):
        lies = reading.phrases[at].kind == "preposition"  # `nhóm ở Bến Tượng | cho vay`
        while at < verb and not _ends_description(reading, at) and not (lies and reading.phrases[at].kind == "verb"):
            last = reading.phrases[at].last
            at += 1
        if reading.has(reading.phrases[at - 1], "has"):  # `công nhân | có | thu nhập` describes nobody
            last = reading.phrases[at - 2].last
    return last


def _ends_description(reading: Reading, no: int) -> bool:
    """Whether what tells a noun from others ends before the phrase with that number."""
    following = reading.phrases[no + 1] if no + 1 < len(reading.phrases) else None
    deed = reading.phrases[no].kind == "and" and following is not None and following.kind == "verb"
    return deed or reading.phrases[no].kind in ("comma", "stop", "passive", "adverb", "opens")


def starts_clause(reading: Reading, at: int) -> bool:
    """Whether somebody who acts stands at tokens[at]: `… và UBND huyện sẽ …`."""
    no = next((no for no, phrase in enumerate(reading.phrases) if phrase.first == at), None)
    if no is None or no + 1 >= len(reading.phrases) or reading.phrases[no].kind != "noun":
        return False
    return is_somebody(reading, reading.phrases[no]) and reading.phrases[no + 1].kind in ("adverb", "verb", "passive")
