"""A text as tokens with classes: what the grammar of numbers and times reads.

A token is a digit run, a form of a table, a Roman numeral, a mark, white space, a line end, or a run of
other words (`Plain`). Classes come from the tables, those of digit runs from their length and value; a set
of classes is one symbol, a letter that stands for it, so that rules are regular expressions over symbols.
Rules over classes instead of letters are TokensRegex's idea (Chang & Manning 2014), as in SUTime.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from tasks.tables import read_table

TABLES = ("number_words", "time_words", "unit_words")
_MARKS = {
    "/": "Slash Sep",
    "-": "Dash Sep To",
    "–": "Dash To",
    "—": "Dash To",
    ".": "Dot Sep",
    ",": "Comma",
    ":": "Colon",
    ";": "Semicolon",
    "%": "Percent",
    "(": "Open",
    ")": "Close",
    "+": "Plus",
    "×": "Times",
    "$": "Dollar",
    "€": "Euro",
    "£": "Pound",
    "¥": "Yen",
    "₫": "Dong",
    "&": "And",
    "=": "Equals",
}
_FIRST_SYMBOL = 0x4E00  # a block of letters that no pattern uses otherwise
_LONGEST_NUMBER = 30  # digits; a longer run is no number
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3}|C{1,3}(?:XC|XL|L?X{0,3}))(?:IX|IV|V?I{0,3})")
_symbols: dict[frozenset[str], str] = {}
_classes: list[frozenset[str]] = []


def symbol(classes: Iterable[str]) -> str:
    """The letter that stands for a set of classes."""
    key = frozenset(classes)
    known = _symbols.get(key)
    if known is None:
        known = _symbols[key] = chr(_FIRST_SYMBOL + len(_classes))
        _classes.append(key)
    return known


def classes_of(letter: str) -> frozenset[str]:
    """The set of classes that a letter stands for."""
    return _classes[ord(letter) - _FIRST_SYMBOL]


def known_symbols() -> dict[frozenset[str], str]:
    """All sets of classes seen so far, with their letters."""
    return _symbols


class Token(NamedTuple):
    """text[start:end], the symbol of its classes, and its value.

    The value of a digit run or a Roman numeral is its text, of a table's form the value its row gives to
    each class (a dict), of what a layer has read whatever the layer says.
    """

    start: int
    end: int
    symbol: str
    value: Any = None

    def has(self, name: str) -> bool:
        """Whether the token is of that class."""
        return name in classes_of(self.symbol)

    def of(self, name: str) -> str:
        """What a table says about its form as a member of that class."""
        return str(self.value[name])


PLAIN, SPACE, BREAK = symbol(["Plain"]), symbol(["_"]), symbol(["Break"])
_ROMAN_SYMBOL = symbol(["Roman"])
_MARK_SYMBOLS = {mark: symbol(names.split()) for mark, names in _MARKS.items()}


def classes_of_number(value: Decimal) -> frozenset[str]:
    """Small whole numbers may be a day, a month, …: the classes that ask for it."""
    if value != int(value) or not 0 <= value <= 60:
        return frozenset()
    holds = {
        "Dd": 1 <= value <= 31,
        "Mm": 1 <= value <= 12,
        "Hh": value <= 24,
        "Min": value <= 60,
        "Q": 1 <= value <= 4,
    }
    return frozenset(name for name, true in holds.items() if true)


@cache
def _symbol_of_digits(size: int, value: int) -> str:
    names = {"Int"} | ({"Upto3"} if size <= 3 else set()) | ({"Ddd"} if size == 3 else set())
    if size <= 2:
        names |= classes_of_number(Decimal(value))
    if size == 2:
        names.add("Yy")
    if size == 4:
        names.add("Yyyy" if 1800 <= value <= 2100 else "Dddd")
    return symbol(names)


def _of_digits(digits: str) -> str:
    if len(digits) > _LONGEST_NUMBER:
        return PLAIN
    return _symbol_of_digits(len(digits), int(digits) if len(digits) in (1, 2, 4) else -1)


@cache
def _forms() -> dict[str, list[tuple[str, str, dict[str, str]]]]:
    """Lower-case form -> its spellings with symbol and values; a spelling in lower case fits any case."""
    rows: dict[str, dict[str, str]] = {}
    for table in TABLES:
        for row in read_table(table):
            meaning = rows.setdefault(row["form"], {})
            meaning |= dict.fromkeys(row["class"].split(), row["value"])
    by_form: dict[str, list[tuple[str, str, dict[str, str]]]] = {}
    for form, meaning in sorted(rows.items()):  # upper case first: the exact spelling goes before the general one
        by_form.setdefault(form.lower(), []).append((form, symbol(meaning), meaning))
    return by_form


def _trie(forms: Iterable[str]) -> str:
    """A pattern of all forms, longest first, that shares their beginnings."""
    tree: dict[str, Any] = {}
    for form in forms:
        node = tree
        for letter in form:
            node = node.setdefault(letter, {})
        node[""] = {}

    def pattern(node: dict[str, Any]) -> str:
        ways = [
            (r"[ \u00a0]{1,2}" if letter == " " else re.escape(letter)) + pattern(node[letter])
            for letter in sorted(node)
            if letter
        ]
        if "" in node:
            ways.append(r"(?![^\W\d_])")
        return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"

    return pattern(tree)


@cache
def _pattern() -> re.Pattern[str]:
    words = _trie(_forms())
    marks = re.escape("".join(_MARKS))
    return re.compile(
        rf"(?P<digits>\d+)|(?P<mark>[{marks}])|(?<![^\W\d_])(?:(?P<word>{words})|(?P<roman>[ivxlc]{{1,8}}(?!\w)))|(?P<line>\n)"
    )


def lower(text: str) -> str:
    """Lower case, letter by letter: no letter becomes two."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def scan(text: str) -> list[Token]:
    """Tokens of a text (NFC) in order; every character belongs to exactly one."""
    tokens: list[Token] = []
    at = 0
    forms = _forms()
    for match in _pattern().finditer(lower(text)):
        start, end = match.span()
        value: Any = None
        group = match.lastgroup
        if group == "digits":
            value = text[start:end]
            letter = _of_digits(value)
        elif group == "word":
            meaning = _spelling(" ".join(text[start:end].split()), forms[" ".join(match[0].split())])
            if meaning is None:
                continue
            letter, value = meaning
        elif group == "mark":
            letter = _MARK_SYMBOLS[match[0]]
        elif group == "line":
            letter = BREAK
        else:
            value = text[start:end]
            if not _ROMAN.fullmatch(value):
                continue
            letter = _ROMAN_SYMBOL
        if at < start:
            _add_gap(tokens, text, at, start)
        tokens.append(Token(start, end, letter, value))
        at = end
    if at < len(text):
        _add_gap(tokens, text, at, len(text))
    return tokens


def _spelling(written: str, forms: list[tuple[str, str, dict[str, str]]]) -> tuple[str, dict[str, str]] | None:
    for form, letter, meaning in forms:
        if form == written or form.islower():
            return letter, meaning
    return None


def _add_gap(tokens: list[Token], text: str, start: int, end: int) -> None:
    """White space, other words, white space."""
    gap = text[start:end]
    if gap.isspace():
        tokens.append(Token(start, end, SPACE))
        return
    first = end - len(gap.lstrip())
    last = start + len(gap.rstrip())
    if start < first:
        tokens.append(Token(start, first, SPACE))
    tokens.append(Token(first, last, PLAIN))
    if last < end:
        tokens.append(Token(last, end, SPACE))
