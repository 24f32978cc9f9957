"""Classes of words and phrases by the company they keep, learned from unannotated news."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tasks.findings.tagger.lexicon import Phrases

TABLE = Path(__file__).parents[2] / "models" / "word_classes.tsv"
_DIGIT = re.compile(r"\d")


class WordClass(NamedTuple):
    """The class of a form among few, some, and many classes."""

    coarse: str
    middle: str
    fine: str


NO_CLASS = WordClass("", "", "")


def class_form(word: str) -> str:
    """The form under which a word has its class: digits are all alike."""
    return word if word.isalpha() else _DIGIT.sub("0", word)


@cache
def phrases() -> Phrases[WordClass]:
    """The forms of the table with their classes, found as phrases."""
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines())
    return Phrases((form, WordClass(*classes)) for form, *classes in rows)
