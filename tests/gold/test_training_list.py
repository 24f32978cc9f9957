"""Training anew gives the model that is there, as long as the trainer is told the same."""

import pytest

from tasks.findings.subjects.weights import weights
from tasks.models import training_list
from tasks.models.train_mentions import listed, training_articles
from tasks.models.train_subjects import choices, learn


def test_the_model_was_trained_on_what_is_there_now(shared) -> None:
    then, now = dict(training_list.read()), dict(listed(training_articles()))
    assert list(then) == list(now), "other articles: train again, python -m tasks.models.train_mentions"
    changed = [name for name, digest in now.items() if then[name] != digest]
    assert not changed, "the trainer is told otherwise: train again, python -m tasks.models.train_mentions"


def test_the_weights_of_subjects_are_what_the_annotations_teach(shared) -> None:
    taught = {mark: weight for mark, weight in learn(list(choices())).items() if weight}
    assert taught == pytest.approx(dict(weights()), abs=0.011), "train again, python -m tasks.models.train_subjects"
