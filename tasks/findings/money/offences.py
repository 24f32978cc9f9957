"""What a fine or a reward is for: an offence or a feat, behind the sum, before it, or at the head of the sentence.

`bị phạt 5 triệu đồng vì vượt đèn đỏ`, `Vượt đèn đỏ, tài xế bị phạt …`, `Với ngôi vô địch, đội được thưởng …`.
"""

from tasks.findings.clauses.phrases import Reading
from tasks.findings.money.clauses import subject_of
from tasks.findings.money.extents import words
from tasks.findings.money.governors import governing_word
from tasks.findings.money.somebodies import is_somebody

_STATES = ("is", "modal", "says", "has", "causes", "ends_phrase")  # of verbs that are no deed


def reason(reading: Reading, end: int) -> str | None:
    """The offence a fine is for, or the feat of a reward: behind the sum, else before it, else at the head."""
    governor = governing_word(reading)
    if governor is None:
        governor = reading.sum_at - 1
    if governor < 0 or not reading.has(reading.phrases[governor], "earned"):
        return None
    for phrase in reading.phrases[reading.sum_at + 1 :]:
        if reading.span(phrase)[0] >= end or phrase.kind in ("stop", "sum"):
            break
        if reading.has(phrase, "reason"):
            return words(reading, phrase.first + 1)
    for phrase in reading.phrases[governor + 1 : reading.sum_at]:
        if reading.has(phrase, "reason"):
            return words(reading, phrase.first + 1)
    return _at_head(reading, governor) if governor < reading.sum_at else None


def _at_head(reading: Reading, governor: int) -> str | None:
    """What stands before the comma before whoever is fined: `Do xả thải, công ty bị phạt`, `Đánh bạn, An bị phạt`."""
    first = reading.segment_start
    while first < governor and reading.phrases[first].kind in ("adverb", "comma"):
        first += 1
    comma = next((no for no in range(first + 1, governor) if reading.phrases[no].kind == "comma"), None)
    between = reading.phrases[comma or governor : governor]
    if not between or any(phrase.kind == "opens" or reading.has(phrase, "says") for phrase in between):
        return None
    opening, subject = reading.phrases[first], subject_of(reading, governor)
    suffers = subject.passive or "subject gives" in reading.kinds(governor)
    if reading.has(opening, "reason", "merit"):
        told = opening.kind != "preposition" or not is_somebody(reading, opening)
        return words(reading, opening.first + 1) if told else None
    acts = opening.kind == "verb" and not reading.has(opening, *_STATES)
    return words(reading, opening.first) if acts and suffers else None
