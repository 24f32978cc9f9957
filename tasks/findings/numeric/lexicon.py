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

TABLES = ("number_words", "time_words", "unit_words", "quantity_words", "holidays")
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
    "×": "By",
    "x": "By",  # between digits alone
    "$": "Money",
    "€": "Money",
    "£": "Money",
    "¥": "Money",
    "=": "Equals",
}
_FIRST_SYMBOL = 0x4E00  # a block of letters that no pattern uses otherwise
_LONGEST_NUMBER = 30  # digits; a longer run is no number
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3}|C{1,3}(?:XC|XL|L?X{0,3}))(?:IX|IV|V?I{0,3})")
# A capital between small letters: two words glued to each other (`7 ngàyBộ`), but not in `kWh`, `mmHg`.
_SMALL, _CAPITAL = (
    "".join(c for c in map(chr, [*range(0x41, 0x7B), *range(0xC0, 0x250), *range(0x1EA0, 0x1F00)]) if keep(c))
    for keep in (str.islower, str.isupper)
)
GLUE = re.compile(rf"(?<=[{_SMALL}])[{_CAPITAL}](?=[{_SMALL}])(?![a-z](?![^\W\d_]))")
_GLUED = 0xF0000  # a private letter stands for a glued capital while words are sought: no word goes on with it
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


def letters_of(name: str) -> frozenset[str]:
    """The letters of all sets that hold a class: to look for it among many tokens."""
    return _letters_of(name, len(_classes))


@cache
def _letters_of(name: str, _known: int) -> frozenset[str]:
    return frozenset(letter for classes, letter in _symbols.items() if name in classes)


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
_IDENTIFIER = symbol(["Identifier"])
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


# Rules are compiled for the symbols known: what digits can be is said before any text is read.
for _size in (1, 2, 3, 4, 5):
    for _value in range(100) if _size < 3 else (-1, 2000):
        _symbol_of_digits(_size, _value)


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

    def pattern(node: dict[str, Any], last: str = "") -> str:
        ways = [
            (r"[ \u00a0]{1,2}" if letter == " " else re.escape(letter)) + pattern(node[letter], letter)
            for letter in sorted(node)
            if letter
        ]
        if "" in node:
            no_letter = r"(?![^\W\d_])" if last.isalnum() else ""  # behind `℃` any may follow
            ways.append(no_letter + r"(?<!\d(?=\d))")  # `km 2` is no part of `km 257`
        return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"

    return pattern(tree)


@cache
def _pattern() -> re.Pattern[str]:
    words = _trie(_forms())
    glued = _trie(_private(form[0].upper()) + form[1:] for form in _forms() if form[0].isalpha() and len(form) > 1)
    marks = re.escape("".join(_MARKS).replace("x", ""))
    return re.compile(
        # of two pairs of digits glued to each other, `06/0418:00`, the second begins a clock time
        r"(?P<digits>\d(?:\d(?<=\d/\d\d)(?=\d\d:\d\d(?!\d))|\d*))"
        rf"|(?P<mark>[{marks}]|x(?:(?<=\dx)(?=\d)|(?<=\d x)(?= \d)))"
        rf"|(?<![^\W\d_])(?:(?P<word>{words})|(?P<roman>[ivxlc]{{1,8}}(?!\w)))"
        rf"|(?P<line>\n)|(?=[{chr(_GLUED)}-{chr(_GLUED + 0xFFFF)}])(?P<glued>{glued})"
    )


def _private(capital: str) -> str:
    return chr(_GLUED + ord(capital))


def _unglued(text: str) -> str:
    """Lower case, letter by letter, with a private letter for every capital that is glued to a small letter."""
    letters = lower(text)
    if GLUE.search(text) is None:
        return letters
    parts, at = [], 0
    for match in GLUE.finditer(text):
        parts += [letters[at : match.start()], _private(match[0])]
        at = match.end()
    return "".join([*parts, letters[at:]])


def lower(text: str) -> str:
    """Lower case, letter by letter: no letter becomes two."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def scan(text: str, identifiers: Iterable[tuple[str, int, int]] = ()) -> list[Token]:
    """Tokens of a text (NFC) in order; every character belongs to exactly one.

    `identifiers` (kind, start, end), in order, become one token of class Identifier each.
    """
    tokens: list[Token] = []
    spans = [*identifiers, ("", len(text) + 1, len(text) + 1)]
    at = following = 0
    for match in _pattern().finditer(_unglued(text)):
        start, end = match.span()
        while end > spans[following][1]:
            kind, first, last = spans[following]
            _add_gap(tokens, text, at, first)
            tokens.append(Token(first, last, _IDENTIFIER, kind))
            at, following = last, following + 1
        if start >= at and (token := _read(text, match)) is not None:
            _add_gap(tokens, text, at, start)
            tokens.append(token)
            at = end
    _add_gap(tokens, text, at, len(text))
    return tokens


def _read(text: str, match: re.Match[str]) -> Token | None:
    start, end = match.span()
    group = match.lastgroup
    if group == "mark":
        return Token(start, end, _MARK_SYMBOLS[match[0]])
    if group == "line":
        return Token(start, end, BREAK)
    written = text[start:end]
    if group == "digits":
        return Token(start, end, _of_digits(written), written)
    if group == "roman":
        return Token(start, end, _ROMAN_SYMBOL, written) if _ROMAN.fullmatch(written) else None
    form = match[0]
    if group == "glued":
        form = chr(ord(form[0]) - _GLUED).lower() + form[1:]
    if (spellings := _forms().get(form)) is None:
        form = " ".join(form.split())
        spellings = _forms()[form]
    for spelling, letter, meaning in spellings:  # in lower case it fits any
        if spelling == form or spelling == " ".join(written.split()):
            return Token(start, end, letter, meaning)
    return None


def _add_gap(tokens: list[Token], text: str, start: int, end: int) -> None:
    """White space, other words, white space."""
    if start >= end:
        return
    gap = text[start:end]
    if gap == " ":
        tokens.append(Token(start, end, SPACE))
        return
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
