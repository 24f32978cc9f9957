"""The mention tagger: a linear-chain CRF over syllables (Lafferty et al. 2001), labels in BIO."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tasks.findings.features import describe
from tasks.findings.tokens import parts, tokenize
from tasks.language.article import Article

MODEL = Path(__file__).parents[1] / "models" / "mentions.crfsuite"
OPTIONAL = "?"  # ends the label of a span that a reader may leave out, like a clipped name


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
    tagger.open(str(path))
    return tagger


def tag(article: Article, tagger: Any = None) -> Iterator[Span]:
    """Flat spans in text order; none crosses a line end."""
    tagger = tagger or load()
    for line in article.lines:
        for part in parts(tokenize(article.text, line.start, line.end)):
            labels = tagger.tag(describe(article.text, part, line.role))
            for first, last, kind in _spans(labels):
                # The weakest label bounds the span's belief from above; cheaper than its joint marginal.
                belief = min(tagger.marginal(labels[i], i) for i in range(first, last))
                yield Span(part[first].start, part[last - 1].end, kind.removesuffix(OPTIONAL), belief)


def _spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            yield start, i, kind
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]
