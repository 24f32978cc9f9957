"""What a sum is for: an aim said behind it, else what is given for it, else the deed itself.

`chi 3 tỷ đồng để xây trường` -> `xây trường`; `trao 5 suất học bổng, mỗi suất 1 triệu đồng` -> `suất học bổng`;
`nợ BHXH 2 tỷ đồng` -> `nợ BHXH`; `tiền quỹ là 800.000 đồng` -> `tiền quỹ`.
"""

from tasks.findings.money.clause_tokens import CORE
from tasks.findings.money.clauses import first_deed, governing_word, is_listed, last_deed, said_of, subject_of
from tasks.findings.money.extents import before_receivers, end_of, words
from tasks.findings.money.phrases import Phrase, Reading
from tasks.findings.money.somebodies import is_somebody


def find_purpose(reading: Reading, end: int) -> str | None:
    """What the sum of `reading` is for, whose clause ends at text[end], as its sentence or the one before says."""
    if found := _reason(reading, end) or _behind(reading, end) or _before(reading):
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
    return _worth(reading, range(reading.segment_start, reading.sum_at), price=True)


def _reason(reading: Reading, end: int) -> str | None:
    """What a fine is for: `bị phạt 5 triệu đồng vì vượt đèn đỏ`."""
    governor = governing_word(reading)
    if governor is None or not reading.has(reading.phrases[governor], "fine"):
        return None
    for phrase in reading.phrases[reading.sum_at + 1 :]:
        if reading.span(phrase)[0] >= end or phrase.kind in ("stop", "sum"):
            break
        if reading.has(phrase, "reason"):
            return words(reading, phrase.first + 1)
    return None


def _behind(reading: Reading, end: int) -> str | None:
    """Behind the sum: an aim, a deed, the name of what is paid, or what is no somebody behind `cho`."""
    here = [phrase for phrase in reading.phrases[reading.sum_at + 1 :] if reading.span(phrase)[0] < end]
    for no, phrase in enumerate(here):
        another = phrase.kind == "comma" and no + 1 < len(here) and here[no + 1].kind in ("noun", "adverb")
        stop = phrase.kind == "stop" and (no or reading.text_of(phrase) in ".!?")
        if phrase.kind == "sum" or stop or another:
            break
        if reading.has(phrase, "aim"):
            return _aim(reading, phrase.last)
    while here and (reading.has(here[0], "left") or here[0].kind in ("adverb", "passive")):
        here = here[1:]
    if not here:
        return None
    no = reading.phrases.index(here[0])
    acts = reading.has(here[0], "does") or reading.roles(no)
    if here[0].kind == "verb" and acts:
        return _aim(reading, here[0].first)
    if here[0].kind == "noun" and reading.has(here[0], "fee"):
        return words(reading, here[0].first)
    if here[0].kind == "preposition" and reading.has(here[0], "to") and here[0].head < here[0].last:
        return _behind_to(reading, no)
    deed = here[0].kind == "comma" and len(here) > 1 and reading.has(here[1], "does")
    return _aim(reading, here[0].last) if deed else None


def _behind_to(reading: Reading, no: int) -> str | None:
    """`cho hoạt động xã hội` is for that, `cho giáo viên vay` for the deed."""
    phrase = reading.phrases[no]
    if not is_somebody(reading, phrase):
        head = reading.tokens[phrase.head]
        return words(reading, phrase.head) if head.tag != "M" and "bare" not in head.kinds else None
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
    if tokens[first].kinds & {"itself"}:
        return _object_left_out(reading, first, last)
    if hands is None:
        return words(reading, first, last)
    to = before_receivers(reading, hands, last)
    return words(reading, first, to) if to > hands + 1 else None


def _object_left_out(reading: Reading, first: int, last: int) -> str | None:
    """`hỗ trợ 800 đoàn viên` -> `hỗ trợ`; `hỗ trợ tiền trọ` stays."""
    following = next((phrase for phrase in reading.phrases if phrase.first > first), None)
    whom = following and following.kind == "noun" and is_somebody(reading, following)
    return words(reading, first, first + 1 if whom else before_receivers(reading, first, last))


