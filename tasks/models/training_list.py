"""What the tagger was trained on, article by article, beside the model: whether training anew gives its bytes.

`training.tsv` holds a digest of the settings, and in training order one of each article: of everything the
trainer is told of it, features and labels. So a change of a text, an annotation, the normaliser or a table
of features shows by the name of the articles it changes.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

TABLE = Path(__file__).parent / "training.tsv"
SETTINGS = "settings"  # the first row: parameters, and the version of the library
Sequences = Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]]  # features and labels of each line


def of_article(sequences: Sequences) -> str:
    """The digest of what the trainer is told of an article; order counts."""
    told = hashlib.sha256()
    for rows, labels in sequences:
        for row, label in zip(rows, labels, strict=True):
            told.update("\t".join([label, *row, "\n"]).encode())
        told.update(b"\n")
    return told.hexdigest()[:16]


def of_settings(parameters: Mapping[str, object]) -> str:
    """The digest of the trainer's parameters and version."""
    told = [*sorted(parameters.items()), version("python-crfsuite")]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def write(rows: Iterable[tuple[str, str]], path: Path = TABLE) -> None:
    """Write name and digest of the settings and of each article, in training order."""
    path.write_text("".join(f"{name}\t{digest}\n" for name, digest in rows), "utf-8")


def read(path: Path = TABLE) -> list[tuple[str, str]]:
    """The rows of `write`."""
    return [(name, digest) for name, digest in (row.split("\t") for row in path.read_text("utf-8").splitlines())]
