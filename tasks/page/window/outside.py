"""Roles of the lines before and behind the article: teasers of other articles, the site's furniture."""

import re
from functools import cache
from typing import Final

from tasks.page.lines.addresses import addresses_in, is_address, spells
from tasks.page.lines.cells import sections
from tasks.page.lines.credits import is_source
from tasks.page.lines.lines import Line, Shape, is_menu
from tasks.page.lines.signatures import has_cue, heads_author_box, read_signature
from tasks.page.lines.signed import is_signed
from tasks.page.model import ARTICLE_ROLES, Role
from tasks.page.runs.comments import find_comments
from tasks.page.window.window import Window
from tasks.tables import read_table

MIN_TEASER_CHARS: Final = 30  # a menu entry is rarely longer, a headline rarely shorter
MIN_TEASER_WORDS: Final = 6
MIN_PARTS, MAX_PART_WORDS = 2, 3
MIN_RUN: Final = 4  # bulleted lines that are judged together
MAX_MENU_WORDS, MIN_HEADLINE_WORDS = 3.3, 4.5  # on average
MIN_LISTED_WORDS: Final = 3
BESIDE: Final = 3  # neighbours on either side
MIN_PRICED, REACH_OF_PRICES = 2, 7
HEAD_CHARS: Final = 40
MAX_MASTHEAD: Final = 3
BUTTONS: Final = frozenset({"share", "count", "media"})
MAX_PRICES: Final = 30
_PRICES: Final = re.compile(r" \d{1,3}[.,]\d[\d.,]* [-+]?\d[\d.,]*%?$")
CLOSED: Final = frozenset({"contact", "legal"})  # furniture behind which no teaser follows
MAX_BOX: Final = 8  # lines of a poll, of counters, of a form to log in, below what heads it


@cache
def _priced() -> re.Pattern[str]:
    """A price at the end of a line: `35.000 đ`."""
    dong = "|".join(re.escape(row["form"]) for row in read_table("unit_words") if row["value"] == "VND")
    return re.compile(rf"\d[.,]000 ?(?:{dong})$", re.IGNORECASE)


def judge_outside(lines: list[Line], window: Window, end: int, roles: list[Role]) -> None:
    """Set the roles of the lines before the headline and from `end` on."""
    start = window.first if window.title is None else window.title
    seen: dict[str, list[str]] = {}  # lines of the article by their first letters
    for i in range(start, end):
        if roles[i] in ARTICLE_ROLES:
            seen.setdefault(lines[i].text[:HEAD_CHARS], []).append(lines[i].text)
    menus, headlines = find_menus(lines)
    comments = find_comments(lines, end)
    _judge_above(lines, start, roles, menus)
    kind, listed, closed, box_end = "", False, False, 0
    title = "" if window.title is None else lines[window.title].text
    signed = {lines[i].text.casefold() for i in range(end) if roles[i] is Role.BYLINE}
    for i in range(end, len(lines)):
        line = lines[i]
        if roles[i] is Role.LEAD:
            continue
        if i in comments:
            roles[i], kind, listed = Role.NAV, "comment", False
            continue
        if is_address(line.text) and spells(addresses_in(line.text)[0], title):
            roles[i] = Role.SOURCE
            continue
        if line.shape is Shape.FURNITURE:
            kind = line.furniture
            roles[i] = Role.NAV
            listed = kind == "related"
            closed = (closed or kind in CLOSED) and not listed
            box_end = i + MAX_BOX if kind == "box" else box_end
            continue
        closed = closed or heads_author_box(line.text)
        if closed or i in menus or line.shape is Shape.ROW or (kind == "box" and i <= box_end):
            roles[i] = Role.NAV
            continue
        if i in headlines and listed and not _repeats(line.text, seen):
            roles[i] = Role.RELATED
            continue
        if closing := _closing_role(line, kind, signed, has_author=Role.BYLINE in roles):
            roles[i] = closing
            continue
        roles[i] = _behind(lines, i, kind, listed, seen=seen, roles=roles)
        listed = listed or roles[i] is Role.RELATED


