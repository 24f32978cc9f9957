"""Paragraphs that were broken into lines at a column, as mail, `lynx -dump` and Markdown writers break them; headlines
that a page prints in two rows.

A line is broken at a column where the first word of the next one would not have fitted. No other text looks
like that over many lines, with small letters behind most breaks: menus and lists of headlines begin each line
with a capital, paragraphs that are not broken are longer than any column.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from tasks.page.lines.stamps import read_stamp

MIN_WIDTH, MAX_WIDTH = 40, 132  # columns
MIN_BREAKS: Final = 4  # of one column in a page
MIN_SMALL_SHARE: Final = 0.3  # of the breaks, before a small letter: most words of running text begin so, no headline
MAX_LONGER_SHARE: Final = 0.2  # of lines longer than the column, to breaks
MAX_HEADLINE_ROWS: Final = 3
MIN_HEADLINE_CHARS, MAX_HEADLINE_CHARS = 25, 110  # of a row; the last may be shorter
RAGGED: Final = 0.7  # of the column: a shorter line is no full one, however the next begins
_ITEM: Final = re.compile(r"\s*(?:[*+•▪►»·●○■□◦‣|>]\s|#{1,6}\s|!\[|\[\d+\]:|\d{1,3}[.)]\s+[^\Wa-zà-ỹđ\d]|=+$|-+$)")
_DASH: Final = re.compile(r"\s*[-–—]\s+[^\Wa-zà-ỹđ]")  # an item or an answer, unless a sentence goes on with it
_LINK: Final = re.compile(r"\]\(|\]\[|://")
_CLOSERS: Final = "”\"’')]*_ "
_STOPS: Final = frozenset(".!?…:;")


def find_continued(rows: Sequence[str]) -> frozenset[int]:
    """The numbers of the rows that go on the paragraph, or the headline, of the row before."""
    bare = [row.strip() for row in rows]
    return _find_broken_paragraphs(rows, bare) | _find_broken_headlines(bare)


def _find_broken_headlines(bare: list[str]) -> frozenset[int]:
    """The later rows of headlines of two or three rows, with empty ones around.

    All are in capitals, or each goes on small or behind a colon.
    """
    found: set[int] = set()
    run: list[int] = []
    for i, row in enumerate([*bare, ""]):
        if row:
            run.append(i)
            continue
        if 1 < len(run) <= MAX_HEADLINE_ROWS and _is_headline([bare[j] for j in run]):
            found.update(run[1:])
        run = []
    for i in range(1, len(bare)):
        if (
            bare[i - 1].endswith(":")
            and bare[i - 1].isupper()
            and i - 1 not in found
            and _is_headline(bare[i - 1 : i + 1])
        ):
            found.add(i)  # in capitals, wherever they stand
    return frozenset(found)


def _is_headline(rows: list[str]) -> bool:
    if min(map(len, rows[:-1])) < MIN_HEADLINE_CHARS or not rows[0][0].isupper():
        return False
    if any(len(row) > MAX_HEADLINE_CHARS or " " not in row or _LINK.search(row) or _ITEM.match(row) for row in rows):
        return False
    if all(map(str.isupper, rows)):
        return True
    return all(upper[-1] == ":" or (lower[0].islower() and upper[-1] not in _STOPS) for upper, lower in pairwise(rows))


def _find_broken_paragraphs(rows: Sequence[str], bare: list[str]) -> frozenset[int]:
    """Those that were broken at a column; none where the page was not."""
    if sum(row[:1].islower() for row in bare) < MIN_BREAKS * MIN_SMALL_SHARE:
        return frozenset()
    pairs = [
        (i, len(rows[i].rstrip()), _first_word(bare[i + 1]))
        for i in range(len(rows) - 1)
        if bare[i] and bare[i + 1] and _may_go_on(rows, i)
    ]
    if sum(word[0].islower() for _, _, word in pairs) < MIN_BREAKS * MIN_SMALL_SHARE:
        return frozenset()
    width = _find_width(rows, pairs)
    if width is None:
        return frozenset()
    return frozenset(
        i + 1
        for i, n_chars, word in pairs
        if _is_broken(rows[i], n_chars, word, width) and not _stands_alone(rows, i + 1, width)
    )


def _stands_alone(rows: Sequence[str], i: int, width: int) -> bool:
    """A short row without a stop, below one with it and above a capital: a picture's text, a sub-headline."""
    if _is_unfinished(rows[i - 1]) or not _is_unfinished(rows[i]) or len(rows[i].rstrip()) >= RAGGED * width:
        return False
    return i + 1 < len(rows) and rows[i + 1].strip()[:1].isupper()


def _may_go_on(rows: Sequence[str], i: int) -> bool:
    """The second of two rows with text is no item of a list, no time and not set further in."""
    row, following = rows[i], rows[i + 1]
    if _ITEM.match(following):
        return False
    if _is_unfinished(following) and read_stamp(following.strip()):
        return False
    if _DASH.match(following) and not _is_unfinished(row):
        return False
    return _indent(following) <= _indent(row) or _ITEM.match(row) is not None


def _find_width(rows: Sequence[str], pairs: list[tuple[int, int, str]]) -> int | None:
    """The column at which most rows are broken."""
    breaks, small, longer = ([0] * (MAX_WIDTH + 2) for _ in range(3))
    for _, n_chars, word in pairs:
        if MIN_WIDTH * RAGGED <= n_chars <= MAX_WIDTH:
            for counts in (breaks, small) if word[0].islower() else (breaks,):  # each column from the row's own ...
                counts[n_chars] += 1
                counts[min(n_chars + 1 + len(word), MAX_WIDTH + 1)] -= 1  # ... to where the word would have fitted
    for row in rows:
        n_chars = len(row.rstrip())
        if n_chars and " " in row.strip() and not _LINK.search(row):
            longer[min(n_chars, MAX_WIDTH + 1)] += 1
    breaks, small = list(accumulate(breaks)), list(accumulate(small))
    n_longer = list(accumulate(reversed(longer)))[::-1]  # rows of a length or more
    width = max(range(MIN_WIDTH, MAX_WIDTH + 1), key=lambda w: breaks[w] - n_longer[w + 1])
    plain = n_longer[width + 1] <= MAX_LONGER_SHARE * breaks[width]
    return width if plain and breaks[width] >= MIN_BREAKS and small[width] >= MIN_SMALL_SHARE * breaks[width] else None


def _is_broken(row: str, n_chars: int, word: str, width: int) -> bool:
    """The row ends because of the column: exactly, or near it within a sentence."""
    if n_chars <= width < n_chars + 1 + len(word):
        return True
    return _is_unfinished(row) and word[0].islower() and (n_chars >= RAGGED * width or _LINK.search(row) is not None)


def _is_unfinished(row: str) -> bool:
    """Does not end as a sentence does."""
    bare = row.rstrip().rstrip(_CLOSERS)
    return bool(bare) and bare[-1] not in _STOPS


def _first_word(row: str) -> str:
    return row.split(maxsplit=1)[0]


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())
