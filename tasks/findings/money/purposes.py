"""What a sum is for: an aim said behind it, else what is given for it, else the deed itself.

`chi 3 tỷ đồng để xây trường` -> `xây trường`; `trao 5 suất học bổng, mỗi suất 1 triệu đồng` -> `suất học bổng`;
`nợ BHXH 2 tỷ đồng` -> `nợ BHXH`; `tiền quỹ là 800.000 đồng` -> `tiền quỹ`.
"""

from tasks.findings.money.aims import agent_deed, behind, between, made, opening, reason
from tasks.findings.money.clause_tokens import CORE
from tasks.findings.money.clauses import first_deed, governing_word, is_listed, last_deed, said_of, subject_of
from tasks.findings.money.extents import before_predicate, before_receivers, end_of, words
from tasks.findings.money.phrases import Phrase, Reading
from tasks.findings.money.somebodies import is_somebody


def find_purpose(reading: Reading, end: int) -> str | None:
    """What the sum of `reading` is for, whose clause ends at text[end], as its sentence or the one before says."""
    if found := reason(reading, end) or behind(reading, end) or opening(reading) or _before(reading):
        return found
    governor = governing_word(reading)
    if governor is not None and reading.has(reading.phrases[governor], "bare"):
        return None
    for before in reading.context.sentences_back(reading.sentence.start)[1:2]:
        earlier = Reading(reading.context, before, before.end, before.end)
        governor = governing_word(earlier)
        if found := _gift(earlier, range(len(earlier.phrases))):
            return found
        if governor is not None and earlier.has(earlier.phrases[governor], "hands"):
            return _deed(earlier, governor)
    return _worth(reading, range(reading.segment_start, reading.sum_at), price=True) or agent_deed(reading, end)


def _before(reading: Reading) -> str | None:
    """Before the sum: a prize won, what is given, the deed, what it is worth or costs."""
    governor = governing_word(reading)
    segment = range(reading.segment_start, reading.sum_at)
    subject = -1 if governor is None else subject_of(reading, governor).at
    others = subject >= 0 and not reading.has(reading.phrases[subject], "each")
    for no in reversed(segment):
        prize = reading.phrases[no + 1] if no + 1 < len(reading.phrases) else reading.phrases[no]
        if reading.has(reading.phrases[no], "wins") and _is_thing(reading, prize) and not (others and subject > no):
            return words(reading, prize.first)
    if found := _label(reading) or between(reading) or made(reading):
        return found
    if (what := said_of(reading)) is not None:
        return _worth(reading, range(what, reading.sum_at), price=True)
    if found := _told_by_clause(reading) or _gift(reading, segment) or _price_of_deed(reading) or _priced(reading):
        return found
    if governor is not None and governor < reading.sum_at:
        return _deed(reading, governor) or _sold(reading, governor)
    return _worth(reading, segment) or (_deed(reading, governor) if governor is not None else None)


