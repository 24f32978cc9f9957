"""An article with everything found in it, indexed by place: what rules of facts read.

Positions are code points in `Article.text`. All look-ups are by bisection.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from tasks.findings.model import Mention, Quantity, Timex
from tasks.findings.words import words_before, words_of
from tasks.language.article import Article, Sentence

_PARAGRAPH = 30  # sentences: glued pages have one endless paragraph
_LOOK_BACK = 3  # sentences of the same paragraph a period or a subject may come from
_AGAINST = 80  # characters between `so với` and the time it names
_OPENING, _OPENING_WORDS = 60, 3  # characters of a sentence, words of a clause in which a time that frames it stands
_SPANNING_KINDS = frozenset({"school_year", "year", "period", "quarter", "half_year", "month"})


class Party(NamedTuple):
    """Somebody a fact names: the words, and the mention they are or hold."""

    name: str | None = None
    mention_no: int | None = None


class Period(NamedTuple):
    """Calendar dates, end inclusive; both None where nothing resolves."""

    begin: date | None = None
    end: date | None = None


NOBODY = Party()
UNDATED = Period()


@dataclass(frozen=True)
class Context:
    """An article and its mentions, quantities and time expressions, each in text order."""

    article: Article
    mentions: Sequence[Mention]
    quantities: Sequence[Quantity]
    timexes: Sequence[Timex]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        layers: dict[str, Sequence[Mention | Quantity | Timex | Sentence]] = {
            "mentions": self.mentions,
            "quantities": self.quantities,
            "timexes": self.timexes,
            "sentences": self.article.sentences,
        }
        return {name: [item.start for item in layer] for name, layer in layers.items()}

    @cached_property
    def tokens(self) -> dict[tuple[int, int], Any]:
        """The tokens of text[start:end] that a reading of a sentence has found, so that the next finds them there."""
        return {}

    def _between(self, layer: str, start: int, end: int) -> range:
        starts = self._starts[layer]
        return range(bisect_left(starts, start), bisect_left(starts, end))

    def mentions_in(self, start: int, end: int, types: str) -> list[int]:
        """Numbers of the mentions of some types (`"PER ORG"`) that start in text[start:end]."""
        wanted = types.split()
        return [no for no in self._between("mentions", start, end) if self.mentions[no].type in wanted]

    def mentions_between(self, start: int, end: int) -> list[Mention]:
        """The mentions that start in text[start:end]."""
        return [self.mentions[no] for no in self._between("mentions", start, end)]

    def around(self, at: int) -> list[Mention]:
        """The mention that begins last at or before text[at], if any: flat mentions, so none else can hold it."""
        no = bisect_right(self._starts["mentions"], at)
        return [self.mentions[no - 1]] if no else []

    def quantities_in(self, start: int, end: int) -> range:
        """Numbers of the quantities that start in text[start:end]."""
        return self._between("quantities", start, end)

    def timexes_in(self, start: int, end: int) -> list[Timex]:
        """Time expressions that start in text[start:end]."""
        return [self.timexes[no] for no in self._between("timexes", start, end)]

    def spans_of_time_in(self, start: int, end: int) -> list[Timex]:
        """The years, school years and the like with known dates that start in text[start:end]."""
        return [t for t in self.timexes_in(start, end) if t.begin_date and t.kind in _SPANNING_KINDS]

    def sentence_no(self, at: int) -> int:
        """The number of the sentence that holds text[at] (or ends last before it)."""
        return max(bisect_right(self._starts["sentences"], at) - 1, 0)

    def sentence(self, at: int) -> Sentence:
        """The sentence that holds text[at]."""
        return self.article.sentences[self.sentence_no(at)]

    def sentences_back(self, at: int) -> list[Sentence]:
        """The sentence of text[at] and a few before it in its paragraph, nearest first."""
        no = self.sentence_no(at)
        line = self.article.sentences[no].line_no
        return [s for s in reversed(self.article.sentences[max(0, no - _LOOK_BACK) : no + 1]) if s.line_no == line]

    def sentence_behind(self, sentence: Sentence) -> Sentence | None:
        """The sentence behind one in its paragraph."""
        no = self.sentence_no(sentence.start) + 1
        following = self.article.sentences[no] if no < len(self.article.sentences) else None
        return following if following and following.line_no == sentence.line_no else None

    def paragraph_back(self, at: int) -> list[Sentence]:
        """The sentence of text[at] and those before it in its paragraph (some 30 at most), nearest first."""
        no = self.sentence_no(at)
        first = no
        while (
            first > no - _PARAGRAPH
            and first
            and self.article.sentences[first - 1].line_no == self.article.sentences[no].line_no
        ):
            first -= 1
        return list(reversed(self.article.sentences[first : no + 1]))

    def is_compared(self, start: int, at: int) -> bool:
        """Whether figures are only held against the time at text[at] (`so với mức của năm 2012`, `sinh năm 2003`)."""
        start = max(start, at - _AGAINST)
        if words_before("subject_words", "kind", "compared").search(self.text, max(start, at - 24), at):
            return True
        clause = max(start, *(self.text.rfind(mark, start, at) + 1 for mark in (", ", ";", ":", "(")))
        return bool(words_of("period_words", "kind", "against").search(self.text, clause, at))

    def opens(self, sentence: Sentence, timex: Timex) -> bool:
        """Whether a time stands early in its sentence, at the head of a clause."""
        clause = max(sentence.start, self.text.rfind(", ", sentence.start, timex.start) + 1)
        early = timex.start - sentence.start <= _OPENING
        return early and len(self.text[clause : timex.start].split()) <= _OPENING_WORDS

    def party(self, mention_no: int) -> Party:
        """A mention as a party, as it is written."""
        return Party(self.mentions[mention_no].surface, mention_no)

    def party_in(self, start: int, end: int, types: str) -> Party:
        """Some words as a party, with the first mention of some types (`"ORG LOC"`) in them."""
        return Party(self.text[start:end], next(iter(self.mentions_in(start, end, types)), None))

    @cached_property
    def subject(self) -> Party:
        """The document's own subject: the organisation it names most, title and lead counting thrice."""
        weights: Counter[str] = Counter()
        first: dict[str, int] = {}
        for line in self.article.lines:
            weight = 3 if line.role in ("title", "lead") else 1
            for no in self.mentions_in(line.start, line.end, "ORG"):
                weights[self.mentions[no].name] += weight
                first.setdefault(self.mentions[no].name, no)
        if not weights:
            return NOBODY
        name = max(weights, key=lambda n: (weights[n], -first[n]))
        return self.party(first[name])
