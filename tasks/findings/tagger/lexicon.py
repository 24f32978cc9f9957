"""Which phrases of a list stand in a line."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Generic, TypeVar

from tasks.findings.tagger.tokens import tokenize
from tasks.tables import read_table

LONGEST = 4  # syllables of a phrase
Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrases of one to LONGEST words, each with what is known of it; found longest first, flat."""

    def __init__(self, rows: Iterable[tuple[str, Value]]) -> None:
        self._known: dict[str, Value] = {}
        self._starts: set[str] = set()  # first two words of longer phrases: most pairs of a text are none
        for form, value in rows:
            self._known.setdefault(form, value)
            if " " in form:
                self._starts.add(" ".join(form.split(" ")[:2]))

    def get(self, form: str) -> Value | None:
        """What is known of a phrase, its words joined by single spaces; None where it is not in the list."""
        return self._known.get(form)

    def find(self, words: Sequence[str]) -> list[tuple[int, int, Value]]:
        """(first word, word behind the last, value) of each phrase among `words`, in order."""
        found: list[tuple[int, int, Value]] = []
        known, starts, n = self._known, self._starts, len(words)
        i = 0
        while i < n:
            size = 1
            if i + 1 < n and f"{words[i]} {words[i + 1]}" in starts:
                sizes = range(min(LONGEST, n - i), 1, -1)
                size = next((size for size in sizes if " ".join(words[i : i + size]) in known), 1)
            value = known.get(" ".join(words[i : i + size]) if size > 1 else words[i])
            if value is not None:
                found.append((i, i + size, value))
            i += size
        return found


@cache
def cues() -> Phrases[str]:
    """Words beside or at the head of names, lower case -> kind (`org_head`, `place_level`, …)."""
    return Phrases((row["form"], row["kind"]) for row in read_table("mention_cues"))


@cache
def known_names() -> Phrases[str]:
    """Names that readers know without being told, token by token as written -> kind (`country`, `company`, …)."""
    rows = read_table("known_names")
    return Phrases(
        (" ".join(t.surface for t in tokenize(row["form"], 0, len(row["form"]))), row["kind"]) for row in rows
    )
