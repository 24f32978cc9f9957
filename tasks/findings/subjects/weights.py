"""How much each mark of evidence speaks for a subject: weights learned by `tasks.models.train_subjects`."""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tasks.findings.subjects.candidates import Candidate, Evidence

TABLE = Path(__file__).parents[2] / "models" / "subject_weights.tsv"


@cache
def weights() -> Mapping[str, float]:
    """Mark -> weight, in natural-log odds."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["mark"]: float(row["weight"]) for row in csv.DictReader(file, delimiter="\t")}


def score(evidence: Evidence, known: Mapping[str, float]) -> float:
    """What speaks for a candidate: the sum of the weights of its marks."""
    return sum(known.get(mark, 0.0) * value for mark, value in evidence.items())


def best(candidates: Sequence[Candidate]) -> Candidate:
    """The candidate that most speaks for; of equals the first."""
    known = weights()
    return max(candidates, key=lambda candidate: score(candidate.evidence, known))
