"""Learning to choose a candidate, on made-up choices."""

import numpy as np

from tasks.models.train_subjects import Choice, digest, is_right, learn

LEFT = Choice("a", ["number=count"], [["good=1"], ["bad=1"], ["nobody=1"]], [True, False, False])
RIGHT = Choice("b", ["number=money"], [["good=1"], ["bad=1"], ["nobody=1"]], [False, True, False])


def test_what_is_right_depends_on_what_holds_for_all():
    net = learn([LEFT, RIGHT] * 256)
    assert is_right(LEFT, net)
    assert is_right(RIGHT, net)
    assert not is_right(LEFT._replace(right=[False, True, True]), net)


def test_the_same_choices_and_seed_teach_the_same():
    one, other, another = learn([LEFT, RIGHT] * 128), learn([LEFT, RIGHT] * 128), learn([LEFT, RIGHT] * 128, seed=1)
    assert np.array_equal(one.by_unit, other.by_unit)
    assert not np.array_equal(one.by_unit, another.by_unit)


def test_a_mark_that_is_rare_is_not_learned():
    rare = LEFT._replace(marks=[["good=1", "rare=1"], ["bad=1"], ["nobody=1"]])
    assert set(learn([LEFT] * 128 + [rare] * 5).rows) == {"number=count", "good=1", "bad=1", "nobody=1"}


def test_other_evidence_has_another_digest():
    assert digest([LEFT, RIGHT]) == digest([LEFT, RIGHT]) != digest([RIGHT, LEFT])
