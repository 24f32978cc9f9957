"""Learning what tokens are like, on a made-up language."""

import numpy as np
import pytest

from tasks.findings.subjects.encoder import Vocabulary
from tasks.models import gold_articles, train_encoder
from tasks.models.train_encoder import frequent_pairs, learn, read, read_encoder, words, write


def made_up(times):
    """Every `a` stands before a `b`, every `c` before a `d`."""
    turns = np.random.default_rng(0).integers(0, 2, times)
    return [word for turn in turns for word in (("a", "b", ".") if turn else ("c", "d", "."))]


def test_hidden_tokens_are_guessed_from_those_around(monkeypatch):
    monkeypatch.setattr(train_encoder, "_STRETCH", 256)
    monkeypatch.setattr(train_encoder, "_GUESSED", 32)
    monkeypatch.setattr(train_encoder, "_OTHERS", 4)
    forms = {form: row for row, form in enumerate(["", train_encoder.HIDDEN, "a", "b", "c", "d", "."])}
    text = read([made_up(400)] * 4, forms)
    losses = []
    learn(text, Vocabulary(forms, frequent_pairs(text, len(forms))), steps=400, losses=losses)
    assert np.mean(losses[-50:]) < 0.6 * np.mean(losses[:50])


def test_a_number_and_a_word_that_is_not_known_have_their_rows():
    text = read([["Lan", "123", "x"]], {"": 0, "lan": 1, "000": 2})
    assert text.forms[:3].tolist() == [1, 2, 0]
    assert text.capitals[:3].tolist() == [1, 0, 0]


def test_pairs_that_are_frequent_are_known(monkeypatch):
    monkeypatch.setattr(train_encoder, "_PAIRS", 2)
    forms = {form: row for row, form in enumerate(["", train_encoder.HIDDEN, "công", "đoàn", "viên"])}
    text = read([["Công", "đoàn", "viên", "xã", "công", "đoàn"], ["viên", "công", "đoàn", "viên"]], forms)
    assert frequent_pairs(text, 5).tolist() == [2 * 5 + 3, 3 * 5 + 4]


def test_what_is_written_is_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr(train_encoder, "FILE", tmp_path / "encoder.npz")
    write(train_encoder.FILE, {"forms": np.ones((2, 3), np.float32)}, Vocabulary({"": 0, "lan": 1}, np.array([3])))
    found = read_encoder()
    assert found.vocabulary.forms == {"": 0, "lan": 1}
    assert found.vocabulary.pairs.tolist() == [3]
    assert found.weights["forms"].tolist() == [[1, 1, 1]] * 2


def test_without_the_list_of_held_records_nothing_is_learned(tmp_path, monkeypatch):
    monkeypatch.setattr(gold_articles, "HELD", tmp_path)
    with pytest.raises(FileNotFoundError, match="no list of held records"):
        next(words())


def test_a_held_record_is_held():
    assert "bm13-11119540" in gold_articles.held_records()
