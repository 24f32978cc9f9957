"""Tables of which every cell became a line of its own, as browsers copy them: rows come back as a rhythm.

A cell is a figure ("142.000", "1/2,09", "–") or some words. Where the two come in turn with the same period
some rows long, they are a table. A counter before each row tells nothing: lists of the most read have one, too.
"""

from itertools import pairwise
from typing import Final

from tasks.page.lines.cells import split_cells
from tasks.page.lines.lines import Line, Shape

MAX_CELL_CHARS: Final = 40
MAX_LONG_CELL_CHARS: Final = 150  # of the last in its row
MAX_UNIT_LETTERS: Final = 4  # behind the digits of a figure: "28°C", "50 kg"
MAX_SIGNS: Final = 2  # before them: "+2,1", "(12)"
MAX_COLUMNS: Final = 10
MIN_FIGURES: Final = 3
MIN_ROWS: Final = 2
MIN_ROWS_OF_PAIRS: Final = 3  # two columns are soon found by chance
MIN_LOOSE_FIGURES, MIN_LOOSE_SHARE = 5, 0.4  # of a table with cells left out, which a line announces
DASHES: Final = frozenset("-–—")
_MAY_BE_CELLS: Final = frozenset({Shape.LABEL, Shape.HEADLINE, Shape.SYMBOL})
_WORDS_TOO: Final = frozenset({"menu", "media"})  # furniture that may head a column: "Đăng ký", "Nghe"
MAX_WORDS: Final = 2  # of it
_NO_CELL_END: Final = frozenset(".?!…:;]|")


def mark_flattened(lines: list[Line]) -> None:
    """Make rows of the lines that are cells of flattened tables, their headers included."""
    start = n_figures = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and (_is_cell(lines[i]) or _is_long_cell(lines, i)):
            n_figures += _is_figure(lines[i].text)
            continue
        if n_figures >= MIN_FIGURES and start > 0:
            table = _find_table(lines, start, i)
            for j in table:
                lines[j].shape, lines[j].furniture = Shape.ROW, ""
            if table and lines[start - 1].text.endswith(":"):
                for line in lines[start - 1 : table.stop]:
                    line.bound = line.bound or start  # to the line that announces it
        start, n_figures = i + 1, 0


def _is_long_cell(lines: list[Line], i: int) -> bool:
    """Many words behind two figures, and below them a row that begins with a word and two figures, too."""
    if i + 3 >= len(lines) or i < 2 or not _is_cell(lines[i], MAX_LONG_CELL_CHARS):
        return False
    beside = (*lines[i - 2 : i], *lines[i + 1 : i + 4])
    return all(map(_is_cell, beside)) and [_is_figure(line.text) for line in beside] == [True, True, False, True, True]


def _is_cell(line: Line, most: int = MAX_CELL_CHARS) -> bool:
    text = line.text
    if line.shape is Shape.FURNITURE:
        return line.furniture in _WORDS_TOO and text.count(" ") < MAX_WORDS
    parted = line.cells and split_cells(text.replace(" / ", " "))
    if line.shape not in _MAY_BE_CELLS or len(text) > most or line.bullet or line.points or parted:
        return False
    if line.shape is Shape.SYMBOL and not (text in DASHES or text.isalnum()):
        return False
    return not (text[-1] in _NO_CELL_END or text[0] == "(" or line.is_linked)


def _is_figure(text: str) -> bool:
    """Digits with at most a sign before and a unit behind, or the dash of an empty cell."""
    has_digit = any(map(str.isdigit, text[: MAX_SIGNS + 1])) and not text[0].isalpha()
    return text in DASHES or (has_digit and sum(map(str.isalpha, text)) <= MAX_UNIT_LETTERS)


def _find_table(lines: list[Line], start: int, stop: int) -> range:
    """The table among the cells from `start` to `stop`; empty where there is none."""
    above, nothing = lines[start - 1], range(0)
    if above.shape in (Shape.FURNITURE, Shape.STAMP) or above.is_linked:
        return nothing  # a box of the site's
    announced = above.text.endswith((":", ")"))
    between = above.shape is Shape.PROSE and stop < len(lines) and lines[stop].shape is Shape.PROSE
    if not announced:
        stop = next((i for i in range(start, stop) if lines[i].shape is Shape.FURNITURE), stop)
    texts = [line.text for line in lines[start:stop]]
    figures = [_is_figure(text) for text in texts]
    if sum(figures) < MIN_FIGURES:
        return nothing
    if regular := _find_rows(texts, figures):
        n_columns, head, end = regular
        if (n_columns > 2 or announced or between) and not (announced and any(figures[end:])):
            counted = [text for text, figure in zip(texts[head:end], figures[head:end], strict=True) if figure]
            if not _is_counter(counted) or (announced and n_columns > 2):
                return range(start + head, start + end)
    end = max(i + 1 for i, figure in enumerate(figures) if figure)
    counted = [text for text, figure in zip(texts[:end], figures[:end], strict=True) if figure]
    loose = len(counted) >= max(MIN_LOOSE_FIGURES, MIN_LOOSE_SHARE * end)
    return range(start, start + end) if announced and loose and not _is_counter(counted) else nothing


def _find_rows(texts: list[str], figures: list[bool]) -> tuple[int, int, int] | None:
    """(columns, first cell of the header, end of the last row) of a table without gaps; None where there is none."""
    first, end, n_columns = _find_rhythm(figures)
    if end - first < n_columns * (MIN_ROWS if n_columns > 2 else MIN_ROWS_OF_PAIRS) or first > n_columns + 1:
        return None
    numbered = next((i for i in range(first, min(first + n_columns, end)) if _is_counter(texts[i:end:n_columns])), None)
    if numbered is not None:
        head = int(numbered % n_columns == 1 and numbered > n_columns)  # a heading above the header
        return n_columns, head, end - (end - numbered) % n_columns
    words = figures[end - n_columns : end].count(False)
    behind = figures[first:end][::-1].index(True)  # words behind the last figure
    if behind and (words == 1 or end % n_columns):
        end -= behind  # a short heading below the table
    return n_columns, int(end % n_columns == 1 and not figures[0]), end


def _find_rhythm(figures: list[bool]) -> tuple[int, int, int]:
    """(first, end, period) of the longest stretch that repeats itself, of equals the one of the shortest period.

    Where it is figures alone, there are as many in a row as words above it.
    """
    best = (0, 0, 1)
    for period in range(2, min(MAX_COLUMNS, len(figures) // 2) + 1):
        first = 0
        for end in range(period, len(figures) + 1):
            if end < len(figures) and figures[end] == figures[end - period]:
                continue
            if end - first > best[1] - best[0] and any(figures[first:end]):
                best = (first, end, period)
            first = end - period + 1
    first, end, period = best
    return (first, end, max(first, 1)) if all(figures[first:end]) else best


def _is_counter(figures: list[str]) -> bool:
    """One, two, three ...: the numbers of rows, of pages, of stars to give."""
    return all(a.isdecimal() and b.isdecimal() and int(b) == int(a) + 1 for a, b in pairwise(figures))
