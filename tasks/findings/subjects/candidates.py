"""Whom a number may be said of where its own sentence does not name it, and what speaks for each.

Candidates are the names of the article, the noun phrases that head the number's clause, title and lead, and nobody.
What speaks for one is told by marks (`"lead head"`), each with a weight that is learned (`tasks.models`).
"""

import math
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.model import Quantity
from tasks.findings.subjects.clauses import Head, head_before, head_of
from tasks.findings.subjects.credits import is_credit
from tasks.findings.subjects.heads import end_of, heads
from tasks.findings.subjects.noun_phrases import is_pronoun, noun_phrase

_TYPES = "ORG LOC PER PROGRAMME"
_FAR = 4  # sentences: what lies farther off counts as that far
_HEAD = 12  # characters before a name that may belong to it: `ông`, `công ty`
_HEADLINE = ("title", "lead")
_NEAR = 60  # mentions before a number whose names are candidates; of others only the most named, and the headlines'
_OFTEN = 30  # names
_BEHIND = 600  # characters behind a number: glued pages have endless sentences

Evidence = dict[str, float]


class Candidate(NamedTuple):
    """Somebody a number may be said of, with what speaks for and against."""

    party: Party
    evidence: Evidence


class Name(NamedTuple):
    """A name of the article: the numbers of its mentions in text order, and what holds for all numbers alike."""

    mentions: list[int]
    evidence: Evidence


