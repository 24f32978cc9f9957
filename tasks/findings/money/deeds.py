"""The deed a sum hangs on: its verb with the object where that is no somebody, an item of a list, a label.

`nợ BHXH 2 tỷ đồng` -> `nợ BHXH`; `sửa phòng học (20 triệu đồng)`; `Tiền học: 440.000 đồng` -> `Tiền học`.
"""

from tasks.findings.clauses.phrases import Phrase, Reading
from tasks.findings.money.clauses import subject_of
from tasks.findings.money.extents import before_receivers, end_of, words
from tasks.findings.money.governors import first_deed, last_deed
from tasks.findings.money.somebodies import is_somebody


def label(reading: Reading) -> str | None:
    """What stands before a colon right before the sum: `Tiền học: 440.000 đồng`."""
    no = reading.sum_at - 1
    if no < 1 or reading.phrases[no].kind != "colon" or reading.phrases[no - 1].kind not in ("noun", "verb"):
        return None
    first = no - 1
    while first and reading.phrases[first - 1].kind in ("noun", "verb"):
        first -= 1
    return words(reading, reading.phrases[first].first, reading.phrases[no - 1].last)


def item(reading: Reading) -> str | None:
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


def deed(reading: Reading, governor: int) -> str | None:
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
