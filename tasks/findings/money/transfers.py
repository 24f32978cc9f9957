"""Who gives a sum and who gets it, by the roles that a table gives to subject and object of each verb."""

from dataclasses import replace
from typing import NamedTuple

from tasks.findings.clauses.phrases import Reading
from tasks.findings.context import NOBODY, Party
from tasks.findings.money.clauses import Subject, subject_of
from tasks.findings.money.elided import giver_behind, goes_on, resumes, subject_before, subject_behind, subject_earlier
from tasks.findings.money.governors import governing_word
from tasks.findings.money.lists import behind_list, is_handed, listed_with
from tasks.findings.money.receivers import (
    behind_to,
    fined_in,
    lent_to,
    object_of,
    one_of,
    owner_of_thing,
    receiver_behind,
    receiver_of,
    topic,
)
from tasks.findings.money.somebodies import first_of, is_somebody, party_of
from tasks.findings.money.sources import gift_owner, owner_of, payer_of, source_in, sponsor


class Transfer(NamedTuple):
    """Who gives and who gets a sum, and the verb that says so right before it."""

    giver: Party = NOBODY
    receiver: Party = NOBODY
    verb: str | None = None


def find_parties(reading: Reading, end: int, before: Transfer | None = None) -> Transfer:
    """Giver and receiver of the sum of `reading`, whose clause ends at text[end]; NOBODY where none is said.

    A sum given right behind one that was given with the same verb is for the same receiver: `before` is that one.
    """
    governor = governing_word(reading)
    if governor is None:
        behind = NOBODY if _is_of_works(reading) else receiver_behind(reading, end)
        receiver = first_of(behind, _earner(reading), owner_of_thing(reading))
        return Transfer(first_of(source_in(reading, *behind_list(reading, end)), giver_behind(reading)), receiver)
    subject = subject_of(reading, governor)
    listed = listed_with(reading)
    handed = listed != NOBODY and is_handed(reading, governor)
    if listed != NOBODY and not handed:
        subject = replace(subject, party=listed, sure=True)
    if subject.party == NOBODY and subject.thing is None:
        subject = subject_behind(reading, governor) or subject
    if "verb" not in reading.kinds(governor):
        return Transfer(*_of_noun(reading, governor, subject, end))
    if resumes(reading, governor, subject):
        subject = replace(subject, party=subject_before(reading), sure=True)
    giver, receiver = _of_verb(reading, governor, subject, end)
    if giver == NOBODY and goes_on(reading, governor, subject, "subject gives"):
        giver = subject_earlier(reading)
    if receiver == NOBODY and goes_on(reading, governor, subject, "subject gets"):
        receiver = subject_earlier(reading)
    verb = _verb_right_before(reading, governor)
    if before and verb and verb == before.verb and receiver == NOBODY and not subject.passive:
        receiver = before.receiver
    if giver == receiver:  # nobody gives to themselves: the subject of the clause is the surer one
        giver, receiver = (giver, NOBODY) if giver == subject.party else (NOBODY, receiver)
    return Transfer(giver, listed if handed else receiver, verb)


def _verb_right_before(reading: Reading, governor: int) -> str | None:
    """The verb of giving, where nothing but small words stands between it and the sum."""
    between = reading.phrases[governor + 1 : reading.sum_at]
    right_before = governor < reading.sum_at and all(phrase.kind == "adverb" for phrase in between)
    gives = right_before and "object gets" in reading.kinds(governor)
    return reading.text_of(reading.phrases[governor]).casefold() if gives else None


def _of_noun(reading: Reading, governor: int, subject: Subject, end: int) -> tuple[Party, Party]:
    """Of a noun (`lương`, `doanh thu`): it has an owner, who gets it, or gives it where it is a cost."""
    behind = source_in(reading, *behind_list(reading, end))
    owner = first_of(owner_of(reading, governor), _having(reading, governor, subject))
    if "subject gets" in reading.kinds(governor):
        return behind, owner
    givers = first_of(behind, owner, payer_of(reading, governor), giver_behind(reading))
    return givers, first_of(topic(reading), owner_of_thing(reading))


def _of_verb(reading: Reading, governor: int, subject: Subject, end: int) -> tuple[Party, Party]:
    """Of a verb: who its subject, agent and complements are."""
    kinds = reading.kinds(governor)
    behind = source_in(reading, *behind_list(reading, end))
    if "subject gets" in kinds and (lent := lent_to(reading, governor)) != NOBODY:
        return first_of(behind, subject_of(reading, governor - 1).party), lent
    verb_end = reading.span(reading.phrases[governor])[1]
    before = source_in(reading, verb_end, reading.start)
    source = first_of(behind, gift_owner(reading, governor), before)
    receiver = receiver_of(reading, governor, end)
    sure = subject.party if subject.sure else NOBODY
    if "object gives" in kinds:  # `bị phạt`: who is fined gives
        fined = fined_in(reading, governor, end) if "subject fines" in kinds else NOBODY
        whom = first_of(source, object_of(reading, governor), fined, one_of(reading))
        giver, taker = (sure, subject.agent) if subject.passive else (whom, sure)
        return giver, taker if "subject gets" in kinds else NOBODY
    if subject.passive:
        return first_of(subject.agent, source), first_of(sure, receiver, topic(reading))
    if "subject asks" in kinds:  # raised: by whom it is asked of, else by who asks
        asked = object_of(reading, governor, "fund")
        return first_of(source, asked, sure), first_of(receiver, object_of(reading, governor))
    if "subject gets" in kinds:
        buyer = behind_to(reading, verb_end, reading.start)
        return (first_of(source, buyer), sure) if "sells" in kinds else (source, first_of(sure, receiver))
    return first_of(behind, gift_owner(reading, governor), sponsor(reading, governor), sure, before), first_of(
        receiver, topic(reading), owner_of_thing(reading) if "does" in kinds else NOBODY
    )


def _is_of_works(reading: Reading) -> bool:
    """Whether works cost the sum: `dự án nhà ở cho công nhân, tổng mức đầu tư 5 tỷ đồng, cho …`."""
    before = reading.phrases[reading.segment_start : reading.sum_at]
    price = any(reading.has_inside(phrase, "invests") for phrase in before[-3:])
    return price and any(reading.has_inside(phrase, "works") for phrase in before)


def _earner(reading: Reading) -> Party:
    """Who has the income a preposition adds: `tuyển công nhân với mức lương 8 triệu đồng`."""
    no = reading.sum_at - 1
    while no > 0 and (reading.phrases[no].kind == "adverb" or reading.has(reading.phrases[no], "is", "has")):
        no -= 1
    if no < 1 or reading.phrases[no].kind != "preposition" or reading.phrases[no - 1].kind != "noun":
        return NOBODY
    income = reading.tokens[reading.phrases[no].head].kinds >= {"noun", "subject gets"}
    earner = reading.phrases[no - 1]
    return party_of(reading, earner.first, earner.last) if income and is_somebody(reading, earner) else NOBODY


def _having(reading: Reading, no: int, subject: Subject) -> Party:
    """Who has it: `công nhân may có thu nhập`, `mỗi công nhân lương`; nobody where a deed stands between."""
    between = reading.phrases[subject.at + 1 : no]
    has = all(reading.has(phrase, "has") or phrase.kind in ("adverb", "preposition") for phrase in between)
    return subject.party if subject.sure and has and not subject.passive else NOBODY
