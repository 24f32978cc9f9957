"""Articles of one line, with what was found in them before given by hand."""

import re

import pytest

from tasks.findings.context import Context
from tasks.findings.model import Mention
from tasks.findings.numbers_and_times import find_numbers_and_times
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


MARKS = {"[": "PER", "<": "ORG", "{": "LOC", "*": "AWARD", "~": "PROGRAMME"}
PIECES = re.compile(r"(\[[^]]*\]|<[^>]*>|\{[^}]*\}|\*[^*]*\*|~[^~]*~)")


@pytest.fixture(scope="session")
def context_of(article):
    """The context of a text whose names are marked: [person], <organisation>, {place}, *award*, ~programme~."""

    def make(marked, role="body", roles=None, names=None):
        text, mentions = "", []
        for piece in PIECES.split(marked):
            name = piece[1:-1] if piece[:1] in list(MARKS) else ""
            if name:
                full = (names or {}).get(name, name)
                said = (roles or {}).get(name)
                mentions.append(Mention(len(text), len(text) + len(name), name, MARKS[piece[0]], full, said))
            text += name or piece
        return Context(article(text, role), mentions, *find_numbers_and_times(text))

    return make
