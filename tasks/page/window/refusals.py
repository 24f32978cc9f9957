"""Pages that are no article though they have text: what says so.

A stretch of text that is found is an article unless the page itself says that it shows none (an error, a wall
before the text), its paragraphs are comments, or its letters are spoilt. The measure goes with the refusal.
"""

import re
from functools import cache
from typing import Final

from tasks.page.lines.lines import Line, Shape
from tasks.page.lines.spelling import MAX_CHARS, find_damage
from tasks.page.model import ARTICLE_ROLES, NotAnArticle, Role
from tasks.page.runs.comments import find_replies
from tasks.tables import read_table

MAX_SIGN_CHARS: Final = 150
MAX_CHARS_BESIDE_SIGN: Final = 700  # of running text: walls show a lead or two paragraphs, error pages a few teasers
ERROR_REACH: Final = 60  # lines from the top in which an error is told
MAX_LINES: Final = 20  # of which the letters are looked at
WALL_REACH: Final = 4  # lines from the end of the text that is shown
REPLY_REACH: Final = 4  # lines below a comment in which its button stands
MIN_COMMENTS: Final = 3
OTHERS: Final = frozenset({"reply", "like", "letterhead"})  # kinds of lines that articles have, too
MIN_COMMENT_SHARE: Final = 0.6  # of the paragraphs


@cache
def _signs() -> tuple[re.Pattern[str], dict[str, str]]:
    """What lines begin with, and their kinds."""
    kinds = {row["form"]: row["kind"] for row in read_table("page_signs") if row["kind"] not in OTHERS}
    forms = "|".join(re.escape(form) for form in sorted(kinds, key=len, reverse=True))
    return re.compile(rf"({forms})(?!\w)"), kinds


def find_sign(lines: list[Line], last: int | None = None) -> tuple[str, str] | None:
    """The kind of the first line that says the page shows no article, and the line.

    `last` is the last line of a text that was found: a wall stands right behind it, while the same words
    elsewhere are a button.
    """
    pattern, kinds = _signs()
    for i, line in enumerate(lines):
        found = pattern.match(line.text.casefold()) if len(line.text) <= MAX_SIGN_CHARS else None
        if found is None:
            continue
        kind = kinds[found[1]]
        if i < ERROR_REACH if kind == "error_page" else last is None or abs(i - last) <= WALL_REACH:
            return kind, line.text
    return None


def explain(lines: list[Line], error: NotAnArticle) -> NotAnArticle:
    """A better name for a refusal, where the page gives one: `error_page`, `login_wall`, `comment_thread`."""
    sign = find_sign(lines)
    if sign and (sign[0] == "error_page" or error.check != "index_page"):
        return NotAnArticle(sign[0], f"{sign[1]!r}; {error.reason}")
    n_comments, n_paragraphs = count_comments(lines, range(len(lines)))
    if n_comments >= MIN_COMMENTS and n_comments >= MIN_COMMENT_SHARE * n_paragraphs:
        return NotAnArticle("comment_thread", f"{n_comments} of {n_paragraphs} paragraphs have a button to reply")
    return error


def refuse(lines: list[Line], roles: list[Role]) -> None:
    """Raise NotAnArticle (`error_page`, `login_wall`, `comment_thread`, `letters_lost`, `scrambled_letters`)."""
    article = [i for i, role in enumerate(roles) if role in ARTICLE_ROLES]
    n_chars = sum(len(lines[i].text) for i in article if roles[i] is not Role.TITLE)
    if n_chars <= MAX_CHARS_BESIDE_SIGN and (sign := find_sign(lines, article[-1])):
        raise NotAnArticle(sign[0], f"{sign[1]!r} beside {n_chars} characters of running text")
    n_comments, n_paragraphs = count_comments(lines, article)
    if n_comments >= MIN_COMMENTS and n_comments >= MIN_COMMENT_SHARE * n_paragraphs:
        raise NotAnArticle("comment_thread", f"{n_comments} of {n_paragraphs} paragraphs have a button to reply")
    if damage := find_damage(" ".join(lines[i].text[:MAX_CHARS] for i in article[:MAX_LINES])):
        raise NotAnArticle(*damage)


def count_comments(lines: list[Line], among: range | list[int]) -> tuple[int, int]:
    """Paragraphs with a button to reply right below, and all paragraphs."""
    paragraphs = [i for i in among if lines[i].shape is Shape.PROSE]
    buttons = set(find_replies(lines))
    if not buttons:
        return 0, len(paragraphs)
    near = sum(any(j in buttons for j in range(i + 1, i + 1 + REPLY_REACH)) for i in paragraphs)
    return near, len(paragraphs)
