"""Whom a number is said of: the name its clause is about, else an earlier sentence's, else the document's.

Positions are code points of the article's text.
"""

from collections import Counter
from collections.abc import Hashable
from functools import cached_property

from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.model import Quantity
from tasks.findings.subjects.credits import in_brackets, is_credit
from tasks.findings.subjects.heads import bearer, harmed
from tasks.findings.subjects.sentences import of_number, of_sentence
from tasks.findings.subjects.standing import REACH, standing_out
from tasks.findings.subjects.wholes import whole_before, whole_behind
from tasks.findings.words import words_of
from tasks.language.article import Sentence

_HEADLINE = ("title", "lead")
_OFTEN = 5  # times a person is named whom a document is about


class Subjects:
    """Whom the numbers of an article are said of."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._topics: dict[int, int | None] = {}  # start of a sentence -> the mention it is about

    def find(self, at: int) -> tuple[Party, Sentence | None]:
        """Whom the number at text[at] is said of, and the sentence that names the topic (None: the document does)."""
        context = self.context
        here = context.sentence(at)
        own = bearer(context, at)
        if own is None:
            own = harmed(context, here, at)
        if own is not None:
            return context.party(own), here
        whole = whole_behind(context, at) or whole_before(context, max(here.start, at - REACH), at)
        continues = words_of("subject_words", "kind", "continues").match(context.text, here.start)
        for sentence in context.paragraph_back(at):
            topic = of_number(context, sentence, at) if sentence is here else self._topic(sentence)
            if whole is None and continues and sentence is not here:
                whole = whole_before(context, max(sentence.start, sentence.end - REACH), sentence.end)
            if topic is not None:
                return self._named(whole, topic), sentence
        if whole is None and (again := self._again(at)) is not None:
            found = self.find(again)[0]
            if not words_of("subject_words", "kind", "group").match(found.name or ""):
                return found, None
        return whole or self._named_beside(here, at) or self._owner(at) or self._about, None

    def _named_beside(self, here: Sentence, at: int) -> Party | None:
        """The first organisation that takes part in the number's sentence before it, be it as its source."""
        context = self.context
        for no in context.mentions_in(max(here.start, at - REACH), at, "ORG"):
            mention = context.mentions[no]
            bracketed = in_brackets(context.text, here.start, mention.start)
            if not bracketed and not is_credit(context, mention.start, mention.end):
                return context.party(no)
        return None

    def _named(self, whole: Party | None, topic: int) -> Party:
        """The topic; a word for a body (`đơn vị`) that is told of keeps the word and stands for the topic."""
        if whole is None:
            return self.context.party(topic)
        body = words_of("subject_words", "kind", "body").fullmatch(whole.name or "")
        stands_for = body and whole.mention_no is None and self.context.mentions[topic].type == "ORG"
        return whole._replace(mention_no=topic) if stands_for else whole

    def _topic(self, sentence: Sentence) -> int | None:
        if sentence.start not in self._topics:
            person = None if self._person is None else self.context.mentions[self._person].name
            self._topics[sentence.start] = of_sentence(self.context, sentence, person)
        return self._topics[sentence.start]

    def _again(self, at: int) -> int | None:
        """Where the text tells the number of its headline at text[at] again; of a title's, else the lead's first."""
        context = self.context
        role = context.article.lines[context.sentence(at).line_no].role
        if role not in _HEADLINE:
            return None
        later = [quantities for name, quantities in self._told.items() if name not in ("title", role)]
        for no in context.quantities_in(at, at + 1):
            same = [told[_what(context.quantities[no])] for told in later if _what(context.quantities[no]) in told]
            if same:
                return min(same)
        return min(self._told["lead"].values(), default=None) if role == "title" else None

    @cached_property
    def _told(self) -> dict[str, dict[Hashable, int]]:
        """Where title, lead and the rest tell each number first."""
        told: dict[str, dict[Hashable, int]] = {"title": {}, "lead": {}, "body": {}}
        for quantity in self.context.quantities:
            role = self.context.article.lines[self.context.sentence(quantity.start).line_no].role
            told[role if role in _HEADLINE else "body"].setdefault(_what(quantity), quantity.start)
        return told

    def _owner(self, at: int) -> Party | None:
        """The person without an office whom the document names more than all else, but for people counted."""
        owned = any(_is_owned(self.context.quantities[no]) for no in self.context.quantities_in(at, at + 1))
        return self.context.party(self._person) if owned and self._person is not None else None

    @cached_property
    def _person(self) -> int | None:
        mentions = self.context.mentions
        for name, times in Counter(mention.name for mention in mentions).most_common(1):
            named = [no for no, mention in enumerate(mentions) if mention.name == name]
            if times >= _OFTEN and all(mentions[no].type == "PER" and not mentions[no].organisation for no in named):
                return named[0]
        return None

    @cached_property
    def _about(self) -> Party:
        """What the document is about: the organisation or place it names most, title and lead counting thrice."""
        context = self.context
        weights: Counter[str] = Counter()
        first: dict[str, int] = {}
        for line in context.article.lines:
            weight = 3 if line.role in _HEADLINE else 1
            for types, worth in (("ORG", 2), ("LOC", 1)):
                for no in standing_out(context, line.start, line.end, types):
                    name = context.mentions[no].name
                    weights[name] += weight * worth
                    first.setdefault(name, no)
        if not weights:
            return self._headline
        return context.party(first[max(weights, key=lambda name: (weights[name], -first[name]))])

    @property
    def _headline(self) -> Party:
        """The first organisation or place of title and lead, be it a source or in every article."""
        context = self.context
        for line in context.article.lines:
            for no in context.mentions_in(line.start, line.end, "ORG LOC") if line.role in _HEADLINE else ():
                mention = context.mentions[no]
                bracketed = in_brackets(context.text, line.start, mention.start)
                if not bracketed and not is_credit(context, mention.start, mention.end):
                    return context.party(no)
        return NOBODY


def _what(quantity: Quantity) -> Hashable:
    """What two tellings of one number share: value, unit and, where it counts, the noun."""
    noun = (quantity.counted or "").split(" ")[0] if quantity.kind == "count" else ""
    return (quantity.kind, quantity.value, quantity.unit, noun)


def _is_owned(quantity: Quantity) -> bool:
    """Whether a number is one a person may have: money, or a count of what is no people."""
    if quantity.kind != "count" or quantity.counted is None:
        return quantity.kind == "money"
    kinds = ("address", "person", "kin", "post", "aside")
    return not any(words_of("person_roles", "kind", kind).match(quantity.counted) for kind in kinds)
