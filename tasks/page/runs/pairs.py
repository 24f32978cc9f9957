"""Headlines and one paragraph each, in turn: the teasers of a list, or the sections of an article."""

from itertools import pairwise
from typing import Final

from tasks.page.lines.lines import Line, Shape
from tasks.page.lines.signed import is_signed

MAX_SUMMARY_CHARS: Final = 450
MAX_PAIR_LINES: Final = 4  # from one summary to the next: its headline, that again, a time
MIN_RUN: Final = 3
MIN_HEAD_CHARS: Final = 40  # on average; sub-headlines are shorter


def is_in_run(lines: list[Line], i: int) -> bool:
    """Another paragraph stands right above or below, unless the line is that of a teaser."""
    listed = i > 0 and lines[i - 1].bound > 0  # below a list of the text's
    return listed or (i > 0 and runs_on(lines[i - 1])) or (i + 1 < len(lines) and runs_on(lines[i + 1]))


def runs_on(line: Line) -> bool:
    """A paragraph, or a sentence too short for one."""
    return (line.shape is Shape.PROSE and not line.is_linked) or line.is_sentence


def find_pairs(lines: list[Line]) -> list[list[int]]:
    """Lone short paragraphs under a headline, in runs of three or more that are near each other."""
    pairs = [
        i
        for i in range(1, len(lines))
        if lines[i - 1].shape is Shape.HEADLINE
        and runs_on(lines[i])
        and lines[i - 1].bullet == lines[i].bullet
        and not lines[i - 1].text.endswith((".", ":"))
        and len(lines[i].text) <= MAX_SUMMARY_CHARS
        and not (lines[i].bound or is_in_run(lines, i))
    ]
    runs: list[list[int]] = []
    for i in pairs:
        if runs and i - runs[-1][-1] <= MAX_PAIR_LINES:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [run for run in runs if len(run) >= MIN_RUN]


def find_teaser_runs(lines: list[Line]) -> set[int]:
    """Summaries in lists of teasers.

    An article whose sub-headlines have one paragraph each has shorter ones, or longer paragraphs.
    """
    long = (run for run in find_pairs(lines) if sum(len(lines[i - 1].text) for i in run) >= MIN_HEAD_CHARS * len(run))
    return {i for run in long for i in run}


def mark_sections(lines: list[Line]) -> None:
    """Bind the paragraphs of an article of short sections: they are numbered from one on, or signed below the last."""
    for run in find_pairs(lines):
        if not all(b - a == 2 for a, b in pairwise(run)):
            continue
        numbers = [lines[i - 1].text.split(".", 1)[0].split(")", 1)[0] for i in run]
        below = lines[run[-1] + 1 : run[-1] + 2]
        if numbers == [str(n) for n in range(1, len(run) + 1)] or any(map(is_signed, below)):
            for i in run:
                lines[i].bound = run[0]
