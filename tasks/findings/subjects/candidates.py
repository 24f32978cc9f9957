"""Whom a number may be said of where its own sentence does not name it, and what speaks for each.

Candidates are the names of the article, the noun phrases that head the number's clause, title and lead, and nobody.
What speaks for one is told by marks (`"lead head"`), each with a weight that is learned (`tasks.models`).
"""

import math
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.model import Quantity
from tasks.findings.subjects.clauses import Head, head_before, head_of
from tasks.findings.subjects.credits import is_credit
from tasks.findings.subjects.heads import end_of, heads
from tasks.findings.subjects.noun_phrases import is_pronoun, noun_phrase
from tasks.findings.words import words_before

_TYPES = "ORG LOC PER PROGRAMME"
_FAR = 4  # sentences: what lies farther off counts as that far
_HEAD = 12  # characters before a name that may belong to it: `ông`, `công ty`
_BEFORE = 16  # characters before a name in which a preposition stands
_PREPOSITIONS = ("beside", "owner", "at", "agent", "compared", "rival", "source")
_HEADLINE = ("title", "lead")

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
        last = self._last_heads(here, at)
        names: dict[str, Candidate] = {}
        for key, name in self._names.items():
            evidence = name.evidence | self._place(name.mentions, at, here)
            for no in last:
                if context.mentions[no].name == key:
                    evidence[f"last head {context.mentions[no].type}"] = 1
            before = [no for no in name.mentions if context.mentions[no].start < at]
            names[key] = Candidate(context.party(before[-1] if before else name.mentions[0]), evidence)
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
        for no in context.mentions_in(0, len(context.text), _TYPES):
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
                    if no in self._heads_of(context.sentence_no(context.mentions[no].start)):
                        evidence[f"{role} clause head"] = 1
        return names

    def _role(self, mention_no: int) -> str:
        context = self.context
        return context.article.lines[context.sentence(context.mentions[mention_no].start).line_no].role

    def _place(self, mentions: list[int], at: int, here: int) -> Evidence:
        """Where the mention before text[at] stands that is nearest, but in other sentences."""
        context = self.context
        sentences = context.article.sentences
        line = sentences[here].line_no
        found: Evidence = {}
        for no in mentions:
            mention = context.mentions[no]
            if mention.start > at:
                behind = mention.start < sentences[here].end
                found[f"behind {mention.type}" if behind else "later"] = 1
                break
        for no in reversed(mentions):
            mention = context.mentions[no]
            sentence = context.sentence_no(mention.start)
            if sentence >= here:
                continue
            same = sentences[sentence].line_no == line
            where = "paragraph" if same else "text"
            found[f"{where} {min(here - sentence, _FAR)}"] = 1
            found[f"{where} {mention.type}"] = 1
            if same and (preposition := self._preposition(no)):
                found[f"paragraph {preposition}"] = 1
            if context.mentions_in(sentences[sentence].start, mention.end, _TYPES)[0] == no:
                found[f"{where} first"] = 1
            if no in self._heads_of(sentence):
                found[f"{where} clause head {mention.type}"] = 1
            break
        else:
            found["not before"] = 1
        return found

    def _preposition(self, mention_no: int) -> str | None:
        text, at = self.context.text, self.context.mentions[mention_no].start
        start = max(self.context.sentence(at).start, at - _BEFORE)
        patterns = ((kind, words_before("subject_words", "kind", kind)) for kind in _PREPOSITIONS)
        return next((kind for kind, pattern in patterns if pattern.search(text, start, at)), None)

    def _last_heads(self, here: int, at: int) -> Iterator[int]:
        """The last mention before text[at] that heads a clause, and the last that is no person."""
        found: list[int] = []
        for sentence in range(here, -1, -1):
            for no in reversed(self._heads_of(sentence)):
                mention = self.context.mentions[no]
                if mention.start < at and (not found or mention.type != "PER"):
                    found.append(no)
                if found and self.context.mentions[found[-1]].type != "PER":
                    return iter(found)
        return iter(found)

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
            names[mention.name].evidence[f"{mark} {'begins' if begins else 'holds'}"] = 1
        if is_pronoun(text):
            persons = context.mentions_in(0, head.start, "PER")
            if persons:
                names[context.mentions[persons[-1]].name].evidence[f"{mark} pronoun"] = 1
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
