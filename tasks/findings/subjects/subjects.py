"""Whom a number is said of: whose name its noun bears, a whole where nobody else is named, or who most speaks for."""

import numpy as np

from tasks.findings.context import Context, Party
from tasks.findings.model import Quantity
from tasks.findings.subjects.candidates import Candidate, Candidates
from tasks.findings.subjects.heads import bearer
from tasks.findings.subjects.names import REACH, TYPES
from tasks.findings.subjects.network import marks_of, network, scores
from tasks.findings.subjects.wholes import whole_before, whole_behind
from tasks.findings.words import words_of


class Subjects:
    """Whom the numbers of an article are said of."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._candidates = Candidates(context)

    def find(self, quantity: Quantity) -> Party:
        """Whom a number is said of; NOBODY where it is said of nobody."""
        if (own := bearer(self.context, quantity.start)) is not None:
            return self.context.party(own)
        if (whole := self._whole(quantity)) is not None:
            return whole
        common, candidates = self._candidates.of(quantity)
        found = scores(network(), marks_of(common), (marks_of(one.evidence) for one in candidates))
        ranked: list[int] = np.argsort(-found, kind="stable").tolist()
        best = candidates[ranked[0]].party
        if not _stands_in(best):
            return best
        bodies = (candidates[no].party.mention_no for no in ranked if self._is_body(candidates[no], quantity.start))
        return best._replace(mention_no=next(bodies, None))

    def _whole(self, quantity: Quantity) -> Party | None:
        """A word for a whole behind the number's noun, or before it in a sentence that names nobody there."""
        context, at = self.context, quantity.start
        if (behind := whole_behind(context, at)) is not None:
            return behind
        start = max(context.sentence(at).start, at - REACH)
        if context.mentions_in(start, at, TYPES):
            return None
        found = whole_before(context, start, at)
        return None if found and _stands_in(found) else found

    def _is_body(self, candidate: Candidate, at: int) -> bool:
        """Whether a candidate is an organisation named before text[at]."""
        no = candidate.party.mention_no
        return no is not None and self.context.mentions[no].type == "ORG" and self.context.mentions[no].start < at


def _stands_in(party: Party) -> bool:
    """Whether a word for a body (`đơn vị`) stands for an organisation told of."""
    body = words_of("subject_words", "kind", "body")
    return party.mention_no is None and body.fullmatch(party.name or "") is not None
