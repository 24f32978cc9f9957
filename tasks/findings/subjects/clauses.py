"""Noun phrases that head the clauses of a sentence, read from its phrases.

A clause begins behind a mark, a word that opens one (`nhưng`) or a verb of saying. A noun phrase heads it that
nothing but adverbs and prepositions with theirs stand before, and a verb behind. Positions are code points.
"""

from collections.abc import Iterator, Sequence

from tasks.findings.clauses.phrases import Reading
from tasks.findings.context import Context
from tasks.language.article import Sentence

_PARTS = frozenset({"comma", "stop", "colon", "opens"})
_ACTS = frozenset({"verb", "passive", "adverb"})


Span = tuple[int, int]


def head_of(context: Context, sentence: Sentence) -> Span | None:
    """Where the noun phrase stands that heads the first clause of a sentence that has a head."""
    reading = Reading(context, sentence, sentence.end, sentence.end)
    heads = (head_of_clause(reading, clause) for clause in clauses(reading, len(reading.phrases)))
    return next((span for span in heads if span is not None), None)


def clauses(reading: Reading, limit: int) -> Iterator[Sequence[int]]:
    """The numbers of the phrases of each clause before the phrase with number `limit`; the last may be empty."""
    clause: list[int] = []
    for no, phrase in enumerate(reading.phrases[:limit]):
        says = phrase.kind == "verb" and reading.has(phrase, "says")
        if phrase.kind not in _PARTS:
            clause.append(no)
        if (phrase.kind in _PARTS or says) and clause:
            yield clause
            clause = []
    yield clause


def head_of_clause(reading: Reading, clause: Sequence[int]) -> Span | None:
    """Where the noun phrase stands that heads a clause."""
    phrases = [reading.phrases[no] for no in clause]
    first = next((no for no, p in enumerate(phrases) if p.kind not in ("adverb", "and", "preposition")), len(phrases))
    if first == len(phrases) or phrases[first].kind != "noun":
        return None
    behind = next((phrase for phrase in phrases[first + 1 :] if phrase.kind != "preposition"), None)
    return reading.span(phrases[first]) if behind is not None and behind.kind in _ACTS else None
