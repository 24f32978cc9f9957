"""What a sum is said to be for around its verb: an aim, a deed that follows, what stands behind `cho`.

`chi 3 tỷ đồng để xây trường`, `vay 5 triệu đồng mua xe`, `Để mừng năm mới, trường thưởng …`, `kinh phí cho ca mổ là …`.
"""

from tasks.findings.clauses.phrases import Phrase, Reading
from tasks.findings.money.clauses import starts_clause
from tasks.findings.money.extents import before_predicate, before_receivers, end_of, words
from tasks.findings.money.governors import first_deed, governing_word
from tasks.findings.money.somebodies import is_somebody

_MONEY = ("worth", "gift", "fee", "deed")  # kinds of nouns for money and what is given


def behind(reading: Reading, end: int) -> str | None:
    """Behind the sum: an aim, a deed, the name of what is paid, or what is no somebody behind `cho`."""
    here = [phrase for phrase in reading.phrases[reading.sum_at + 1 :] if reading.span(phrase)[0] < end]
    if (aim := _aim_among(reading, here)) is not None:
        return _aim(reading, aim.last)
    follows = here[0] if here else None  # nothing stands between it and the sum
    while here and (reading.has(here[0], "left") or here[0].kind in ("adverb", "passive")):
        here = here[1:]
    if not here or starts_clause(reading, here[0].first):
        return None
    no = reading.phrases.index(here[0])
    acts = reading.has(here[0], "does") or reading.roles(no)
    if here[0].kind == "verb" and (acts or (here[0] == follows and _goes_on(reading, no))):
        return _aim(reading, here[0].first)
    if here[0].kind == "noun" and reading.has(here[0], "fee"):
        return words(reading, here[0].first, _before_somebody(reading, here[0].first))
    if here[0].kind == "preposition" and reading.has(here[0], "to") and here[0].head < here[0].last:
        return _behind_to(reading, no)
    deed = here[0].kind == "comma" and len(here) > 1 and reading.has(here[1], "does")
    return _aim(reading, here[0].last) if deed else None


def opening(reading: Reading) -> str | None:
    """An aim that opens the clause whose only deed the sum hangs on: `Để mừng năm mới, trường thưởng 5 triệu đồng`."""
    governor = governing_word(reading)
    if governor is None or governor > reading.sum_at:
        return None
    for no in range(reading.segment_start, governor):
        if reading.phrases[no].kind not in ("adverb", "comma", "preposition", "opens"):
            return None
        if reading.has(reading.phrases[no], "aim"):
            comma = next((at for at in range(no, governor) if reading.phrases[at].kind == "comma"), governor)
            between = reading.phrases[comma + 1 : first_deed(reading, governor)]
            plain = all(p.kind in ("noun", "adverb", "preposition") or reading.has(p, "modal") for p in between)
            return _aim(reading, reading.phrases[no].last) if between and plain else None
    return None


def before_sum(reading: Reading) -> str | None:
    """An aim between the deed and its sum: `tài trợ để xây trường, với tổng số tiền 5 triệu đồng`."""
    governor = governing_word(reading)
    apart = False  # whether a price stands apart from the deed before it
    for no in range(reading.sum_at - 2, reading.segment_start, -1):
        phrase = reading.phrases[no]
        if phrase.kind in ("sum", "colon"):
            break
        if governor is not None and no > governor:
            apart = apart or reading.has(phrase, "with") or phrase.kind == "comma"
        if phrase.kind == "opens":
            its_own = governor is not None and no < governor and not apart
            deed, thing = reading.phrases[no + 1 : no + 3]
            if (
                its_own
                or not reading.has(phrase, "aim")
                or reading.has_inside(thing, "gift", "present")
                or is_somebody(reading, deed)
            ):
                return None
            return _aim(reading, phrase.last)
    return None


def later(reading: Reading) -> str | None:
    """The next deed of the sentence: `nộp 5 triệu đồng cho trung tâm và tiến hành | đi học`."""
    for no in range(reading.sum_at + 1, len(reading.phrases)):
        phrase = reading.phrases[no]
        if phrase.kind in ("sum", "stop", "comma", "opens", "passive"):
            break
        if phrase.kind == "verb" and not reading.has(
            phrase, "is", "modal", "says", "describes", "has", "causes", "bare", "ends_phrase"
        ):
            return words(reading, phrase.first)
    return None


def agent_deed(reading: Reading, end: int) -> str | None:
    """What whoever gives the sum does: `trao số tiền 5 triệu đồng do bạn đọc ủng hộ`."""
    for no in range(reading.sum_at + 1, len(reading.phrases) - 2):
        by, doer, deed = reading.phrases[no : no + 3]
        if by.kind == "stop" or reading.span(by)[0] >= end:
            break
        if reading.has(by, "by") and is_somebody(reading, doer) and deed.kind == "verb" and reading.roles(no + 2):
            return words(reading, deed.first, deed.last)
    return None