def _judge_above(lines: list[Line], start: int, roles: list[Role], menus: set[int]) -> None:
    """The lines before the headline; behind an imprint stands nothing of other articles but a list with a header."""
    closed = False
    for i in range(start):
        closed = (closed or lines[i].furniture in CLOSED) and not (
            lines[i].shape is Shape.SYMBOL or _heads_list(lines, i)
        )
        if lines[i].shape is Shape.STAMP:
            own = Role.DATELINE if lines[i].stamp is not None else Role.NAV
            roles[i] = Role.RELATED if i and roles[i - 1] is Role.RELATED else own
        else:
            roles[i] = Role.NAV if closed or i in menus else _before(lines, i, start)


def _closing_role(line: Line, kind: str, signed: set[str], has_author: bool) -> Role | None:
    """A signature or a source below the text with nothing between but a box of teasers and buttons."""
    if kind and kind not in BUTTONS:
        return None
    if is_source(line) and "://" in line.text:
        return Role.SOURCE
    if line.bullet or not is_signed(line):
        return None
    if line.text.casefold() in signed:
        return Role.BYLINE  # signed above the text and again below
    alone = line.shape is Shape.LABEL and not kind
    return Role.BYLINE if not has_author and (alone or has_cue(line.text)) else None


def _before(lines: list[Line], i: int, start: int) -> Role:
    """The role of a line above the headline (line `start`) that is no time."""
    if lines[i].is_picture or not (is_teaser(lines[i]) or _is_short_teaser(lines, i, start)):
        return Role.NAV
    beside = lines[max(0, i - 1) : i] + lines[i + 1 : min(i + 2, start)]
    alone = lines[i].shape is Shape.HEADLINE and not any(_is_of_list(other) for other in beside)
    return Role.NAV if alone or i < _end_of_masthead(lines, start) else Role.RELATED


def _heads_list(lines: list[Line], i: int) -> bool:
    """The header of a list, and two other articles right below."""
    return lines[i].furniture == "related" and all(map(is_teaser, lines[i + 1 : i + 3]))


def _is_of_list(line: Line) -> bool:
    """What stands beside another article's headline in a list: a headline, a summary, a time, the list's header."""
    return line.shape in (Shape.HEADLINE, Shape.PROSE, Shape.STAMP) or line.furniture == "related"


def _end_of_masthead(lines: list[Line], start: int) -> int:
    """The index behind the site's name and motto, the few lines at the very top; 0 where a list begins there."""
    run = 0
    while run < start and lines[run].shape in (Shape.HEADLINE, Shape.PROSE, Shape.STAMP):
        run += 1
    return run if run <= MAX_MASTHEAD and all(line.shape is Shape.HEADLINE for line in lines[:run]) else 0


def find_menus(lines: list[Line]) -> tuple[set[int], set[int]]:
    """Bulleted lines in runs, judged by their neighbours: entries of menus, and headlines however short."""
    menus: set[int] = set()
    headlines: set[int] = set()
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and lines[i].bullet:
            if lines[i].shape is not Shape.SYMBOL:
                run.append(i)
            continue
        if not run:
            continue
        words = [sum(word[0].isalnum() for word in lines[j].text.split()) for j in run]
        priced = [k for k, j in enumerate(run) if _priced().search(lines[j].text)]
        if len(priced) >= MIN_PRICED:  # goods for sale
            menus.update(run[max(0, priced[0] - REACH_OF_PRICES) : priced[-1] + REACH_OF_PRICES + 1])
        for k, j in enumerate(run if len(run) >= MIN_RUN else ()):
            near = words[max(0, k - BESIDE) : k + BESIDE + 1]
            if sum(near) <= MAX_MENU_WORDS * len(near) or lines[j].text.casefold() in sections():
                menus.add(j)
            elif sum(near) >= MIN_HEADLINE_WORDS * len(near) and words[k] >= MIN_LISTED_WORDS:
                headlines.add(j)
        run = []
    return menus, headlines


def _is_short_teaser(lines: list[Line], i: int, stop: int) -> bool:
    """A short headline between longer ones of a list, which ends before line `stop`."""
    line = lines[i]
    if line.shape is not Shape.HEADLINE or starts_small(line.text) or is_menu(line.text) or line.text.isupper():
        return False
    if _is_of_board(line.text):
        return False
    beside = lines[max(0, i - 1) : i] + lines[i + 1 : min(i + 2, stop)]
    return any(is_teaser(other) and other.bullet == line.bullet for other in beside)


