"""Whom a number is said of: whose name its noun bears, a whole where nobody else is named, or who most speaks for."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from tasks.findings.context import Context, Party
from tasks.findings.model import Facts, Quantity
from tasks.findings.subjects.candidates import Candidate, Candidates
from tasks.findings.subjects.heads import bearer
from tasks.findings.subjects.names import REACH, TYPES, alike
from tasks.findings.subjects.network import Article, Vectors, choice_of, network, one_thread, read_article, scores
from tasks.findings.subjects.wholes import whole_before, whole_behind
from tasks.findings.words import words_of

_RIVALS = 8  # candidates of whom the best may be one


class Subjects:
    """Whom the numbers of an article are said of."""

    def __init__(self, context: Context, facts: Facts) -> None:
        self.context = context
        self._candidates = Candidates(context, facts)
        self._net = network()

    @cached_property
    def _article(self) -> Article:
        return read_article(self._net, self.context)

    def find(self, quantity: Quantity) -> Party:
        """Whom a number is said of; NOBODY where it is said of nobody."""
        if (own := bearer(self.context, quantity.start)) is not None:
            return self.context.party(own)
        if (whole := self._whole(quantity)) is not None:
            return whole
        common, candidates = self._candidates.of(quantity)
        with one_thread():
            choice = choice_of(self._article.tokens, quantity, common, candidates)
            found = scores(self._net, self._article, choice)
        ranked: list[int] = np.argsort(-found, kind="stable").tolist()
        best = best_of([candidates[no].party for no in ranked[:_RIVALS]], found[ranked])
        if not _stands_in(best):
            return best
        bodies = (candidates[no].party.mention_no for no in ranked if self._is_body(candidates[no], quantity.start))
        return best._replace(mention_no=next(bodies, None))

    def _whole(self, quantity: Quantity) -> Party | None:
        """A word for a whole behind the number's noun, or before it in a sentence that names nobody there."""
        context, at = self.context, quantity.start
        if (behind := whole_behind(context, at)) is not None:
            return context.party_in(*behind, "ORG LOC")
        start = max(context.sentence(at).start, at - REACH)
        if context.mentions_in(start, at, TYPES) or (before := whole_before(context, start, at)) is None:
            return None
        found = context.party_in(*before, "ORG LOC")
        return None if _stands_in(found) else found

    def _is_body(self, candidate: Candidate, at: int) -> bool:
        """Whether a candidate is an organisation named before text[at]."""
        no = candidate.party.mention_no
        return no is not None and self.context.mentions[no].type == "ORG" and self.context.mentions[no].start < at


def best_of(parties: Sequence[Party], found: Vectors) -> Party:
    """The party that most speaks for, given first to last with the scores of all; wordings alike speak for each other.

    One that has half of all the shares is the best whatever the others say.
    """
    shares = np.exp(found - found[0])
    if 2 * shares[0] >= shares.sum():
        return parties[0]
    told = [
        sum(share for other, share in zip(parties, shares, strict=False) if other is party or _alike(party, other))
        for party in parties
    ]
    return parties[int(np.argmax(told))]


def _alike(one: Party, other: Party) -> bool:
    return one.name is not None and other.name is not None and alike(one.name, other.name)


def _stands_in(party: Party) -> bool:
    """Whether a word for a body (`đơn vị`) stands for an organisation told of."""
    body = words_of("subject_words", "kind", "body")
    return party.mention_no is None and body.fullmatch(party.name or "") is not None
