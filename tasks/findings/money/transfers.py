"""Who gives a sum and who gets it, by the roles that a table gives to subject and object of each verb."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from tasks.findings.context import NOBODY, Party
from tasks.findings.money.clause_tokens import DASHES
from tasks.findings.money.clauses import (
    Subject,
    described_end,
    governing_word,
    list_end,
    named_subject,
    one_of_named,
    subject_of,
)
from tasks.findings.money.phrases import Phrase, Reading
from tasks.findings.money.somebodies import is_somebody, party_from, party_of
from tasks.findings.words import run_of, words_of

_HEAD = 4  # words in which a noun phrase has its head
_BEFORE_SUBJECT = frozenset({"comma", "adverb", "stop", "and"})
_BEFORE_VERB = frozenset({"adverb", "preposition", "comma", "and", "noun"})  # what may stand between subject and verb
_NEAR_BY, _NEAR_SOURCE = 12, 40  # characters behind a sum in which `do`, and `từ` or `của`, name who gives it


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
        return Transfer(_source(reading, *_of_listed(reading, end)), _receiver_behind(reading, end))
    subject = subject_of(reading, governor)
    listed = _listed(reading)
    handed = listed != NOBODY and _is_handed(reading, governor)
    if listed != NOBODY and not handed:
        subject = replace(subject, party=listed, sure=True)
    if "verb" not in _kinds(reading, governor):
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
    gives = right_before and "object gets" in _kinds(reading, governor)
    return reading.text_of(reading.phrases[governor]).casefold() if gives else None


def _kinds(reading: Reading, no: int) -> frozenset[str]:
    return reading.tokens[reading.phrases[no].first].kinds


def _of_noun(reading: Reading, governor: int, subject: Subject, end: int) -> tuple[Party, Party]:
    """Of a noun (`lương`, `doanh thu`): it has an owner, who gets it, or gives it where it is a cost."""
    behind = _source(reading, *_of_listed(reading, end))
    owner = _first(_owner(reading, governor), named_subject(reading, subject), _having(reading, governor, subject))
    if "subject gets" in _kinds(reading, governor):
        return behind, owner
    return _first(behind, owner), _receiver_behind(reading, end)


def _of_verb(reading: Reading, governor: int, subject: Subject, end: int) -> tuple[Party, Party]:
    """Of a verb: who its subject, agent and complements are."""
    kinds = _kinds(reading, governor)
    behind = _source(reading, *_of_listed(reading, end))
    if "subject gets" in kinds and (lent := _lent(reading, governor)) != NOBODY:
        return _first(behind, subject_of(reading, governor - 1).party), lent
    verb_end = reading.span(reading.phrases[governor])[1]
    before = _source(reading, verb_end, reading.start)
    source = _first(behind, _gift_owner(reading, governor), before)
    receiver = _receiver(reading, governor, end)
    sure = subject.party if subject.sure else NOBODY
    if "object gives" in kinds:  # `bị phạt`: who is fined gives
        fined = _behind_to(reading, verb_end, reading.start) if "fine" in kinds else NOBODY
        whom = _first(source, _object(reading, governor), fined, _one_of(reading))
        return (sure, subject.agent) if subject.passive else (whom, sure)
    if subject.passive:
        return _first(subject.agent, source), _first(sure, receiver)
    if "subject asks" in kinds:  # raised: by whom it is asked of, else by who asks
        asked = _object(reading, governor, "fund")
        return _first(source, asked, sure), _first(receiver, _object(reading, governor))
    if "subject gets" in kinds:
        buyer = _behind_to(reading, verb_end, reading.start)
        return (_first(source, buyer), sure) if "sells" in kinds else (source, _first(sure, receiver))
    return _first(behind, _gift_owner(reading, governor), _sponsor(reading, governor), sure, before), receiver


def _gift_owner(reading: Reading, governor: int) -> Party:
    """Whose gift it is that is handed over or won: `trao 40 suất học bổng của Quỹ Mây`; whose money, that is taken."""
    kinds = ("gift", "thing") if "subject gets" in _kinds(reading, governor) else ("gift",)
    for no, phrase in enumerate(reading.phrases[governor + 1 : reading.sum_at], governor + 1):
        if phrase.kind == "noun" and reading.has_inside(phrase, *kinds):
            of = next((at for at in range(phrase.first, phrase.last) if "of" in reading.tokens[at].kinds), None)
            if of and is_somebody(reading, Phrase("noun", of + 1, phrase.last, of + 1)):
                return party_of(reading, of + 1, reading.phrases[list_end(reading, no)].last)
    return NOBODY


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
    return "subject gives" in _kinds(reading, governor) and not (subject.passive or its_own or labelled)


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
        while verb < len(reading.phrases) - 1 and reading.phrases[verb].kind in (
            "adverb",
            "preposition",
            "comma",
            "and",
            "noun",
        ):
            verb += 1
        if reading.phrases[verb].kind in ("verb", "passive"):
            subject = subject_of(reading, verb)
            return subject.party if subject.sure and reading.phrases[verb].kind == "verb" else NOBODY
    return NOBODY


def _lent(reading: Reading, governor: int) -> Party:
    """Who may get it by an earlier verb: `dành … cho nhà giáo vay`."""
    before = reading.phrases[governor - 1] if governor else None
    if before and before.kind == "preposition" and reading.has(before, "to"):
        return party_of(reading, before.head, before.last)
    return NOBODY


def _sponsor(reading: Reading, governor: int) -> Party:
    """Whose help the subject gives with: `với sự tài trợ của Công ty …`."""
    for phrase in reading.phrases[:governor]:
        if phrase.kind == "preposition":
            tokens = range(phrase.head, phrase.last)
            helps = next((at for at in tokens if "subject gives" in reading.tokens[at].kinds), phrase.last)
            of = next((at for at in tokens if at > helps and "of" in reading.tokens[at].kinds), None)
            if of:
                return party_of(reading, of + 1, phrase.last)
    return NOBODY


def _first(*parties: Party) -> Party:
    return next((party for party in parties if party != NOBODY), NOBODY)


def _owner(reading: Reading, no: int) -> Party:
    """Whose something is: `thu nhập bình quân của công nhân`, `lương giáo viên`."""
    phrase = reading.phrases[no]
    for at in range(phrase.first + 1, min(len(reading.tokens), phrase.last + 3)):
        token = reading.tokens[at]
        if "of" in token.kinds or ("party" in token.kinds and at < phrase.last):
            first = at + 1 if "of" in token.kinds else at
            last = next((p.last for p in reading.phrases if p.first <= first < p.last), first + 1)
            return party_of(reading, first, last)
    return NOBODY


def _having(reading: Reading, no: int, subject: Subject) -> Party:
    """Who has it: `công nhân may có thu nhập`, `mỗi công nhân lương`; nobody where a deed stands between."""
    between = reading.phrases[subject.at + 1 : no]
    has = all(reading.has(phrase, "has") or phrase.kind in ("adverb", "preposition") for phrase in between)
    return subject.party if subject.sure and has and not subject.passive else NOBODY


def _source(reading: Reading, start: int, end: int) -> Party:
    """Who stands soon behind text[start] with `do` and a verb, or behind `từ` or `của`."""
    for no, phrase in enumerate(reading.phrases):
        at = reading.span(phrase)[0]
        if reading.has(phrase, "by") and start <= at <= min(end, start + _NEAR_BY):
            if (doer := _doer(reading, no + 1)) != NOBODY:
                return doer
        elif reading.has(phrase, "of") and no == reading.sum_at + 1 and _one_of(reading) != NOBODY:
            continue  # `5 triệu đồng/học sinh của trường`
        elif reading.has(phrase, "source", "of") and start <= at <= min(end, start + _NEAR_SOURCE):
            of = next((at for at in range(phrase.head, phrase.last) if "of" in reading.tokens[at].kinds), None)
            first = of + 1 if of and not is_somebody(reading, phrase) else phrase.head
            if is_somebody(reading, Phrase("noun", first, phrase.last, first)):
                return party_of(reading, first, reading.phrases[list_end(reading, no)].last)
    return NOBODY


def _doer(reading: Reading, no: int) -> Party:
    """Who acts: a noun phrase with that number that is somebody, before a verb."""
    following = reading.phrases[no : no + 2]
    if len(following) < 2 or following[0].kind != "noun" or following[1].kind not in ("verb", "adverb"):
        return NOBODY
    doer = following[0]
    return party_of(reading, doer.first, doer.last) if is_somebody(reading, doer) else NOBODY


def _receiver(reading: Reading, governor: int, end: int) -> Party:
    """Behind the sum, else behind `cho` before it, else the object of the verb."""
    verb_end = reading.tokens[reading.phrases[governor].first].end
    return _first(
        _right_before(reading, governor),
        _receiver_behind(reading, end),
        _behind_to(reading, verb_end, reading.start),
        _object(reading, governor),
        _one_of(reading),
    )


def _right_before(reading: Reading, governor: int) -> Party:
    """Behind `cho` right before the sum: `trao cho mỗi bé 5 triệu đồng`."""
    no = reading.sum_at - 1
    while no > governor and reading.phrases[no].kind == "adverb":
        no -= 1
    phrase = reading.phrases[no]
    to = no > governor and phrase.kind == "preposition" and reading.has(phrase, "to") and is_somebody(reading, phrase)
    return (one_of_named(reading, no) or party_of(reading, phrase.head, phrase.last)) if to else NOBODY


def _object(reading: Reading, governor: int, but: str = "") -> Party:
    """Who stands right behind the verb: `hỗ trợ 17 nhà giáo với mức …`; nobody of the kind `but`."""
    if not reading.roles(governor) & {"object gets", "object gives", "subject asks"}:
        return NOBODY
    for no, phrase in enumerate(reading.phrases[governor + 1 : reading.sum_at], governor + 1):
        if phrase.kind == "noun" and is_somebody(reading, phrase) and not reading.has_inside(phrase, but):
            return one_of_named(reading, no) or party_from(reading, reading.span(phrase)[0])
        if phrase.kind not in ("adverb", "verb", "noun"):
            break
    return NOBODY


def _one_of(reading: Reading) -> Party:
    """Whom a sum is for one of: `trả lương 8 triệu đồng/công nhân`, `thu 2 triệu đồng mỗi học sinh`."""
    if reading.sum_at >= len(reading.phrases):
        return NOBODY
    start, end = reading.span(reading.phrases[reading.sum_at])
    slash = reading.context.text.find("/", start, end) + 1
    if not slash:
        following = reading.phrases[reading.sum_at + 1 : reading.sum_at + 2]
        each = following and reading.has(following[0], "each") and is_somebody(reading, following[0])
        return party_of(reading, following[0].first, following[0].last) if each else NOBODY
    one = reading.context.text[slash:end].strip()
    anybody = words_of("clause_words", "kind", "who").fullmatch(one)
    if anybody or not words_of("party_words", "kind", "party").fullmatch(one):
        return NOBODY
    last = described_end(reading, reading.sum_at, len(reading.phrases))
    return Party(reading.context.text[slash : reading.tokens[last - 1].end].lstrip())


def _receiver_behind(reading: Reading, end: int) -> Party:
    """Behind `cho`, `đến`, `hỗ trợ` … after the sum, and after the sums that are only listed with it."""
    for phrase, behind in pairwise(reading.phrases[reading.sum_at + 1 :]):
        mark = reading.text_of(phrase)
        does = behind.kind == "verb" and "object gets" not in reading.tokens[behind.first].kinds
        another = does and phrase.kind == "and"
        if mark in DASHES or another or (phrase.kind == "stop" and mark not in ")]"):
            end = min(end, reading.span(phrase)[0])
            break
    return _behind_to(reading, *_of_listed(reading, end))


def _of_listed(reading: Reading, end: int) -> tuple[int, int]:
    """What stands behind the sum and those only listed with it, up to the next sum: text[first:last]."""
    joined, last = run_of("clause_words", "and"), reading.end
    for no in reading.context.quantities_in(last, end):
        following = reading.context.quantities[no]
        if following.kind == "money":
            if not joined.fullmatch(reading.context.text, last, following.start):
                return last, following.start
            last = following.end
    return last, end


def _listed(reading: Reading) -> Party:
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


def _is_handed(reading: Reading, governor: int) -> bool:
    """Whether the sums behind a verb of giving stand behind who gets each: `tặng A 5 triệu đồng, B 3 triệu đồng`."""
    for phrase in reading.phrases[governor + 1 : reading.sum_at]:
        if phrase.kind == "sum":
            break
        if phrase.kind in ("noun", "preposition") and is_somebody(reading, phrase):
            return True
    return False


def _behind_to(reading: Reading, start: int, limit: int) -> Party:
    """Whoever stands behind the first word before receivers that has one behind it."""
    for token, following in pairwise(reading.tokens):
        here = start <= token.start < limit and "to" in token.kinds
        if here and "noun" not in token.kinds and "of" not in following.kinds:
            party = _somebody_from(reading, token.end)
            if party != NOBODY:
                return party
    return NOBODY


def _somebody_from(reading: Reading, start: int) -> Party:
    """The noun phrase that starts at text[start], if somebody heads it, behind a number or a plural word."""
    at = next((at for at, token in enumerate(reading.tokens) if token.start >= start), len(reading.tokens))
    head = Phrase("noun", at, min(at + _HEAD, len(reading.tokens)), at)
    return party_from(reading, start) if is_somebody(reading, head) else NOBODY
