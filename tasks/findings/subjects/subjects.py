"""Whom a number is said of: whom its own sentence is about, else whom most speaks for among all that the text names.

Positions are code points of the article's text.
"""

from tasks.findings.context import Context, Party
from tasks.findings.model import Quantity
from tasks.findings.subjects.candidates import Candidate, Candidates
from tasks.findings.subjects.heads import bearer, harmed
from tasks.findings.subjects.sentences import headed, standing
from tasks.findings.subjects.standing import REACH
from tasks.findings.subjects.weights import best
from tasks.findings.subjects.wholes import whole_before, whole_behind
from tasks.findings.words import words_of


class Subjects:
    """Whom the numbers of an article are said of."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._candidates = Candidates(context)

    def find(self, quantity: Quantity) -> Party:
        """Whom a number is said of; NOBODY where it is said of nobody."""
        found = self.told(quantity)
        if found is None:
            return best(self.candidates(quantity)).party
        if _stands_in(found):
            bodies = [one for one in self.candidates(quantity) if self._is_body(one.party.mention_no)]
            return found._replace(mention_no=best(bodies).party.mention_no) if bodies else found
        return found

    def _is_body(self, mention_no: int | None) -> bool:
        return mention_no is not None and self.context.mentions[mention_no].type == "ORG"

    def candidates(self, quantity: Quantity) -> list[Candidate]:
        """Whom a number may be said of that its own sentence says of nobody."""
        return self._candidates.of(quantity)

    def told(self, quantity: Quantity) -> Party | None:
        """Whom the number's own sentence, or a whole it is part of, says it of; None where they do not."""
        context, at = self.context, quantity.start
        here = context.sentence(at)
        own = bearer(context, at)
        if own is None:
            own = harmed(context, here, at)
        if own is not None:
            return context.party(own)
        whole = whole_behind(context, at) or whole_before(context, max(here.start, at - REACH), at)
        topic = headed(context, here, at)
        if topic is None:
            topic = standing(context, here, at)
        if topic is None:
            return whole or self._continued(quantity)
        if whole is None:
            return context.party(topic)
        return whole._replace(mention_no=topic) if _stands_in(whole) and self._is_body(topic) else whole

    def _continued(self, quantity: Quantity) -> Party | None:
        """The whole of the sentence before, of which the number's goes on to tell a part: `Trong đó, …`."""
        here, *before = self.context.paragraph_back(quantity.start)
        if before and words_of("subject_words", "kind", "continues").match(self.context.text, here.start):
            end = before[0].end
            return whole_before(self.context, max(before[0].start, end - REACH), end)
        return None


def _stands_in(party: Party) -> bool:
    """Whether a word for a body (`đơn vị`) stands for an organisation told of."""
    body = words_of("subject_words", "kind", "body")
    return party.mention_no is None and body.fullmatch(party.name or "") is not None
