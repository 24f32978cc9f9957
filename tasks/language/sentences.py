"""Sentences of an article, by the marks that end them. Positions are code points."""

import re
from collections.abc import Iterable, Iterator

from tasks.language.article import Line, Sentence
from tasks.language.spacing import dotted_abbreviations

# A mark that may end a sentence, with what closes behind it, the space after it, and the letter that follows.
_END = re.compile(r"(?P<mark>[.!?…][.!?…]*)(?P<closing>[”\"’'»)\]]*)\s+(?=[“\"‘'«(\[–-]*\s?(?P<next>\w))")
_WORD_BEFORE = re.compile(r"[\w.]{1,12}\Z")


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
    before = _WORD_BEFORE.search(text, max(line_start, match.start() - 12), match.start())
    word = before[0].rpartition(".")[2] if before else ""
    is_numbering = word.isdigit() and before is not None and before.start() == line_start
    is_initial = len(word) == 1 and word.isupper()
    return not (is_numbering or is_initial or word.lower() in dotted_abbreviations())
