"""Roles of the lines between the headline and the end of the article, signature and source included."""

import re
from functools import cache
from itertools import pairwise
from statistics import median_low
from typing import Final

from tasks.page.lines import Line, Shape, is_finished, sections
from tasks.page.model import Role
from tasks.page.signatures import is_brand, read_signature
from tasks.page.window import Window, is_signed
from tasks.tables import read_table

MAX_HEADING_CHARS: Final = 72  # longer lines without a full stop are captions or teasers
MIN_CAPTION_CHARS: Final = 12
CREDIT_REACH: Final = 70  # characters from the end in which a picture's credit begins
MAX_CAPTION_CHARS: Final = 420
TAIL_REACH: Final = 7  # lines behind the last paragraph that may still belong to the article
MIN_LEAD_CHARS: Final = 50
LATE_LEAD_GAP: Final = 2  # empty lines that set a lead printed last apart from the signature
MAX_LEAD_CHARS: Final = 700
MAX_SUMMARY_CHARS: Final = 300  # of a teaser
_KEYWORDS: Final = re.compile(r"[^,.]{2,40}(?:,[^,.]{2,40}){2,}")
_URL: Final = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)


@cache
def _credit() -> re.Pattern[str]:
    forms = sorted(
        (row["form"] for row in read_table("caption_cues") if row["match"] == "end"), key=len, reverse=True
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})", re.IGNORECASE)


@cache
def _whole_captions() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("caption_cues") if row["match"] == "whole")


@cache
def _source_cues() -> re.Pattern[str]:
    forms = sorted((row["form"] for row in read_table("source_cues")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)


def is_caption(line: Line) -> bool:
    """A picture's text by its own signs: a credit at its end, ` |`, or the tag it stands in."""
    text = line.text
    if line.mark is not None and (line.mark.tag == "figcaption" or "caption" in line.mark.path.lower()):
        return True
    if len(text) > MAX_CAPTION_CHARS:
        return False
    if text.casefold().split(":")[0].strip(" .()") in _whole_captions():
        return True
    return text.endswith(" |") or _credit().search(text, max(0, len(text) - CREDIT_REACH)) is not None


def is_source(line: Line) -> bool:
    """A line that names where the text was taken from."""
    if is_brand(line.text):
        return True
    cue = _source_cues().match(line.text)
    if cue is None or len(line.text) > 250:
        return False
    rest = line.text[cue.end() :].strip(" :.-–()")
    return _URL.search(rest) is not None or any(is_brand(part) for part in _brand_parts(rest))


def _brand_parts(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[:n]) for n in range(1, min(len(words), 5) + 1)] + [
        " ".join(words[1:n]) for n in range(2, 6)
    ]


def judge_inside(lines: list[Line], window: Window, roles: list[Role]) -> int:
    """Set the roles from the headline to the end of the article; the index behind the last of its lines."""
    start = window.first if window.title is None else window.title + 1
    if window.title is not None:
        roles[window.title] = Role.TITLE
    spacing = _spacing(lines, window)
    late_lead = find_late_lead(lines, window, spacing)
    if late_lead is None:
        last, stop = window.last, len(lines)
        text_end = _peel_teasers(lines, window, spacing)
    else:
        stop = late_lead
        text_end = last = max(i for i in range(late_lead) if lines[i].shape is Shape.PROSE)
    for i in range(text_end + 1, last + 1):
        roles[i] = Role.NAV if lines[i].shape in (Shape.SYMBOL, Shape.FURNITURE) else Role.RELATED
    _judge_header(lines, start, window.first, roles)
    _judge_body(lines, window.first, text_end, spacing, roles)
    end = _judge_tail(lines, last, stop, roles)
    if late_lead is None:
        _find_lead(lines, window, text_end, roles)
    else:
        roles[late_lead] = Role.LEAD
        end = late_lead + 1
    return end


def _spacing(lines: list[Line], window: Window) -> int:
    """Empty lines between two paragraphs that follow each other, most often."""
    gaps = [
        lines[i].gap
        for i in range(window.first + 1, window.last + 1)
        if lines[i].shape is Shape.PROSE and lines[i - 1].shape is Shape.PROSE
    ]
    return median_low(gaps) if gaps else 1


def find_late_lead(lines: list[Line], window: Window, spacing: int) -> int | None:
    """The lead that a template prints as the page's last line, set apart behind the signature."""
    last = len(lines) - 1
    line = lines[last]
    if line.shape is not Shape.PROSE or line.gap < max(LATE_LEAD_GAP, spacing + 1):
        return None
    near = last - window.first > 2 and last - window.last <= TAIL_REACH and len(line.text) <= MAX_LEAD_CHARS
    return last if near and read_signature(lines[last - 1].text) else None


