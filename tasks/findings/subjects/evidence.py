"""What speaks for a candidate and against: features with values that are few, so that each can have its weight."""

import math
from functools import lru_cache

from tasks.findings.tagger.word_classes import NO_CLASS, WordClass, class_form, phrases

Evidence = dict[str, int | str]  # feature -> value; a feature that does not hold is left out

_LARGEST = 24  # bucket: from 4,000
_LONGEST = 3  # words of a form that has a class


def bucket(number: float) -> int:
    """Numbers about as large are one value: 0 and below, 1, 2, 3, 4 to 5, …, each half as large again."""
    return round(min(2 * math.log2(max(number, 0) + 1), _LARGEST))


@lru_cache(maxsize=20_000)
def class_ahead(text: str) -> WordClass:
    """The class of the longest form that a text begins with; NO_CLASS where none is known."""
    return _class([text.split()[:size] for size in range(_LONGEST, 0, -1)])


@lru_cache(maxsize=20_000)
def class_behind(text: str) -> WordClass:
    """The class of the longest form that a text ends with."""
    return _class([text.split()[-size:] for size in range(_LONGEST, 0, -1)])


def _class(forms: list[list[str]]) -> WordClass:
    for words in forms:
        form = " ".join(class_form(word.strip('.,;:()"“”')) for word in words)
        for written in (form, form.lower()):
            if (found := phrases().get(written)) is not None:
                return found
    return NO_CLASS