class Candidates:
    """Whom the numbers of an article may be said of."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._heads: dict[int, list[int]] = {}  # number of a sentence -> the mentions that head a clause of it

    def of(self, quantity: Quantity) -> list[Candidate]:
        """The candidates for a number, nobody last."""
        context, at = self.context, quantity.start
        here = context.sentence_no(at)
        names: dict[str, Candidate] = {}
        for key in self._keys(at, here):
            name = self._names[key]
            before = self._before(name.mentions, at)
            evidence = name.evidence | self._place(name.mentions, at, here)
            names[key] = Candidate(context.party(name.mentions[max(before - 1, 0)]), evidence)
        phrases: dict[str, Candidate] = {}
        own = head_before(context, at, quantity.end)
        if own is not None:
            self._mark("own head" if own.own else "earlier head", own, names, phrases)
        for role, head in self._headlines.items():
            if head.end <= at:
                self._mark(f"{role} head" if own else f"{role} head, none here", head, names, phrases)
        if quantity.kind in ("percent", "ratio") and quantity.counted:
            whole = Head(quantity.end + 1, end_of(quantity))
            self._mark("share of", whole, names, phrases)
        return [*names.values(), *phrases.values(), Candidate(NOBODY, {"nobody": 1})]

    @cached_property
    def _names(self) -> dict[str, Name]:
        context = self.context
        names: dict[str, Name] = {}
        for no in self._mentions:
            mention = context.mentions[no]
            names.setdefault(mention.name, Name([], {})).mentions.append(no)
        for mentions, evidence in names.values():
            evidence["times"] = math.log(len(mentions))
            if all(is_credit(context, context.mentions[no].start, context.mentions[no].end) for no in mentions):
                evidence["credit"] = 1
            for no in mentions:
                role = self._role(no)
                if role in _HEADLINE:
                    evidence[f"{role} {context.mentions[no].type}"] = 1
        return names

    @cached_property
    def _mentions(self) -> list[int]:
        return self.context.mentions_in(0, len(self.context.text), _TYPES)

    @cached_property
    def _everywhere(self) -> frozenset[str]:
        """The names that are candidates for all numbers: those of the headlines, and those named most."""
        headlines = [key for key, name in self._names.items() if any(map(_of_headline, name.evidence))][:_OFTEN]
        often = sorted(self._names, key=lambda key: -len(self._names[key].mentions))[:_OFTEN]
        return frozenset([*headlines, *often])

    def _keys(self, at: int, here: int) -> list[str]:
        """The names that are candidates for the number at text[at], in the order they are first named."""
        stop = min(self.context.article.sentences[here].end, at + _BEHIND)
        first, last = self._before(self._mentions, at), self._before(self._mentions, stop)
        near = self._mentions[max(0, first - _NEAR) : last]
        keys = self._everywhere.union(self.context.mentions[no].name for no in near)
        return sorted(keys, key=lambda key: self._names[key].mentions[0])

    def _before(self, mentions: list[int], at: int) -> int:
        """How many of some mentions, in text order, start before text[at]."""
        return bisect_left(mentions, at, key=lambda no: self.context.mentions[no].start)

    def _role(self, mention_no: int) -> str:
        context = self.context
        return context.article.lines[context.sentence(context.mentions[mention_no].start).line_no].role

    def _place(self, mentions: list[int], at: int, here: int) -> Evidence:
        """Where the nearest mention in a sentence before stands, and whether one stands behind text[at] in its own."""
        context = self.context
        sentences = context.article.sentences
        line = sentences[here].line_no
        found: Evidence = {}
        behind = self._before(mentions, at)
        if behind < len(mentions) and context.mentions[mentions[behind]].start < sentences[here].end:
            found[f"behind {context.mentions[mentions[behind]].type}"] = 1
        earlier = self._before(mentions, sentences[here].start)
        if earlier:
            no = mentions[earlier - 1]
            mention = context.mentions[no]
            sentence = context.sentence_no(mention.start)
            where = "paragraph" if sentences[sentence].line_no == line else "text"
            found[f"{where} {min(here - sentence, _FAR)}"] = 1
            found[f"{where} {mention.type}"] = 1
            if no in self._heads_of(sentence):
                found[f"{where} clause head {mention.type}"] = 1
        return found

    def _heads_of(self, sentence_no: int) -> list[int]:
        if sentence_no not in self._heads:
            sentence = self.context.article.sentences[sentence_no]
            self._heads[sentence_no] = list(heads(self.context, sentence.start, sentence.end, _TYPES, sentence.end))
        return self._heads[sentence_no]

    @cached_property
    def _headlines(self) -> dict[str, Head]:
        """What heads the title and the lead."""
        found: dict[str, Head] = {}
        for sentence in self.context.article.sentences:
            role = self.context.article.lines[sentence.line_no].role
            if role not in _HEADLINE:
                break
            if role not in found and (head := head_of(self.context, sentence)):
                found[role] = head
        return found

    def _mark(self, mark: str, head: Head, names: dict[str, Candidate], phrases: dict[str, Candidate]) -> None:
        """Note whom a noun phrase means: the names in it, the person a pronoun stands for, or itself."""
        context = self.context
        text = context.text[head.start : head.end]
        inside = context.mentions_in(head.start, head.end, _TYPES)
        for no in inside:
            mention = context.mentions[no]
            begins = mention.start - head.start <= _HEAD and no == inside[0]
            if mention.name in names:
                names[mention.name].evidence[f"{mark} {'begins' if begins else 'holds'}"] = 1
        if is_pronoun(text):
            last = self._before(self._mentions, head.start)
            near = self._mentions[max(0, last - _NEAR) : last]
            person = next((no for no in reversed(near) if context.mentions[no].type == "PER"), None)
            if person is not None and (name := names.get(context.mentions[person].name)):
                name.evidence[f"{mark} pronoun"] = 1
            return
        named = bool(inside) and context.mentions[inside[0]].surface == text
        phrase = None if named else noun_phrase(text)
        if phrase is None:
            return
        key = phrase.name.casefold()
        if key not in phrases:
            marks = {f"phrase {told}": 1.0 for told in ("", phrase.kind, *phrase.marks)}
            phrases[key] = Candidate(Party(phrase.name, inside[0] if inside else None), marks)
        phrases[key].evidence[mark] = 1


def _of_headline(mark: str) -> bool:
    return mark.startswith(_HEADLINE)
