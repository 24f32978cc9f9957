"""Declared rules over token classes, and the engine that applies them layer by layer.

A rule is a row of a table. Its form is a pattern whose letters are classes: `Day _ d=Dd Sep m=Mm` reads a
word for day, white space, a day of the month captured as `d`, a separator and a month. `_` is white space,
blanks mean nothing; `( ) | ?`, `{m,n}`, `^`, `$` and look-arounds mean what they mean in `re`; unbounded
repeats are refused, so that reading stays linear. `{Name}` is a macro: the form of a row whose meaning is
`macro Name`. At each place the first rule of the table that matches and whose reader does not refuse takes
its tokens (an ordered choice, as in parsing expression grammars); the next layer sees what the reader put
in their place. A cascade of finite-state layers (Abney 1996).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import regex

from tasks.findings.numeric.lexicon import Token, classes_of, known_symbols
from tasks.tables import BadTable, Row

_ITEM = re.compile(
    r"\(\?<?[=!:]|(?:(?P<whole>[a-z]\w*)=)?\{(?P<macro>[A-Z]\w*)\}|\{\d+(?:,\d+)?\}|(?:(?P<name>[a-z]\w*)=)?(?P<cls>[A-Z][A-Za-z0-9]*|_)"
    r"|(?P<group>[a-z]\w*)=\(|(?P<blank>\s+)|(?P<unbounded>[*+]|,\})|(?P<mark>[()|?^$])|(?P<unknown>.)"
)
_SYMBOL = itemgetter(2)  # of a token
_NOTHING = "\ue000"  # a private letter, symbol of no classes
_LOOK_BEHIND = re.compile(r"\(\?<[=!][^()]*\)")


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match: the text, all its tokens, the first and the last (exclusive) of the match, and captures."""

    text: str
    tokens: Sequence[Token]
    first: int
    last: int
    named: dict[str, tuple[int, int]]

    @property
    def start(self) -> int:
        """Where the match starts in the text."""
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.tokens[self.last - 1].end

    def has(self, name: str) -> bool:
        """Whether that capture took part."""
        return name in self.named

    def token(self, name: str) -> Token:
        """The first token of a capture."""
        return self.tokens[self.named[name][0]]

    def value(self, name: str) -> Any:
        """The value of a captured token, None where the capture took no part."""
        return self.token(name).value if name in self.named else None

    def number(self, name: str) -> int | None:
        """A captured number as a whole number."""
        return int(self.token(name).value) if name in self.named else None

    def of(self, name: str, cls: str) -> str:
        """What a table says about a captured form as a member of that class."""
        return self.token(name).of(cls)

    def inner_tokens(self) -> Sequence[Token]:
        """All tokens of the match."""
        return self.tokens[self.first : self.last]

    def inner(self, name: str) -> Sequence[Token]:
        """All tokens of a capture."""
        first, last = self.named[name]
        return self.tokens[first:last]


Reader = Callable[[Found], Token | list[Token] | None]


class Layer:
    """The rules of one table, in table order, with the function that reads each meaning.

    A reader gets the match and gives the token (or tokens) to stand in its place, or None to refuse it.
    Raises BadTable for a pattern that does not compile or a meaning without a reader.
    """

    def __init__(self, rows: Iterable[Row], readers: dict[str, Reader]) -> None:
        rows = list(rows)
        self._macros = {row["meaning"][6:]: row["form"] for row in rows if row["meaning"].startswith("macro ")}
        self._rules = [(row["form"], row["meaning"]) for row in rows if not row["meaning"].startswith("macro ")]
        self._readers = readers
        self._starts: dict[str, list[tuple[re.Pattern[str], Reader]]] = {}
        self._anywhere = re.compile("(?!)")
        self._compiled_for = -1  # symbols known when the rules were compiled
        for form, meaning in self._rules:
            if meaning not in readers:
                raise BadTable(f"{form}: no reader for the meaning {meaning}")

    def _compile(self) -> None:
        """Rules by the symbols they may start with, and the pattern of all such symbols."""
        symbols = known_symbols()
        self._compiled_for = len(symbols)
        self._starts = {}
        for form, meaning in self._rules:
            source = self._source(form)
            try:
                rule, probe = re.compile(source), regex.compile(_LOOK_BEHIND.sub("", source))
            except (re.error, regex.error) as error:
                raise BadTable(f"{form}: {error}") from error
            for letter in symbols.values():
                if probe.fullmatch(letter, partial=True):
                    self._starts.setdefault(letter, []).append((rule, self._readers[meaning]))
        self._anywhere = re.compile(f"[{''.join(self._starts)}]" if self._starts else "(?!)")

    def _source(self, form: str) -> str:
        out = []
        for item in _ITEM.finditer(form):
            if item["cls"]:
                letters = "".join(letter for classes, letter in known_symbols().items() if item["cls"] in classes)
                one = f"[{letters or _NOTHING}]"
                out.append(f"(?P<{item['name']}>{one})" if item["name"] else one)
            elif item["macro"]:
                if item["macro"] not in self._macros:
                    raise BadTable(f"{form}: no macro {item['macro']}")
                group = f"?P<{item['whole']}>" if item["whole"] else "?:"
                out.append(f"({group}{self._source(self._macros[item['macro']])})")
            elif item["group"]:
                out.append(f"(?P<{item['group']}>")
            elif item["unknown"]:
                raise BadTable(f"{form}: {item[0]!r} means nothing")
            elif item["unbounded"]:
                raise BadTable(f"{form}: bound the repeat with {{m,n}}")
            elif not item["blank"]:
                out.append("(?:" if item[0] == "(" else item[0])
        return "".join(out)

    def apply(self, text: str, tokens: list[Token]) -> list[Token]:
        """The tokens of a text with every match replaced by what its reader made of it."""
        symbols = "".join(map(_SYMBOL, tokens))
        if self._compiled_for != len(known_symbols()):
            self._compile()
        out: list[Token] = []
        done = 0
        for hit in self._anywhere.finditer(symbols):
            at = hit.start()
            if at < done:
                continue
            for rule, reader in self._starts[hit[0]]:
                match = rule.match(symbols, at)
                if match is None or match.end() == at:
                    continue
                named = {name: match.span(name) for name in match.groupdict() if match.start(name) >= 0}
                read = reader(Found(text, tokens, at, match.end(), named))
                if read is not None:
                    out += tokens[done:at]
                    out += [read] if isinstance(read, Token) else read
                    done = match.end()
                    break
        return out + tokens[done:]


def describe(tokens: Iterable[Token]) -> str:
    """The classes of tokens, for whoever writes a rule and wonders why it does not match."""
    return " ".join("|".join(sorted(classes_of(token.symbol))) for token in tokens)
