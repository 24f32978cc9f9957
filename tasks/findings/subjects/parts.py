"""The parts that candidates have in facts: in whose words a number stands, who gives the sum, who is honoured.

Positions are code points of the article's text.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from tasks.findings.context import Context
from tasks.findings.model import Award, Facts, Quantity, Quote
from tasks.findings.subjects.evidence import Evidence

_SINCE = 3  # sentences after which it is no longer known who spoke last
_NESTED = 3  # quotes that may begin before a number within the one that holds it


class Part(NamedTuple):
    """Somebody who has a part in a fact, as named there, and the part."""

    name: str
    mention_no: int | None
    evidence: Evidence


class Parts:
    """The parts that facts of an article give to candidates of its numbers."""

    def __init__(self, context: Context, facts: Facts) -> None:
        self.context = context
        self._money = {context.quantities[fact.quantity_no].start: fact for fact in facts.money}
        self._awards: defaultdict[int, list[Award]] = defaultdict(list)  # where a number stands -> what it is part of
        for award in facts.awards:
            for no in context.quantities_in(award.start, award.end):
                self._awards[context.quantities[no].start].append(award)
        self._quotes = facts.quotes
        self._quote_starts = [quote.start for quote in facts.quotes]

    def of(self, quantity: Quantity) -> tuple[Evidence, list[Part]]:
        """What facts tell of a number by itself, and who has a part in them."""
        common: Evidence = {}
        parts = [*self._of_money(quantity), *self._of_award(quantity)]
        if (quote := self._around(quantity.start)) is not None:
            common["in quote"] = "direct" if quote.direct else "reported"
            parts += self._speaker(quote, "speaks", int(quote.direct))
        if (since := self._before(quantity.start)) is not None:
            last, sentences = since
            parts += self._speaker(last, "spoke", sentences)
        if parts:
            common["parts"] = "+".join(sorted({feature for part in parts for feature in part.evidence}))
        return common, parts

    def _of_money(self, quantity: Quantity) -> Iterator[Part]:
        if (fact := self._money.get(quantity.start)) is not None:
            if fact.giver:
                yield Part(fact.giver, fact.giver_mention, {"gives": 1})
            if fact.receiver:
                yield Part(fact.receiver, fact.receiver_mention, {"receives": 1})

    def _of_award(self, quantity: Quantity) -> Iterator[Part]:
        for fact in self._awards.get(quantity.start, ()):
            if fact.issuer:
                yield Part(fact.issuer, fact.issuer_mention, {"honours": 1})
            if fact.recipient:
                yield Part(fact.recipient, fact.recipient_mention, {"is honoured": 1})

    def _around(self, at: int) -> Quote | None:
        """The quote that holds text[at]."""
        before = bisect_right(self._quote_starts, at)
        near = self._quotes[max(0, before - _NESTED) : before]
        return next((quote for quote in reversed(near) if at < quote.end), None)

    def _before(self, at: int) -> tuple[Quote, int] | None:
        """The last quote that ends before text[at], and how many sentences before."""
        before = bisect_right(self._quote_starts, at)
        near = (quote for quote in reversed(self._quotes[max(0, before - _NESTED) : before]) if quote.end <= at)
        if (last := next(near, None)) is None:
            return None
        sentences = self.context.sentence_no(at) - self.context.sentence_no(last.end - 1)
        return (last, sentences) if sentences <= _SINCE else None

    def _speaker(self, quote: Quote, feature: str, value: int) -> Iterator[Part]:
        yield Part(quote.speaker, quote.speaker_mention, {feature: value})
        if quote.speaker_mention is not None:
            body = self.context.mentions[quote.speaker_mention].organisation
            if body:
                yield Part(body, None, {f"{feature}, for whom": value})