def _is_teaser_pair(lines: list[Line], i: int, spacing: int) -> bool:
    """A headline and its summary, set otherwise than the paragraphs of this page are."""
    head, summary = lines[i], lines[i + 1]
    if (
        head.shape is not Shape.HEADLINE
        or head.bullet
        or (is_finished(head.text) and not head.text.endswith(("?", "!", "...")))
    ):
        return False
    if summary.shape is not Shape.PROSE or len(summary.text) > MAX_SUMMARY_CHARS:
        return False
    return (spacing > 0 and summary.gap == 0) or (spacing == 0 and head.gap > 1)


def _peel_teasers(lines: list[Line], window: Window, spacing: int) -> int:
    """The last paragraph of the article itself: teaser boxes at its end are taken off.

    A page that sets a sub-headline of its own tight on its paragraph keeps the last one too.
    """
    last = window.last
    own_style = any(_is_teaser_pair(lines, i, spacing) for i in range(window.first, last - 3))
    while last - 2 > window.first:
        if (spacing == 0 or not own_style) and _is_teaser_pair(lines, last - 1, spacing):
            last -= 2
        elif _is_glued_teaser(lines[last], spacing):
            last -= 1
        else:
            break
        while (
            last > window.first
            and lines[last].shape is not Shape.PROSE
            and not _is_short_sentence(lines[last])
        ):
            last -= 1
    return last


def _is_glued_teaser(line: Line, spacing: int) -> bool:
    """A headline and its summary run together ("... năm họcSở vừa ..."), in a box of its own."""
    return line.gap > spacing and len(line.text) < MAX_SUMMARY_CHARS + 100 and _is_glued(line.text)


def _is_glued(text: str) -> bool:
    """Two words with no blank between, the second with a capital; not a brand ("VietNamNet")."""
    for word in text.split():
        if not word.isascii() and not word.islower() and not word.isupper():
            letters = word.rstrip(".,:;?!”\"'")
            if any(
                a.islower() and b.isupper() for a, b in pairwise(letters.replace("”", "").replace('"', ""))
            ):
                return True
    return False


def _judge_header(lines: list[Line], start: int, first: int, roles: list[Role]) -> None:
    """Lines between the headline and the first paragraph."""
    loose: list[int] = []
    for i in range(start, first):
        line = lines[i]
        if line.shape is Shape.STAMP:
            roles[i] = Role.DATELINE
        elif line.shape in (Shape.FURNITURE, Shape.SYMBOL):
            roles[i] = Role.NAV
        elif read_signature(line.text) and line.text.casefold() not in sections() and not line.bullet:
            roles[i] = Role.BYLINE
        elif i > 0 and roles[i - 1] is Role.BYLINE and line.shape is not Shape.PROSE and line.gap == 0:
            roles[i] = Role.BYLINE  # what the author is, under the name
        elif is_source(line):
            roles[i] = Role.SOURCE
        elif is_caption(line) and line.shape is not Shape.LABEL and not line.text.endswith("|"):
            roles[i] = Role.CAPTION
        elif line.shape is Shape.LABEL:
            roles[i] = Role.NAV
        else:
            loose.append(i)
    lone = len(loose) == 1 and not lines[loose[0]].bullet and not lines[loose[0]].text.endswith("|")
    for i in loose:
        text = lines[i].text
        if lone and len(text) >= MIN_LEAD_CHARS and (is_finished(text) or len(text) > MAX_HEADING_CHARS):
            roles[i] = Role.LEAD
        elif lone and not lines[i].is_linked and len(text) <= MAX_HEADING_CHARS:
            roles[i] = Role.HEADING
        else:
            roles[i] = Role.RELATED


def _judge_body(lines: list[Line], first: int, last: int, spacing: int, roles: list[Role]) -> None:
    """Lines from the first paragraph to the last."""
    title = {line.text for line, role in zip(lines, roles, strict=True) if role is Role.TITLE}
    seen: dict[str, int] = {}
    in_list = False
    for i in range(first, last + 1):
        line = lines[i]
        text = line.text
        if text in title or (text in seen and len(text) > MIN_CAPTION_CHARS):
            roles[i] = Role.DUPLICATE
            if text in seen and roles[seen[text]] in (Role.BODY, Role.HEADING) and i - seen[text] <= 2:
                roles[seen[text]] = (
                    Role.CAPTION
                )  # a line doubled at once is a picture's text and its alt text
            continue
        seen[text] = i
        roles[i] = _inside_role(lines, i, last, spacing=spacing, roles=roles, in_list=in_list)
        in_list = (line.furniture == "related") or (in_list and roles[i] in (Role.RELATED, Role.NAV))


