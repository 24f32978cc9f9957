"""Vietnamese words (several syllables may make one) and their classes, by underthesea's models of the wheel."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tasks.language.segmenter import count_segments

_LONGEST = 2_000  # underthesea's tokenizer is quadratic in places; longer stretches are read in parts


@dataclass(frozen=True, slots=True)
class Word:
    """sentence[start:end], and its class as the Vietnamese treebank names it (N, V, E, M …; VLSP 2013)."""

    start: int
    end: int
    tag: str


@cache
def _underthesea() -> Any:
    import underthesea  # noqa: PLC0415  loads its models: 0.4 s, 135 MiB

    return underthesea


def count_words(sentence: str) -> int:
    """How many words (not syllables) and marks stand in a sentence."""
    return sum(count_segments(part) for _, part in _parts(sentence))


def tag_words(sentence: str) -> list[Word]:
    """The words and marks of a sentence in order, with their places and classes.

    What the tokenizer writes otherwise than the sentence does stands in no word.
    """
    words: list[Word] = []
    for at, part in _parts(sentence):
        behind = at
        for surface, tag in _underthesea().pos_tag(part):
            start = sentence.find(surface, behind, at + len(part))
            if start >= 0:
                behind = start + len(surface)
                words.append(Word(start, behind, tag))
    return words


def _parts(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while len(text) - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]