def _before(reading: Reading) -> str | None:
    """Before the sum: a prize won, what is given, the deed, what it is worth or costs."""
    governor = governing_word(reading)
    segment = range(reading.segment_start, reading.sum_at)
    subject = -1 if governor is None else subject_of(reading, governor).at
    others = subject >= 0 and not reading.has(reading.phrases[subject], "each")
    for no in reversed(segment):
        if reading.has(reading.phrases[no], "wins") and no + 1 < reading.sum_at and not (others and subject > no):
            return words(reading, reading.phrases[no + 1].first)
    if label := _label(reading):
        return label
    if (what := said_of(reading)) is not None:
        return _worth(reading, range(what, reading.sum_at), price=True)
    if gift := _gift(reading, segment):
        return gift
    if governor is not None and governor < reading.sum_at:
        return _deed(reading, governor)
    return _worth(reading, segment) or (_deed(reading, governor) if governor is not None else None)


def _label(reading: Reading) -> str | None:
    """What stands before a colon right before the sum: `Tiền học: 440.000 đồng`."""
    no = reading.sum_at - 1
    if no < 1 or reading.phrases[no].kind != "colon" or reading.phrases[no - 1].kind not in ("noun", "verb"):
        return None
    first = no - 1
    while first and reading.phrases[first - 1].kind in ("noun", "verb"):
        first -= 1
    return words(reading, reading.phrases[first].first, reading.phrases[no - 1].last)


def _gift(reading: Reading, segment: range) -> str | None:
    """What is given, between the sums before and this one: `trao 5 suất học bổng, mỗi suất …`."""
    for no in reversed(segment):
        phrase = reading.phrases[no]
        if phrase.kind == "sum" and not is_listed(reading, no):
            return None
        if phrase.kind in ("noun", "preposition") and reading.has_inside(phrase, "gift", "present"):
            first = first_deed(reading, no - 1) if no and reading.phrases[no - 1].kind == "verb" else no
            alone = first == no - 1 and reading.has(reading.phrases[first], "hands")
            start = phrase.head if alone or first == no else reading.phrases[first].first
            if reading.has(phrase, "worth"):
                start += 1
            last = before_receivers(reading, start, end_of(reading, start))
            of = next((at for at in range(phrase.head, last) if "of" in reading.tokens[at].kinds), last)
            return words(reading, start, of)
    return None


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
            return words(reading, first, before_receivers(reading, phrase.first, _before_predicate(reading, first)))
    return named if price else None


def _before_predicate(reading: Reading, first: int) -> int:
    """Where what has a price ends: `giá gà thịt | đã giảm`, `giá trị hàng tồn kho | chỉ còn`."""
    last = end_of(reading, first)
    predicates = (p.first for p in reading.phrases if first < p.first < last and p.kind in ("adverb", "passive"))
    return min(predicates, default=last)


def _deed(reading: Reading, governor: int) -> str | None:
    """The verbs that stand together, and their object where it is no somebody; of handing over, the object alone."""
    phrase = reading.phrases[governor]
    if phrase.kind == "noun":
        return words(reading, phrase.first, before_receivers(reading, phrase.first, phrase.last))
    subject = subject_of(reading, governor)
    if subject.passive and subject.thing:
        return reading.context.text[subject.thing[0] : subject.thing[1]]
    first, last = first_deed(reading, governor), last_deed(reading, governor)
    start = reading.phrases[first].first
    handed = first == last and reading.has(reading.phrases[last], "hands")
    following = reading.phrases[last + 1] if last + 1 < reading.sum_at else None
    builds = following is not None and following.kind == "noun" and reading.has(reading.phrases[last], "does")
    if following and (builds or _is_object(reading, following)):
        end = before_receivers(reading, following.first, end_of(reading, following.first))
        return words(reading, following.first if handed else start, end)
    while last > first and reading.has(reading.phrases[last], "hands"):  # `thăm và trao` -> `thăm`
        last -= 1
    while last > first and reading.has(reading.phrases[last], "bare"):
        last -= 1
    told = reading.roles(last) or reading.has(reading.phrases[last], "does")
    says = told and not handed and not reading.has(reading.phrases[last], "bare")
    return words(reading, start, reading.phrases[last].last) if says else None


def _is_object(reading: Reading, phrase: Phrase) -> bool:
    """Whether what stands behind a verb tells what the sum is for: neither somebody nor a word for money."""
    noun = phrase.kind == "noun" or (phrase.kind == "preposition" and reading.has(phrase, "to"))
    return noun and not is_somebody(reading, phrase) and not reading.has_inside(phrase, "worth")
