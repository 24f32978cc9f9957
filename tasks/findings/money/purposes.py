"""What a sum is for: an aim said behind it, else what is given for it, else the deed itself.

`chi 3 tỷ đồng để xây trường` -> `xây trường`; `trao 5 suất học bổng, mỗi suất 1 triệu đồng` -> `suất học bổng`;
`nợ BHXH 2 tỷ đồng` -> `nợ BHXH`; `tiền quỹ là 800.000 đồng` -> `tiền quỹ`.
"""

from tasks.findings.money.aims import agent_deed, before_sum, behind, between, later, made, opening
from tasks.findings.money.clauses import subject_of
from tasks.findings.money.extents import before_receivers, end_of, words
from tasks.findings.money.governors import first_deed, governing_word, is_listed, last_deed, said_of
from tasks.findings.money.offences import reason
from tasks.findings.money.phrases import Phrase, Reading
from tasks.findings.money.prices import invested, price_of_deed, priced, sold, told_by_clause, worth
from tasks.findings.money.somebodies import is_somebody

_GIVEN = ("gift", "present", "prize")  # kinds of nouns for what is given


def find_purpose(reading: Reading, end: int) -> str | None:
    """What the sum of `reading` is for, whose clause ends at text[end], as its sentence or the one before says."""
    if found := reason(reading, end) or behind(reading, end) or opening(reading) or _before(reading):
        return found
    governor = governing_word(reading)
    if governor is not None and reading.has(reading.phrases[governor], "bare"):
        return later(reading)
    for before in reading.context.sentences_back(reading.sentence.start)[1:2]:
        earlier = Reading(reading.context, before, before.end, before.end)
        governor = governing_word(earlier)
        if found := _gift(earlier, range(len(earlier.phrases))):
            return found
        if governor is not None and earlier.has(earlier.phrases[governor], "hands"):
            return _deed(earlier, governor)
    return worth(reading, range(reading.segment_start, reading.sum_at), price=True) or agent_deed(reading, end)


def _before(reading: Reading) -> str | None:
    """Before the sum: a prize won, what is given, the deed, what it is worth or costs."""
    governor = governing_word(reading)
    segment = range(reading.segment_start, reading.sum_at)
    if (
        found := invested(reading)
        or _won(reading, segment, governor)
        or _label(reading)
        or between(reading)
        or made(reading)
    ):
        return found
    if found := before_sum(reading):
        return found
    if (what := said_of(reading)) is not None:
        return worth(reading, range(what, reading.sum_at), price=True)
    if (
        found := told_by_clause(reading)
        or _gift(reading, segment)
        or _item(reading)
        or price_of_deed(reading)
        or priced(reading)
    ):
        return found
    if governor is not None and governor < reading.sum_at:
        return _deed(reading, governor) or sold(reading, governor)
    return worth(reading, segment) or (_deed(reading, governor) if governor is not None else None)


def _won(reading: Reading, segment: range, governor: int | None) -> str | None:
    """A prize: `giành giải nhất, được thưởng 5 triệu đồng`; not that of another subject's, nor a number."""
    subject = -1 if governor is None else subject_of(reading, governor).at
    others = subject >= 0 and not reading.has(reading.phrases[subject], "each")
    for no in reversed(segment):
        prize = reading.phrases[no + 1] if no + 1 < len(reading.phrases) else reading.phrases[no]
        thing = any(token.tag != "M" for token in reading.tokens[prize.first : prize.last])
        if reading.has(reading.phrases[no], "wins") and thing and not (others and subject > no):
            given = any(reading.has_inside(phrase, "gift", "present") for phrase in reading.phrases[segment.start : no])
            return None if given and not reading.has(prize, "prize") else words(reading, prize.first)
    return None


def _label(reading: Reading) -> str | None:
    """What stands before a colon right before the sum: `Tiền học: 440.000 đồng`."""
    no = reading.sum_at - 1
    if no < 1 or reading.phrases[no].kind != "colon" or reading.phrases[no - 1].kind not in ("noun", "verb"):
        return None
    first = no - 1
    while first and reading.phrases[first - 1].kind in ("noun", "verb"):
        first -= 1
    return words(reading, reading.phrases[first].first, reading.phrases[no - 1].last)


def _item(reading: Reading) -> str | None:
    """An item of a list with its sum in brackets: `…; sửa phòng học (20 triệu đồng)`."""
    no = reading.sum_at - 1
    while no > 0 and reading.phrases[no].kind == "adverb":
        no -= 1
    if no < 1 or reading.text_of(reading.phrases[no]) != "(":
        return None
    first = no
    while first and reading.phrases[first - 1].kind not in ("comma", "stop", "colon", "sum"):
        first -= 1
    while first < no and reading.phrases[first].kind == "adverb":
        first += 1
    item = reading.phrases[first]
    listed = first and reading.phrases[first - 1].kind in ("comma", "stop", "colon")
    named = item.kind not in ("noun", "verb") or is_somebody(reading, item)
    return words(reading, item.first) if listed and not named else None


