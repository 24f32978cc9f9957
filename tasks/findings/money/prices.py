"""What a sum is for that is a price: what has it, what is sold for it, the deed between its word and the sum.

`giá trị 3 công trình`, `căn hộ giá 2 tỷ đồng`, `tổng tiền thưởng anh nhận được là …`, `chi phí chữa bệnh đã lên tới …`.
"""

from tasks.findings.clauses.phrases import Phrase, Reading
from tasks.findings.clauses.tokens import CORE, Token
from tasks.findings.money.extents import before_predicate, before_receivers, end_of, words
from tasks.findings.money.somebodies import is_somebody

STATES = ("is", "modal", "says", "has", "causes")  # of verbs that are no deed


def invested(reading: Reading) -> str | None:
    """The works an investment is for: `dự án cầu Bến Tượng dài 2 km, với tổng mức đầu tư | 5 tỷ đồng`."""
    no = reading.sum_at - 1
    while no > reading.segment_start and (
        reading.phrases[no].kind == "adverb" or reading.has(reading.phrases[no], "is")
    ):
        no -= 1
    if not reading.has_inside(reading.phrases[no], "invests"):
        return None
    found = None
    for phrase in reversed(reading.phrases[reading.segment_start : no]):
        if phrase.kind == "sum":
            break
        if phrase.kind == "noun" and reading.has_inside(phrase, "works"):
            first = next(at for at in range(phrase.first, phrase.last) if "works" in reading.tokens[at].kinds)
            ends = (
                p.first
                for p in reading.phrases
                if p.first >= phrase.last and (p.kind in ("passive", "opens") or reading.has(p, "has", "is", "modal"))
            )
            found = words(reading, first, min(end_of(reading, first), next(ends, len(reading.tokens))))
    return found


def priced(reading: Reading) -> str | None:
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


def price_of_deed(reading: Reading) -> str | None:
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


def sold(reading: Reading) -> str | None:
    """What is sold or has the price before the sum: `chiếc xe này sau 3 năm vẫn được bán với giá 2.000 USD`."""
    no = reading.sum_at - 1
    while no > reading.segment_start and reading.phrases[no].kind == "adverb":
        no -= 1
    skipped = ("verb", "passive", "adverb", "preposition", "comma")
    while no > reading.segment_start and (
        reading.phrases[no].kind in skipped or reading.has(reading.phrases[no], "worth")
    ):
        no -= 1
    thing = reading.phrases[no]
    if thing.kind != "noun" or is_somebody(reading, thing) or reading.has(thing, "bare", "worth", "deed"):
        return None
    return words(reading, thing.first, thing.last)


def told_by_clause(reading: Reading) -> str | None:
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


def worth(reading: Reading, segment: range, *, price: bool = False) -> str | None:
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
        first = next((at for at in range(phrase.first, phrase.last) if not _is_price(reading.tokens[at])), phrase.last)
        fee = first < phrase.last and reading.tokens[first].kinds >= {"fee", "worth"}
        if first == phrase.first and not fee:
            return _described(reading, no) if named or price else None
        named = named or words(reading, phrase.first, phrase.last)
        following = reading.phrases[no + 1] if no + 1 < reading.sum_at else None
        told = any(token.tag in CORE for token in reading.tokens[first + fee : phrase.last])
        if told or (following and following.kind == "verb" and not reading.has(following, "is")):
            return words(reading, first, before_receivers(reading, phrase.first, before_predicate(reading, first)))
    return named if price else None


def _is_price(token: Token) -> bool:
    """Whether a word is for a price alone; a fee keeps its word: `giá | nhà`, but `tiền thuốc`."""
    return bool(token.kinds & {"worth", "deed", "bare"}) and "fee" not in token.kinds


def _described(reading: Reading, no: int) -> str | None:
    """The noun phrase with that number and the verbs that tell it from others: `gói thầu xảy ra sự cố | có giá`."""
    first = no
    for back in range(no - 1, reading.segment_start - 1, -1):
        phrase = reading.phrases[back]
        told = phrase.kind == "verb" and not (reading.roles(back) or reading.has(phrase, "does", *STATES))
        if phrase.kind == "noun" and not is_somebody(reading, phrase):
            first = back
        elif not told and phrase.kind != "preposition":
            break
    ends = (
        phrase.first
        for phrase in reading.phrases[no + 1 :]
        if phrase.kind not in ("noun", "verb", "preposition") or reading.has(phrase, "worth", "with", *STATES)
    )
    return words(reading, reading.phrases[first].first, next(ends, None))


def _without_price(reading: Reading, first: int, last: int) -> str | None:
    """tokens[first:last] behind its words for prices, nothing where that is all or somebody."""
    while first < last and reading.tokens[first].kinds & {"worth", "deed", "bare"}:
        first += 1
    if first == last or is_somebody(reading, Phrase("noun", first, last, first)):
        return None
    return words(reading, first, last)
