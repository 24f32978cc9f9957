"""Roles of the lines between the headline and the end of the article, signature and source included."""

from itertools import pairwise
from typing import Final

from tasks.page.lines.cells import sections
from tasks.page.lines.credits import is_caption, is_credit, is_source, may_be_caption, shows
from tasks.page.lines.lines import Line, Shape, is_finished
from tasks.page.lines.signatures import is_office
from tasks.page.lines.signed import is_photographer, is_signed
from tasks.page.model import Role
from tasks.page.runs.lone import MAX_HEADING_CHARS, NUMBERED, find_lone, is_marked
from tasks.page.runs.talk import asks
from tasks.page.window.boxes import find_boxes, find_late_lead, peel_teasers
from tasks.page.window.tail import judge_tail
from tasks.page.window.window import Window, find_spacing

SIGNED_REACH: Final = 4  # lines before the last paragraph; further up a name is a sub-headline or a cell
MAX_RESUMING_CHARS: Final = 30
MIN_HEADLINE_WORDS: Final = 8
MIN_CAPTION_CHARS: Final = 12
MIN_LEAD_CHARS: Final = 50
ALT_CHARS: Final = 12  # of what an alt text has behind the headline
MAX_BULLETED_CHARS: Final = 45  # of a sub-headline with a bullet; other articles' headlines are longer
MAX_LABELS, MAX_LABEL_CHARS = 6, 30  # between two labels of a player
MAX_TAG_CHARS, MIN_TAGGED_WORDS = 20, 4
PLAYERS: Final = frozenset({"media", "picture"})
MAX_SHOWN: Final = 2  # sentences of who is shown in a row
MIN_CENTRING: Final = 8  # blanks more than before the paragraphs beside
MAX_CENTRED_CHARS: Final = 250
_BY_SHAPE: Final = {Shape.FURNITURE: Role.NAV, Shape.SYMBOL: Role.NAV}


def judge_inside(lines: list[Line], window: Window, roles: list[Role]) -> int:
    """Set the roles from the headline to the end of the article; the index behind the last of its lines."""
    start = window.first if window.title is None else window.title + 1
    if window.title is not None:
        roles[window.title] = Role.TITLE
    spacing = find_spacing(lines, window.first, window.last)
    late_lead = find_late_lead(lines, window, spacing)
    if late_lead is None:
        last, stop = window.last, len(lines)
        text_end = peel_teasers(lines, window, spacing)
    else:
        stop = late_lead
        text_end = last = max(i for i in range(late_lead) if lines[i].shape is Shape.PROSE)
    for i in range(text_end + 1, last + 1):
        roles[i] = Role.NAV if lines[i].shape in (Shape.SYMBOL, Shape.FURNITURE) else Role.RELATED
    _judge_header(lines, start, window.first, roles)
    first = window.first
    second = next((i for i in range(first + 1, text_end) if lines[i].shape is Shape.PROSE), first)
    timed = any(line.shape is Shape.STAMP for line in lines[first + 1 : second])
    if window.title is not None and timed and not lines[first].bound:
        roles[first] = Role.LEAD  # its time and author stand between it and the text
        _judge_header(lines, first + 1, second, roles)
        first = second
    _judge_body(lines, first, text_end, spacing, roles)
    end = judge_tail(lines, last, stop, roles)
    if late_lead is None:
        _find_lead(lines, window, text_end, roles)
    else:
        roles[late_lead] = Role.LEAD
        end = late_lead + 1
    return end


def _judge_header(lines: list[Line], start: int, first: int, roles: list[Role]) -> None:
    """Lines between the headline and the first paragraph."""
    loose: list[int] = []
    elsewhere = {line.text for line in (*lines[: max(0, start - 1)], *lines[first:])}
    title = lines[start - 1].text if start and roles[start - 1] is Role.TITLE else None
    for i in range(start, first):
        role = Role.DUPLICATE if lines[i].text == title else _header_role(lines, i, roles)
        if role is None and lines[i].text in elsewhere and lines[i].furniture == "":
            roles[i] = Role.NAV  # a table of contents, a section
        elif role is None:
            loose.append(i)
        else:
            roles[i] = role
    lone = len(loose) == 1 and not lines[loose[0]].bullet and not lines[loose[0]].text.endswith("|")
    for i in loose:
        text = lines[i].text
        if lone and len(text) >= MIN_LEAD_CHARS and (is_finished(text) or len(text) > MAX_HEADING_CHARS):
            roles[i] = Role.LEAD
        elif lone and not lines[i].is_linked and len(text) <= MAX_HEADING_CHARS:
            roles[i] = Role.CAPTION if may_be_caption(text) else Role.HEADING
        else:
            roles[i] = Role.RELATED


