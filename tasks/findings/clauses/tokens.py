"""Tokens of a sentence for the rules of clauses: names, numbers, times, forms of the tables, other words.

Positions are code points of the article's text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tasks.findings.context import Context
from tasks.findings.model import Quantity
from tasks.findings.words import words_of
from tasks.language.words import Word, tag_words
from tasks.tables import read_table

CORE = frozenset({"N", "Np", "Nc", "Ny", "Nb", "P", "Z"})  # classes one of which a noun phrase must have
NOUNS = frozenset(
    {"party", "thing", "noun", "scheme", "case", "worth", "present", "gift", "prize"}
)  # whatever a tagger says
DASHES = frozenset("-–—")
OPENING = {"(": ")", "[": "]", "“": '”"', '"': '"”', "‘": "’", "«": "»"}
_TABLES = ("clause_words", "money_words", "party_words")
_LONGEST_FORM = 5  # words
_STOPS = frozenset(";.!?:")  # marks behind which another clause begins
_LONGEST_QUOTE = 25  # words of a quoted name
_GIVES = frozenset({"verb", "subject gives", "object gets", "hands"})
_NAMES = frozenset({"PER", "ORG", "LOC", "PROGRAMME", "LAW", "AWARD"})
_PER = re.compile(r"\s?/\s?\d{0,6}\s?(?=\w)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Token:
    """text[start:end]: a word, a form of a table, a name or a number; `kinds` are what the tables say of it."""

    start: int
    end: int
    tag: str
    kinds: frozenset[str] = frozenset()


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for table in _TABLES:
        for row in read_table(table):
            if not row.get("word", "other"):
                continue  # parts the text, says nothing of the clause
            roles = (f"{column} {row[column]}" for column in ("subject", "object") if row.get(column))
            found[row["form"].casefold()].update((row["kind"], row.get("word", ""), *roles))
    return {form: frozenset(kinds - {""}) for form, kinds in found.items()}


def read_tokens(context: Context, start: int, end: int) -> list[Token]:
    """Tokens of text[start:end] in order: names, numbers and times found before, forms of the tables, other words."""
    text = context.text
    numbers = [_number(text, context.quantities[no]) for no in context.quantities_in(start, end)]
    sums = [token for token in numbers if "money" in token.kinds]
    names = [
        Token(m.start, _end_of_name(text, m.end, end), "Np")
        for m in context.mentions_between(start, end)
        if m.type in _NAMES and not any(m.start < token.end and token.start < m.end for token in sums)
    ]
    times = [Token(t.start, t.end, "T") for t in context.timexes_in(start, end)]
    tokens: list[Token] = []
    behind = start
    for token in sorted([*names, *numbers, *times], key=lambda token: (token.start, -token.end)):
        if token.start >= behind:
            tokens.append(token)
            behind = token.end
    words = [Token(start + word.start, start + word.end, word.tag) for word in _tagged(text[start:end])]
    words = list(_beside(tokens, words, text))
    return _with_nouns(sorted([*tokens, *_with_kinds(text, words)], key=lambda token: token.start))


def _end_of_name(text: str, at: int, end: int) -> int:
    """Where a name ends that ends at text[at], with the stop of an initial inside the sentence: `bà H. | nộp`."""
    initial = text[at - 1].isupper() and not text[at - 2 : at - 1].isalpha()
    return at + 1 if initial and at + 1 < end and text[at] == "." else at


@lru_cache(maxsize=64)
def _tagged(sentence: str) -> tuple[Word, ...]:
    """The words of a sentence; a sentence of several sums is read once."""
    return tuple(tag_words(sentence))


def _number(text: str, quantity: Quantity) -> Token:
    """A number; a sum goes on to what it is for one of: `5 triệu đồng/hộ`."""
    if quantity.kind != "money":
        return Token(quantity.start, quantity.end, "M")
    end = quantity.end
    if per := _PER.match(text, end):
        one = words_of("party_words", "kind", "party").match(text, per.end()) or _WORD.match(text, per.end())
        end = one.end() if one else end
    return Token(quantity.start, end, "M", frozenset({"money"}))


def _beside(fixed: Sequence[Token], words: Sequence[Token], text: str) -> Iterator[Token]:
    """The words outside the fixed tokens, and what sticks out of those that reach into one."""
    at = 0
    for word in words:
        start, end = word.start, word.end
        while at < len(fixed) and fixed[at].end <= start:
            at += 1
        if at < len(fixed) and fixed[at].start <= start < fixed[at].end:
            start = fixed[at].end
        inside = next((token for token in fixed[at:] if start < token.start < end), None)
        end = inside.start if inside else end
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(text[start:end].rstrip())
        if start < end:
            yield Token(start, end, word.tag)


def _with_kinds(text: str, words: Sequence[Token]) -> list[Token]:
    """The words, runs of them that spell a form of a table joined, the longest that fits."""
    words = [part for word in words for part in _unglued(text, word)]
    tokens: list[Token] = []
    at = 0
    while at < len(words):
        for last in range(min(len(words), at + _LONGEST_FORM), at, -1):
            first, behind = words[at], words[last - 1]
            surface = " ".join(text[first.start : behind.end].casefold().split())
            kinds = _kinds().get(surface, frozenset())
            if kinds or last == at + 1:
                tag = "V" if "verb" in kinds else "N" if kinds & NOUNS else behind.tag
                tokens.append(Token(first.start, behind.end, tag, kinds))
                at = last
                break
    return tokens


def _unglued(text: str, word: Token) -> Iterator[Token]:
    """The word, in two where a tagger glues a verb of handing over to what is handed: `trao | sổ`."""
    verb, _, rest = text[word.start : word.end].partition(" ")
    if rest and "splits" in _kinds().get(verb.casefold(), ()) and not _kinds().get(f"{verb} {rest}".casefold()):
        yield Token(word.start, word.start + len(verb), "V")
        yield Token(word.end - len(rest), word.end, "N")
    else:
        yield word


def _with_nouns(tokens: Sequence[Token]) -> list[Token]:
    """The tokens; a verb is a noun behind a plural word or a word for money, and before `của`: `các cấp`, `mức hỗ trợ`.

    Words that only round a sum (`trên`, `từ`) are that right before one; `cho` is a verb there.
    """
    read: list[Token] = []
    rounds = _rounding(tokens)
    for no, (before, token, behind) in enumerate(zip([None, *tokens], tokens, [*tokens[1:], None], strict=False)):
        plural = before is not None and before.tag == "L"
        deed = before is not None and "deed" in before.kinds
        done = before is not None and before.tag == "R" and "modal" in before.kinds  # `đã mua của`
        of = behind is not None and "of" in behind.kinds and "subject gives" in token.kinds and not done
        if no in rounds:
            read.append(replace(token, tag="R", kinds=frozenset({"about"})))
        elif "alone" in token.kinds and behind and "money" in behind.kinds:
            read.append(replace(token, tag="V", kinds=token.kinds | _GIVES))
        elif (plural and token.tag == "V") or ("verb" in token.kinds and (plural or deed or of)):
            read.append(replace(token, tag="N", kinds=token.kinds - {"verb"} | {"noun"}))
        else:
            read.append(token)
    return read


def _rounding(tokens: Sequence[Token]) -> set[int]:
    """The numbers of the tokens that only round the sum behind them: `lên tới khoảng | 5 triệu đồng`."""
    found: set[int] = set()
    for no in range(len(tokens) - 2, -1, -1):
        if "about" in tokens[no].kinds and (no + 1 in found or "money" in tokens[no + 1].kinds):
            found.add(no)
    return found


def aside(text: str, tokens: Sequence[Token], at: int, sum_start: int) -> int | None:
    """The token behind what stands between two dashes, if what it is said of does something and the sum is not inside.

    `ông Lê Văn Tám - giám đốc Công ty Mây - | trao`.
    """
    if at == 0 or not _is_dash(text, tokens[at]):
        return None
    for last in range(at + 2, min(len(tokens) - 1, at + _LONGEST_QUOTE)):
        token = tokens[last]
        if text[token.start : token.end] in _STOPS:
            return None
        if _is_dash(text, token):
            outside = not tokens[at].start < sum_start < token.start
            acts = tokens[last + 1].tag in ("V", "R", "T") or tokens[last + 1].kinds & {"verb", "passive"}
            return last + 1 if outside and acts else None
    return None


def _is_dash(text: str, token: Token) -> bool:
    """Whether a token is a dash between spaces."""
    return text[token.start : token.end] in DASHES and text[token.start - 1] == " " == text[token.end : token.end + 1]


def closed(text: str, tokens: Sequence[Token], at: int, sum_start: int) -> int | None:
    """The token behind the bracket or quote that tokens[at] opens, if it closes and the sum is not inside."""
    close = OPENING.get(text[tokens[at].start : tokens[at].end])
    if close is None:
        return None
    for last in range(at + 1, min(len(tokens), at + _LONGEST_QUOTE)):
        if text[tokens[last].start : tokens[last].end] in close:
            inside = tokens[at].start < sum_start < tokens[last].end
            return None if inside else last + 1
    return None
