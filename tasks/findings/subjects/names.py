"""The names of an article, and what is known of each: how often it is named, where, and where last."""

from bisect import bisect_left
from collections import Counter
from functools import cached_property, lru_cache
from typing import NamedTuple

from tasks.findings.context import Context
from tasks.findings.subjects.credits import is_credit
from tasks.findings.subjects.evidence import Evidence, bucket, class_ahead, class_behind
from tasks.findings.subjects.heads import heads
from tasks.findings.words import words_of

TYPES = "ORG LOC PER PROGRAMME"
HEADLINES = ("title", "lead")
NEAR = 60  # mentions before a number whose names are candidates; of others only the most named, and the headlines'
REACH = 600  # characters of the sentence before and behind a number that are read: glued pages have endless ones
_ALIKE = 0.6  # F1 of the words of two wordings of one name
_OFTEN = 30  # names
_EARLIER = 5  # sentences before a number in which it counts who was named
_READ = 50_000  # characters of an article in which is counted how often words are written


def alike(one: str, other: str) -> bool:
    """Whether two wordings may be of one name: most of their words are the same (F1 of the words)."""
    words, others = _words(one), _words(other)
    return 2 * (words & others).total() >= _ALIKE * (words.total() + others.total())


@lru_cache(maxsize=10_000)
def _words(name: str) -> Counter[str]:
    return Counter(word.strip(".,") for word in name.casefold().split())


class Name(NamedTuple):
    """A name: the numbers of its mentions in text order, and what holds for all numbers alike."""

    mentions: list[int]
    evidence: Evidence


class Names:
    """The names of an article."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.mentions = context.mentions_in(0, len(context.text), TYPES)
        self._written: dict[str, int] = {}
        self._heads: dict[int, frozenset[int]] = {}  # number of a sentence -> the mentions that head a clause of it

    def written(self, words: str) -> int:
        """How often some words in lower case are written in the article, as far as it is read."""
        if words not in self._written:
            self._written[words] = self._lower.count(words)
        return self._written[words]

    @cached_property
    def _lower(self) -> str:
        return self.context.text[:_READ].casefold()

    @cached_property
    def known(self) -> dict[str, Name]:
        """Name -> what is known of it, in the order they are first named."""
        context = self.context
        found: dict[str, Name] = {}
        for no in self.mentions:
            found.setdefault(context.mentions[no].name, Name([], {})).mentions.append(no)
        ranked = sorted(found, key=lambda key: -len(found[key].mentions))
        ranks = {key: rank for rank, key in enumerate(ranked)}
        for order, (key, name) in enumerate(found.items()):
            name.evidence.update(order=bucket(order), rank=bucket(ranks[key]), **self._known(key, name.mentions))
        return found

    def _known(self, key: str, mentions: list[int]) -> Evidence:
        context = self.context
        first = context.mentions[mentions[0]]
        found: Evidence = {
            "type": first.type,
            "times": bucket(len(mentions)),
            "words": bucket(len(key.split())),
            "letters": bucket(len(first.surface)),
            "confidence": int(10 * first.confidence),
            "head": class_ahead(key).coarse,
            "head, finer": class_ahead(key).middle,
            "tail": class_behind(key).coarse,
        }
        if first.place is not None:
            found["place"] = len(first.place.code or "")
        if all(is_credit(context, context.mentions[no].start, context.mentions[no].end) for no in mentions):
            found["credit"] = 1
        if words_of("subject_words", "kind", "generic").fullmatch(first.surface):
            found["generic"] = 1
        roles = {self._role(no) for no in mentions}
        found.update({role: first.type for role in HEADLINES if role in roles})
        return found

    def near(self, at: int) -> list[str]:
        """The names that are candidates for a number at text[at], in the order they are first named."""
        stop = min(self.context.sentence(at).end, at + REACH)
        first, last = self.before(self.mentions, at), self.before(self.mentions, stop)
        near = self.mentions[max(0, first - NEAR) : last]
        keys = self._everywhere.union(self.context.mentions[no].name for no in near)
        return sorted(keys, key=lambda key: self.known[key].mentions[0])

    @cached_property
    def _everywhere(self) -> frozenset[str]:
        """The names that are candidates for all numbers: those of the headlines, and those named most."""
        headlines = [key for key, name in self.known.items() if not name.evidence.keys().isdisjoint(HEADLINES)]
        often = sorted(self.known, key=lambda key: -len(self.known[key].mentions))
        return frozenset([*headlines[:_OFTEN], *often[:_OFTEN]])

    def before(self, mentions: list[int], at: int) -> int:
        """How many of some mentions, in text order, start before text[at]."""
        return bisect_left(mentions, at, key=lambda no: self.context.mentions[no].start)

    def person_before(self, at: int) -> int | None:
        """The last person named before text[at]."""
        last = self.before(self.mentions, at)
        near = self.mentions[max(0, last - NEAR) : last]
        return next((no for no in reversed(near) if self.context.mentions[no].type == "PER"), None)

    def earlier(self, mentions: list[int], at: int) -> Evidence:
        """Where a name was named before text[at], how often, and whether it headed clauses there."""
        context = self.context
        before = self.before(mentions, at)
        if not before:
            return {}
        here = context.sentence_no(at)
        sentences = context.article.sentences
        last = context.mentions[mentions[before - 1]]
        found: Evidence = {
            "times before": bucket(before),
            "last sentence": min(here - context.sentence_no(last.start), 12),
            "last characters": bucket(at - last.end),
        }
        times = headed = 0
        for no in reversed(mentions[max(0, before - NEAR) : before]):
            sentence = context.sentence_no(context.mentions[no].start)
            if sentence == here:
                continue
            if here - sentence > _EARLIER:
                break
            times += 1
            heads_one = no in self._heads_of(sentence)
            headed += heads_one
            if times == 1:
                found["earlier"] = here - sentence
                found["earlier heads"] = int(heads_one)
                found["same line"] = int(sentences[sentence].line_no == sentences[here].line_no)
        if times:
            found["times in earlier"] = bucket(times)
            found["heads in earlier"] = bucket(headed)
        return found

    def _role(self, mention_no: int) -> str:
        context = self.context
        return context.article.lines[context.sentence(context.mentions[mention_no].start).line_no].role

    def _heads_of(self, sentence_no: int) -> frozenset[int]:
        if sentence_no not in self._heads:
            sentence = self.context.article.sentences[sentence_no]
            found = heads(self.context, sentence.start, sentence.end, TYPES, sentence.end)
            self._heads[sentence_no] = frozenset(found)
        return self._heads[sentence_no]
