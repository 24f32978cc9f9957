"""Tokens of an article and their vectors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings.subjects import encoder, network
from tasks.findings.subjects.encoder import KINDS, REACH, Tokens
from tasks.findings.subjects.network import vectors_of
from tasks.models.train_encoder import fresh

FORMS, SIZE = 30, 4
WEIGHTS = {name: np.asarray(array) for name, array in fresh(FORMS, SIZE, np.random.default_rng(0)).items()}


def tokens(forms):
    nothing = np.zeros(len(forms), np.intp)
    return Tokens(np.arange(len(forms)), np.array(forms, np.intp), nothing, nothing)


@pytest.mark.parametrize(
    ("word", "form", "capitals"),
    [
        ("Lan", "lan", 1),
        ("LĐLĐ", "lđlđ", 2),
        ("lan", "lan", 0),
        ("Ở", "ở", 1),
        ("2013", "0000", 0),
        ("1234567", "00000", 0),
    ],
)
def test_how_a_token_stands_in_the_vocabulary(word, form, capitals):
    assert (encoder.form(word), encoder.capitals(word)) == (form, capitals)


def test_words_marks_and_ends_of_lines_are_tokens():
    assert encoder.split("Sở Lan:\n30%") == [(0, "Sở"), (3, "Lan"), (6, ":"), (7, "\n"), (8, "30"), (10, "%")]


def test_tokens_know_what_they_are_part_of(context_of):
    context = context_of("Hôm nay <Sở Lan> có 300 lớp.")
    found = encoder.read_tokens(context, {"lan": 7, "000": 8})
    words = [word for _, word in encoder.split(context.text)]
    kinds = dict(zip(words, found.kinds.tolist(), strict=True))
    assert kinds["Sở"] == 2 * KINDS.index("ORG") + 1
    assert kinds["Lan"] == 2 * KINDS.index("ORG")
    assert kinds["300"] == 2 * KINDS.index("quantity") + 1
    assert kinds["có"] == 0
    assert dict(zip(words, found.forms.tolist(), strict=True)) == dict.fromkeys(words, 0) | {"Lan": 7, "300": 8}


def test_a_place_in_the_text_is_a_token(context_of):
    context = context_of("Sở Lan có 300 lớp.")
    found = encoder.read_tokens(context, {})
    assert found.at([0, 1, 3, 5, 7, len(context.text)]).tolist() == [0, 0, 1, 1, 2, 5]


@given(st.lists(st.integers(0, FORMS - 1), min_size=1, max_size=60), st.data())
def test_a_vector_is_told_by_the_tokens_in_reach_and_no_other(forms, data):
    at, changed = (data.draw(st.integers(0, len(forms) - 1)) for _ in range(2))
    other = [*forms]
    other[changed] = (other[changed] + 1) % FORMS
    same = np.array_equal(vectors_of(WEIGHTS, tokens(forms))[at], vectors_of(WEIGHTS, tokens(other))[at])
    assert same == (abs(at - changed) > REACH)


@given(st.lists(st.integers(0, FORMS - 1), min_size=1, max_size=60), st.integers(1, 20))
def test_blocks_tell_what_the_whole_tells(forms, block):
    whole = vectors_of(WEIGHTS, tokens(forms))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "_BLOCK", block)
        assert np.allclose(vectors_of(WEIGHTS, tokens(forms)), whole, atol=1e-5)


def test_what_is_nowhere_has_a_vector_of_noughts():
    assert not vectors_of(WEIGHTS, tokens([1, 2, 3]))[-1].any()
