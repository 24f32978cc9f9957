"""Stretches of tokens around a number and its candidates, and the vectors that stand for them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tasks.findings.subjects.encoder import Tokens
from tasks.findings.subjects.stretches import AHEAD, AROUND, FAR, Pool, candidate_stretches, number_stretches


def tokens(*lengths):
    """Tokens of sentences so long."""
    closes = np.cumsum(lengths)
    nothing = np.zeros(closes[-1], np.intp)
    return Tokens(*[nothing] * 6, np.repeat(closes - lengths, lengths), np.repeat(closes, lengths))


@pytest.mark.parametrize(
    ("lengths", "at", "before", "behind"),
    [
        ((4, 6, 3), 7, (4, 7), (7, 10)),
        ((4, 6, 3), 4, (4, 4), (4, 10)),
        ((300,), 200, (200 - FAR, 200), (200, 200 + AHEAD)),
    ],
)
def test_a_number_has_its_sentence_as_far_as_it_is_near(lengths, at, before, behind):
    assert list(map(tuple, number_stretches(tokens(*lengths), at).tolist())) == [before, behind]


@pytest.mark.parametrize(
    ("span", "between", "sentence"),
    [
        ((1, 3), (3, 7), (0, 4)),  # in the sentence before
        ((8, 9), (8, 8), (4, 10)),  # right behind: nothing lies between
        ((9, 10), (8, 9), (4, 10)),
        ((6, 8), (6, 6), (4, 10)),  # holds the number
        ((13, 13), (13, 13), (13, 13)),  # nowhere
    ],
)
def test_a_candidate_has_its_sentence_and_what_lies_between(span, between, sentence):
    (found_span,), (found_between,), (found_sentence,) = candidate_stretches(tokens(4, 6, 3), 7, np.array([span]))
    assert tuple(found_span) == span
    assert tuple(found_sentence) == sentence
    if between[0] < between[1]:
        assert tuple(found_between) == between
    else:
        assert found_between[0] == found_between[1]


def test_nothing_lies_between_what_is_too_far_apart():
    _, (near, far), (sentence, _) = candidate_stretches(tokens(300), 200, np.array([(190, 191), (100, 101)]))
    assert tuple(near) == (191, 200)
    assert far[0] == far[1]
    assert tuple(sentence) == (190 - AROUND, 191 + AROUND)


values = st.floats(-3, 3, width=32)


@given(arrays(np.float32, (12, 4), elements=values), arrays(np.float32, (4, 2), elements=values), st.data())
def test_a_stretch_is_the_mean_of_its_tokens_by_how_they_are_heeded(vectors, heed, data):
    low = data.draw(st.integers(0, 11))
    high = data.draw(st.integers(low + 1, 12))
    weight = np.exp(np.clip(vectors[low:high] @ heed, -5, 5))
    parts = vectors[low:high].reshape(-1, 2, 2)
    wanted = (parts * weight[..., None]).sum(axis=0) / weight.sum(axis=0)[:, None]
    found = Pool({"heed": heed}, vectors).of(np.array([(low, high), (high, high)]))
    assert np.allclose(found[0], wanted.ravel(), atol=2e-2)
    assert not found[1].any()
