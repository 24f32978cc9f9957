"""A vector for each token of an article, told by the tokens around it: gated convolutions (Dauphin et al. 2017).

A token is known by its form, and by the pairs of forms that it makes with its neighbours, since most words are two
syllables. Each layer looks at five tokens, side by side or some apart, and adds what it finds to the vector of the
middle one. The weights first learn to guess hidden tokens of unannotated news (`tasks.models.train_encoder`), then whom
numbers are said of. Positions are code points.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tasks.findings.context import Context

APART = (1, 3, 9)  # tokens between those that a layer looks at
WIDTH = 5  # tokens that a layer looks at
REACH = sum(APART) * (WIDTH // 2)  # tokens to either side that tell of one
KINDS = ("", "PER", "ORG", "LOC", "PROGRAMME", "AWARD", "LAW", "quantity", "time")
_TOKEN = re.compile(r"\w+|[^\w\s]|\n")
_DIGITS = 5  # a longer number is as one of so many digits

Ints = NDArray[np.intp]
Weights = Mapping[str, Any]  # arrays of numpy, or of the library that trains


class Vocabulary(NamedTuple):
    """The forms and pairs of forms that are known."""

    forms: Mapping[str, int]  # form -> row; 0 of a form that is not in it
    pairs: Ints  # of frequent pairs, sorted: row of the first * number of forms + row of the second

    def pairs_of(self, forms: Ints) -> tuple[Ints, Ints]:
        """The rows of the pairs that n forms make with the form before and with that behind, (n,) each; 0 of none."""
        asked = forms[:-1] * len(self.forms) + forms[1:]
        rows = np.searchsorted(self.pairs, asked)
        known = np.where(np.append(self.pairs, -1)[rows] == asked, rows + 1, 0)
        return np.append(0, known)[: len(forms)], np.append(known, 0)[: len(forms)]


class Tokens(NamedTuple):
    """The tokens of a text, in order: where they start, and what is known of each."""

    starts: Ints
    forms: Ints  # rows of the vocabulary
    before: Ints  # of the pair with the token before
    behind: Ints
    capitals: Ints  # 0 none, 1 the first letter, 2 all of several
    kinds: Ints  # 2 * number in KINDS, and one more where a mention, quantity or time begins
    opens: Ints  # the token with which the sentence begins that they stand in, or that ends last before them
    closes: Ints  # the token behind its last

    def at(self, positions: Sequence[int]) -> Ints:
        """The numbers of the tokens that hold text[position], or end last before it."""
        return np.maximum(np.searchsorted(self.starts, positions, "right") - 1, 0)


def split(text: str) -> list[tuple[int, str]]:
    """Words, marks and ends of lines of a text, with where each starts."""
    return [(match.start(), match.group()) for match in _TOKEN.finditer(text)]


def form(word: str) -> str:
    """How a token stands in the vocabulary: in small letters, a number by how long it is."""
    return "0" * min(len(word), _DIGITS) if word[0].isdigit() else word.lower()


def capitals(word: str) -> int:
    """Whether a token begins with a capital (1), or is capitals alone (2)."""
    return word[0].isupper() + (len(word) > 1 and word.isupper())


def read_tokens(context: Context, vocabulary: Vocabulary) -> Tokens:
    """The tokens of an article, with the mentions, quantities and times that they are part of."""
    found = split(context.text)
    starts = np.array([start for start, _ in found], np.intp)
    kinds = np.zeros(len(found), np.intp)
    spans = [(time.start, time.end, "time") for time in context.timexes]
    spans += [(quantity.start, quantity.end, "quantity") for quantity in context.quantities]
    spans += [(mention.start, mention.end, mention.type) for mention in context.mentions]
    edges = np.searchsorted(starts, [(start, end) for start, end, _ in spans] or np.zeros((0, 2)))
    for (first, behind), (_, _, kind) in zip(edges.tolist(), spans, strict=True):
        kinds[first:behind] = 2 * KINDS.index(kind)
        kinds[first : min(first + 1, behind)] += 1
    known = {word: (vocabulary.forms.get(form(word), 0), capitals(word)) for word in {word for _, word in found}}
    columns = np.array([known[word] for _, word in found], np.intp).reshape(-1, 2)
    forms = columns[:, 0]
    opening = np.searchsorted(starts, [sentence.start for sentence in context.article.sentences[1:]])
    bounds = np.concatenate([[0], opening, [len(starts)]])
    sizes = np.diff(bounds)
    opens, closes = np.repeat(bounds[:-1], sizes), np.repeat(bounds[1:], sizes)
    return Tokens(starts, forms, *vocabulary.pairs_of(forms), columns[:, 1], kinds, opens, closes)


def embedded(weights: Weights, tokens: Tokens) -> Any:
    """The vectors of tokens (n, d) by themselves."""
    pairs = weights["pairs"][tokens.before] + weights["pairs"][tokens.behind]
    return (
        pairs + weights["forms"][tokens.forms] + weights["capitals"][tokens.capitals] + weights["kinds"][tokens.kinds]
    )


def convolved(weights: Weights, vectors: Any, xp: Any = np) -> Any:
    """The vectors of tokens (n, d) as those around tell them; `xp` is numpy, or what trains in its place."""
    size, width = vectors.shape
    for layer, apart in enumerate(APART):
        edge = apart * (WIDTH // 2)
        padded = xp.pad(vectors, ((edge, edge), (0, 0)))
        around = xp.concatenate([padded[no * apart : no * apart + size] for no in range(WIDTH)], axis=1)
        seen = around @ weights[f"layer {layer}"] + weights[f"bias {layer}"]
        vectors = vectors + xp.tanh(seen[:, :width]) * (0.5 + 0.5 * xp.tanh(0.5 * seen[:, width:]))
    return vectors
