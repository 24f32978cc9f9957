"""How far the words of a purpose go: from a token to the mark or word that begins something else."""

from tasks.findings.clauses.phrases import Phrase, Reading
from tasks.findings.clauses.tokens import CORE, DASHES, Token
from tasks.findings.money.clauses import starts_clause
from tasks.findings.money.somebodies import is_somebody

_MARKS = DASHES.union(';:.!?…()[]“”"')
_OPENING = frozenset('“"(')


def words(reading: Reading, first: int, last: int | None = None) -> str | None:
    """The words of tokens[first:last] without numbers and plural words before and small words behind."""
    tokens, text = reading.tokens, reading.context.text
    if reading.closed(first):
        first += 1
    last = end_of(reading, first) if last is None else last
    while first < last and _is_lead(tokens[first]):
        first += 1
    last = _before_owner(reading, first, last)
    while last > first and _is_small(text, tokens[last - 1]):
        last -= 1
    while last > first + 1 and "worth" in tokens[last - 1].kinds:
        last -= 1
    while last > first and tokens[last - 1].tag == "CH" and not _closes(reading, first, last - 1):
        last -= 1
    bracket = next((at for at in range(first + 1, last) if reading.closed(at) == last), last)
    if last > first and text[tokens[last - 1].start] == ")":
        last = bracket
    return text[tokens[first].start : tokens[last - 1].end] if first < last else None


def before_receivers(reading: Reading, first: int, last: int) -> int:
    """The first token before receivers in tokens[first + 1:last], else `last`."""
    tokens = reading.tokens
    return next((at for at in range(first + 1, last) if "to" in tokens[at].kinds and tokens[at].tag == "E"), last)


def _before_owner(reading: Reading, first: int, last: int) -> int:
    """Where whoever gives tokens[first:last] begins: `học bổng | của công đoàn`; `của chương trình` tells which."""
    for at in range(first + 1, last - 1):
        if "of" in reading.tokens[at].kinds:
            return at if is_somebody(reading, Phrase("noun", at + 1, last, at + 1)) else last
    return last


def end_of(reading: Reading, first: int) -> int:
    """Where the phrase at tokens[first] ends: before a mark (not that of a list) or a word that begins another."""
    tokens, text = reading.tokens, reading.context.text
    at = first
    while at < len(tokens):
        token = tokens[at]
        surface = text[token.start : token.end]
        before, after = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
        if at > first and surface in _OPENING and (behind := reading.closed(at)) and behind < len(tokens):
            at = behind
            continue
        if surface == ",":
            ahead = tokens[at + 2] if at + 2 < len(tokens) else None
            if at == first or after is None or not _listed(before, after, ahead) or starts_clause(reading, at + 1):
                break
        elif surface in _MARKS or "money" in token.kinds or (at > first and _begins_another(reading, at)):
            break
        at += 1
    return at


def before_predicate(reading: Reading, first: int) -> int:
    """Where what has a price ends: `giá gà thịt | đã giảm`, `giá trị hàng tồn kho | chỉ còn`."""
    last = end_of(reading, first)
    inside = (phrase for phrase in reading.phrases if first < phrase.first < last)
    small = (p.first for p in inside if p.kind in ("adverb", "passive") and reading.tokens[p.first].tag != "T")
    return min(small, default=last)


def _listed(before: Token, after: Token, ahead: Token | None) -> bool:
    """Whether a comma between two tokens is that of a list of deeds or things: `áo phao, 250 tủ thuốc`."""
    counted = after.tag == "M" and "money" not in after.kinds and ahead is not None
    noun = ahead if counted and ahead else after
    return before.tag in CORE and noun.tag in CORE - {"Np"} and not noun.kinds & {"party", "at", "thing", "adverb"}


def _begins_another(reading: Reading, at: int) -> bool:
    """Whether something that is no part of a purpose begins at tokens[at]."""
    tokens = reading.tokens
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    if "source" in token.kinds and any(p.first == at and is_somebody(reading, p) for p in reading.phrases):
        return True
    if "ends_phrase" in token.kinds or ({"object gets", "verb"} <= token.kinds and before.tag in CORE):
        return True
    if "by" in token.kinds and starts_clause(reading, at + 1):
        return True
    if token.tag == "A" and after and after.tag == "M" and "money" not in after.kinds:  # `xây bếp rộng 120 m2`
        return True
    return bool("and" in token.kinds and after and starts_clause(reading, at + 1))


def _closes(reading: Reading, first: int, at: int) -> bool:
    """Whether tokens[at] closes a quote or bracket that is opened behind tokens[first]."""
    return any(reading.closed(opening) == at + 1 for opening in range(first, at))


def _is_lead(token: Token) -> bool:
    """Whether a token at the head of a purpose is no part of it: a number, `những`, `đã`, but no negation."""
    return (token.tag in ("M", "L", "R") and "not" not in token.kinds) or bool(token.kinds & {"each", "about"})


def _is_small(text: str, token: Token) -> bool:
    """Whether a token at the end of a purpose says nothing of it: a preposition, `tương đương`, a date."""
    return token.tag in ("R", "C", "E") or bool(token.kinds & {"is"}) or _is_date(text, token)


def _is_date(text: str, token: Token) -> bool:
    return token.tag == "T" and any(map(str.isdigit, text[token.start : token.end]))