def made(reading: Reading) -> str | None:
    """The thing somebody makes with the sum: `cầu do huyện đầu tư với kinh phí 5 tỷ đồng` -> `cầu`."""
    for no in range(reading.sum_at - 1, reading.segment_start, -1):
        phrase = reading.phrases[no]
        if phrase.kind == "stop":
            break
        if reading.has(phrase, "by"):
            last = no - 1 if reading.phrases[no - 1].kind == "comma" else no
            first = last - 1
            while first > reading.segment_start and reading.phrases[first].kind == "preposition":
                first -= 1
            thing = reading.phrases[first]
            named = is_somebody(reading, thing) and not reading.has(thing, "scheme")
            other = thing.kind != "noun" or named or reading.has(thing, "worth")
            if other or not is_somebody(reading, reading.phrases[no + 1]):
                return None
            return words(reading, thing.first, reading.phrases[last - 1].last)
    return None


def between(reading: Reading) -> str | None:
    """What a price is paid for, or a prize won for: `chi phí cho ca mổ là 5 triệu đồng`."""
    for no in range(reading.sum_at - 1, reading.segment_start, -1):
        phrase = reading.phrases[no]
        if phrase.kind in ("opens", "sum", "stop", "comma"):
            break
        if reading.has(phrase, "for") and phrase.head < phrase.last and not is_somebody(reading, phrase):
            back = no - 1
            while back > reading.segment_start and reading.phrases[back].kind in ("preposition", "verb", "adverb"):
                if reading.has_inside(reading.phrases[back], *_MONEY) or reading.roles(back):
                    break
                back -= 1
            priced = reading.has_inside(reading.phrases[back], *_MONEY) and not reading.roles(back) & {"object gets"}
            return words(reading, phrase.head) if priced and not reading.has_inside(phrase, "each") else None
    return None


def _aim_among(reading: Reading, here: list[Phrase]) -> Phrase | None:
    """The first word before an aim, in the clause of the sum; behind a list, right behind its last comma."""
    listed = bool(here) and here[0].kind == "and"
    for no, phrase in enumerate(here):
        following = here[no + 1] if no + 1 < len(here) else None
        if reading.has(phrase, "aim"):
            return phrase if not listed or here[no - 1].kind == "comma" else None
        another = following and (following.kind == "adverb" or starts_clause(reading, following.first))
        stop = phrase.kind == "stop" and (no or reading.text_of(phrase) in ".!?")
        if phrase.kind in ("sum", "opens") or stop or (phrase.kind == "comma" and another):
            return None
        listed = listed or (phrase.kind == "comma" and following is not None and following.kind == "noun")
    return None


def _goes_on(reading: Reading, no: int) -> bool:
    """Whether a verb right behind the sum goes on from the one right before it: `bỏ 5 triệu đồng đi học`."""
    before = reading.sum_at - 1
    while before > 0 and (
        reading.phrases[before].kind in ("adverb", "sum", "and") or reading.has(reading.phrases[before], "worth")
    ):
        before -= 1
    states = reading.has(reading.phrases[no], "is", "modal", "says", "describes", "has", "ends_phrase")
    rate = "/" in reading.text_of(reading.phrases[reading.sum_at])
    return before >= 0 and bool(reading.roles(before)) and not (states or rate)


def _before_somebody(reading: Reading, first: int) -> int:
    """Where the phrase at tokens[first] ends, or its predicate or who gets it begins: `tiền thưởng | cho đội`."""
    last = before_predicate(reading, first)
    to = before_receivers(reading, first, last)
    return to if to < last and is_somebody(reading, Phrase("noun", to + 1, last, to + 1)) else last


def _behind_to(reading: Reading, no: int) -> str | None:
    """`cho hoạt động xã hội` is for that, `cho giáo viên vay` for the deed."""
    phrase = reading.phrases[no]
    if not is_somebody(reading, phrase):
        head = reading.tokens[phrase.head]
        last = before_predicate(reading, phrase.head)
        return words(reading, phrase.head, last) if head.tag != "M" and "bare" not in head.kinds else None
    following = reading.phrases[no + 1] if no + 1 < len(reading.phrases) else None
    acts = following and following.kind == "verb" and (reading.roles(no + 1) or reading.has(following, "does"))
    return words(reading, phrase.last) if acts else None


def _aim(reading: Reading, first: int) -> str | None:
    """The deed at tokens[first]; of handing over, without the receivers; nothing where only that is said."""
    tokens = reading.tokens
    if first == len(tokens):
        return None
    hands = next((at for at in range(first, min(first + 2, len(tokens))) if "hands" in tokens[at].kinds), None)
    last = end_of(reading, first)
    if last == first + 1 and "bare" in tokens[first].kinds:
        return None
    if hands is None:
        return words(reading, first, last)
    to = before_receivers(reading, hands, last)
    if to <= hands + 1:
        return None
    only_gives = hands == first and "does" in tokens[first + 1].kinds  # `dành | sửa nhà`
    return words(reading, first + only_gives, to)
