"""Vietnamese words (several syllables may make one), by underthesea's model of the wheel."""

from collections.abc import Iterator
from functools import cache
from typing import Any

_LONGEST = 2_000  # underthesea's tokenizer is quadratic in places; longer stretches are read in parts


@cache
def _tokenize() -> Any:
    from underthesea import word_tokenize  # noqa: PLC0415  loads its model: 0.4 s, 135 MiB

    return word_tokenize


def count_words(sentence: str) -> int:
    """How many words (not syllables) and marks stand in a sentence."""
    tokenize = _tokenize()
    return sum(len(tokenize(part)) for part in _parts(sentence))


def _parts(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield text[start:cut]
        start = cut
    yield text[start:]
