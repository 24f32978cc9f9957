"""Text that cannot be read as Vietnamese: letters with scrambled marks, letters lost to question marks.

Both come from copies made to deceive, or from a lost encoding. A syllable has one onset, one of the rimes of
`rimes.tsv` and at most one tone; a rime that ends in p, t, c or ch has the sharp or the heavy one.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from tasks.tables import read_table

TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
STOPPED_TONES: Final = frozenset("\u0301\u0323")
ONSETS: Final = [
    "ngh",
    "ng",
    "nh",
    "gh",
    "gi",
    "kh",
    "ph",
    "qu",
    "th",
    "tr",
    "ch",
    "b",
    "c",
    "d",
    "đ",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "x",
]
MAX_CHARS: Final = 1_200  # some 250 words: enough to tell, and soon read
MIN_WORDS: Final = 20
MAX_SCRAMBLED: Final = (
    0.15  # of the words with marks, abbreviations left out; the worst of 21,000 real articles has .11
)
MAX_LOST: Final = 0.06  # words with a question mark inside, of all

_LOST: Final = re.compile(r"[?\ufffd](?<=[^\W\d_].)[?\ufffd]*(?=[^\W\d_])")


@cache
def _rimes() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("rimes"))


def is_syllable(word: str) -> bool:
    """Whether a word (any case, NFC) can be a Vietnamese syllable.

    >>> [is_syllable(word) for word in ("cuối", "nghiêng", "gì", "cụốị", "hôc")]
    [True, True, True, False, False]
    """
    letters = unicodedata.normalize("NFD", word.casefold())
    tones = [letter for letter in letters if letter in TONES]
    base = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in TONES))
    if len(tones) > 1:
        return False
    for onset in (*ONSETS, ""):
        if not base.startswith(onset):
            continue
        rest = base[len(onset) :]
        shared = {"gi": "i", "qu": "u"}.get(onset, "")  # the last letter of the onset may begin the rime
        if rest in _rimes() or (shared and shared + rest in _rimes()):
            return not rest.endswith(("p", "t", "c", "ch")) or bool(STOPPED_TONES.intersection(tones))
    return False


def find_damage(text: str) -> tuple[str, str] | None:
    """The check that an article's text (NFC) fails, and the measure that says so; None where it can be read."""
    text = text[:MAX_CHARS]
    words = text.split()
    if len(words) < MIN_WORDS:
        return None
    n_lost = len(_LOST.findall(text)) if "?" in text or "\ufffd" in text else 0
    if n_lost > MAX_LOST * len(words):
        return "letters_lost", f"{n_lost} of {len(words)} words have a question mark for a letter"
    n_wrong = sum(map(_is_wrong, words))
    n_marked = sum(map(_is_marked, words)) if n_wrong > MAX_SCRAMBLED * MIN_WORDS else 0
    if n_marked >= MIN_WORDS and n_wrong > MAX_SCRAMBLED * n_marked:
        return "scrambled_letters", f"{n_wrong} of {n_marked} words with marks are no Vietnamese syllables"
    return None


def _is_marked(word: str) -> bool:
    """Letters alone, some with marks, small but the first: no abbreviation, no code."""
    return not word.isascii() and word.isalpha() and word[1:].islower()


@lru_cache(maxsize=50_000)
def _is_wrong(word: str) -> bool:
    return _is_marked(word) and not is_syllable(word)