def _header_role(lines: list[Line], i: int, roles: list[Role]) -> Role | None:  # noqa: PLR0911  # one return a sign
    """The role of a line under the headline by its own signs; None where it has none."""
    line, above = lines[i], roles[i - 1] if i else Role.NAV
    if line.shape is Shape.STAMP:
        return Role.NAV if _is_length(lines, i) else Role.DATELINE
    if line.shape in (Shape.FURNITURE, Shape.SYMBOL, Shape.ROW):
        return Role.NAV
    if line.points or line.bound:
        return Role.RELATED if line.points else Role.BODY
    if not line.bullet and (is_signed(line) or _is_office_by_time(lines, i)):
        return Role.BYLINE
    if above is Role.BYLINE and line.shape is not Shape.PROSE and line.gap == 0 and _is_once(lines, line.text):
        return Role.BYLINE  # what the author is, under the name
    if above is Role.DUPLICATE and line.gap == 0 and line.shape is not Shape.PROSE:
        return Role.CAPTION  # under the headline as a picture's alt text
    if is_source(line):
        return Role.SOURCE
    if is_caption(line) and line.shape is not Shape.LABEL and not line.text.endswith("|"):
        return Role.CAPTION
    return Role.NAV if line.shape is Shape.LABEL else None


def _is_office_by_time(lines: list[Line], i: int) -> bool:
    """An office that signs, beside the time and nowhere else on the page."""
    beside = any(other.stamp is not None for other in (*lines[i - 1 : i], *lines[i + 1 : i + 2]))
    return (
        beside
        and lines[i].text.casefold() not in sections()
        and is_office(lines[i].text)
        and _is_once(lines, lines[i].text)
    )


def _is_length(lines: list[Line], i: int) -> bool:
    """How long a recording is, below a label of its player or a sign."""
    above = next((j for j in range(i - 1, -1, -1) if lines[j].shape is not Shape.SYMBOL), None)
    return above is not None and lines[above].furniture == "media" and "/" not in lines[above].text


def _is_once(lines: list[Line], text: str) -> bool:
    """Nowhere else on the page, as the names of its sections are."""
    return sum(line.text == text for line in lines) == 1


def _judge_body(lines: list[Line], first: int, last: int, spacing: int, roles: list[Role]) -> None:
    """Lines from the first paragraph to the last."""
    title = {line.text for line, role in zip(lines, roles, strict=True) if role is Role.TITLE}
    seen: dict[str, int] = {}
    aside = dict.fromkeys(_find_contents(lines, first, last), Role.NAV)
    aside |= dict.fromkeys(_find_players(lines, first, last), Role.NAV)
    aside |= dict.fromkeys(_find_told(lines, first, last), Role.NAV)
    aside |= dict.fromkeys(find_boxes(lines, first, last, spacing), Role.RELATED)
    lone = find_lone(lines, first, last)
    in_list = False
    for i in range(first, last + 1):
        line = lines[i]
        text = line.text
        if line.shape is Shape.ROW:
            roles[i] = Role.BODY
            continue
        if (
            text in title
            or (line.shape is Shape.HEADLINE and _is_of_title(text, title))
            or _is_alt_text(text, title)
            or (text in seen and len(text) > MIN_CAPTION_CHARS)
        ):
            roles[i] = Role.DUPLICATE
            doubled_at_once = text in seen and i - seen[text] <= 2  # a picture's text, and its alt text
            if doubled_at_once and roles[seen[text]] in (Role.BODY, Role.HEADING):
                roles[seen[text]] = Role.CAPTION
            continue
        if i in aside:
            roles[i] = aside[i]
            continue
        seen[text] = i
        roles[i] = _inside_role(lines, i, last, spacing=spacing, roles=roles, lone=lone, in_list=in_list)
        if is_photographer(lines, i):
            roles[i - 1] = roles[i] = Role.CAPTION
        in_list = (line.furniture == "related") or (in_list and roles[i] in (Role.RELATED, Role.NAV))


def _is_of_title(text: str, titles: set[str]) -> bool:
    """Words of the headline again, as a document has them below its letterhead."""
    return text.count(" ") + 1 >= MIN_HEADLINE_WORDS and any(text.casefold() in title.casefold() for title in titles)


def _is_alt_text(text: str, titles: set[str]) -> bool:
    """The headline and the number of a picture: `… ảnh 1`, `… - Ảnh 1.`"""
    numbered = text.rstrip(".")[-1:].isdigit()
    return numbered and any(text.startswith(title) and len(text) - len(title) <= ALT_CHARS for title in titles)


def _find_contents(lines: list[Line], first: int, last: int) -> set[int]:
    """The lines of a table of contents: sub-headlines that come again further below, two or more in a row."""
    heads = {lines[i].text: i for i in range(first, last) if lines[i + 1].shape is Shape.PROSE}
    early = [i for i in range(first, last) if lines[i].shape is not Shape.PROSE and heads.get(lines[i].text, i) > i + 1]
    return {i for pair in pairwise(early) if pair[1] == pair[0] + 1 for i in pair}


