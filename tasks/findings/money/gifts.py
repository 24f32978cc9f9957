"""What is given or won before a sum: `trao 5 suất học bổng, mỗi suất 1 triệu đồng`, `đoạt giải nhất, được thưởng …`."""

from tasks.findings.clauses.phrases import Phrase, Reading
from tasks.findings.money.extents import before_receivers, end_of, words
from tasks.findings.money.governors import first_deed, is_listed

_GIVEN = ("gift", "present", "prize")  # kinds of nouns for what is given


def given(reading: Reading, first: int | None = None) -> str | None:
    """What is given, between the sums before and this one: `trao 5 suất học bổng, mỗi suất …`.

    Its phrase is the one with the number `first` or behind, by default in the part of the sentence around the sum.
    """
    each = None
    for no in range(reading.sum_at - 1, (reading.segment_start if first is None else first) - 1, -1):
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
    if phrase.kind == "preposition" or before is None or before.kind != "verb":
        return phrase.head
    first = first_deed(reading, no - 1)
    gives = reading.has(before, "does", "subject gives") and not reading.has(before, "hands")
    return reading.phrases[first].first if gives or first < no - 1 else phrase.head


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
