"""Stretches of tokens that tell of a number and of a candidate, and the vector that stands for a stretch.

A stretch is its first token and the token behind its last. One without tokens is nowhere: its two ends are the number
of tokens, where vectors have a row of noughts.
"""

from typing import Any

import numpy as np

from tasks.findings.subjects.encoder import Ints, Tokens, Weights

FAR, AHEAD = 64, 32  # tokens before a number that tell of it, and from it on; what lies farther apart has no between
AROUND = 24  # tokens of a candidate's sentence to either side of it


def number_stretches(tokens: Tokens, at: int) -> Ints:
    """Of a number's sentence, what stands before the number, and what from it on: (2, 2)."""
    return np.array([(max(tokens.opens[at], at - FAR), at), (at, min(tokens.closes[at], at + AHEAD))], np.intp)


def candidate_stretches(tokens: Tokens, at: int, spans: Ints) -> Ints:
    """Of candidates at some spans (n, 2): the spans, what lies between each and the number, its sentence: (3, n, 2)."""
    size = len(tokens.opens)
    found = np.full((3, len(spans), 2), size)
    live = np.flatnonzero(spans[:, 0] < size)
    low, high = spans[live].T
    before = high <= at
    begin, end = np.where(before, high, at + 1), np.where(before, at, low)
    near = (begin < end) & (end - begin <= FAR)
    found[0, live] = spans[live]
    found[1, live[near], 0], found[1, live[near], 1] = begin[near], end[near]
    found[2, live, 0] = np.maximum(tokens.opens[low], low - AROUND)
    found[2, live, 1] = np.minimum(np.maximum(tokens.closes[low], high), high + AROUND)
    return found


class Pool:
    """Vectors of stretches: means of those of their tokens, each part of a vector by what is worth heeding in it.

    Both sums are kept from the start of the text on, so that a stretch costs the same however long it is.
    """

    def __init__(self, weights: Weights, vectors: Any, xp: Any = np) -> None:
        self.vectors = vectors  # (tokens + 1, size); the last of noughts
        self.xp = xp
        heed = xp.exp(xp.clip(vectors @ weights["heed"], -5, 5))
        self._heed = self._sums(heed)
        self._parts = vectors.shape[1] // heed.shape[1]
        self._heeded = self._sums(vectors * xp.repeat(heed, self._parts, axis=1))

    def _sums(self, values: Any) -> Any:
        return self.xp.vstack([self.xp.zeros_like(values[:1]), self.xp.cumsum(values, axis=0)])

    def of(self, stretches: Any) -> Any:
        """The vectors (…, size) of stretches (…, 2)."""
        low, high = stretches[..., 0], stretches[..., 1]
        heed = self.xp.repeat(self._heed[high] - self._heed[low], self._parts, axis=-1)
        return (self._heeded[high] - self._heeded[low]) / self.xp.maximum(heed, 1e-3)
