"""Training anew gives the model that is there, as long as the trainer is told the same."""

import numpy as np

from tasks.findings.subjects.network import FILE, network
from tasks.models import training_list
from tasks.models.train_mentions import listed, training_articles
from tasks.models.train_subjects import SAMPLE, digest, lessons


def test_the_model_was_trained_on_what_is_there_now(shared) -> None:
    then, now = dict(training_list.read()), dict(listed(training_articles()))
    assert list(then) == list(now), "other articles: train again, python -m tasks.models.train_mentions"
    changed = [name for name, digest in now.items() if then[name] != digest]
    assert not changed, "the trainer is told otherwise: train again, python -m tasks.models.train_mentions"


def test_the_network_of_subjects_learned_what_is_there_now(shared) -> None:
    with np.load(FILE) as stored:
        then = str(stored["learned_from"])
    assert digest(lessons(network().vocabulary, SAMPLE)) == then, (
        "the trainer is told otherwise: python -m tasks.models.train_subjects"
    )
