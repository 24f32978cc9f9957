"""Vietnamese words (several syllables may make one) and their classes, by underthesea's models of the wheel."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from tasks.language.segmenter import segment

_LONGEST = 2_000  # underthesea's tokenizer is quadratic in places; longer stretches are read in parts
_AROUND = 3  # words before and behind one that say something of its class


@dataclass(frozen=True, slots=True)
class Word:
    """sentence[start:end], and its class as the Vietnamese treebank names it (N, V, E, M …; VLSP 2013)."""

    start: int
    end: int
    tag: str


def count_words(sentence: str) -> int:
    """How many words (not syllables) and marks stand in a sentence."""
    return sum(len(segment(part)) for _, part in _parts(sentence))


def tag_words(sentence: str) -> list[Word]:
    """The words and marks of a sentence in order, with their places and classes.

    What the tokenizer writes otherwise than the sentence does stands in no word.
    """
    words: list[Word] = []
    for at, part in _parts(sentence):
        behind = at
        found = segment(part)
        for surface, tag in zip(found, classify(found), strict=True):
            start = sentence.find(surface, behind, at + len(part))
            if start >= 0:
                behind = start + len(surface)
                words.append(Word(start, behind, tag))
    return words


def classify(words: list[str]) -> list[str]:
    """The class of each word of a sentence, as `underthesea.pos_tag` gives them; it takes the square of their time."""
    classes: list[str] = _tagger().tag(_features(words))
    return classes


@cache
def _tagger() -> Any:
    import pycrfsuite  # noqa: PLC0415  only workers that tag pay for it

    tagger = pycrfsuite.Tagger()
    tagger.open(str(files("underthesea.pipeline.pos_tag") / "pos_crf_2017_10_11.bin"))
    return tagger


def _features(words: list[str]) -> list[list[str]]:
    """What the model was told of each word, in the same order."""
    text, lower = _padded(words), _padded(word.lower() for word in words)
    title = _padded(str(all(part[0].istitle() for part in word.split(" "))) for word in words)
    pair = _padded(map(" ".join, pairwise(words)))
    unknown, unknowns = _padded(["X"] * len(words)), _padded(["X X"] * (len(words) - 1))  # no class is told
    columns = [
        *((f"T[{at}].lower=", lower, at) for at in (-2, -1, 0, 1, 2)),
        *((f"T[{at}].istitle=", title, at) for at in (0, -1, 1)),
        *((f"T[{at}]=", text, at) for at in (-2, -1, 0, 1, 2)),
        *((f"T[{at},{at + 1}]=", pair, at) for at in (-2, -1, 0, 1)),
        *((f"T[{at}][1]=", unknown, at) for at in (-3, -2, -1)),
        *((f"T[{at},{at + 1}][1]=", unknowns, at) for at in (-3, -2)),
    ]
    return [[f"{name}{values[at + _AROUND + i]}" for name, values, at in columns] for i in range(len(words))]


def _padded(values: Iterable[str]) -> list[str]:
    return [*["BOS"] * _AROUND, *values, *["EOS"] * _AROUND]


def _parts(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while len(text) - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]
