"""Texts with names marked in them: `[person]`, `<organisation>`, `{place}`."""

import re

from tasks.findings.tagger.tagging import Span

MARKS = {"[": "PER", "<": "ORG", "{": "LOC"}
_MARKED = re.compile(r"(\[[^]]*\]|<[^>]*>|\{[^}]*\})")


def read_marked(marked):
    """The text without its marks, and a sure span for each name in text order."""
    text, spans = "", []
    for piece in _MARKED.split(marked):
        name = piece[1:-1] if piece[:1] in tuple(MARKS) else ""
        if name:
            spans.append(Span(len(text), len(text) + len(name), MARKS[piece[0]], 1.0))
        text += name or piece
    return text, spans
