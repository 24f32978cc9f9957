"""Learning to choose a candidate, on made-up articles."""

import jax.numpy as jnp
import numpy as np
import pytest

from tasks.findings.subjects.encoder import REACH, Tokens, Vocabulary
from tasks.findings.subjects.network import Choice, units, vectors_of
from tasks.findings.subjects.stretches import Pool, candidate_stretches, number_stretches
from tasks.models import subject_lessons, train_subjects
from tasks.models.subject_lessons import Lesson, Taught, steps
from tasks.models.train_encoder import Encoder, fresh
from tasks.models.train_subjects import digest, is_right, learn

VOCABULARY = Vocabulary({f"form {no}": no for no in range(10)}, np.array([23, 32, 45]))
BASE = Encoder(VOCABULARY, fresh(VOCABULARY, 8, np.random.default_rng(0)))


def tokens(forms):
    forms = np.array(forms, np.intp)
    nothing = np.zeros(len(forms), np.intp)
    return Tokens(
        np.arange(len(forms)), forms, *VOCABULARY.pairs_of(forms), nothing, nothing, nothing, nothing + len(forms)
    )


def choice(given, at, spans, common, each):
    spans = np.array([span or (len(given.forms),) * 2 for span in spans])
    return Choice(at, common, each, number_stretches(given, at), candidate_stretches(given, at, spans))


def lesson(each, right, forms=(1, 2, 3), spans=None, number="count"):
    given = tokens(forms)
    one = choice(given, 0, spans or [None] * len(each), {"number": number}, [{mark: 1} for mark in each])
    return Lesson("a", given, [Taught(one, right)])


LEFT = lesson(["good", "bad", "nobody"], [True, False, False])
RIGHT = lesson(["good", "bad", "nobody"], [False, True, False], number="money")


@pytest.fixture
def quickly(monkeypatch):
    """Small steps and many."""
    monkeypatch.setattr(train_subjects, "_EPOCHS", 30)
    monkeypatch.setattr(train_subjects, "_UNITS", 16)
    for name, size in (("TOKENS", 256), ("NUMBERS", 8), ("CANDIDATES", 32)):
        monkeypatch.setattr(subject_lessons, name, size)
    monkeypatch.setattr(train_subjects, "NUMBERS", 8)


@pytest.mark.usefixtures("quickly")
class TestLearning:
    """What lessons teach."""

    def test_what_is_right_depends_on_what_holds_for_all(self):
        net = learn([LEFT, RIGHT] * 40, BASE)
        assert is_right(net, LEFT) == is_right(net, RIGHT) == [True]
        assert is_right(net, LEFT._replace(numbers=[LEFT.numbers[0]._replace(right=[False, True, True])])) == [False]

    def test_what_is_right_depends_on_the_tokens_around(self):
        before, behind = (
            lesson(["same", "same"], right, forms, spans=[(1, 2), (3, 4)])
            for right, forms in (([True, False], [1, 5, 2, 6]), ([False, True], [1, 6, 2, 5]))
        )
        net = learn([before, behind] * 40, BASE)
        assert is_right(net, before) == is_right(net, behind) == [True]

    def test_the_same_lessons_and_seed_teach_the_same(self):
        one, other, another = (learn([LEFT, RIGHT] * 20, BASE, seed) for seed in (0, 0, 1))
        assert np.array_equal(one.weights["by unit"], other.weights["by unit"])
        assert not np.array_equal(one.weights["by unit"], another.weights["by unit"])

    def test_a_mark_that_is_rare_is_not_learned(self):
        rare = lesson(["rare", "bad", "nobody"], [True, False, False])
        assert set(learn([LEFT] * 30 + [rare] * 5, BASE).marks) == {
            ("number", "count"),
            ("good", 1),
            ("bad", 1),
            ("nobody", 1),
        }


def test_other_evidence_has_another_digest():
    assert digest([LEFT, RIGHT]) == digest([LEFT, RIGHT]) != digest([RIGHT, LEFT])


def test_a_step_sees_of_each_article_what_is_seen_of_it_by_itself():
    forms = np.random.default_rng(1).integers(0, 10, 400).tolist()
    given = [
        Lesson(str(at), tokens(forms), [Taught(choice(tokens(forms), at, spans, {}, [{}] * 3), [True, False, False])])
        for at, spans in ((0, [(3, 9), None, (300, 302)]), (120, [(90, 92), (125, 126), None]), (399, [None] * 3))
    ]
    weights = train_subjects.fresh(BASE, 0, np.random.default_rng(2))
    (step,) = steps(given, {})
    pool = Pool(weights, train_subjects.vectors_of_step(weights, step), jnp)
    packed = np.asarray(units(weights, pool, step.number, step.own, step.of_number, step.stretches))
    assert step.live.sum() < 3 * len(forms), "tokens out of reach are left out"
    whole = Pool(weights, vectors_of(weights, tokens(forms)))
    for no, (_, _, (taught,)) in enumerate(given):
        one = taught.choice
        alone = units(weights, whole, np.array([one.at]), one.own[None], np.zeros(3, np.intp), one.stretches)
        assert np.allclose(packed[3 * no : 3 * no + 3], alone, atol=1e-3)


def test_no_number_is_lost_between_steps(monkeypatch):
    monkeypatch.setattr(subject_lessons, "NUMBERS", 4)
    given = [lesson(["a", "b"], [True, False])._replace(numbers=lesson(["a"], [True]).numbers * n) for n in (3, 9, 1)]
    assert sum(step.is_one.sum() for step in steps(given, {})) == 13


def test_an_article_with_more_tokens_than_a_step_is_an_error():
    spread = [(at, at + 1) for at in range(0, subject_lessons.TOKENS + 1, REACH)]
    long = lesson(["a"] * len(spread), [True] * len(spread), [1] * spread[-1][1], spread)
    with pytest.raises(ValueError, match="a step holds"):
        list(steps([long], {}))


def test_a_share_of_the_marks_is_hidden_and_the_others_count_for_them():
    given = [lesson(["a", "b"], [True, False])] * 50
    (step,) = steps(given, {("a", 1): 0, ("b", 1): 1}, keep=0.5)
    assert set(np.unique(step.bears)) == {0, 2}
    assert 20 < step.bears.sum() / 2 < 80
