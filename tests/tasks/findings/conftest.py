"""Articles of one line, with what was found in them before given by hand."""

import pytest

from tasks.language.alignment import Alignment
from tasks.language.article import Article, Line
from tasks.language.sentences import split_sentences


@pytest.fixture(scope="session")
def article():
    def make(text, role="body"):
        lines, at = [], 0
        for line in text.split("\n"):
            lines.append(Line(at, at + len(line), role, len(lines)))
            at += len(line) + 1
        return Article(text, tuple(lines), tuple(split_sentences(text, lines)), Alignment([]), {})

    return make
