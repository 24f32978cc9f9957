"""What a number's own sentence tells of its candidates: where they stand in its clauses, and what stands around them.

Positions are code points of the article's text.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from tasks.findings.clauses.phrases import Reading
from tasks.findings.context import Context
from tasks.findings.model import Quantity
from tasks.findings.subjects.clauses import clauses, head_of_clause
from tasks.findings.subjects.credits import in_brackets
from tasks.findings.subjects.evidence import Evidence, bucket, class_ahead, class_behind
from tasks.findings.subjects.heads import end_of, heads
from tasks.findings.subjects.names import REACH, TYPES
from tasks.findings.subjects.verbs import says, verb
from tasks.findings.words import words_of

_FAR = 12  # phrases, clauses, names: what lies farther off counts as that far
_CLAUSE_END = re.compile(r"[,;:.!?]\s|\n")
_ACTS = frozenset({"verb", "passive"})
_BETWEEN = frozenset({"preposition", "adverb"})


class OwnSentence:
    """The sentence of a number, read for whom it is said of."""

    def __init__(self, context: Context, quantity: Quantity) -> None:
        self.context = context
        self.quantity = quantity
        self.sentence = context.sentence(quantity.start)
        self.start = max(self.sentence.start, quantity.start - REACH)
        self.reading = Reading(context, self.sentence, quantity.start, quantity.end)
        self.limit = min(self.reading.sum_at, len(self.reading.phrases))
        self.mentions = context.mentions_in(self.start, quantity.start, TYPES)
        self._heads = list(heads(context, self.start, quantity.start, TYPES, quantity.start))[::-1]

    @cached_property
    def phrases(self) -> list[int]:
        """The numbers of the noun phrases before the number, those behind a preposition too."""
        return [no for no in range(self.limit) if self.reading.phrases[no].kind in ("noun", "preposition")]

    def noun_span(self, no: int) -> tuple[int, int]:
        """Where the noun phrase with a number stands, without its preposition."""
        phrase, tokens = self.reading.phrases[no], self.reading.tokens
        start, end = self.reading.span(phrase)
        return (tokens[phrase.head].start if phrase.head < phrase.last else start), end

    @cached_property
    def _clauses(self) -> list[list[int]]:
        return [list(clause) for clause in clauses(self.reading, self.limit)]

    @cached_property
    def _place(self) -> dict[int, tuple[int, int]]:
        """Number of a phrase -> how many clauses before the number's own, and its place in it."""
        last = len(self._clauses) - 1
        return {
            no: (min(last - clause_no, _FAR), min(place, _FAR))
            for clause_no, clause in enumerate(self._clauses)
            for place, no in enumerate(clause)
        }

    @cached_property
    def heads(self) -> dict[tuple[int, int], int]:
        """Where a noun phrase heads a clause -> how many clauses before the number's own."""
        last = len(self._clauses) - 1
        found = {head_of_clause(self.reading, clause): last - no for no, clause in enumerate(self._clauses)}
        return {span: min(before, _FAR) for span, before in found.items() if span is not None}

    @cached_property
    def evidence(self) -> Evidence:
        """What holds for all candidates of the number."""
        context, quantity = self.context, self.quantity
        verbs = [no for no in range(self.limit) if self.reading.phrases[no].kind in _ACTS]
        found: Evidence = {
            "number": quantity.kind,
            "number's size": bucket(float(quantity.value or 0)),
            "number's noun": class_ahead(quantity.counted or "").coarse,
            "number's line": context.article.lines[self.sentence.line_no].role,
            "number's sentence": bucket(context.sentence_no(quantity.start)),
            "sentences": bucket(len(context.article.sentences)),
            "sentence's length": bucket(self.sentence.end - self.sentence.start),
            "into sentence": bucket(quantity.start - self.sentence.start),
            "names before": min(len(self.mentions), _FAR),
            "heads before": min(len(self._heads), _FAR),
            "clauses": min(len(self._clauses), _FAR),
            "own head": min(self.heads.values(), default=_FAR),
        }
        if verbs:
            found["number's verb"] = class_ahead(self.reading.text_of(self.reading.phrases[verbs[-1]])).coarse
        return found

    def of_phrase(self, no: int) -> Evidence:
        """Where a noun phrase stands before the number."""
        reading, phrase = self.reading, self.reading.phrases[no]
        clause, place = self._place.get(no, (_FAR, _FAR))
        behind = self._behind(no)
        found: Evidence = {
            "clauses between": clause,
            "place in clause": place,
            "phrases before": min(no, _FAR),
            "phrases between": min(self.limit - no, _FAR),
            "characters between": bucket(self.quantity.start - reading.span(phrase)[1]),
            "ahead": self._kind(no - 1),
            "behind": self._kind(no + 1),
            "then": self._kind(behind),
            "noun": class_ahead(self.context.text[slice(*self.noun_span(no))]).middle,
        }
        if phrase.kind == "preposition":
            first = reading.tokens[phrase.first]
            found["preposition"] = class_ahead(self.context.text[first.start : first.end]).fine
        if (head := self.heads.get(reading.span(phrase))) is not None:
            found["heads"] = head
        if self._kind(behind) in _ACTS:
            acts = reading.phrases[behind]
            found["verb"] = class_ahead(reading.text_of(acts)).middle
            if reading.has(acts, "says"):
                found["says"] = 1
        return found

    def _behind(self, no: int) -> int:
        """The phrase behind a phrase, its prepositions and adverbs left out."""
        return next((n for n in range(no + 1, self.limit) if self._kind(n) not in _BETWEEN), self.limit)

    def _kind(self, no: int) -> str:
        if no < 0:
            return "start"
        return self.reading.phrases[no].kind if no < self.limit else "number"

    def of_mention(self, mention_no: int) -> Evidence:
        """Where a name stands before the number."""
        context, text, at = self.context, self.context.text, self.quantity.start
        mention = context.mentions[mention_no]
        found: Evidence = {"names between": min(len(self.mentions) - self.mentions.index(mention_no), _FAR)}
        if (phrase := self._phrase_of(mention.start)) is not None:
            found.update(self.of_phrase(phrase))
            found["into phrase"] = bucket(mention.start - self.noun_span(phrase)[0])
        found["characters between"] = bucket(at - mention.end)
        if in_brackets(text, self.start, mention.start):
            found["in brackets"] = 1
        if mention_no in self._heads:
            found["acts"] = min(self._heads.index(mention_no), _FAR)
        verb_at = verb(context, mention.end, at)
        if says(text, verb_at, at) is not None:
            found["says"] = 1
        if words_of("subject_words", "kind", "predicate").match(text, verb_at, at):
            found["predicate"] = 1
        return found

    def _phrase_of(self, at: int) -> int | None:
        spans = ((no, self.reading.span(self.reading.phrases[no])) for no in self.phrases)
        return next((no for no, (start, end) in spans if start <= at < end), None)

    def behind(self) -> Iterator[tuple[int, Evidence]]:
        """The mentions behind the number in its sentence, with where they stand."""
        context, text = self.context, self.context.text
        start = end_of(self.quantity)
        stop = min(self.sentence.end, self.quantity.start + REACH)
        for rank, no in enumerate(context.mentions_in(self.quantity.start, stop, TYPES)):
            at = context.mentions[no].start
            between = text[start:at]
            found: Evidence = {
                "rank behind": min(rank, _FAR),
                "characters to behind": bucket(at - start),
                "words to behind": min(len(between.split()), _FAR),
                "word to behind": class_behind(between).middle,
            }
            if _CLAUSE_END.search(between):
                found["clause to behind"] = 1
            if in_brackets(text, self.quantity.start, at):
                found["in brackets behind"] = 1
            yield no, found
