"""From the lines of a page to the clean article, with a way back for every letter."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Final

from tasks.language.alignment import Alignment, Piece
from tasks.language.article import Article, Line
from tasks.language.letters import (
    INVISIBLE,
    LOOKALIKE,
    Replacement,
    compose_marks,
    drop_invisible,
    replace_lookalikes,
    resolve_entities,
)
from tasks.language.sentences import split_sentences
from tasks.language.spacing import MARKS, SPACES, close_up, part_stuck, plain_spaces, set_marks, single_spaces
from tasks.language.tones import Style, find_tones, in_style, majority
from tasks.page.model import ARTICLE_ROLES, Cleaned

Edit = Callable[[str], Iterator[Replacement]]

EDITS: Final[dict[str, Edit]] = {  # in the order in which they are made: what one makes, a later one may edit
    "invisible": drop_invisible,
    "entity": resolve_entities,
    "lookalike": replace_lookalikes,
    "marks": compose_marks,
    "quote": set_marks,
    "space": plain_spaces,
    "run": single_spaces,
    "loose": close_up,
    "stuck": part_stuck,
}
_OF_SPACING: Final = {name: EDITS[name] for name in ("run", "loose", "stuck")}
_ODD: Final = re.compile(f"[{INVISIBLE}{LOOKALIKE}{MARKS}{SPACES}&]")  # other lines in NFC need edits of spacing alone
# Made last, once the whole article is there: tone marks in the style of most of it, or in the one that is named.
TONES: Final[dict[str, Style | None]] = {"tone": None, "tone_old": "old", "tone_new": "new"}
ALL_EDITS: Final = (*EDITS, "tone")


def normalise(cleaned: Cleaned, edits: Collection[str] = ALL_EDITS) -> Article:
    """The article of a cleaned page: its title, lead, headings, body and captions, one a line.

    `edits` names the edits to make (of `EDITS`, and one of `TONES`), in their fixed order; each is counted in
    `Article.edits`. Lines lose the space around them, and a line of which nothing is left is left out.
    """
    page = cleaned.page.text
    counts: Counter[str] = Counter()
    texts: list[str] = []
    pieces: list[Piece] = []
    lines: list[Line] = []
    at = 0
    for block_no, block in enumerate(cleaned.blocks):
        if block.role not in ARTICLE_ROLES:
            continue
        text, aligned = normalise_line(page[block.start : block.end], edits, counts)
        if not text:
            continue
        if lines:  # the line end stands for whatever parts the two lines on the page
            pieces.append(Piece(at, at + 1, pieces[-1].page_end, block.start + aligned.pieces[0].page_start))
            at += 1
        pieces += [
            Piece(at + start, at + end, block.start + page_start, block.start + page_end)
            for start, end, page_start, page_end in aligned.pieces
        ]
        texts.append(text)
        lines.append(Line(at, at + len(text), block.role.value, block_no))
        at += len(text)
    text = "\n".join(texts)
    for name in [name for name in TONES if name in edits][-1:]:
        text = _in_one_style(text, name, counts)
    return Article(
        text=text,
        lines=tuple(lines),
        sentences=tuple(split_sentences(text, lines)),
        alignment=Alignment(pieces),
        edits=dict(counts),
        published_at=cleaned.metadata.published_at,
    )


def normalise_line(
    raw: str, edits: Collection[str] = ALL_EDITS, counts: Counter[str] | None = None
) -> tuple[str, Alignment]:
    """One line after the named edits but that of tones, without the space around it; its alignment to `raw`."""
    text, aligned = raw, Alignment([Piece(0, len(raw), 0, len(raw))])
    is_odd = _ODD.search(raw) is not None or not unicodedata.is_normalized("NFC", raw)
    for name, edit in (EDITS if is_odd else _OF_SPACING).items():
        if name not in edits:
            continue
        if replacements := list(edit(text)):
            if moving := [one for one in replacements if len(one[2]) != one[1] - one[0]]:
                aligned = aligned.after(moving, len(text))  # the others leave every letter at its place
            text = _replaced(text, replacements)
            if counts is not None:
                counts[name] += len(replacements)
    if text != (stripped := text.strip()):
        head = len(text) - len(text.lstrip())
        return stripped, aligned.cut(head, head + len(stripped))
    return text, aligned


def _in_one_style(text: str, edit: str, counts: Counter[str]) -> str:
    """The article with its tone marks in one style; no letter moves, so that its alignment stays."""
    found = list(find_tones(text))
    style = TONES[edit] or majority(written for _, written in found)
    made = list(in_style(text, found, style))
    counts[edit] += len(made)
    return _replaced(text, made)


def _replaced(text: str, replacements: list[Replacement]) -> str:
    parts, at = [], 0
    for start, end, new in replacements:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])
