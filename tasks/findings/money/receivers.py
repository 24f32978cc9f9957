"""Who gets a sum, by the words around it: `cho` and its like, the object of the verb, whom it is for one of."""

from itertools import pairwise

from tasks.findings.clauses.phrases import Phrase, Reading
from tasks.findings.clauses.tokens import DASHES
from tasks.findings.context import NOBODY, Party
from tasks.findings.money.clauses import described_end, one_of_named
from tasks.findings.money.lists import behind_list
from tasks.findings.money.somebodies import first_of, is_bare_name, is_somebody, party_from, party_of
from tasks.findings.words import words_of

_OWN_SUM = 4  # phrases from a verb to the sum it governs
_MONEY = ("gift", "scheme", "noun", "worth", "fee")  # things that are money, or given by whom they are named after
_HEAD = 4  # words in which a noun phrase has its head


def receiver_of(reading: Reading, governor: int, end: int) -> Party:
    """Behind the sum, else behind `cho` before it, else the object of the verb."""
    verb_end = reading.tokens[reading.phrases[governor].first].end
    return first_of(
        _right_before(reading, governor),
        receiver_behind(reading, end),
        behind_to(reading, verb_end, reading.start),
        object_of(reading, governor),
        one_of(reading),
    )


def _right_before(reading: Reading, governor: int) -> Party:
    """Behind `cho` right before the sum: `trao cho mỗi bé 5 triệu đồng`."""
    no = reading.sum_at - 1
    while no > governor and reading.phrases[no].kind == "adverb":
        no -= 1
    phrase = reading.phrases[no]
    to = no > governor and phrase.kind == "preposition" and reading.has(phrase, "to") and is_somebody(reading, phrase)
    return (one_of_named(reading, no) or party_of(reading, phrase.head, phrase.last)) if to else NOBODY


def owner_of_thing(reading: Reading) -> Party:
    """Whose the thing before the sum is by name: `sửa nhà công vụ Trường Hoa Sen, kinh phí 5 triệu đồng`."""
    for phrase in reversed(reading.phrases[reading.segment_start : reading.sum_at]):
        built = phrase.kind == "noun" and reading.has(phrase, "thing") and not reading.has(phrase, *_MONEY)
        if built and (named := reading.context.mentions_in(*reading.span(phrase), "ORG")):
            return reading.context.party(named[0])
    return NOBODY


def object_of(reading: Reading, governor: int, but: str = "") -> Party:
    """Who stands right behind the verb: `hỗ trợ 17 nhà giáo với mức …`; nobody of the kind `but`."""
    if not reading.roles(governor) & {"object gets", "object gives", "subject asks"}:
        return NOBODY
    taken = "object gives" in reading.kinds(governor)
    for no, phrase in enumerate(reading.phrases[governor + 1 : reading.sum_at], governor + 1):
        somebody = is_somebody(reading, phrase) or (taken and is_bare_name(reading, phrase))
        if phrase.kind == "noun" and somebody and not reading.has_inside(phrase, but):
            return one_of_named(reading, no) or party_from(reading, reading.span(phrase)[0])
        if phrase.kind not in ("adverb", "verb", "noun"):
            break
    return NOBODY


def one_of(reading: Reading) -> Party:
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


def receiver_behind(reading: Reading, end: int) -> Party:
    """Behind `cho`, `đến`, `hỗ trợ` … after the sum, and after the sums that are only listed with it."""
    for no, (phrase, behind) in enumerate(pairwise(reading.phrases[reading.sum_at + 1 :]), reading.sum_at + 2):
        mark = reading.text_of(phrase)
        does = behind.kind == "verb" and "object gets" not in reading.kinds(no)
        told = reading.tokens[behind.first].tag == "R"  # `… 9 tỷ đồng, sẽ giúp ngư dân …`
        another = (does and phrase.kind == "and") or (phrase.kind == "comma" and (told or _has_a_sum(reading, no)))
        if mark in DASHES or another or (phrase.kind == "stop" and mark not in ")]"):
            end = min(end, reading.span(phrase)[0])
            break
    return behind_to(reading, *behind_list(reading, end))


def _has_a_sum(reading: Reading, no: int) -> bool:
    """Whether a verb of giving with a sum of its own stands behind a comma: `…, đưa cho con 1 triệu đồng`."""
    gives = reading.phrases[no].kind == "verb" and reading.roles(no)
    return bool(gives) and any(phrase.kind == "sum" for phrase in reading.phrases[no : no + _OWN_SUM])


def fined_in(reading: Reading, governor: int, end: int) -> Party:
    """Whom a fine is imposed on: `phạt đối với ông Tám 5 triệu đồng`, `phạt 5 triệu đồng với chủ quán`."""
    for phrase in reading.phrases[governor + 1 :]:
        start = reading.span(phrase)[0]
        imposed = phrase.kind == "preposition" and reading.has(phrase, "topic") and is_somebody(reading, phrase)
        if imposed and start < end:
            return party_from(reading, reading.tokens[phrase.head].start)
        if start >= reading.end and phrase.kind in ("comma", "stop", "sum"):
            break
    for phrase in reading.phrases[:governor]:
        if (
            phrase.kind == "preposition"
            and reading.tokens[phrase.first].kinds >= {"topic", "to"}
            and is_somebody(reading, phrase)
        ):
            return party_of(reading, phrase.head, phrase.last)
    return topic(reading)


def topic(reading: Reading) -> Party:
    """Of whom the sentence speaks from its beginning: `Đối với hộ nghèo, mức hỗ trợ là 5 triệu đồng`."""
    no = next((no for no, phrase in enumerate(reading.phrases) if phrase.kind != "adverb"), len(reading.phrases))
    if no >= reading.sum_at or not reading.has(reading.phrases[no], "topic"):
        return NOBODY
    ends = (phrase.first for phrase in reading.phrases[no + 1 : reading.sum_at] if phrase.kind in ("comma", "colon"))
    last = next(ends, None)
    named = last is not None and is_somebody(reading, reading.phrases[no])
    return party_of(reading, reading.phrases[no].head, last) if named and last else NOBODY


def behind_to(reading: Reading, start: int, limit: int) -> Party:
    """Whoever stands behind the first word before receivers that has one behind it."""
    for token, following in pairwise(reading.tokens):
        here = start <= token.start < limit and token.kinds & {"to", "keeps"}
        if here and "noun" not in token.kinds and "of" not in following.kinds:
            party = _somebody_from(reading, token.end)
            if party != NOBODY:
                return party
    return NOBODY


def _somebody_from(reading: Reading, start: int) -> Party:
    """The noun phrase that starts at text[start], if somebody heads it, behind a number or a plural word."""
    at = next((at for at, token in enumerate(reading.tokens) if token.start >= start), len(reading.tokens))
    while at < len(reading.tokens) and "about" in reading.tokens[at].kinds:
        at += 1
    head = Phrase("noun", at, min(at + _HEAD, len(reading.tokens)), at)
    return party_from(reading, start) if is_somebody(reading, head) else NOBODY


def lent_to(reading: Reading, governor: int) -> Party:
    """Who may get it by an earlier verb: `dành … cho nhà giáo vay`."""
    before = reading.phrases[governor - 1] if governor else None
    if before and before.kind == "preposition" and reading.has(before, "to"):
        return party_of(reading, before.head, before.last)
    return NOBODY
