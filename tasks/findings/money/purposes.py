"""What a sum is for: an aim or an offence, what is given, bought or built, else the deed itself.

`chi 3 tỷ đồng để xây trường` -> `xây trường`; `trao 5 suất học bổng, mỗi suất 1 triệu đồng` -> `suất học bổng`;
`nợ BHXH 2 tỷ đồng` -> `nợ BHXH`; `tiền quỹ là 800.000 đồng` -> `tiền quỹ`.
"""

from tasks.findings.clauses.phrases import Reading
from tasks.findings.money.aims import agent_deed, before_sum, behind, between, later, made, opening
from tasks.findings.money.deeds import deed, item, label
from tasks.findings.money.gifts import given
from tasks.findings.money.governors import governing_word, said_of
from tasks.findings.money.offences import reason
from tasks.findings.money.prices import invested, price_of_deed, priced, sold, told_by_clause, worth


def find_purpose(reading: Reading, end: int) -> str | None:
    """What the sum of `reading` is for, whose clause ends at text[end]: the first that is said, in this order."""
    return (
        reason(reading, end)  # the offence of a fine, the feat of a reward
        or behind(reading, end)  # an aim, a deed or a name behind the sum
        or opening(reading)  # an aim that opens the clause
        or invested(reading)  # works that are invested in
        or between(reading)  # what a price is paid for
        or made(reading)  # what somebody makes with it
        or before_sum(reading)  # an aim between the deed and the sum
        or _told(reading)  # what the sum is said of, else what is given or done
        or label(reading)  # what stands before a colon
        or _around(reading, end)  # the next deed, the sentence before, the word for a price
    )


def _told(reading: Reading) -> str | None:
    """What the sum is said of (`tiền quỹ là`), else what is given, listed or has the price, else the deed."""
    if (what := said_of(reading)) is not None:
        return worth(reading, range(what, reading.sum_at), price=True)
    if found := told_by_clause(reading) or given(reading) or item(reading) or price_of_deed(reading) or priced(reading):
        return found
    governor = governing_word(reading)
    if governor is not None and governor < reading.sum_at:
        return deed(reading, governor) or sold(reading)
    found = worth(reading, range(reading.segment_start, reading.sum_at))
    return found or (deed(reading, governor) if governor is not None else None)


def _around(reading: Reading, end: int) -> str | None:
    """Of what is only paid the next deed; else what the sentence before gives, a price, or what its giver does."""
    governor = governing_word(reading)
    if governor is not None and reading.has(reading.phrases[governor], "bare"):
        return later(reading)
    for before in reading.context.sentences_back(reading.sentence.start)[1:2]:
        earlier = Reading(reading.context, before, before.end, before.end)
        governor = governing_word(earlier)
        if found := given(earlier, 0):
            return found
        if governor is not None and earlier.has(earlier.phrases[governor], "hands"):
            return deed(earlier, governor)
    return worth(reading, range(reading.segment_start, reading.sum_at), price=True) or agent_deed(reading, end)
