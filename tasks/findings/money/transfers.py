"""Who gives a sum and who gets it, by the roles that a table gives to subject and object of each verb."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from tasks.findings.context import NOBODY, Party
from tasks.findings.money.clauses import Subject, governing_word, named_subject, subject_of
from tasks.findings.money.lists import behind_list, is_handed, listed_with
from tasks.findings.money.phrases import Reading
from tasks.findings.money.receivers import (
    behind_to,
    fined_in,
    lent_to,
    object_of,
    one_of,
    receiver_behind,
    receiver_of,
    topic,
)
from tasks.findings.money.somebodies import first_of, is_somebody, party_of
from tasks.findings.money.sources import gift_owner, owner_of, source_in, sponsor

_BEFORE_SUBJECT = frozenset({"comma", "adverb", "stop", "and"})
_BEFORE_VERB = frozenset({"adverb", "preposition", "comma", "and", "noun"})  # what may stand between subject and verb


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
        receiver = first_of(receiver_behind(reading, end), _earner(reading))
        return Transfer(source_in(reading, *behind_list(reading, end)), receiver)
    subject = subject_of(reading, governor)
    listed = listed_with(reading)
    handed = listed != NOBODY and is_handed(reading, governor)
    if listed != NOBODY and not handed:
        subject = replace(subject, party=listed, sure=True)
    if "verb" not in reading.kinds(governor):
        return Transfer(*_of_noun(reading, governor, subject, end))
    if _resumes(reading, governor, subject):
        subject = replace(subject, party=_subject_before(reading), sure=True)
    giver, receiver = _of_verb(reading, governor, subject, end)
    if giver == NOBODY and _goes_on(reading, governor, subject):
        giver = next(filter(any, map(_subject_before, _earlier(reading))), NOBODY)
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
    owner = first_of(owner_of(reading, governor), named_subject(reading, subject), _having(reading, governor, subject))
    if "subject gets" in reading.kinds(governor):
        return behind, owner
    return first_of(behind, owner), first_of(receiver_behind(reading, end), topic(reading))


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
        fined = fined_in(reading, governor, end) if "fine" in kinds else NOBODY
        whom = first_of(source, object_of(reading, governor), fined, one_of(reading))
        return (sure, subject.agent) if subject.passive else (whom, sure)
    if subject.passive:
        return first_of(subject.agent, source), first_of(sure, receiver, topic(reading))
    if "subject asks" in kinds:  # raised: by whom it is asked of, else by who asks
        asked = object_of(reading, governor, "fund")
        return first_of(source, asked, sure), first_of(receiver, object_of(reading, governor))
    if "subject gets" in kinds:
        buyer = behind_to(reading, verb_end, reading.start)
        return (first_of(source, buyer), sure) if "sells" in kinds else (source, first_of(sure, receiver))
    return first_of(behind, gift_owner(reading, governor), sponsor(reading, governor), sure, before), first_of(
        receiver, topic(reading)
    )


def _resumes(reading: Reading, governor: int, subject: Subject) -> bool:
    """Whether a verb without a subject right before it has that of the sentence: `…, sau đó đã nhận 5 triệu đồng`."""
    no = governor - 1
    while no > 0 and (reading.phrases[no].kind in ("adverb", "verb", "passive")):
        no -= 1
    return no > 0 and governor < reading.sum_at and reading.phrases[no].kind in ("comma", "and") and not subject.sure


def _goes_on(reading: Reading, governor: int, subject: Subject) -> bool:
    """Whether who gives is said before: an active verb of giving has no subject of its own."""
    its_own = governor < reading.sum_at and (subject.thing is not None or subject.party != NOBODY)
    labelled = any(phrase.kind == "colon" for phrase in reading.phrases[: reading.sum_at])
    return "subject gives" in reading.kinds(governor) and not (subject.passive or its_own or labelled)


def _earlier(reading: Reading) -> Iterator[Reading]:
    """The sentence up to the last `;` before the sum, and the sentence before, as far as it is of the paragraph."""
    context, sentence = reading.context, reading.sentence
    stop = context.text.rfind(";", sentence.start, reading.start)
    if stop >= 0:
        yield Reading(context, sentence, stop, stop)
    for before in context.sentences_back(sentence.start)[1:2]:
        yield Reading(context, before, before.end, before.end)


def _subject_before(reading: Reading) -> Party:
    """Who surely is the subject of an earlier clause: the first somebody in it that a verb stands behind."""
    for no, phrase in enumerate(reading.phrases[:-1]):
        if phrase.kind != "noun" or not is_somebody(reading, phrase):
            continue
        if no and (reading.phrases[no - 1].kind not in _BEFORE_SUBJECT or reading.has(reading.phrases[no - 1], "stop")):
            continue
        verb = no + 1
        while verb < len(reading.phrases) - 1 and reading.phrases[verb].kind in _BEFORE_VERB:
            verb += 1
        if reading.phrases[verb].kind in ("verb", "passive"):
            subject = subject_of(reading, verb)
            return subject.party if subject.sure and reading.phrases[verb].kind == "verb" else NOBODY
    return NOBODY


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
