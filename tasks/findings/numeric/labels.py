"""What digits are that no rule read as a number or a time: by the word before them and the marks around.

The kinds are those of `tables/label_words.tsv` and of the shapes below. They are asked for last, so that a rule
that reads a number goes before: a kind here says what digits name (`iPhone 17`), stand in (a table's cell) or
tell of a match (`2-1`), none says how many.
"""

import re
from functools import cache

from tasks.findings.numeric.identifiers import Identifier
from tasks.findings.words import any_of, forms
from tasks.tables import read_table

_DASHES = "-–"
_REACH = 60  # characters looked at on either side; a longer line or label is none of these
_CELL = re.compile(r"[\s\d.,%/:'’+\-–*()x]+")
_SCORE = re.compile(r"(?<![\d.,])(\d{1,3}) ?[-–] ?(\d{1,3})(?![\d.,]\d|\d)")
_FORMATION = re.compile(r"\d(?:-\d){2,4}")
_TIMES = "xX×"
_EXPONENT = re.compile(r"/ ?[ck]?m \Z")
_STREET = re.compile(r"[A-Z]?(?:/\d+)* (?=[^\W\d_a-z])")
_JOINED = re.compile(r"(?:[.,+/\-:]?\d)*")
_CHAIN = 3  # dots: `1.2.3.4`
_JOINT = 6  # its longest


def label_of(  # noqa: PLR0911  # one return a kind
    text: str, start: int, end: int, before: Identifier | None = None
) -> str | None:
    """The kind of what text[start:end], a digit run in no finding, belongs to; None: nothing tells.

    `before` is the label before it, whose kind it shares in a list (`đường 1, 3, 5`).

    cell (a line of digits alone), note (`[3]`, `(1)`), minute (`38'` of a match), score, formation (`4-3-3`),
    unit (the exponent of `đồng/m 2`), size (`1280x800`), version (`4.0`), address (`14 Bà Triệu`), name (behind a
    name), those of the table, and label behind any other word.
    """
    if before is not None and start - before.end <= _JOINT and _listed().fullmatch(text, before.end, start):
        return before.kind
    first, last = _joined(text, start, end)
    if _stands_alone(text, first, last):
        return "cell"
    left, behind = text[first - 1 : first], text[last : last + 1]
    if left in ("(", "[") and behind in (")", "]") and text[first:last].isdigit():
        return "note"
    if text[end : end + 1] in ("'", "’"):
        return "minute"
    if _FORMATION.fullmatch(text, first, last):
        return "formation"
    if _is_score(text, start, end):
        return "score"
    if _EXPONENT.search(text, max(0, start - 4), start):
        return "unit"
    if left == "-" and text[first - 2 : first - 1].isalpha():
        return "name"  # `omega-3`
    if left.isalpha():
        return "unit" if left == "m" else "size" if left in _TIMES and _is_sized(text, first) else "name"
    if behind and behind in _TIMES and text[last + 1 : last + 3].strip()[:1].isdigit():
        return "size"
    return _by_word(text, first, last)


@cache
def _listed() -> re.Pattern[str]:
    """What may stand between two numbers of a list or a range: `1, 3`, `1 và 3`, `1-3`."""
    words = any_of(form for cls in ("And", "Or", "Till") for form in forms("quantity_words", "class", cls))
    return re.compile(rf"(?:,| {words}|,? &) ?|[-–/.,+:]| x ")


def _joined(text: str, start: int, end: int) -> tuple[int, int]:
    """The run with those that marks join to it: `9903.01.34`."""
    before = text[max(0, start - _REACH) : start][::-1]  # read backwards
    left, right = _JOINED.match(before), _JOINED.match(text, end, min(len(text), end + _REACH))
    return start - (left.end() if left else 0), right.end() if right else end


def _stands_alone(text: str, start: int, end: int) -> bool:
    line = text.rfind("\n", max(0, start - _REACH), start) + 1
    stop = text.find("\n", end, end + _REACH)
    begins = line > 0 or start < _REACH
    ends = stop >= 0 or end + _REACH > len(text)
    return begins and ends and bool(_CELL.fullmatch(text, line, stop if stop >= 0 else len(text)))


def _is_score(text: str, start: int, end: int) -> bool:
    left = max(0, start - 6)
    return any(
        m.start() <= start and end <= m.end() and abs(len(m[1]) - len(m[2])) <= 1
        for m in _SCORE.finditer(text, left, end + 6)
    )


def _is_sized(text: str, at: int) -> bool:
    return text[max(0, at - 3) : at - 1].rstrip()[-1:].isalnum()


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {row["form"]: row["kind"] for row in read_table("label_words")}
    return re.compile(any_of(kinds) + r"[\s:]{0,2}\Z", re.IGNORECASE), kinds


def _by_word(text: str, start: int, end: int) -> str | None:
    pattern, kinds = _words()
    stretch = text[max(0, start - _REACH) : start]
    if (word := pattern.search(stretch)) is not None:
        return kinds[word[0].strip(" :\n\u00a0").lower()]
    before = stretch.rstrip(" \u00a0")
    if before[-1:] in ("(", "[") or len(stretch) - len(before) > 1 or not before[-1:].isalnum():
        chained = text[start:end].count(".") >= _CHAIN
        return "note" if before[-1:] in ("(", "[") else "version" if chained else None
    word_before = re.split(r"[\s(\[“\"]", before)[-1]
    if word_before.islower() and (ahead := _STREET.match(text, end)) and text[ahead.end() : ahead.end() + 2].istitle():
        return "address"
    if "." in text[start:end] and text[start:end].replace(".", "").isdigit():
        return "version"
    return "name" if any(c.isupper() or c.isdigit() for c in word_before) else "label"
