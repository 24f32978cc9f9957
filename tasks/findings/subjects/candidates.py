"""Whom a number may be said of, and what speaks for each and against.

Candidates are the names near the number, those named most and those of the headlines; the noun phrases before it in
its sentence; what heads title and lead; a word for a whole (`toàn tỉnh`); and nobody.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.model import Facts, Quantity
from tasks.findings.subjects.clauses import Span, head_of
from tasks.findings.subjects.evidence import Evidence, bucket, class_ahead, class_behind
from tasks.findings.subjects.names import HEADLINES, REACH, TYPES, Names
from tasks.findings.subjects.noun_phrases import is_pronoun, noun_phrase
from tasks.findings.subjects.own_sentence import OwnSentence
from tasks.findings.subjects.parts import Part, Parts
from tasks.findings.subjects.wholes import whole_before, whole_behind

NOWHERE: Span = (-1, -1)
_HEAD = 12  # characters before a name that may belong to it: `ông`, `công ty`


class Candidate(NamedTuple):
    """Somebody a number may be said of, with what speaks for and against."""

    party: Party
    evidence: Evidence
    span: Span = NOWHERE  # where it is written, last before the number if it is there


class Candidates:
    """Whom the numbers of an article may be said of."""

    def __init__(self, context: Context, facts: Facts) -> None:
        self.context = context
        self._names = Names(context)
        self._parts = Parts(context, facts)

    def of(self, quantity: Quantity) -> tuple[Evidence, list[Candidate]]:
        """What holds for all candidates of a number, and the candidates, nobody last."""
        own = OwnSentence(self.context, quantity)
        found = _Found(self.context, self._names, own)
        found.add_names()
        found.add_phrases()
        for role, head in self._headlines.items():
            if head[1] <= quantity.start:
                found.add_headline(role, head)
        found.add_wholes()
        told, parts = self._parts.of(quantity)
        found.add_parts(parts)
        return own.evidence | told, [*found.names.values(), *found.phrases.values(), Candidate(NOBODY, {"nobody": 1})]

    @cached_property
    def _headlines(self) -> dict[str, Span]:
        """What heads the title and the lead."""
        found: dict[str, Span] = {}
        for sentence in self.context.article.sentences:
            role = self.context.article.lines[sentence.line_no].role
            if role not in HEADLINES:
                break
            if role not in found and (head := head_of(self.context, sentence)):
                found[role] = head
        return found


class _Found:
    """The candidates of one number as they are found."""

    def __init__(self, context: Context, names: Names, own: OwnSentence) -> None:
        self.context = context
        self.known = names
        self.own = own
        self.names: dict[str, Candidate] = {}
        self.phrases: dict[str, Candidate] = {}

    def add_names(self) -> None:
        """Names, with where they stand in the number's sentence and before it."""
        context, at = self.context, self.own.quantity.start
        for key in self.known.near(at):
            mentions, known = self.known.known[key]
            last = mentions[max(self.known.before(mentions, at) - 1, 0)]
            evidence = known | self.known.earlier(mentions, at)
            mention = context.mentions[last]
            self.names[key] = Candidate(context.party(last), evidence, (mention.start, mention.end))
        for no in self.own.mentions:
            if (name := self.names.get(context.mentions[no].name)) is not None:
                name.evidence.update(self.own.of_mention(no))
        for no, evidence in self.own.behind():
            name = self.names.get(context.mentions[no].name)
            if name is not None and "rank behind" not in name.evidence:
                name.evidence.update(evidence)

    def add_phrases(self) -> None:
        """Noun phrases before the number in its sentence; for a pronoun, the person it stands for."""
        for no in self.own.phrases:
            start, end = self.own.noun_span(no)
            if is_pronoun(self.context.text[start:end]):
                self._note_pronoun(no, start)
            elif (evidence := self._phrase(start, end)) is not None:
                evidence.update(self.own.of_phrase(no))

    def _note_pronoun(self, no: int, start: int) -> None:
        person = self.known.person_before(start)
        if person is not None and (name := self.names.get(self.context.mentions[person].name)):
            told = self.own.of_phrase(no)
            name.evidence.update({f"pronoun, {feature}": told[feature] for feature in ("phrases between", "then")})

    def add_headline(self, role: str, head: Span) -> None:
        """What heads the title or the lead: a noun phrase, or the name it holds."""
        context = self.context
        inside = context.mentions_in(*head, TYPES)
        for no in inside:
            begins = no == inside[0] and context.mentions[no].start - head[0] <= _HEAD
            if (name := self.names.get(context.mentions[no].name)) is not None:
                name.evidence[f"{role} head"] = "begins" if begins else "holds"
        if (evidence := self._phrase(*head)) is not None:
            evidence[f"{role} head"] = "is"

    def add_wholes(self) -> None:
        """Words for a whole before the number and behind it, and in the sentence before."""
        context, own = self.context, self.own
        found = {
            "whole": whole_before(context, own.start, own.quantity.start),
            "whole behind": whole_behind(context, own.quantity.start),
        }
        if here := context.sentence_no(own.quantity.start):
            earlier = context.article.sentences[here - 1]
            found["whole earlier"] = whole_before(context, max(earlier.start, earlier.end - REACH), earlier.end)
        for feature, whole in found.items():
            if whole is not None:
                self._add(whole, "body", "ORG LOC")[feature] = 1

    def add_parts(self, parts: Iterable[Part]) -> None:
        """What facts tell of candidates."""
        written = {one.party.name: one for one in (*self.phrases.values(), *self.names.values())}
        for part in parts:
            name = self.names.get(self.context.mentions[part.mention_no].name) if part.mention_no is not None else None
            if (one := name or written.get(part.name)) is not None:
                one.evidence.update(part.evidence)

    def _phrase(self, start: int, end: int) -> Evidence | None:
        """The evidence of the noun phrase at text[start:end]; None where a name begins it, or it names nobody."""
        context = self.context
        inside = context.mentions_in(start, end, TYPES)
        if inside and context.mentions[inside[0]].start == start:
            return None
        if (phrase := noun_phrase(context.text[start:end])) is None:
            return None
        at = context.text.rindex(phrase.name, start, end)
        evidence = self._add((at, at + len(phrase.name)), phrase.kind)
        evidence.update({f"phrase {mark}": 1 for mark in sorted(phrase.marks)})
        return evidence

    def _add(self, span: Span, kind: str, types: str = TYPES) -> Evidence:
        name = self.context.text[slice(*span)]
        key = name.casefold()
        if (known := self.phrases.get(key)) is not None:
            if known.span < span:
                self.phrases[key] = known._replace(span=span)
        else:
            party = self.context.party_in(*span, types)
            words = key.split()
            evidence: Evidence = {
                "type": kind,
                "words": bucket(len(words)),
                "written": bucket(self.known.written(key)),
                "written, its head": bucket(self.known.written(" ".join(words[:2]))),
                "holds a name": int(party.mention_no is not None),
                "head": class_ahead(key).coarse,
                "head, finer": class_ahead(key).middle,
                "tail": class_behind(key).coarse,
            }
            self.phrases[key] = Candidate(party, evidence, span)
        return self.phrases[key].evidence