def _gift(reading: Reading, segment: range) -> str | None:
    """What is given, between the sums before and this one: `trao 5 suất học bổng, mỗi suất …`."""
    each = None
    for no in reversed(segment):
        phrase = reading.phrases[no]
        if phrase.kind == "sum" and not is_listed(reading, no):
            break
        if no > 1 and reading.phrases[no - 1].kind == "and" and reading.phrases[no - 2].kind == "preposition":
            continue  # `bằng tiền mặt và hiện vật`
        if phrase.kind not in ("noun", "preposition") or not reading.has_inside(phrase, *_GIVEN):
            continue
        start = max(_deed_of_gift(reading, no), _head_of_gift(reading, phrase))
        found = words(reading, start, before_receivers(reading, start, _before_passive(reading, start)))
        if "each" not in reading.tokens[phrase.head].kinds:
            return found
        each = each or found  # `2 giải nhì, mỗi giải`
    return each


def _deed_of_gift(reading: Reading, no: int) -> int:
    """Where the deeds begin that are part of what is given in the phrase with that number, else its head."""
    phrase, before = reading.phrases[no], reading.phrases[no - 1] if no else None
    if phrase.kind == "preposition" or before is None or before.kind != "verb" or reading.has(before, "wins"):
        return phrase.head
    first = first_deed(reading, no - 1)
    alone = first == no - 1 and (
        reading.has(before, "hands", "has") or not (reading.roles(first) or reading.has(before, "does"))
    )
    return phrase.head if alone else reading.phrases[first].first


def _before_passive(reading: Reading, first: int) -> int:
    """Where the words of a gift end: `giải nhất | được thưởng`."""
    passives = (phrase.first for phrase in reading.phrases if phrase.kind == "passive" and phrase.first > first)
    return min(end_of(reading, first), next(passives, len(reading.tokens)))


def _head_of_gift(reading: Reading, phrase: Phrase) -> int:
    """Behind the last number and word for a price before the gift: `em Hoa 5 | suất học bổng`, `tổng giá trị | quà`."""
    tokens = reading.tokens
    gift = next(at for at in range(phrase.first, phrase.last) if tokens[at].kinds & set(_GIVEN))
    counted = (at + 1 for at in range(phrase.head + 1, gift) if tokens[at].tag == "M")
    priced = (at + 1 for at in range(phrase.head, gift) if "worth" in tokens[at].kinds)
    return max([*counted, *priced], default=0)


def _deed(reading: Reading, governor: int) -> str | None:
    """The verbs that stand together, and their object where it is no somebody; of handing over, the object alone."""
    phrase = reading.phrases[governor]
    if phrase.kind == "noun":
        return words(reading, phrase.first, before_receivers(reading, phrase.first, phrase.last))
    subject = subject_of(reading, governor)
    thing = next((phrase for phrase in reading.phrases if reading.span(phrase) == subject.thing), None)
    if subject.passive and thing and not is_somebody(reading, thing):
        return reading.text_of(thing)
    first, last = first_deed(reading, governor), last_deed(reading, governor)
    start = reading.phrases[first].first
    handed = first == last and reading.has(reading.phrases[last], "hands")
    behind = (phrase for phrase in reading.phrases[last + 1 : reading.sum_at] if phrase.kind != "adverb")
    following = next(behind, None)  # `mua hơn 100 căn hộ`
    builds = following is not None and following.kind == "noun" and reading.has(reading.phrases[last], "does")
    if following and (builds or _is_object(reading, following)):
        end = before_receivers(reading, following.first, end_of(reading, following.first))
        return words(reading, following.first if handed else start, end)
    while last > first and (  # `thăm và trao` -> `thăm`
        reading.phrases[last].kind != "verb" or reading.has(reading.phrases[last], "hands", "bare")
    ):
        last -= 1
    told = reading.roles(last) or reading.has(reading.phrases[last], "does")
    says = told and not handed and not reading.has(reading.phrases[last], "bare")
    return words(reading, start, reading.phrases[last].last) if says else None


def _is_object(reading: Reading, phrase: Phrase) -> bool:
    """Whether what stands behind a verb tells what the sum is for: neither somebody nor a word for money."""
    noun = phrase.kind == "noun" or (phrase.kind == "preposition" and reading.has(phrase, "to"))
    return noun and not is_somebody(reading, phrase) and not reading.has_inside(phrase, "worth")