def _is_thing(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is more than a number."""
    return any(token.tag != "M" for token in reading.tokens[phrase.first : phrase.last])


def _label(reading: Reading) -> str | None:
    """What stands before a colon right before the sum: `Tiền học: 440.000 đồng`."""
    no = reading.sum_at - 1
    if no < 1 or reading.phrases[no].kind != "colon" or reading.phrases[no - 1].kind not in ("noun", "verb"):
        return None
    first = no - 1
    while first and reading.phrases[first - 1].kind in ("noun", "verb"):
        first -= 1
    return words(reading, reading.phrases[first].first, reading.phrases[no - 1].last)


def _priced(reading: Reading) -> str | None:
    """What the price right before the sum is of: `với kinh phí xây dựng | 5 tỷ đồng`, `…, mức vay | 5 triệu đồng`."""
    no = reading.sum_at - 1
    while no > reading.segment_start and (
        reading.phrases[no].kind == "adverb" or reading.has(reading.phrases[no], "is")
    ):
        no -= 1
    if no < reading.segment_start:
        return None
    phrase = reading.phrases[no]
    if phrase.kind == "preposition" and reading.has(phrase, "noun"):  # `tổng số tiền | bồi thường`
        return words(reading, phrase.first, phrase.last)
    apart = no == reading.segment_start or reading.phrases[no - 1].kind == "comma"
    if phrase.kind == "preposition" and reading.has(phrase, "with") and reading.has_inside(phrase, "worth", "deed"):
        return _without_price(reading, phrase.head, phrase.last)
    plain = phrase.kind == "noun" and reading.tokens[phrase.first].tag == "N"
    if not plain or not apart or is_somebody(reading, phrase) or reading.has_inside(phrase, "each", "times"):
        return None
    return _without_price(reading, phrase.first, phrase.last)


def _price_of_deed(reading: Reading) -> str | None:
    """A deed between a word for its price and the sum: `vốn thực hiện dự án cầu Bến Tượng gần 5 tỷ đồng`."""
    for no in range(reading.sum_at - 1, reading.segment_start - 1, -1):
        phrase, following = reading.phrases[no], reading.phrases[no + 1]
        if phrase.kind in ("comma", "opens", "stop", "sum", "colon", "passive"):
            break
        nouns = [token for token in reading.tokens[phrase.first : phrase.last] if token.tag in CORE]
        if phrase.kind == "noun" and all("worth" in token.kinds for token in nouns):
            is_object = no > 0 and reading.phrases[no - 1].kind == "verb"
            states = reading.has(following, "is", "modal", "has", "describes", "says", "bare")
            if is_object or states or following.kind != "verb" or no + 2 >= reading.sum_at:
                return None
            ends = (p.first for p in reading.phrases[no + 2 : reading.sum_at] if reading.has(p, "is"))
            return words(reading, following.first, next(ends, reading.phrases[reading.sum_at].first))
    return None


def _sold(reading: Reading, governor: int) -> str | None:
    """What is sold or has the price before the sum: `chiếc xe này sau 3 năm vẫn được bán với giá 2.000 USD`."""
    no = reading.sum_at - 1
    while no > reading.segment_start and reading.phrases[no].kind == "adverb":
        no -= 1
    price = reading.has(reading.phrases[no], "worth")
    price = price and (reading.has(reading.phrases[no], "bare") or not reading.has(reading.phrases[no], "deed"))
    if not price and not reading.has(reading.phrases[governor], "sells"):
        return None
    skipped = ("verb", "passive", "adverb", "preposition", "comma")
    while no > reading.segment_start and (
        reading.phrases[no].kind in skipped or reading.has(reading.phrases[no], "worth")
    ):
        no -= 1
    thing = reading.phrases[no]
    if thing.kind != "noun" or is_somebody(reading, thing) or reading.has(thing, "bare", "worth", "deed"):
        return None
    return words(reading, thing.first, thing.last)


def _without_price(reading: Reading, first: int, last: int) -> str | None:
    """tokens[first:last] behind its words for prices, nothing where that is all or somebody."""
    while first < last and reading.tokens[first].kinds & {"worth", "deed", "bare"}:
        first += 1
    if first == last or is_somebody(reading, Phrase("noun", first, last, first)):
        return None
    return words(reading, first, last)


def _told_by_clause(reading: Reading) -> str | None:
    """What a noun with a clause behind it names: `tổng tiền thưởng | anh nhận được`; of a price, the deed."""
    no = reading.sum_at - 1
    verb = None
    while no > reading.segment_start and reading.phrases[no].kind in ("verb", "adverb", "preposition", "passive"):
        states = reading.has(reading.phrases[no], "is", "modal", "has", "describes")
        told = reading.phrases[no].kind == "verb" and not states
        verb = reading.phrases[no] if told else verb
        no -= 1
    phrase = reading.phrases[no]
    last, before = phrase.last, reading.phrases[max(no - 1, reading.segment_start)]
    if before.kind == "noun" and reading.tokens[before.last - 1].kinds & {"worth", "gift"}:
        phrase = before  # `tổng tiền thưởng | anh | nhận được`
    if phrase.kind != "noun" or verb is None or not reading.has(phrase, "worth", "deed", "noun", "gift"):
        return None
    for at in range(phrase.first + 1, last):
        token = reading.tokens[at]
        if "of" in token.kinds:
            return None
        if token.kinds & {"party", "honorific", "they"}:
            return _without_price(reading, phrase.first, at) or words(reading, verb.first, verb.last)
    return None


def _gift(reading: Reading, segment: range) -> str | None:
    """What is given, between the sums before and this one: `trao 5 suất học bổng, mỗi suất …`."""
    for no in reversed(segment):
        phrase = reading.phrases[no]
        if phrase.kind == "sum" and not is_listed(reading, no):
            return None
        if no > 1 and reading.phrases[no - 1].kind == "and" and reading.phrases[no - 2].kind == "preposition":
            continue  # `bằng tiền mặt và hiện vật`
        if phrase.kind in ("noun", "preposition") and reading.has_inside(phrase, "gift", "present"):
            first = first_deed(reading, no - 1) if no and reading.phrases[no - 1].kind == "verb" else no
            alone = first == no - 1 and reading.has(reading.phrases[first], "hands", "has")
            start = phrase.head if alone or first == no else reading.phrases[first].first
            start = max(start, _head_of_gift(reading, phrase))
            last = before_receivers(reading, start, end_of(reading, start))
            return words(reading, start, _before_owner(reading, phrase.head, last))
    return None


def _head_of_gift(reading: Reading, phrase: Phrase) -> int:
    """Behind the last number and word for a price before the gift: `em Hoa 5 | suất học bổng`, `tổng giá trị | quà`."""
    tokens = reading.tokens
    gift = next(at for at in range(phrase.first, phrase.last) if tokens[at].kinds & {"gift", "present"})
    counted = (at + 1 for at in range(phrase.head + 1, gift) if tokens[at].tag == "M")
    priced = (at + 1 for at in range(phrase.head, gift) if "worth" in tokens[at].kinds)
    return max([*counted, *priced], default=0)


def _before_owner(reading: Reading, first: int, last: int) -> int:
    """Where whoever gives tokens[first:last] begins: `học bổng | của công đoàn`; `của chương trình` tells which."""
    for at in range(first, last - 1):
        if "of" in reading.tokens[at].kinds:
            return at if is_somebody(reading, Phrase("noun", at + 1, last, at + 1)) else last
    return last


def _worth(reading: Reading, segment: range, *, price: bool = False) -> str | None:
    """What costs or is worth the sum: `giá trị 3 công trình`, `căn hộ giá`; else, if asked, the word for the price."""
    named = None
    for no in reversed(segment):
        phrase = reading.phrases[no]
        nouns = [token for token in reading.tokens[phrase.first : phrase.last] if token.tag in CORE]
        if phrase.kind == "opens" or reading.has(phrase, "says"):
            break
        if phrase.kind == "preposition" and reading.tokens[phrase.head].kinds >= {"noun", "subject gets"}:
            return words(reading, phrase.head, phrase.last)
        bare = len(nouns) == 1 and bool(nouns[0].kinds & {"bare"})
        if phrase.kind != "noun" or reading.has(phrase, "left") or is_somebody(reading, phrase) or not nouns or bare:
            continue
        if not reading.has(phrase, "worth"):
            return words(reading, phrase.first, phrase.last)
        named = named or words(reading, phrase.first, phrase.last)
        following = reading.phrases[no + 1] if no + 1 < reading.sum_at else None
        first = phrase.first + 1
        if len(nouns) > 1 or (following and following.kind == "verb" and not reading.has(following, "is")):
            return words(reading, first, before_receivers(reading, phrase.first, before_predicate(reading, first)))
    return named if price else None


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
