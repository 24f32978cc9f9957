"""The mention tagger: a linear-chain CRF over syllables (Lafferty et al. 2001).

Labels are B, I and O by type, and E where a name of several syllables ends.
"""

import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tasks.findings.tagger.features import describe
from tasks.findings.tagger.tokens import parts, tokenize
from tasks.language.article import Article

MODEL = Path(__file__).parents[2] / "models" / "mentions.crfsuite.xz"
OPTIONAL = "?"  # ends the label of a span that a reader may leave out, like a clipped name

# Of spans that may be left out, these say something: a clipped name (`LĐLĐ tỉnh`), not a bare `Thành phố`.
_WORTH_NAMING = frozenset({"ORG", "PER", "PROGRAMME", "LAW"})
_OPTIONAL_BELIEF = 0.7  # below it more of them are wrong than right


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled stretch of the text with the model's belief in it, 0 to 1."""

    start: int
    end: int
    type: str
    confidence: float


@cache
def load(path: Path = MODEL) -> Any:
    """The trained tagger, read once a process."""
    import pycrfsuite  # noqa: PLC0415  only workers that tag pay for it

    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_model(path))
    return tagger


@cache
def _model(path: Path) -> bytes:
    """The model's bytes, kept for as long as the process lives: the tagger reads them where they are."""
    return lzma.decompress(path.read_bytes())


def tag(article: Article, tagger: Any = None) -> Iterator[Span]:
    """Flat spans in text order; none crosses a line end."""
    tagger = tagger or load()
    known = frozenset(tagger.labels())
    for line in article.lines:
        for part in parts(tokenize(article.text, line.start, line.end)):
            labels = tagger.tag(describe(article.text, part, line.role))
            for first, last, kind in spans_of(labels):
                # The weakest label bounds the span's belief from above; cheaper than its joint marginal.
                belief = min(_belief(tagger, known, labels[i], i) for i in range(first, last))
                kind, optional = kind.removesuffix(OPTIONAL), kind.endswith(OPTIONAL)  # noqa: PLW2901
                if not optional or (kind in _WORTH_NAMING and belief >= _OPTIONAL_BELIEF):
                    yield Span(part[first].start, part[last - 1].end, kind, belief)


def _belief(tagger: Any, known: frozenset[str], label: str, at: int) -> float:
    """Marginal of a label, whether the span is optional or not."""
    twin = label.removesuffix(OPTIONAL) if label.endswith(OPTIONAL) else label + OPTIONAL
    belief: float = tagger.marginal(label, at) + (tagger.marginal(twin, at) if twin in known else 0.0)
    return min(belief, 1.0)


def spans_of(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first token, token behind the last, type) of each span that labels make, whatever their order."""
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and (label not in (f"I-{kind}", f"E-{kind}") or labels[i - 1] == f"E-{kind}"):
            yield start, i, kind
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]
