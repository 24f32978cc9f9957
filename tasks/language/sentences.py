"""Sentences of an article, by the marks that end them. Positions are code points."""

import re
from collections.abc import Iterable, Iterator

from tasks.language.article import Line, Sentence
from tasks.language.spacing import dotted_abbreviations

# A mark that may end a sentence, with what closes behind it, the space (or the star of a list) after it, and the letter
# that follows.
_END = re.compile(
    r"(?P<mark>[.!?…][.!?…]*)(?P<closing>[”\"’'»)\]]*)(?:\s+|(?=[*•]\s))(?=[“\"‘'«(\[*•–-]*\s?(?P<next>\w))"
)
_MAX_WORD = 8  # longer than every abbreviation
_MAX_NUMBERING = 12  # "1.2.3" at the start of a line


def split_sentences(text: str, lines: Iterable[Line]) -> Iterator[Sentence]:
    """Every stretch of a line between marks that end sentences; together they cover all but spaces.

    A dot ends no sentence behind an abbreviation of `dotted_abbreviations.tsv`, behind one capital
    letter (an initial), or before a small letter.
    """
    for line_no, line in enumerate(lines):
        start = line.start
        for match in _END.finditer(text, line.start, line.end):
            if _ends_sentence(text, match, line.start):
                yield Sentence(start, match.end("closing"), line_no)
                start = match.end()
        if start < line.end:
            yield Sentence(start, line.end, line_no)


def _ends_sentence(text: str, match: re.Match[str], line_start: int) -> bool:
    if match["next"].islower():
        return False
    if match["mark"] != ".":
        return True
    first = start = match.start()
    earliest = max(line_start, start - _MAX_WORD)
    while first > earliest and text[first - 1].isalnum():
        first -= 1
    word = text[first:start]
    if len(word) == 1 and word.isupper():  # an initial
        return False
    if word.isdigit() and start - line_start <= _MAX_NUMBERING and not text[line_start:start].strip("0123456789."):
        return False
    return word.lower() not in dotted_abbreviations()
