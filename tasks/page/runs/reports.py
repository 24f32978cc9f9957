"""Live reports: entries with a time of day above each, the latest first or last, that one article is made of.

Lists of the latest news have times too, but one headline and one summary under each.
"""

from itertools import pairwise
from typing import Final

from tasks.page.lines.lines import Line, Shape
from tasks.page.lines.stamps import read_clock
from tasks.page.window.ends import ENDS

MIN_ENTRIES: Final = 3
MAX_ENTRY_LINES: Final = 12
MAX_HEAD_LINES: Final = 2  # from a time to the first paragraph below it


def mark_reports(lines: list[Line]) -> None:
    """Bind the paragraphs of a live report to each other."""
    entries = [i for i, line in enumerate(lines) if line.shape is Shape.STAMP and _opens_entry(lines, i)]
    for run in _runs(lines, entries):
        if len(run) < MIN_ENTRIES or 2 * sum(_is_teaser(lines, i) for i in run) > len(run):
            continue
        behind = range(run[-1] + 1 + MAX_HEAD_LINES, len(lines))
        end = next((i for i in behind if not _is_prose(lines[i])), len(lines))
        for line in lines[run[0] : end]:
            if _is_prose(line):
                line.bound = run[0] + 1


def _is_prose(line: Line) -> bool:
    return line.shape is Shape.PROSE and not line.is_linked


def _opens_entry(lines: list[Line], i: int) -> bool:
    """A time of day alone, a paragraph below it."""
    return read_clock(lines[i].text) is not None and any(map(_is_prose, lines[i + 1 : i + 1 + MAX_HEAD_LINES]))


def _is_teaser(lines: list[Line], i: int) -> bool:
    """One headline and one summary, and the next time."""
    below = lines[i + 1 : i + 4]
    return len(below) > 2 and [line.shape for line in below] == [Shape.HEADLINE, Shape.PROSE, Shape.STAMP]


def _runs(lines: list[Line], entries: list[int]) -> list[list[int]]:
    """Entries near each other whose times rise, or fall, with nothing between that ends an article."""
    runs: list[list[int]] = []
    for i in entries:
        run = runs[-1] if runs else []
        near = bool(run) and i - run[-1] <= MAX_ENTRY_LINES
        if near and not any(line.furniture in ENDS for line in lines[run[-1] : i]) and _in_turn(lines, [*run, i]):
            run.append(i)
        else:
            runs.append([i])
    return runs


def _in_turn(lines: list[Line], run: list[int]) -> bool:
    clocks = [read_clock(lines[i].text) or (0, 0) for i in run]
    return all(a < b for a, b in pairwise(clocks)) or all(a > b for a, b in pairwise(clocks))
