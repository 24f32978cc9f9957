"""Counts: numbers that no kind took, with the noun they count behind them or before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tasks.findings.model import Quantity
from tasks.findings.numeric.kinds import ends
from tasks.findings.numeric.lexicon import Token
from tasks.findings.numeric.phrases import is_class_word, phrase_at
from tasks.findings.words import words_before, words_of
from tasks.tables import read_table

_REACH = 100  # characters before a number in which the noun is sought
_GLUE = "/-–.,:_"
_LONGEST_BARE = 6  # digits that nothing groups; a longer run is a number given to something
_LARGE = 1000  # a bare number that is greater says how many, whatever stands around it
_LONGEST_LINK = 20
_ASIDE = 30  # characters of a remark in brackets between a number and its noun
_SUM = 100_000  # a scaled number with no noun from here on is money
_GRADES = 1600
_LONGEST_PHRASE = 14  # tokens
_LEADING = 3  # words before a number that say nothing of whom
_BROKEN = re.compile(r"[.;:!?\n]|\d")
_CLAUSE = re.compile(r"[,;:.!?(\n]\s*")


def read_count(text: str, tokens: Sequence[Token], at: int) -> Quantity | None:
    """The count that tokens[at] is; None where it counts nothing: an article, a name, a stray digit.

    Marks and sums without their unit (`từ 6,5 trở lên`, `1,5 triệu/tháng`) are measure and money.
    """
    token = tokens[at]
    value, value_to = ends(token)
    in_words = token.has("Words")
    if (in_words and (value == 1 or _is_name(text, token))) or _is_glued(text, token):
        return None
    plain = Quantity(token.start, token.end, text[token.start : token.end], "count", value, value_to)
    limit = limit_of(tokens, at)
    large = token.has("Scaled") and value >= _SUM
    named = text[max(0, token.start - 2) : token.start].rstrip()[-1:].isupper()  # `VN 921 hạ cánh`
    deeds = not (in_words or large or named)
    if counted := _noun_behind(text, token.end, limit, deeds) or _noun_shared(text, tokens, at):
        if large and words_of("counted_words", "kind", "sum").match(counted):
            return replace(plain, kind="money", unit="VND")  # `4,6 tỷ tiền nợ`
        return replace(plain, counted=counted)
    if not in_words and value <= _GRADES and _is_grade(text, token.start):
        return replace(plain, kind="measure", unit=_grade_unit())
    before = noun_before(text, token.start)
    if before is None and large:
        return replace(plain, kind="money", unit="VND")
    both = in_words and at > 1 and tokens[at - 2].has("Both")  # `cả hai`
    written = text[token.start : token.end]
    told = value >= _LARGE and not (written.isdigit() and len(written) > _LONGEST_BARE)
    stands = not in_words and (before or told or _follows_link(text, token.start))
    return replace(plain, counted=before) if both or stands else None


def _is_glued(text: str, token: Token) -> bool:
    before, behind = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 1]
    if len(before) == 2 and before[1] in _GLUE and before[0].isdigit():
        return True
    if behind in ("x", ":") and text[token.end + 1 : token.end + 2].isdigit():
        return True  # `1280x800`, `1:3`
    return behind == "_" or (behind == "/" and not text[token.end + 1 : token.end + 2].isalpha())


def _is_name(text: str, token: Token) -> bool:
    """`Hai Bà Trưng`: capitals on both sides."""
    return text[token.start].isupper() and text[token.end + 1 : token.end + 2].isupper()


def limit_of(tokens: Sequence[Token], at: int) -> int | None:
    """Where a noun phrase behind tokens[at] must end: the next time or identifier."""
    for token in tokens[at + 1 : at + _LONGEST_PHRASE]:
        if token.has("Timex") or token.has("Identifier"):
            return token.start
    return None


def _noun_behind(text: str, end: int, limit: int | None = None, deeds: bool = False) -> str | None:
    if text[end : end + 1] != " ":
        return None
    if text[end + 1 : end + 2] == "(":  # `47/56 (đạt 84%) đơn vị`
        end = text.find(") ", end, end + _ASIDE) + 1
    found = phrase_at(text, end + 1, limit=limit, deeds=deeds) if end else None
    return text[found[0] : found[1]] if found else None


def _noun_shared(text: str, tokens: Sequence[Token], at: int) -> str | None:
    """`từ 2,4 triệu lên 3,2 triệu hộ`: the noun stands behind the second number."""
    behind = tokens[at + 1 : at + 5]
    if len(behind) < 4 or not behind[3].has("Number"):
        return None
    between = text[behind[0].end : behind[3].start].strip()
    return (
        _noun_behind(text, behind[3].end) if words_of("counted_words", "kind", "rises to").fullmatch(between) else None
    )


def _follows_link(text: str, start: int) -> bool:
    return bool(words_before("counted_words", "kind", "link").search(text[max(0, start - _LONGEST_LINK) : start]))


@cache
def _grade_unit() -> str:
    return next(row["value"] for row in read_table("unit_words") if "Score" in row["class"].split())


def _is_grade(text: str, start: int) -> bool:
    cue = list(words_of("counted_words", "kind", "grade").finditer(text, max(0, start - _REACH), start))
    return bool(cue) and not re.search(r"[.;!?\n]\s", text[cue[-1].end() : start])


def with_noun(text: str, quantity: Quantity, before: Quantity | None, limit: int | None) -> Quantity:
    """A percentage, a ratio, a measure with the noun it is said of, where one stands beside it.

    `before` is the quantity before: `10 trường (chiếm 25%)` says 25 % of the schools.
    """
    after = words_of("quantity_words", "class", "After").match(text, quantity.end + 1)  # `95% trở lên số CĐCS`
    end = after.end() if after else quantity.end
    if (noun := _noun_behind(text, end, limit)) and not (quantity.kind == "percent" and is_class_word(noun)):
        return replace(quantity, counted=noun)
    if quantity.kind == "measure":
        return quantity
    if noun := noun_before(text, quantity.start) or _subject(text, quantity.start):
        return replace(quantity, counted=noun)
    if before is not None and before.counted and _inherits(text, before, quantity):
        return replace(quantity, counted=before.counted)
    return quantity


def _inherits(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a bare number speaks of what the one before counts, in the same sentence.

    `10 trường (chiếm 25%)`, `3% học sinh giỏi, 41% khá`, `trong số 491 em có 40% nghỉ học`.
    """
    between = text[before.end : quantity.start]
    if re.search(r"[.;:!?]\s|\n", between):
        return False
    if "(" in between and ")" not in between[between.rfind("(") :]:
        return True
    clause = re.split(r"[,;]| và ", between)[-1].split()
    links = words_of("counted_words", "kind", "link")
    if before.kind == "percent" and len(clause) <= _LEADING and all(links.fullmatch(w) for w in clause):
        return True
    return before.kind == "count" and bool(
        words_before("counted_words", "kind", "among").search(text[max(0, before.start - 20) : before.start])
    )


