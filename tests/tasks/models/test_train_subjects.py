"""Learning to choose a candidate, on made-up articles."""

import numpy as np
import pytest

from tasks.findings.subjects.encoder import REACH, Tokens
from tasks.findings.subjects.network import Choice, vectors_of
from tasks.models import subject_lessons, train_subjects
from tasks.models.subject_lessons import Lesson, Taught, steps
from tasks.models.train_encoder import Encoder, fresh
from tasks.models.train_subjects import digest, is_right, learn

WEIGHTS = fresh(10, 8, np.random.default_rng(0))
BASE = Encoder({f"form {no}": no for no in range(10)}, {name: np.asarray(array) for name, array in WEIGHTS.items()})


def tokens(forms):
    nothing = np.zeros(len(forms), np.intp)
    return Tokens(np.arange(len(forms)), np.array(forms, np.intp), nothing, nothing)


NOWHERE = (-1, -1)


def lesson(each, right, forms=(1, 2, 3), places=None, number="count"):
    choice = Choice(0, {"number": number}, [{one: 1} for one in each], np.array(places or [NOWHERE] * len(each)).T)
    return Lesson("a", tokens(forms), [Taught(choice, right)])


LEFT = lesson(["good", "bad", "nobody"], [True, False, False])
RIGHT = lesson(["good", "bad", "nobody"], [False, True, False], number="money")


@pytest.fixture
def quickly(monkeypatch):
    """Small steps and many."""
    monkeypatch.setattr(train_subjects, "_EPOCHS", 30)
    monkeypatch.setattr(train_subjects, "_UNITS", 16)
    for name, size in (("TOKENS", 256), ("NUMBERS", 8), ("CANDIDATES", 32)):
        monkeypatch.setattr(subject_lessons, name, size)
    for name, size in (("TOKENS", 256), ("NUMBERS", 8)):
        monkeypatch.setattr(train_subjects, name, size)


@pytest.mark.usefixtures("quickly")
class TestLearning:
    """What lessons teach."""

    def test_what_is_right_depends_on_what_holds_for_all(self):
        net = learn([LEFT, RIGHT] * 40, BASE)
        assert is_right(net, LEFT) == is_right(net, RIGHT) == [True]
        assert is_right(net, LEFT._replace(numbers=[LEFT.numbers[0]._replace(right=[False, True, True])])) == [False]

    def test_what_is_right_depends_on_the_tokens_around(self):
        before, behind = (
            lesson(["same", "same"], right, forms, places=[(1, 1), (3, 3)])
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


def test_vectors_of_a_step_are_those_of_each_article_by_itself():
    forms = np.random.default_rng(1).integers(0, 10, 90).tolist()
    given = [
        Lesson(
            str(at),
            tokens(forms),
            [Taught(Choice(at, {}, [{}, {}], np.array([(at + 3, at + 40), NOWHERE]).T), [True, False])],
        )
        for at in (0, 20, 45)
    ]
    (step,) = steps(given, {})
    packed = train_subjects.vectors_of_step(WEIGHTS, step)
    whole = vectors_of(WEIGHTS, tokens(forms))
    assert step.live.sum() < 3 * len(forms), "tokens out of reach are left out"
    for no, at in enumerate((0, 20, 45)):
        for place, token in ((step.number[no], at), (step.first[2 * no], at + 3), (step.last[2 * no], at + 40)):
            assert np.allclose(packed[place], whole[token], atol=1e-5)
        assert not packed[step.first[2 * no + 1]].any()


def test_no_number_is_lost_between_steps(monkeypatch):
    monkeypatch.setattr(subject_lessons, "NUMBERS", 4)
    given = [lesson(["a", "b"], [True, False])._replace(numbers=lesson(["a"], [True]).numbers * n) for n in (3, 9, 1)]
    assert sum(step.is_one.sum() for step in steps(given, {})) == 13


def test_an_article_with_more_tokens_than_a_step_is_an_error():
    spread = [(at, at) for at in range(0, subject_lessons.TOKENS + 1, REACH)]
    long = lesson(["a"] * len(spread), [True] * len(spread), [1] * (spread[-1][0] + 1), spread)
    with pytest.raises(ValueError, match="a step holds"):
        list(steps([long], {}))


def test_a_share_of_the_marks_is_hidden_and_the_others_count_for_them():
    given = [lesson(["a", "b"], [True, False])] * 50
    (step,) = steps(given, {("a", 1): 0, ("b", 1): 1}, keep=0.5)
    assert set(np.unique(step.bears)) == {0, 2}
    assert 20 < step.bears.sum() / 2 < 80
