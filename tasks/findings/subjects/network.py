"""How much speaks for a candidate: a network of one hidden layer (`tasks.models.train_subjects`).

A feature with its value is a mark; each has a weight of its own and one for each hidden unit. The units see the
marks of a candidate, and the vectors of the tokens where it begins and ends and of the number (`encoder`). A score is
what the units (rectified linear) and the weights of the marks add up to.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from tasks.findings.context import Context
from tasks.findings.model import Quantity
from tasks.findings.subjects.candidates import NOWHERE, Candidate
from tasks.findings.subjects.encoder import REACH, Tokens, Weights, convolved, embedded, read_tokens
from tasks.findings.subjects.evidence import Evidence

FILE = Path(__file__).parents[2] / "models" / "subjects.npz"
_BLOCK = 512  # tokens whose vectors are found at once: what that takes stays small

# Products this small are slower with several threads, and each worker has a core of its own.
_one_thread = ThreadpoolController().wrap(limits=1, user_api="blas")

Vectors = NDArray[np.float32]
Mark = tuple[str, int | str]  # a feature with its value


class Network(NamedTuple):
    """The weights, and what their rows stand for."""

    marks: Mapping[Mark, int]
    vocabulary: Mapping[str, int]
    weights: Weights


class Article(NamedTuple):
    """The tokens of an article and their vectors; one of noughts behind them, for what is nowhere."""

    tokens: Tokens
    vectors: Vectors


class Choice(NamedTuple):
    """A number: its token, the evidence of all candidates and of each, and the first and last token of each."""

    at: int
    common: Evidence
    each: Sequence[Evidence]
    places: NDArray[np.intp]  # (2, candidates); -1 where one is nowhere


@cache
def network() -> Network:
    """The learned network."""
    with np.load(FILE) as stored:
        marks = {(feature, value): row for row, (feature, value) in enumerate(map(json.loads, stored["marks"]))}
        vocabulary = {str(form): row for row, form in enumerate(stored["vocabulary"])}
        names = [name for name in stored.files if stored[name].dtype == np.float16]
        return Network(marks, vocabulary, {name: stored[name].astype(np.float32) for name in names})


def read_article(net: Network, context: Context) -> Article:
    """An article as the network sees it."""
    tokens = read_tokens(context, net.vocabulary)
    return Article(tokens, vectors_of(net.weights, tokens))


@_one_thread
def vectors_of(weights: Weights, tokens: Tokens) -> Vectors:
    """The vectors of n tokens (n + 1, d), the last of what is nowhere."""
    around = np.pad(embedded(weights, tokens), ((REACH, REACH), (0, 0)))
    blocks = (around[at : at + _BLOCK + 2 * REACH] for at in range(0, len(tokens.forms), _BLOCK))
    return np.vstack([*(convolved(weights, block)[REACH:-REACH] for block in blocks), np.zeros_like(around[:1])])


def choice_of(tokens: Tokens, quantity: Quantity, common: Evidence, candidates: Sequence[Candidate]) -> Choice:
    """A number and its candidates as the network sees them."""
    firsts, ends = zip(*(one.span for one in candidates), strict=True)
    at, *places = tokens.at([quantity.start, *firsts, *(end - 1 for end in ends)]).tolist()
    written = np.array([one.span != NOWHERE for one in candidates])
    evidence = [one.evidence for one in candidates]
    return Choice(at, common, evidence, np.where(written, np.array(places, np.intp).reshape(2, -1), -1))


@_one_thread
def scores(net: Network, article: Article, choice: Choice) -> Vectors:
    """A score for each candidate; higher is likelier."""
    rows, weights = net.marks, net.weights
    shared = [row for mark in choice.common.items() if (row := rows.get(mark)) is not None]
    own = [[row for mark in each.items() if (row := rows.get(mark)) is not None] for each in choice.each]
    flat = [row for each in own for row in each]
    borne = {row: no for no, row in enumerate(set(flat))}
    bears = np.zeros((len(own), len(borne)), np.float32)
    bears[np.repeat(np.arange(len(own)), list(map(len, own))), [borne[row] for row in flat]] = 1
    seen = units(weights, article.vectors[choice.at], *article.vectors[choice.places])
    of_marks = bears @ weights["by unit"][list(borne)] + weights["by unit"][shared].sum(axis=0)
    found: Vectors = np.maximum(of_marks + seen, 0) @ weights["units"] + bears @ weights["straight"][list(borne)]
    return found


def units(weights: Weights, number: Any, first: Any, last: Any) -> Any:
    """What the units (n, units) see of vectors (n, d): of a number, and of candidates where they begin and end."""
    met = (number @ weights["number, met"]) * ((first + last) @ weights["candidate, met"])
    placed = number @ weights["number"] + first @ weights["first"] + last @ weights["last"]
    return placed + met @ weights["met"] + weights["bias"]