def _find_players(lines: list[Line], first: int, last: int) -> set[int]:
    """Short lines between the labels of a player, or between one and a picture."""
    found: set[int] = set()
    start = None
    for i in range(first, last + 1):
        if lines[i].furniture in PLAYERS:
            if start is not None and i - start <= MAX_LABELS:
                found.update(j for j in range(start + 1, i) if lines[j].shape in (Shape.LABEL, Shape.HEADLINE))
            start = i if lines[i].furniture == "media" else None
        elif len(lines[i].text) > MAX_LABEL_CHARS:
            start = None
    return found


def _inside_role(  # noqa: PLR0911  # one return a sign
    lines: list[Line], i: int, last: int, *, spacing: int, roles: list[Role], lone: dict[int, Role], in_list: bool
) -> Role:
    line = lines[i]
    if line.shape in _BY_SHAPE:
        return _BY_SHAPE[line.shape]
    if line.shape is Shape.STAMP:
        return Role.NAV if _is_length(lines, i) else Role.RELATED if in_list else Role.DATELINE
    if line.points or _is_tagged(line):
        return Role.RELATED
    if _is_of_table(lines, i, last):
        return Role.BODY
    shown = not line.bound and roles[i - 1] in (Role.BODY, Role.CAPTION, Role.DUPLICATE) and _is_shown(lines, i)
    if shown or is_caption(line) or _is_caption_by_place(lines, i, last, roles):
        return Role.CAPTION
    if line.bound:
        return Role.BODY
    if line.shape is Shape.PROSE:
        boxed = spacing > 0 and line.gap == 0 and i < last and lines[i + 1].gap > 0 and not is_finished(line.text)
        return Role.RELATED if line.is_linked or boxed or (in_list and line.bullet) else Role.BODY
    if in_list and _resumes(lines, i, last):
        return Role.HEADING
    beside = [lines[j] for j in (i - 1, i + 1) if 0 <= j <= last and roles[j] is not Role.DUPLICATE]
    if line.is_linked or (line.shape is Shape.HEADLINE and _is_listed(line, beside, in_list)):
        return Role.RELATED
    if line.shape is Shape.LABEL and not line.bullet and _closes(lines, i, last) and is_signed(line):
        return Role.BYLINE
    if is_finished(line.text):
        return Role.HEADING if _asks(lines, i, last) else Role.BODY
    if len(line.text) <= MAX_HEADING_CHARS:
        below_lead = roles[i - 1] is Role.BODY and Role.BODY not in roles[: i - 1]
        pictured = below_lead and line.text.count(" ") + 1 >= MIN_HEADLINE_WORDS  # the picture that follows the lead
        return Role.CAPTION if pictured and not is_marked(line) else lone.get(i, Role.HEADING)
    alone = line.gap == 0 and i + 1 <= last and lines[i + 1].gap > 0
    return Role.RELATED if alone and not line.bullet else Role.CAPTION


def _is_tagged(line: Line) -> bool:
    """A headline behind what it is or whose, in brackets: "[Video] ..."."""
    if line.shape is not Shape.HEADLINE or line.text[0] != "[":
        return False
    tag, bracket, headline = line.text.partition("] ")
    return bracket != "" and len(tag) <= MAX_TAG_CHARS and headline.count(" ") + 1 >= MIN_TAGGED_WORDS


def _is_shown(lines: list[Line], i: int) -> bool:
    """A sentence of who or what is shown, not of a list of such."""
    if not shows(lines[i].text):
        return False
    around = [shows(line.text) for line in lines[max(0, i - 2) : i + 3]]
    return around.count(True) <= MAX_SHOWN


def _find_told(lines: list[Line], first: int, last: int) -> list[int]:
    """Pictures that have a better text right below than what their alt text says."""
    pairs = (
        (i, lines[i + 1]) for i in range(first, last) if lines[i].is_picture and lines[i + 1].text != lines[i].text
    )
    return [i for i, below in pairs if is_caption(below) or (below.mark is not None and below.mark.tag == "em")]


def _is_of_table(lines: list[Line], i: int, last: int) -> bool:
    """What announces a table ("...:") or is noted beside it in brackets."""
    text, below = lines[i].text, i < last and lines[i + 1].shape is Shape.ROW
    noted = text[0] == "(" and text[-1] == ")" and not is_credit(lines[i])
    return (below and text[-1] == ":") or (noted and (below or lines[i - 1].shape is Shape.ROW))


