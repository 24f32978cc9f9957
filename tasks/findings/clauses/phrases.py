"""A sentence in phrases: what stands together, and what kind of thing it is, read from the classes of its words.

Vietnamese marks neither case nor voice on the word; order and small words tell. So words go into phrases (a noun
phrase, a verb, a preposition with its noun phrase, a mark) and facts and subjects read those in order.
Positions are code points of the article's text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from tasks.findings.clauses.tokens import CORE, DASHES, NOUNS, OPENING, Token, aside, closed, read_tokens
from tasks.findings.context import Context
from tasks.language.article import Sentence

Kind = Literal["noun", "verb", "passive", "adverb", "preposition", "opens", "and", "comma", "colon", "stop", "sum"]

_BLOCK = 1_000  # characters: glued pages have endless sentences, read by the block so that sums of one share the work
_INSIDE = CORE | {"Nu", "A", "L", "M"}  # classes that may stand in a noun phrase
_PARTS = frozenset(";.!?")  # marks between clauses
_PREDICATES = frozenset({"verb", "describes", "says", "causes", "is", "does", "modal"})
_MARKS: dict[str, Kind] = {
    **dict.fromkeys([*";.!?…", *OPENING, *"".join(OPENING.values())], "stop"),
    **dict.fromkeys([",", *DASHES], "comma"),
    ":": "colon",
}
_KIND_OF: dict[str, Kind] = {
    "passive": "passive",
    "aim": "opens",
    "opens": "opens",
    "and": "and",
    "money": "sum",
    "at": "preposition",
    "stop": "stop",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """tokens[first:last] of a sentence; of a preposition, `head` is where its noun phrase begins."""

    kind: Kind
    first: int
    last: int
    head: int


@dataclass(frozen=True)
class Reading:
    """A sentence in phrases, read around text[start:end]: a sum, or the place behind the sentence."""

    context: Context
    sentence: Sentence
    start: int
    end: int

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the sentence; of a long one, those of the block its sum stands in, and of its neighbours."""
        first, text = self.sentence.start, self.context.text
        before, behind = (self.start - first) // _BLOCK - 1, (self.end - first) // _BLOCK + 2
        start = first if before <= 0 else text.find(" ", first + before * _BLOCK, self.start) + 1 or self.start
        end = min(self.sentence.end, first + behind * _BLOCK)
        found = self.context.tokens
        if (start, end) not in found:
            found[start, end] = read_tokens(self.context, start, end)
        tokens: Sequence[Token] = found[start, end]
        return tokens

    @cached_property
    def phrases(self) -> Sequence[Phrase]:
        """The phrases of the sentence."""
        return phrases(self.context.text, self.tokens, self.start)

    @cached_property
    def sum_at(self) -> int:
        """The number of the phrase that is the sum, or holds it; behind the last one where there is none."""
        for no, phrase in enumerate(self.phrases):
            if self.tokens[phrase.last - 1].end > self.start:
                return no
        return len(self.phrases)

    def has(self, phrase: Phrase, *kinds: str) -> bool:
        """Whether the first token of a phrase is of one of these kinds."""
        return bool(self.tokens[phrase.first].kinds & set(kinds))

    def kinds(self, no: int) -> frozenset[str]:
        """What the tables say of the first token of a phrase."""
        return self.tokens[self.phrases[no].first].kinds

    def has_inside(self, phrase: Phrase, *kinds: str) -> bool:
        """Whether a token of a phrase is of one of these kinds."""
        return any(token.kinds & set(kinds) for token in self.tokens[phrase.first : phrase.last])

    def closed(self, at: int) -> int | None:
        """The token behind the bracket or quote that tokens[at] opens, if it closes and the sum is not inside."""
        return closed(self.context.text, self.tokens, at, self.start)

    @cached_property
    def segment_start(self) -> int:
        """The first phrase behind the last `;`, `:` or full stop before the sum."""
        for no in range(self.sum_at - 1, -1, -1):
            phrase = self.phrases[no]
            if phrase.kind == "colon" or (phrase.kind == "stop" and self.text_of(phrase) in _PARTS):
                return no + 1
        return 0

    def span(self, phrase: Phrase) -> tuple[int, int]:
        """Where a phrase stands in the text."""
        return self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end

    def text_of(self, phrase: Phrase) -> str:
        """The words of a phrase."""
        start, end = self.span(phrase)
        return self.context.text[start:end]

    def roles(self, no: int) -> frozenset[str]:
        """What the table says of subject and object of the first word of a phrase."""
        kinds = self.tokens[self.phrases[no].first].kinds
        return frozenset(kind for kind in kinds if kind.startswith(("subject ", "object ")))


