"""Roles of the lines before and behind the article: teasers of other articles, the site's furniture."""

import re
from typing import Final

from tasks.page.anchors import is_signed
from tasks.page.lines import Line, Shape, is_menu, sections
from tasks.page.model import ARTICLE_ROLES, Role
from tasks.page.window import Window

MIN_TEASER_CHARS: Final = 30  # a menu entry is rarely longer, a headline rarely shorter
MIN_TEASER_WORDS: Final = 6
MIN_RUN: Final = 4  # bulleted lines that are judged together
MAX_MENU_WORDS, MIN_HEADLINE_WORDS = 3.3, 4.5  # on average
MIN_LISTED_WORDS: Final = 3
BESIDE: Final = 3  # neighbours on either side
MIN_PRICED, REACH_OF_PRICES = 2, 7
HEAD_CHARS: Final = 40
_PRICED: Final = re.compile(r"\d[.,]000 ?(?:đ|vnđ|vnd|₫|đồng)$", re.IGNORECASE)
CLOSED: Final = frozenset({"contact", "legal"})  # furniture behind which no teaser follows


def judge_outside(lines: list[Line], window: Window, end: int, roles: list[Role]) -> None:
    """Set the roles of the lines before the headline and from `end` on."""
    start = window.first if window.title is None else window.title
    seen: dict[str, list[str]] = {}  # lines of the article by their first letters
    for i in range(start, end):
        if roles[i] in ARTICLE_ROLES:
            seen.setdefault(lines[i].text[:HEAD_CHARS], []).append(lines[i].text)
    menus, headlines = find_menus(lines)
    closed = False
    for i in range(start):
        closed = (closed or lines[i].furniture in CLOSED) and lines[i].shape is not Shape.SYMBOL
        roles[i] = Role.NAV if closed or i in menus else _before(lines, i, roles)
    kind, listed, closed = "", False, False
    signed = {lines[i].text.casefold() for i in range(end) if roles[i] is Role.BYLINE}
    for i in range(end, len(lines)):
        line = lines[i]
        if roles[i] is Role.LEAD:
            continue
        if line.shape is Shape.FURNITURE:
            kind = line.furniture
            roles[i] = Role.NAV
            listed = kind == "related"
            closed = (closed or kind in CLOSED) and not listed
            continue
        if closed or i in menus:
            roles[i] = Role.NAV
            continue
        if i in headlines and listed and not _repeats(line.text, seen):
            roles[i] = Role.RELATED
            continue
        if not kind and line.shape is Shape.LABEL and not line.bullet and Role.BYLINE not in roles and is_signed(line):
            roles[i] = Role.BYLINE  # behind a box of teasers
            continue
        if not kind and line.text.casefold() in signed:
            roles[i] = Role.BYLINE  # signed above the text and again below
            continue
        roles[i] = _behind(lines, i, kind, listed, seen=seen, roles=roles)
        listed = listed or roles[i] is Role.RELATED


def _before(lines: list[Line], i: int, roles: list[Role]) -> Role:
    line = lines[i]
    if line.shape is Shape.STAMP:
        return Role.RELATED if i and roles[i - 1] is Role.RELATED else Role.DATELINE
    return Role.RELATED if is_teaser(line) or _is_short_teaser(lines, i) else Role.NAV


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
        words = [sum(word[0].isalnum() for word in lines[j].text.split()) for j in run]
        priced = [k for k, j in enumerate(run) if _PRICED.search(lines[j].text)]
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


def _is_short_teaser(lines: list[Line], i: int) -> bool:
    """A short headline between longer ones of a list."""
    line = lines[i]
    if line.shape is not Shape.HEADLINE or starts_small(line.text) or is_menu(line.text):
        return False
    beside = lines[max(0, i - 1) : i] + lines[i + 1 : i + 2]
    return any(is_teaser(other) and other.bullet == line.bullet for other in beside)


def _goes_on(lines: list[Line], i: int, roles: list[Role]) -> bool:
    """A headline right below the header of a list or another article of it."""
    line = lines[i]
    if line.shape is not Shape.HEADLINE or starts_small(line.text) or is_menu(line.text):
        return False
    return lines[i - 1].furniture == "related" or roles[i - 1] is Role.RELATED


def is_teaser(line: Line) -> bool:
    """Long enough for another article's headline or summary, and no menu run together in one line."""
    if line.shape is Shape.PROSE or line.points:
        return True
    if line.shape is not Shape.HEADLINE or len(line.text) < MIN_TEASER_CHARS or starts_small(line.text):
        return False
    if line.text.isupper() and not any(map(str.isdigit, line.text)):
        return False  # a block's or an organisation's name
    words = line.text.split()
    return len(words) >= MIN_TEASER_WORDS and not is_menu(line.text)


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
    if _repeats(line.text, seen):
        return Role.RELATED if line.bullet and any(is_teaser(other) for other in near) else Role.DUPLICATE
    if line.shape is Shape.STAMP and kind != "comment":
        return Role.RELATED if listed else Role.DATELINE
    if kind in ("comment", "tags"):
        return Role.RELATED if listed and is_teaser(line) else Role.NAV
    if is_teaser(line):
        return Role.RELATED
    if listed and line.shape is Shape.LABEL and i + 1 < len(lines) and is_teaser(lines[i + 1]):
        known = line.text.casefold() in sections()
        return Role.RELATED if known or not line.bullet else Role.NAV
    if listed and (_is_short_teaser(lines, i) or _goes_on(lines, i, roles)):
        return Role.RELATED
    return Role.NAV


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