def _goes_on(lines: list[Line], i: int, roles: list[Role]) -> bool:
    """A headline right below the header of a list or another article of it."""
    line = lines[i]
    if line.shape is not Shape.HEADLINE or starts_small(line.text) or is_menu(line.text) or line.text.isupper():
        return False
    below_small = lines[i - 1].shape is Shape.LABEL and i > 1 and roles[i - 2] is Role.RELATED  # a section's name
    return lines[i - 1].furniture == "related" or roles[i - 1] is Role.RELATED or below_small


def is_teaser(line: Line) -> bool:
    """Long enough for another article's headline or summary, and no menu run together in one line."""
    if line.shape is Shape.PROSE or line.points:
        return True
    if line.shape is not Shape.HEADLINE or len(line.text) < MIN_TEASER_CHARS or starts_small(line.text):
        return False
    if line.text.isupper() and not any(map(str.isdigit, line.text)):
        return False  # a block's or an organisation's name
    if (
        line.text.startswith("--")
        or _is_of_board(line.text)
        or (line.text[-1] == ")" and line.text.rpartition("(")[2][:-1].isdigit())
    ):
        return False  # a list to choose from, a category and how many articles it has
    words = line.text.split()
    parts = line.text.split(",")
    if len(parts) > MIN_PARTS and all(part.strip().count(" ") < MAX_PART_WORDS for part in parts):
        return False  # what an office does: "Chức năng, nhiệm vụ, tổ chức"
    return len(words) >= MIN_TEASER_WORDS and not is_menu(line.text)


def _is_of_board(text: str) -> bool:
    """A price or the weather: two figures at the end, or a temperature."""
    return "°C" in text or _PRICES.search(text, max(0, len(text) - MAX_PRICES)) is not None


def starts_small(text: str) -> bool:
    """Begins with a small letter or `#`: key words, the rest of a broken line."""
    return text[0].islower() or text[0] == "#"


def _behind(  # noqa: PLR0911  # one return a sign
    lines: list[Line], i: int, kind: str, listed: bool, *, seen: dict[str, list[str]], roles: list[Role]
) -> Role:
    line = lines[i]
    if line.shape is Shape.SYMBOL:
        return Role.NAV
    near = [lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    if _is_author_box(lines, i):
        return Role.NAV
    if _repeats(line.text, seen):
        in_list = line.bullet or (listed and not any(_repeats(other.text, seen) for other in near))
        return Role.RELATED if in_list and any(is_teaser(other) for other in near) else Role.DUPLICATE
    if line.shape is Shape.STAMP and kind != "comment":
        return Role.RELATED if listed else Role.DATELINE
    if kind in ("comment", "tags"):
        return Role.RELATED if listed and is_teaser(line) else Role.NAV
    if is_teaser(line):
        return Role.RELATED
    if listed and line.shape is Shape.LABEL and i + 1 < len(lines) and is_teaser(lines[i + 1]):
        known = line.text.casefold() in sections()
        return Role.RELATED if known or not line.bullet else Role.NAV
    if listed and (_is_short_teaser(lines, i, len(lines)) or _goes_on(lines, i, roles)):
        return Role.RELATED
    return Role.NAV


def _is_author_box(lines: list[Line], i: int) -> bool:
    """The author's name behind a word that says so ("Đăng bởi ..."), or what is told of the author below it."""
    named = [j for j in (i, i - 1) if is_signed(lines[j]) and read_signature(lines[j].text) != lines[j].text]
    return bool(named) and (named[0] == i or (lines[i].gap == 0 and lines[i].shape is Shape.PROSE))


def _repeats(text: str, seen: dict[str, list[str]]) -> bool:
    """A line of the article again, perhaps cut with dots."""
    same_head = seen.get(text[:HEAD_CHARS], [])
    if text in same_head:
        return True
    cut = text.rstrip(".… ")
    return (
        len(cut) >= HEAD_CHARS
        and cut != text
        and any(other.startswith(cut) or cut.startswith(other) for other in same_head)
    )