def phrases(text: str, tokens: Sequence[Token], sum_start: int) -> list[Phrase]:
    """Phrases of a sentence in order; brackets are left out, save those around text[sum_start]."""
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        kind = _kind(text, tokens[at])
        head = at
        if kind == "preposition":
            head = at + 1
            last = _noun_end(text, tokens, head, sum_start)
        elif kind == "noun":
            last = _noun_end(text, tokens, at, sum_start)
            if "times" in tokens[last - 1].kinds and all(token.tag == "M" for token in tokens[at : last - 1]):
                kind = "adverb"  # `đã 4 lần | nhận`
        elif (behind := closed(text, tokens, at, sum_start)) is not None:
            if _is_subject(text, tokens, at, behind):
                found.append(Phrase("noun", at + 1, behind - 1, at + 1))
            at = behind
            continue
        elif (behind := aside(text, tokens, at, sum_start)) is not None:
            at = behind
            continue
        else:
            last = at + 1
        found.append(Phrase(kind, at, max(last, at + 1), head))
        at = max(last, at + 1)
    return found


def _is_subject(text: str, tokens: Sequence[Token], at: int, behind: int) -> bool:
    """Whether the quoted words of tokens[at:behind] stand for a noun: `Hôm qua, “nữ hoàng nhạc nhẹ” | đã tặng`."""
    quoted = text[tokens[at].start] not in "([" and behind > at + 2
    begins = at == 0 or tokens[at - 1].tag in ("CH", "R", "T", "C") or "adverb" in tokens[at - 1].kinds
    acts = behind < len(tokens) and (tokens[behind].tag == "R" or _kind(text, tokens[behind]) in ("verb", "passive"))
    return quoted and begins and acts


def _kind(text: str, token: Token) -> Kind:
    kinds, tag = token.kinds, token.tag
    if kinds == {"about"} or "adverb" in kinds:
        return "adverb"
    told = next((kind for name, kind in _KIND_OF.items() if name in kinds), None)
    if told or ("to" in kinds and "verb" not in kinds):
        return told or "preposition"
    if mark := _MARKS.get(text[token.start : token.end]):
        return mark
    acts = tag == "V" or (tag in _INSIDE and kinds & {"modal", "heads", "has"})
    if "verb" in kinds or (acts and not kinds & NOUNS):
        return "verb"
    if kinds & NOUNS or tag in _INSIDE:
        return "noun"
    return "preposition" if tag == "E" else "adverb"


def _noun_end(text: str, tokens: Sequence[Token], at: int, sum_start: int) -> int:
    """Where the noun phrase at tokens[at] ends: before a verb, a mark or a preposition that is not `của`."""
    first = at
    while at < len(tokens) and (at == first or not _begins_another(tokens, at)):
        token, kind = tokens[at], _kind(text, tokens[at])
        if kind == "noun" and at > first and _is_relative(text, tokens, at, sum_start):
            break
        if kind == "noun":
            at += 1
            if "case" in token.kinds:
                break
        elif at == first:
            break
        elif (behind := closed(text, tokens, at, sum_start)) is not None:
            at = behind
        elif "of" in token.kinds and at + 1 < len(tokens) and _kind(text, tokens[at + 1]) == "noun":
            at += 2
        elif kind == "verb" and (_is_capital(text, token) or _tells(token, tokens[first:at])):
            at += 1
        else:
            break
    return at


def _is_relative(text: str, tokens: Sequence[Token], at: int, sum_start: int) -> bool:
    """Whether somebody begins a clause about money at tokens[at]: `số tiền | bà Lệ nợ`."""
    somebody = tokens[at].kinds & {"party", "honorific", "kin"} or tokens[at].tag == "Np"
    if not somebody or "scheme" in tokens[at - 1].kinds or not tokens[at - 1].kinds & {"worth", "gift"}:
        return False
    behind = _noun_end(text, tokens, at, sum_start)
    while behind < len(tokens) and tokens[behind].tag == "R":
        behind += 1
    return behind < len(tokens) and any(kind.startswith("subject ") for kind in tokens[behind].kinds)


def _begins_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether another noun phrase begins at tokens[at], behind one."""
    token, before, ahead = tokens[at], tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    if "this" in before.kinds or ("whole" in before.kinds and token.kinds & NOUNS):  # `lần này | anh`, `em | học bổng`
        return True
    if token.kinds & {"money", "each"} or (
        "worth" in token.kinds and ("party" in before.kinds or not before.kinds & NOUNS)
    ):
        return True
    income = token.kinds >= {"noun", "subject gets"} and ahead is not None and ahead.kinds & {"money", "about", "has"}
    if income and ("party" in before.kinds or before.tag == "Np"):  # `công nhân | lương 5 triệu đồng`
        return True
    if token.tag != "M" or ahead is None:
        return False
    if ahead.kinds & {"times", "gift"}:  # `công nhân | 20 phần quà`
        return True
    return "party" in ahead.kinds and before.tag in CORE and "kin" not in before.kinds  # `gia đình 2 nạn nhân` is one


def _tells(verb: Token, tokens: Sequence[Token]) -> bool:
    """Whether a verb behind these tokens tells who is meant: `người | chăn nuôi`, `Ban Tìm kiếm | cứu nạn`."""
    return not verb.kinds & _PREDICATES and any("who" in token.kinds for token in tokens)


def _is_capital(text: str, token: Token) -> bool:
    """Whether a verb is part of a name, as its capital says: `Công ty | Quản lý tài sản`."""
    word = text[token.start : token.end]
    return word[0].isupper() and not word.isupper()
