"""Where the tone mark stands in an open syllable: `hòa`, `thủy` (old) or `hoà`, `thuỷ` (new).

Both are right, and a page should have one of them. Only the rhymes of `tone_places.tsv` at the end of a
syllable have two places; behind q there is one (`quý`), since its u is no vowel. Closed syllables (`hoàn`,
`huỳnh`) have one place too and are left as written, and so are words with a capital: they may be names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, Literal

from tasks.language.letters import Replacement
from tasks.tables import read_table

Style = Literal["old", "new"]

_ONSETS: Final = frozenset(re.findall(r"\w*", "b c ch d đ g gh h k kh l m n ng nh p ph r s t th tr v x"))
_MAX_ONSET: Final = 2


def find_tones(text: str) -> Iterator[tuple[int, Style | None]]:
    """Syllables whose tone mark has another place too: where the rhyme starts, and the style it is in.

    None: in neither, the mark stands on the u of `qu`.
    """
    new_style, pattern = _places()
    for match in pattern.finditer(text):
        at = first = match.start()
        while first > at - _MAX_ONSET - 1 and first and text[first - 1].isalpha():
            first -= 1
        onset, is_new = text[first:at], match[0] in new_style
        if onset in _ONSETS:
            yield at, "new" if is_new else "old"
        elif onset == "q" and not is_new:
            yield at, None


def majority(styles: Iterable[Style | None]) -> Style:
    """The style of most; the old one, which more sites write, at a draw."""
    counts = Counter(styles)
    return "new" if counts["new"] > counts["old"] else "old"


def in_style(text: str, found: Iterable[tuple[int, Style | None]], style: Style) -> Iterator[Replacement]:
    """The syllables that `find_tones` found in a text, in one style. Every letter keeps its place."""
    for at, written in found:
        if written != style:
            yield at, at + 2, _other()[text[at : at + 2]]


@cache
def _other() -> dict[str, str]:
    """Each rhyme in the other style."""
    rows = read_table("tone_places")
    return {row["form"]: row["new"] for row in rows} | {row["new"]: row["form"] for row in rows}


@cache
def _places() -> tuple[frozenset[str], re.Pattern[str]]:
    """The rhymes in the new style, and the pattern of all in both."""
    new_style = frozenset(row["new"] for row in read_table("tone_places"))
    firsts_of: dict[str, str] = {}  # of each set of second letters
    for first in sorted({rhyme[0] for rhyme in _other()}):
        seconds = "".join(sorted(rhyme[1] for rhyme in _other() if rhyme[0] == first))
        firsts_of[seconds] = firsts_of.get(seconds, "") + first
    either = "|".join(f"[{seconds}](?<=[{firsts}].)" for seconds, firsts in firsts_of.items())
    return new_style, re.compile(rf"[{''.join(firsts_of.values())}](?:{either})(?![\w\u0300-\u036f])")
