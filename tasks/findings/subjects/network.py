"""How much the evidence speaks for a candidate: a network of one hidden layer (`tasks.models.train_subjects`).

A feature with its value is a mark; each mark has a weight of its own and one for each hidden unit, and a candidate's
score is what its marks add up to, by themselves and through the units (rectified linear).
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tasks.findings.subjects.evidence import Evidence

FILE = Path(__file__).parents[2] / "models" / "subjects.npz"


class Network(NamedTuple):
    """The weights: of n marks, straight and by unit, and of the units."""

    rows: Mapping[str, int]  # mark -> row
    straight: NDArray[np.float32]  # (n,)
    by_unit: NDArray[np.float32]  # (n, units)
    bias: NDArray[np.float32]  # (units,)
    units: NDArray[np.float32]  # (units,)


def marks_of(evidence: Evidence) -> Iterable[str]:
    """A mark for each feature with its value: `times=3`."""
    return (f"{feature}={value}" for feature, value in evidence.items())


@cache
def network() -> Network:
    """The learned network."""
    with np.load(FILE) as stored:
        marks = {str(mark): row for row, mark in enumerate(stored["marks"])}
        weights = (stored[name].astype(np.float32) for name in ("straight", "by_unit", "bias", "units"))
        return Network(marks, *weights)


def scores(net: Network, common: Iterable[str], marks: Iterable[Iterable[str]]) -> NDArray[np.float32]:
    """A score for each candidate, from the marks of all and those of each; higher is likelier."""
    shared = [row for mark in common if (row := net.rows.get(mark)) is not None]
    own = [[row for mark in each if (row := net.rows.get(mark)) is not None] for each in marks]
    flat = np.fromiter((row for rows in own for row in rows), dtype=np.intp)
    lengths = np.fromiter(map(len, own), dtype=np.intp)
    sums = np.zeros((len(own), net.by_unit.shape[1] + 1), dtype=np.float32)
    filled = lengths > 0
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))[filled]
    if len(flat):
        sums[filled, :-1] = np.add.reduceat(net.by_unit[flat], starts)
        sums[filled, -1] = np.add.reduceat(net.straight[flat], starts)
    units = np.maximum(sums[:, :-1] + net.by_unit[shared].sum(axis=0) + net.bias, 0)
    found: NDArray[np.float32] = units @ net.units + sums[:, -1]
    return found