def _subject(text: str, start: int) -> str | None:
    """`trong đó học sinh dân tộc chiếm 88,5%`: the phrase that begins the clause, up to the verb."""
    verbs = list(words_of("counted_words", "kind", "said before").finditer(text, max(0, start - 24), start))
    stop = verbs[0].start() if verbs and not _BROKEN.search(text[verbs[0].end() : start]) else start
    first = max(0, start - _REACH)
    cuts = [0] if first == 0 else []
    cuts += [m.end() for m in _CLAUSE.finditer(text, first, start)]
    cuts += [m.end() + 1 for m in words_of("counted_words", "kind", "clause").finditer(text, first, start)]
    for cut in sorted(cuts, reverse=True):
        found = phrase_at(text, cut, until=stop)
        if found and cut <= found[0] and found[1] + 1 == stop:
            return text[found[0] : found[1]]
    return None


def noun_before(text: str, start: int) -> str | None:
    """The noun of `tổng số đoàn viên là 2.803`, `tỷ lệ học sinh khá đạt 80%`."""
    cues = list(words_of("counted_words", "kind", "number of").finditer(text, max(0, start - _REACH), start))
    for cue in reversed(cues):
        if _BROKEN.search(text[cue.end() : start]):
            return None
        if found := phrase_at(text, cue.end() + 1):
            return text[found[0] : found[1]] if found[1] < start else None
    return None
