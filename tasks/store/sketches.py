"""Which article is a copy of which: MinHash finds the candidates, the words decide.

Two articles are copies when their sets of 3-word shingles (lower case, NFC) have a Jaccard similarity of at
least one half. In the order (published_at, doc_id) each article is a copy of the first one it is alike
that itself is no copy; so a copy always names an original, and copies of copies need no rule of their own.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

MIN_SIMILARITY: Final = 0.5
SHINGLE_WORDS: Final = 3  # with 5 % of the words replaced .75 of 3-word shingles stay, of 5-word ones .63
BANDS, ROWS = 96, 4  # a pair at .5 shares a band with probability 1 - (1 - .5 ** 4) ** 96 = .998, at .55 .9999
SKETCH_BYTES: Final = BANDS * ROWS  # the low byte of each minimum is kept: one in 256 agrees by chance
MIN_AGREEMENT: Final = 0.39  # of sketches, to be worth comparing the words: .5 less four standard errors
_SEED: Final = 1
_FEW: Final = 8  # of a thousand copies, the first are enough to be tied to
_WORD: Final = re.compile(r"\w+")

Sketches = npt.NDArray[np.uint8]  # a row an article, SKETCH_BYTES wide


def identify(text: str) -> tuple[str, bytes]:
    """The fingerprint of a text's words (16 hex digits; equal for equal words in order) and its sketch."""
    words = _words(text)
    minima = RMinHash(SKETCH_BYTES, _SEED)
    minima.update(_shingles(words))
    sketch = np.array(minima.digest(), np.uint32).astype(np.uint8)
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16], sketch.tobytes()


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard similarity of two sets of shingles: what both have of what either has; 1.0 where neither has any."""
    shared = len(one & other)
    either = len(one) + len(other) - shared
    return shared / either if either else 1.0


def shingles(text: str) -> frozenset[str]:
    """Every three words in a row; of a shorter text, all its words as one."""
    return frozenset(_shingles(_words(text)))


def reach(sketches: Sketches, start: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Rows that are tied to a row of `start` by a chain of alike sketches, these included.

    What is a copy of what is decided within such chains alone, so that the others keep what they were.
    """
    reached = start.copy()
    keys = _keys(sketches)
    wave = np.flatnonzero(start)
    while len(wave):
        others = np.flatnonzero(~reached)
        tied: set[int] = set()
        for band in range(BANDS):
            at = others[np.isin(keys[others, band], keys[wave, band])]
            first_of: dict[int, list[int]] = {}
            for row in wave[np.isin(keys[wave, band], keys[at, band])].tolist() if len(at) else ():
                first_of.setdefault(int(keys[row, band]), []).append(row)
            for row in at.tolist():
                near = first_of[int(keys[row, band])] if row not in tied else []
                if _agreeing(sketches, row, near[:_FEW]) or _agreeing(sketches, row, near[_FEW:]):
                    tied.add(row)
        wave = np.array(sorted(tied), np.int64)
        reached[wave] = True
    return reached


def label(sketches: Sketches, rows: Sequence[int], text_of: Callable[[int], str]) -> dict[int, tuple[int, float]]:
    """Copies among `rows`, which are in order: row -> the original's row and the similarity of the two.

    Only originals are candidates, so that a thousand copies of one story cost a thousand comparisons.
    """
    cached = lru_cache(maxsize=1000)(lambda row: shingles(text_of(row)))
    keys = _keys(sketches)[list(rows)]
    shared = np.zeros(keys.shape, bool)  # keys that occur more than once: the others find nothing
    for band in range(BANDS):
        _, number, counts = np.unique(keys[:, band], return_inverse=True, return_counts=True)
        shared[:, band] = counts[number] > 1
    originals: dict[tuple[int, int], list[int]] = {}
    copies: dict[int, tuple[int, float]] = {}
    for at, row in enumerate(rows):
        bands = np.flatnonzero(shared[at])
        buckets = list(zip(bands.tolist(), keys[at, bands].tolist(), strict=True))
        near = sorted({one for bucket in buckets for one in originals.get(bucket, ())})
        for one in _agreeing(sketches, row, [rows[original] for original in near]):
            if (alike := similarity(cached(row), cached(one))) >= MIN_SIMILARITY:
                copies[row] = (one, alike)
                break
        else:
            for bucket in buckets:
                originals.setdefault(bucket, []).append(at)
    return copies


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def _shingles(words: list[str]) -> list[str]:
    if len(words) <= SHINGLE_WORDS:
        return [" ".join(words)] if words else []
    return list(map(" ".join, zip(words, words[1:], words[2:], strict=False)))


def _keys(sketches: Sketches) -> npt.NDArray[np.uint32]:
    """The bands of each row as one number each."""
    keys: npt.NDArray[np.uint32] = np.ascontiguousarray(sketches).view("<u4")
    return keys


def _agreeing(sketches: Sketches, row: int, others: list[int]) -> list[int]:
    """Those of the other rows, in order, whose sketches agree with this one enough to compare the words."""
    if not others:
        return []
    agree = np.count_nonzero(sketches[others] == sketches[row], axis=1) >= MIN_AGREEMENT * SKETCH_BYTES
    return [other for other, does in zip(others, agree.tolist(), strict=True) if does]
