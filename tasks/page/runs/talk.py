"""Interviews: who asks and who answers in turn, told from headlines with a summary each.

A dash or the speaker's name before what one of the two says makes a question and what follows it talk. Without,
short questions some times in a row do: headlines of other articles are longer and seldom all questions.
"""

from collections import Counter
from typing import Final

from tasks.page.lines.credits import is_caption
from tasks.page.lines.lines import Line, Shape, is_finished
from tasks.page.window.ends import ENDS

DASHES: Final = ("- ", "– ", "— ")
CLOSERS: Final = "”\"’') \u00a0*"
MIN_MARKED: Final = 2  # questions with a mark
MIN_BARE, MAX_BARE_CHARS = 3, 45  # questions without; their length on average
MIN_HEADING_CHARS: Final = 25
MAX_SPEAKER_CHARS, MAX_SPEAKER_WORDS = 30, 5
BETWEEN: Final = 12  # lines from one question to the next
WORDS: Final = frozenset({Shape.PROSE, Shape.HEADLINE, Shape.LABEL})


def asks(line: Line) -> bool:
    """A line that ends in a question mark, and no link."""
    return "?" in line.text[-3:] and line.text.rstrip(CLOSERS)[-1:] == "?" and not (line.is_linked or line.points)


def mark_talk(lines: list[Line]) -> None:
    """Mark as bound what is asked and answered in the interview of a page, if there is one."""
    asked = [i for i in range(1, len(lines) - 1) if asks(lines[i]) and _answers(lines[i + 1])]
    if not asked:
        return
    heads = Counter(_speaker(lines[j].text) for i in asked for j in (i, i + 1))
    speakers = frozenset(head for head, times in heads.items() if head and times > 1)
    marked = [i for i in asked if _is_marked(lines[i], speakers) or _is_marked(lines[i + 1], speakers)]
    if marked:
        marked = [i for i in asked if i in marked or _speaker(lines[i].text)]  # a name may be told but once
    for run in _runs(lines, marked):
        if len(run) >= MIN_MARKED or lines[run[0] + 1].text.startswith(DASHES):
            _bind(lines, run, speakers)
    for run in _runs(lines, asked):
        short = sum(len(lines[i].text) for i in run) <= MAX_BARE_CHARS * len(run)
        if len(run) >= MIN_BARE and short and _opens(lines, run[0]):
            _bind(lines, run, speakers)


def _answers(line: Line) -> bool:
    if line.is_linked or line.points:
        return False
    if line.shape is Shape.PROSE:
        return line.text.startswith(DASHES) or not asks(line)
    return line.shape in WORDS and is_finished(line.text) and not asks(line)


def _opens(lines: list[Line], i: int) -> bool:
    """The first question stands below a paragraph, a picture's text or a heading longer than the header of a list."""
    above = lines[i - 1]
    if above.shape is Shape.HEADLINE and len(above.text) >= MIN_HEADING_CHARS and i > 1:
        above = lines[i - 2]
    return above.shape is Shape.PROSE or is_caption(above)


def _speaker(text: str) -> str:
    """What stands before a colon at the head of a line, if it is short and begins with a capital; else ""."""
    head, colon, _ = text[: MAX_SPEAKER_CHARS + 1].partition(":")
    return head if colon and head[:1].isupper() and head.count(" ") < MAX_SPEAKER_WORDS else ""


def _is_marked(line: Line, speakers: frozenset[str]) -> bool:
    return line.text.startswith(DASHES) or _speaker(line.text) in speakers


def _runs(lines: list[Line], asked: list[int]) -> list[list[int]]:
    """Questions with nothing between two of them that ends an article, and not too many lines."""
    runs: list[list[int]] = []
    for i in asked:
        near = bool(runs) and i - runs[-1][-1] <= BETWEEN
        if near and not any(line.furniture in ENDS for line in lines[runs[-1][-1] : i]):
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _bind(lines: list[Line], run: list[int], speakers: frozenset[str]) -> None:
    """The questions of a run, the paragraphs that follow and other lines with a mark; not what is under a headline."""
    for i in range(run[0], len(lines)):
        line, above = lines[i], lines[i - 1]
        marked = i in run or (_is_marked(line, speakers) and line.shape in WORDS)
        follows = line.shape is Shape.PROSE and (above.bound or above.shape is not Shape.HEADLINE)
        if i > run[-1] + 1 and not (marked or (follows and above.bound)):
            break
        if (marked or follows) and not (line.is_linked or is_caption(line)):
            line.bound = run[0]
