"""How much speaks for a candidate: a network of one hidden layer (`tasks.models.train_subjects`).

A feature with its value is a mark; each has a weight of its own and one for each hidden unit. The units see the
marks of a candidate, and the vectors (`encoder`) of the number, of the tokens where the candidate begins and ends, of
what lies between the two and of their sentences (`stretches`). A score is what the units (rectified linear) and the
weights of the marks add up to.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from tasks.findings.context import Context
from tasks.findings.model import Quantity
from tasks.findings.subjects.candidates import NOWHERE, Candidate
from tasks.findings.subjects.encoder import REACH, Ints, Tokens, Vocabulary, Weights, convolved, embedded, read_tokens
from tasks.findings.subjects.evidence import Evidence
from tasks.findings.subjects.stretches import Pool, candidate_stretches, number_stretches

FILE = Path(__file__).parents[2] / "models" / "subjects.npz"
_BLOCK = 1024  # tokens whose vectors are found at once: what that takes stays small

_threads = ThreadpoolController()

Vectors = NDArray[np.float32]
Mark = tuple[str, int | str]  # a feature with its value


class Network(NamedTuple):
    """The weights, and what their rows stand for."""

    marks: Mapping[Mark, int]
    vocabulary: Vocabulary
    weights: Weights


class Article(NamedTuple):
    """The tokens of an article and their vectors."""

    tokens: Tokens
    pool: Pool


class Choice(NamedTuple):
    """A number and its candidates: its token, the evidence of all of them and of each, and stretches of tokens."""

    at: int
    common: Evidence
    each: Sequence[Evidence]
    own: Ints  # (2, 2): stretches of the number's sentence
    stretches: Ints  # (3, candidates, 2): each, what lies between it and the number, its sentence


@cache
def network() -> Network:
    """The learned network."""
    with np.load(FILE) as stored:
        marks = {(feature, value): row for row, (feature, value) in enumerate(map(json.loads, stored["marks"]))}
        return Network(marks, vocabulary_of(stored), weights_of(stored))


def vocabulary_of(stored: Mapping[str, NDArray[Any]]) -> Vocabulary:
    """The vocabulary of a file of weights."""
    return Vocabulary({str(form): row for row, form in enumerate(stored["vocabulary"])}, stored["known pairs"])


def weights_of(stored: Mapping[str, NDArray[Any]]) -> Weights:
    """The weights of a file, which are kept in half precision."""
    return {name: array.astype(np.float32) for name, array in stored.items() if array.dtype == np.float16}


def one_thread() -> AbstractContextManager[Any]:
    """While it holds, products are made on one thread: several wait for each other longer than they multiply."""
    return cast("AbstractContextManager[Any]", _threads.limit(limits=1, user_api="blas"))


def read_article(net: Network, context: Context) -> Article:
    """An article as the network sees it."""
    tokens = read_tokens(context, net.vocabulary)
    return Article(tokens, Pool(net.weights, vectors_of(net.weights, tokens)))


def vectors_of(weights: Weights, tokens: Tokens) -> Vectors:
    """The vectors of n tokens (n + 1, d), the last of what is nowhere."""
    around = np.pad(embedded(weights, tokens), ((REACH, REACH), (0, 0)))
    blocks = (around[at : at + _BLOCK + 2 * REACH] for at in range(0, len(tokens.forms), _BLOCK))
    return np.vstack([*(convolved(weights, block)[REACH:-REACH] for block in blocks), np.zeros_like(around[:1])])


def choice_of(tokens: Tokens, quantity: Quantity, common: Evidence, candidates: Sequence[Candidate]) -> Choice:
    """A number and its candidates as the network sees them."""
    ends = [(start, end - 1) for start, end in (one.span for one in candidates)]
    at, *places = tokens.at([quantity.start, *chain(*ends)]).tolist()
    spans = np.array(places, np.intp).reshape(-1, 2)
    spans[:, 1] += 1
    spans[[one.span == NOWHERE for one in candidates]] = len(tokens.forms)
    evidence = [one.evidence for one in candidates]
    return Choice(at, common, evidence, number_stretches(tokens, at), candidate_stretches(tokens, at, spans))


def scores(net: Network, article: Article, choice: Choice) -> Vectors:
    """A score for each candidate; higher is likelier."""
    rows, weights = net.marks, net.weights
    shared = [row for mark in choice.common.items() if (row := rows.get(mark)) is not None]
    own = [[row for mark in each.items() if (row := rows.get(mark)) is not None] for each in choice.each]
    flat = [row for each in own for row in each]
    borne = {row: no for no, row in enumerate(set(flat))}
    bears = np.zeros((len(own), len(borne)), np.float32)
    bears[np.repeat(np.arange(len(own)), list(map(len, own))), [borne[row] for row in flat]] = 1
    of_one = np.zeros(len(own), np.intp)
    seen = units(weights, article.pool, np.array([choice.at]), choice.own[None], of_one, choice.stretches)
    of_marks = bears @ weights["by unit"][list(borne)] + weights["by unit"][shared].sum(axis=0)
    found: Vectors = np.maximum(of_marks + seen, 0) @ weights["units"] + bears @ weights["straight"][list(borne)]
    return found


def units(weights: Weights, pool: Pool, number: Ints, own: Ints, of_number: Ints, stretches: Ints) -> Any:
    """What the units (c, units) see of the tokens of c candidates, each of one of n numbers.

    `number` (n,) and `own` (n, 2, 2) are places of the numbers, `of_number` (c,) says whose a candidate is, and
    `stretches` (3, c, 2) are places of the candidates.
    """
    xp, spans = pool.xp, stretches[0]
    of_numbers = pool.vectors[number]
    told = xp.hstack([of_numbers, *pool.of(own.swapaxes(0, 1))]) @ weights["number"] + weights["bias"]
    first, last = (pool.vectors[place] for place in (spans[:, 0], spans[:, 1] - (spans[:, 1] > spans[:, 0])))
    placed = xp.hstack([first, last, *pool.of(stretches[1:])]) @ weights["candidate"]
    met = (of_numbers @ weights["number, met"])[of_number] * ((first + last) @ weights["candidate, met"])
    return told[of_number] + placed + met @ weights["met"]
