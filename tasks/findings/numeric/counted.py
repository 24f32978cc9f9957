"""Counts: numbers that no kind took, with the noun they count behind them or before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tasks.findings.model import Quantity
from tasks.findings.numeric.found_numbers import ends
from tasks.findings.numeric.lexicon import Token
from tasks.findings.numeric.numerals import read_digits
from tasks.findings.numeric.phrases import is_class_word, phrase_at
from tasks.findings.words import any_of, forms, words_before, words_of
from tasks.tables import read_table

_REACH = 100  # characters before a number in which the noun is sought
_GLUE = "/-–.,:_"
_LONGEST_BARE = 6  # digits that nothing groups; a longer run is a number given to something
_NEAR = 40
_LARGE = 1000  # a bare number that is greater says how many, whatever stands around it
_LONGEST_LINK = 20
_ASIDE = 30  # characters of a remark in brackets between a number and its noun
_SUM = 100_000  # a scaled number with no noun from here on is money
_SPOKEN_SUM = 1_000_000  # the same in words
_GRADES = 1600
_LONGEST_PHRASE = 14  # tokens
_LEADING = 3  # words before a number that say nothing of whom
_BROKEN = re.compile(r"[.;:!?\n]|\d")
_BY_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}")
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
        return replace(_grouped(text, plain), counted=counted)
    return _without_noun(text, tokens, at, replace(plain, kind="money", unit="VND") if large else plain)


def _grouped(text: str, plain: Quantity) -> Quantity:
    """`1,600 nhà văn`: things are whole, so that a comma before three digits groups them, unless it is a rate."""
    if not _BY_COMMA.fullmatch(plain.surface) or "/" in text[plain.end : plain.end + _NEAR]:
        return plain
    return replace(plain, value=read_digits(plain.surface, comma_groups=True))


def _without_noun(text: str, tokens: Sequence[Token], at: int, plain: Quantity) -> Quantity | None:
    """A number that no noun follows: a mark, a factor, a sum, or so many of what was named before."""
    token = tokens[at]
    if plain.surface.isdigit() and (len(plain.surface) > _LONGEST_BARE or _is_given(text, token)):
        return None
    in_words = token.has("Words")
    if not in_words and (unit := _unit_by_cue(text, token.start, plain)):
        return replace(plain, kind="measure", unit=unit)
    before = noun_before(text, token.start)
    if before is None and (plain.kind == "money" or _is_price(text, token)):
        return replace(plain, kind="money", unit="VND")
    plain = replace(plain, kind="count", unit=None)
    both = in_words and at > 1 and tokens[at - 2].has("Both")  # `cả hai`
    large = plain.value is not None and plain.value >= _LARGE
    stands = not in_words and (before or large or _follows_link(text, token.start))
    return replace(plain, counted=before) if both or stands else None


def _unit_by_cue(text: str, start: int, plain: Quantity) -> str | None:
    """`điểm chuẩn 8,5`, `hệ số 2,34`."""
    if plain.value is not None and plain.value <= _GRADES and _is_grade(text, start):
        return _unit_of("Score")
    near = text[max(0, start - _NEAR) : start]
    return _unit_of("Factor") if words_before("counted_words", "kind", "factor").search(near) else None


def _is_glued(text: str, token: Token) -> bool:
    before, behind = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 1]
    if len(before) == 2 and before[1] in _GLUE and before[0].isdigit():
        return True
    if behind in ("x", ":") and text[token.end + 1 : token.end + 2].isdigit():
        return True  # `1280x800`, `1:3`
    return behind == "_" or (behind == "/" and not text[token.end + 1 : token.end + 2].isalpha())


def _is_given(text: str, token: Token) -> bool:
    """`vé số 12345`: right behind the word number."""
    return bool(words_before("quantity_words", "class", "Num").search(text[max(0, token.start - 12) : token.start]))


def _is_price(text: str, token: Token) -> bool:
    """`Giá 2k5 một cốc`, `lương triệu rưỡi`: a sum that is so much of something, or said of a price."""
    if token.has("Words"):
        return bool(ends(token)[0] >= _SPOKEN_SUM)
    short = text[token.start : token.end].lower().rstrip("0123456789").endswith("k")
    before = text[max(0, token.start - _NEAR) : token.start]
    priced = words_of("counted_words", "kind", "price").search(re.split(r"[.;!?\n]\s", before)[-1])
    return short and bool(priced or words_of("counted_words", "kind", "each").match(text, token.end + 1))


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
def _unit_of(cls: str) -> str:
    return next(row["value"] for row in read_table("unit_words") if cls in row["class"].split())


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
    noun = noun_before(text, quantity.start) or _subject(text, quantity.start)
    if noun and not words_of("counted_words", "kind", "link").fullmatch(noun):  # `Bằng 95%`
        return replace(quantity, counted=noun)
    if before is not None and before.counted and _inherits(text, before, quantity):
        return replace(quantity, counted=before.counted)
    return quantity


def without_shared(text: str, before: Quantity, quantity: Quantity) -> Quantity:
    """`28 tập thể và 35 cá nhân xuất sắc`: praise of both is no part of the second noun."""
    if before.kind != "count" or not before.counted or not quantity.counted:
        return quantity
    between = text[before.end : quantity.start].strip()
    joined = between.removeprefix(before.counted).strip()
    if not between.startswith(before.counted) or not words_of("counted_words", "kind", "and").fullmatch(joined):
        return quantity
    bare = quantity.counted
    while praise := words_before("counted_words", "kind", "praise").search(bare):
        bare = bare[: praise.start()].rstrip()
    return replace(quantity, counted=bare) if bare else quantity


def _inherits(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a bare number speaks of what the one before counts, in the same sentence.

    `10 trường (chiếm 25%)`, `3% học sinh giỏi, 41% khá`, `trong số 491 em có 40% nghỉ học`.
    """
    between = text[before.end : quantity.start]
    if re.search(r"[.;:!?]\s|\n", between):
        return False
    if "(" in between and ")" not in between[between.rfind("(") :]:
        return True
    clause = _joint().split(between)[-1].split()
    links = words_of("counted_words", "kind", "link")
    if before.kind == "percent" and len(clause) <= _LEADING and all(links.fullmatch(w) for w in clause):
        return True
    return before.kind == "count" and bool(
        words_before("counted_words", "kind", "among").search(text[max(0, before.start - 20) : before.start])
    )


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"[,;]|{any_of(forms('quantity_words', 'class', 'And'))}")


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