def _is_caption_by_place(lines: list[Line], i: int, last: int, roles: list[Role]) -> bool:
    """Below a picture or its alt text, above a table, or set to the middle where paragraphs are not."""
    line, above = lines[i], lines[i - 1]
    if line.mark is not None and line.mark.tag.startswith("h"):
        return False
    if line.bound and above.furniture == "picture":
        return True
    if above.is_picture:
        return line.shape is not Shape.PROSE or (line.mark is not None and line.mark.tag == "em")
    if roles[i - 1] is Role.DUPLICATE and line.gap == 0 and above.gap > 0:
        return True  # under the headline as a picture's alt text
    below = lines[i + 1] if i < last else None
    headed = below is not None and (below.shape is Shape.ROW or is_credit(below))
    if headed and line.shape is Shape.HEADLINE and not line.is_sentence:
        return True
    others = [other.indent for other in (above, *lines[i + 1 : last + 1][:1]) if other.shape is Shape.PROSE]
    in_the_middle = len(others) > 0 and line.indent >= max(others) + MIN_CENTRING
    return in_the_middle and is_finished(line.text) and len(line.text) <= MAX_CENTRED_CHARS


def _asks(lines: list[Line], i: int, last: int) -> bool:
    """A question as a sub-headline, not one that an interviewer asks."""
    line = lines[i]
    short = line.text.endswith("?") and len(line.text) <= MAX_HEADING_CHARS and line.shape is Shape.HEADLINE
    spoken = line.bullet or line.text[0] in "“\"'-–"
    return short and not spoken and i < last and lines[i + 1].shape is Shape.PROSE


def _resumes(lines: list[Line], i: int, last: int) -> bool:
    """A sub-headline behind a list in the text: too short for a headline, or a question, above two paragraphs."""
    line, below = lines[i], lines[i + 1 : i + 3]
    most = MAX_HEADING_CHARS if line.text.endswith("?") else MAX_RESUMING_CHARS
    short = len(line.text) <= most and not (line.bullet or line.is_linked or line.points)
    return short and i + 2 <= last and all(other.shape is Shape.PROSE and not other.is_linked for other in below)


def _closes(lines: list[Line], i: int, last: int) -> bool:
    """Where a signature may stand: by a time, or at the end of the text; a name elsewhere heads a section."""
    above, below = lines[max(0, i - 1) : i], lines[i + 1 : i + 2]
    if any(line.shape is Shape.STAMP for line in (*above, *below)):
        return True
    ends = i > last - SIGNED_REACH and all(line.shape is not Shape.PROSE for line in below)
    return ends and any(line.shape is Shape.PROSE for line in above)


def _are_bare_headlines(upper: Line, lower: Line) -> bool:
    """Two in a row, not set apart, long for sub-headlines and no pictures' texts: they are other articles'."""
    return (
        lower.gap <= upper.gap
        and upper.text != lower.text
        and all(
            line.shape is Shape.HEADLINE
            and line.text.count(" ") + 1 >= MIN_HEADLINE_WORDS
            and not (is_finished(line.text) or line.bullet or is_caption(line) or NUMBERED.match(line.text))
            for line in (upper, lower)
        )
        and not (may_be_caption(upper.text) and may_be_caption(lower.text))
    )


def _is_listed(line: Line, beside: list[Line], in_list: bool) -> bool:
    """An item in a list of other articles: below its header, or bulleted and beside another such item."""
    if line.text.endswith((".", ":", ";")) and not line.text.endswith(".."):
        return False
    sections = [other.shape is Shape.PROSE and not other.bullet for other in beside]
    if not in_list and len(line.text) <= MAX_BULLETED_CHARS and sections == [True, True]:
        return False
    if in_list or any(_are_bare_headlines(*sorted((line, other), key=lambda one: one.number)) for other in beside):
        return True
    return line.bullet and (line.gap == 0 or any(other.bullet and other.shape is Shape.HEADLINE for other in beside))


def _find_lead(lines: list[Line], window: Window, last: int, roles: list[Role]) -> None:
    """The paragraph that opens the article and stands apart becomes the lead."""
    if Role.LEAD in roles:
        return
    title = window.title
    if lines[window.first].shape is not Shape.PROSE and lines[window.first].bound and not asks(lines[window.first]):
        return  # a letterhead
    asked = window.first - (lines[window.first].shape is Shape.PROSE)
    if asked >= 0 and asks(lines[asked]) and 0 < lines[window.first].bound == lines[asked].bound:
        return  # an interview opens at once
    if title is None or any(roles[i] in (Role.RELATED, Role.HEADING) for i in range(title, window.first)):
        return
    bodies = [i for i in range(window.first, last + 1) if roles[i] is Role.BODY]
    told = len(bodies) > 1 or any(roles[i] is Role.CAPTION and lines[i].bound for i in range(window.first, last + 1))
    if told and bodies[:1] == [window.first]:
        roles[window.first] = Role.LEAD
