"""Tokens of an article and their vectors."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings.subjects import encoder, network
from tasks.findings.subjects.encoder import KINDS, REACH, Tokens, Vocabulary
from tasks.findings.subjects.network import vectors_of
from tasks.models.train_encoder import HIDDEN, fresh

FORMS, SIZE = 30, 4
VOCABULARY = Vocabulary(
    {f"form {no}": no for no in range(FORMS)}, np.array([2 * FORMS + 3, 3 * FORMS + 2, 7 * FORMS + 7])
)
WEIGHTS = {name: np.asarray(array) for name, array in fresh(VOCABULARY, SIZE, np.random.default_rng(0)).items()}


def tokens(forms):
    forms = np.array(forms, np.intp)
    nothing = np.zeros(len(forms), np.intp)
    return Tokens(
        np.arange(len(forms)), forms, *VOCABULARY.pairs_of(forms), nothing, nothing, nothing, nothing + len(forms)
    )


def known(*words):
    """A vocabulary of some words, which stand side by side in their order."""
    rows = list(range(2, len(words) + 2))
    forms = {"": 0, HIDDEN: 1, **dict(zip(words, rows, strict=True))}
    return Vocabulary(forms, np.array([one * len(forms) + two for one, two in pairwise(rows)], np.intp))


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
    found = encoder.read_tokens(context, known("lan", "000"))
    words = [word for _, word in encoder.split(context.text)]
    kinds = dict(zip(words, found.kinds.tolist(), strict=True))
    assert kinds["Sở"] == 2 * KINDS.index("ORG") + 1
    assert kinds["Lan"] == 2 * KINDS.index("ORG")
    assert kinds["300"] == 2 * KINDS.index("quantity") + 1
    assert kinds["có"] == 0
    assert dict(zip(words, found.forms.tolist(), strict=True)) == dict.fromkeys(words, 0) | {"Lan": 2, "300": 3}


def test_tokens_know_their_sentence(context_of):
    context = context_of("Sở Lan họp. Có 300 lớp.\nSở Mai họp.")
    found = encoder.read_tokens(context, known())
    words = [word for _, word in encoder.split(context.text)]
    opens = [words.index("Có"), len(words) - 1 - words[::-1].index("Sở")]
    assert sorted(set(found.opens.tolist())) == [0, *opens]
    assert sorted(set(found.closes.tolist())) == [*opens, len(words)]
    assert all(found.opens <= np.arange(len(words)))
    assert all(np.arange(len(words)) < found.closes)


def test_a_place_in_the_text_is_a_token(context_of):
    context = context_of("Sở Lan có 300 lớp.")
    found = encoder.read_tokens(context, known())
    assert found.at([0, 1, 3, 5, 7, len(context.text)]).tolist() == [0, 0, 1, 1, 2, 5]


def test_tokens_make_pairs_with_their_neighbours(context_of):
    found = encoder.read_tokens(context_of("Công đoàn viên công đoàn."), known("công", "đoàn", "viên"))
    assert found.behind.tolist() == [1, 2, 0, 1, 0, 0]
    assert found.before.tolist() == [0, 1, 2, 0, 1, 0]


def test_a_text_without_words_has_no_tokens(context_of):
    assert [len(column) for column in encoder.read_tokens(context_of(" "), known("công"))] == [0] * 8


@given(st.lists(st.integers(0, FORMS - 1), min_size=1, max_size=60), st.data())
def test_a_vector_is_told_by_the_tokens_in_reach_and_no_other(forms, data):
    at, changed = (data.draw(st.integers(0, len(forms) - 1)) for _ in range(2))
    given_tokens = tokens(forms)
    other = given_tokens.forms.copy()
    other[changed] = (other[changed] + 1) % FORMS
    one, two = (vectors_of(WEIGHTS, each)[at] for each in (given_tokens, given_tokens._replace(forms=other)))
    assert np.array_equal(one, two) == (abs(at - changed) > REACH)


@given(st.lists(st.integers(0, FORMS - 1), min_size=1, max_size=60), st.integers(1, 20))
def test_blocks_tell_what_the_whole_tells(forms, block):
    whole = vectors_of(WEIGHTS, tokens(forms))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "_BLOCK", block)
        assert np.allclose(vectors_of(WEIGHTS, tokens(forms)), whole, atol=1e-5)


def test_what_is_nowhere_has_a_vector_of_noughts():
    assert not vectors_of(WEIGHTS, tokens([1, 2, 3]))[-1].any()
