"""Who does and who gets what a clause says, read from the classes of its words.

Vietnamese marks neither case nor voice on the word: a subject is the noun phrase at the head of its piece
of the sentence, before adverbs and verbs; `được` and `bị` turn it into who is acted on; what begins with a
preposition is an adverbial. Positions are code points of the article's text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.words import words_of
from tasks.language.article import Sentence
from tasks.language.words import Word, tag_words

_NOUNS = frozenset({"N", "Np", "Nc", "Nu", "Ny", "Nb", "A", "P", "L", "M", "E", "Z"})  # may stand in a noun phrase
_CORE = frozenset({"N", "Np", "Nc", "Ny", "Nb", "P", "Z"})  # one of these a noun phrase must have
_SKIPPED = frozenset({"C", "X", "T", "I", "R", "CH"})  # at the head of a piece
_LONGEST = 14  # words: a longer stretch is more than one noun phrase
_CUTS = frozenset(",;:()[]“”\"!?…-–—'‘’")


@dataclass(frozen=True)
class Clauses:
    """A sentence's words in the text's own places; names and numbers found before are one word each."""

    context: Context
    sentence: Sentence

    @cached_property
    def words(self) -> Sequence[Word]:
        """Words in order, those inside a mention, quantity or time expression joined."""
        context, start, end = self.context, self.sentence.start, self.sentence.end
        fixed = [
            *(
                Word(m.start, m.end, "Np")
                for m in context.mentions_between(start, end)
                if m.type in ("PER", "ORG", "LOC")
            ),
            *(
                Word(q.start, q.end, "M")
                for q in map(context.quantities.__getitem__, context.quantities_in(start, end))
            ),
            *(Word(t.start, t.end, "T") for t in context.timexes_in(start, end)),
        ]
        fixed.sort(key=lambda word: (word.start, -word.end))
        words: list[Word] = []
        for word in fixed:
            if not words or word.start >= words[-1].end:
                words.append(word)
        taken = {at for word in words for at in range(word.start, word.end)}
        for word in tag_words(context.text[start:end]):
            if not taken.intersection(range(start + word.start, start + word.end)):
                words.append(Word(start + word.start, start + word.end, word.tag))
        return sorted(words, key=lambda word: word.start)

    def subject(self, at: int) -> tuple[Party, int]:
        """The subject of the verb at text[at], and where its predicate starts; NOBODY where there is none."""
        before = self._outside_brackets([word for word in self.words if word.end <= at])
        if (near := self._beside(before))[0] != NOBODY:
            return near
        pieces = list(_pieces(self.context.text, before))
        while pieces:
            piece = pieces.pop()
            head = 0
            while head < len(piece) and piece[head].tag in _SKIPPED:
                head += 1
            last = head
            while last < len(piece) and (piece[last].tag in _NOUNS or self._in_compound(piece, last)):
                last += 1
            if head < len(piece) and piece[head].tag == "E":
                continue
            if self.noun_phrase(piece[head:last]) != NOBODY:
                nouns = piece[head:last]
                while pieces and head == 0 and pieces[-1] and all(word.tag in _CORE for word in pieces[-1]):
                    nouns = [*pieces.pop(), *nouns]
                return self.noun_phrase(nouns, _LONGEST + 8), nouns[-1].end
        return NOBODY, self.sentence.start

    def _outside_brackets(self, words: Sequence[Word]) -> Sequence[Word]:
        """The words without those in brackets that close."""
        kept: list[Word] = []
        opened: list[int] = []
        for word in words:
            surface = self.context.text[word.start : word.end]
            if surface == "(":
                opened.append(len(kept))
            kept.append(word)
            if surface == ")" and opened:
                del kept[opened.pop() :]
        return kept

    def _beside(self, before: Sequence[Word]) -> tuple[Party, int]:
        """The noun phrase right before the verbs that `before` ends with, where it opens its clause."""
        last = len(before)
        while last and before[last - 1].tag in ("V", "R"):
            last -= 1
        first = last
        while first and before[first - 1].tag in _NOUNS and not self._is("opens", before[first - 1]):
            first -= 1
        opens = not first or before[first - 1].tag in ("C", "T") or self._is("opens", before[first - 1])
        if not opens or first == last:
            return NOBODY, self.sentence.start
        return self.noun_phrase(before[first:last]), before[last - 1].end

    def _in_compound(self, words: Sequence[Word], at: int) -> bool:
        """Whether a verb tells who somebody is: `người nộp thuế`."""
        before = words[at - 1] if at else None
        return bool(before and words[at].tag == "V" and self._is("who", before))

    def agent(self, start: int, at: int) -> tuple[Party, bool]:
        """Who acts in a passive before the verb at text[at] (`được Công đoàn tặng`), and whether it is one."""
        marks = list(words_of("clause_words", "kind", "passive").finditer(self.context.text, start, at))
        if not marks:
            return NOBODY, False
        between = [word for word in self.words if word.start >= marks[-1].end() and word.end <= at]
        if any(word.tag not in _NOUNS for word in between):
            return NOBODY, len(between) < _LONGEST
        return self.noun_phrase(between), True

    def phrase_from(self, at: int) -> Party:
        """The noun phrase that starts at text[at], with what tells it apart (`có hoàn cảnh khó khăn`)."""
        behind = [word for word in self.words if word.start >= at]
        while behind and self._is("to", behind[0]):
            behind = behind[1:]
        stop = 0
        while stop < len(behind) and not self._ends_phrase(behind, stop):
            stop += 1
        return self.noun_phrase(behind[:stop], _LONGEST + 8)

    def _ends_phrase(self, words: Sequence[Word], at: int) -> bool:
        surface = self.context.text[words[at].start : words[at].end]
        before, after = words[at - 1 : at], words[at + 1 : at + 2]
        if surface == "," and before and after:  # a list goes on: `nhà giáo, người lao động`
            return not (before[0].tag in _CORE and after[0].tag in _CORE)
        if words[at].tag == "C" and after and after[0].tag in ("V", "R"):
            return True
        return surface in _CUTS or surface == "." or self._is("ends_phrase", words[at])

    def _is(self, kind: str, word: Word) -> bool:
        return bool(words_of("clause_words", "kind", kind).fullmatch(self.context.text, word.start, word.end))

    def noun_phrase(self, words: Sequence[Word], most: int = _LONGEST) -> Party:
        """Words as a party: a person by the full name, else the words, without a number at their head."""
        context = self.context
        while words and words[0].tag == "M":
            words = words[1:]
        if words and words[0].tag == "E":
            return NOBODY
        while words and words[-1].tag in ("E", "C", "L"):
            words = words[:-1]
        if not words or len(words) > most or not any(word.tag in _CORE for word in words):
            return NOBODY
        start, end = words[0].start, words[-1].end
        head = next(word for word in words if word.tag in _CORE)
        if words_of("clause_words", "kind", "thing").match(context.text, head.start, end):
            return NOBODY
        persons = context.mentions_in(start, end, "PER")
        if persons and not self._is("kin", words[0]):
            return Party(context.mentions[persons[0]].name, persons[0])
        if words_of("clause_words", "kind", "honorific").fullmatch(context.text, start, end):
            return self._person_back(start)
        named = context.mentions_in(start, end, "ORG LOC")
        return Party(context.text[start:end], named[0] if named else None)

    def _person_back(self, at: int) -> Party:
        """The person named last before text[at] in its sentence or those before it."""
        for sentence in self.context.sentences_back(at):
            if persons := self.context.mentions_in(sentence.start, min(sentence.end, at), "PER"):
                return Party(self.context.mentions[persons[-1]].name, persons[-1])
        return NOBODY


def _pieces(text: str, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Words between the marks that part a sentence."""
    piece: list[Word] = []
    for word in words:
        if text[word.start : word.end] in _CUTS:
            yield piece
            piece = []
        else:
            piece.append(word)
    yield piece