def _inside_role(  # noqa: PLR0911  # one return a sign
    lines: list[Line], i: int, last: int, *, spacing: int, roles: list[Role], in_list: bool
) -> Role:
    line = lines[i]
    if line.shape is Shape.FURNITURE or line.shape is Shape.SYMBOL:
        return Role.NAV
    if line.shape is Shape.STAMP:
        return Role.RELATED if in_list else Role.DATELINE
    if is_caption(line):
        return Role.CAPTION
    if i > 0 and roles[i - 1] is Role.DUPLICATE and line.gap == 0 and lines[i - 1].gap > 0:
        return Role.CAPTION  # under the headline as a picture's alt text
    if line.shape is Shape.PROSE:
        boxed = (
            spacing > 0 and line.gap == 0 and i < last and lines[i + 1].gap > 0 and not is_finished(line.text)
        )
        return Role.RELATED if line.is_linked or boxed else Role.BODY
    beside = [lines[j] for j in (i - 1, i + 1) if 0 <= j <= last]
    if line.is_linked or (line.shape is Shape.HEADLINE and _is_listed(line, beside, in_list)):
        return Role.RELATED
    if not line.bullet and 2 * i > last and line.shape is Shape.LABEL and is_signed(line):
        return Role.BYLINE
    if is_finished(line.text):
        question = (
            line.text.endswith("?") and len(line.text) <= MAX_HEADING_CHARS and line.shape is Shape.HEADLINE
        )
        asked = question and line.text[0] not in "“\"'-–" and i < last and lines[i + 1].shape is Shape.PROSE
        return Role.HEADING if asked else Role.BODY
    if len(line.text) <= MAX_HEADING_CHARS:
        return Role.HEADING
    alone = line.gap == 0 and i + 1 <= last and lines[i + 1].gap > 0
    return Role.RELATED if alone and not line.bullet else Role.CAPTION


def _is_listed(line: Line, beside: list[Line], in_list: bool) -> bool:
    """An item in a list of other articles: below its header, or bulleted and beside another such item."""
    if line.text.endswith((".", ":", ";")) and not line.text.endswith(".."):
        return False
    if in_list:
        return True
    return line.bullet and (
        line.gap == 0 or any(other.bullet and other.shape is Shape.HEADLINE for other in beside)
    )


def _judge_tail(lines: list[Line], last: int, stop: int, roles: list[Role]) -> int:  # one branch a role
    """Signature, source, times and key words right behind the last paragraph; the index behind them."""
    end = last + 1
    signed = False
    for i in range(last + 1, min(stop, last + 1 + TAIL_REACH)):
        line = lines[i]
        text = line.text
        if line.furniture in ("related", "comment", "contact", "legal", "tags"):
            break
        if line.shape in (Shape.FURNITURE, Shape.SYMBOL):
            roles[i] = Role.NAV
            continue
        if is_source(line):
            roles[i] = Role.SOURCE
        elif not signed and not line.bullet and text.casefold() not in sections() and read_signature(text):
            roles[i], signed = Role.BYLINE, True
        elif line.shape is Shape.STAMP:
            roles[i] = Role.DATELINE
        elif is_caption(line) and not signed:
            roles[i] = Role.CAPTION
        elif text.casefold() in sections() or _KEYWORDS.fullmatch(text):
            roles[i] = Role.NAV
        elif (
            line.gap == lines[last].gap and not signed and is_finished(text) and line.shape is not Shape.PROSE
        ):
            roles[i] = Role.BODY  # a short last sentence
        else:
            break
        end = i + 1
    return end


def _is_short_sentence(line: Line) -> bool:
    """A last sentence too short for prose, or a note in brackets: "(Còn nữa)"."""
    return line.shape is not Shape.PROSE and (is_finished(line.text) or line.text[0] + line.text[-1] == "()")


def _find_lead(lines: list[Line], window: Window, last: int, roles: list[Role]) -> None:
    """The paragraph that opens the article and stands apart becomes the lead."""
    if Role.LEAD in roles:
        return
    title = window.title
    if title is None or any(
        roles[i] in (Role.RELATED, Role.HEADING, Role.CAPTION) for i in range(title, window.first)
    ):
        return
    bodies = [i for i in range(window.first, last + 1) if roles[i] is Role.BODY]
    if len(bodies) > 1 and bodies[0] == window.first:
        roles[window.first] = Role.LEAD
