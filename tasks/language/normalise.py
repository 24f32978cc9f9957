"""From the lines of a page to the clean article, with a way back for every letter."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Final

from tasks.language.alignment import Alignment, Piece
from tasks.language.article import Article, Line
from tasks.language.letters import (
    COMPOSED,
    INVISIBLE,
    LOOKALIKE,
    Replacement,
    compose_marks,
    drop_invisible,
    letters_of,
    replace_lookalikes,
    resolve_entities,
)
from tasks.language.sentences import split_sentences
from tasks.language.spacing import (
    CLOSING,
    MARKS,
    OPENING,
    SPACES,
    close_up,
    part_stuck,
    plain_spaces,
    set_marks,
    single_spaces,
)
from tasks.language.tones import Style, find_tones, in_style, majority
from tasks.page.lines.markup import ROUNDS, SIGNS, drop_markup
from tasks.page.model import ARTICLE_ROLES, Block, Cleaned

Edit = Callable[[str], Iterator[Replacement]]

EDITS: Final[dict[str, Edit]] = {  # in the order in which they are made: what one makes, a later one may edit
    "invisible": drop_invisible,
    "entity": resolve_entities,
    "lookalike": replace_lookalikes,
    "marks": compose_marks,
    "quote": set_marks,
    "space": plain_spaces,
    "markup": drop_markup,
    "run": single_spaces,
    "loose": close_up,
    "stuck": part_stuck,
}
_BREAK: Final = re.compile(r"(?<!\s)\s*\n\s*")  # of a paragraph that was broken at a column
_FIRSTS: Final = {  # of the edits that do nothing in a line without one of these letters
    "invisible": INVISIBLE,
    "entity": "&",
    "lookalike": LOOKALIKE,
    "marks": COMPOSED,
    "quote": MARKS,
    "space": SPACES,
    "markup": re.escape(SIGNS),
}
_LETTERS: Final = {name: letters_of(firsts) for name, firsts in _FIRSTS.items()}
# Where nothing is odd (such a letter, or a mark beside a space on its wrong side), two edits are enough.
_ODD: Final = re.compile(
    f"[{''.join(_FIRSTS.values())}{CLOSING}{OPENING}]"
    f"(?:(?<![{CLOSING}{OPENING}])|(?<= [{CLOSING}])|(?<=[{OPENING}])(?= ))"
)
_ALWAYS: Final = {name: EDITS[name] for name in ("run", "stuck")}
# Made last, once the whole article is there: tone marks in the style of most of it, or in the one that is named.
TONES: Final[dict[str, Style | None]] = {"tone": None, "tone_old": "old", "tone_new": "new"}
ALL_EDITS: Final = (*EDITS, "tone")


def normalise(cleaned: Cleaned, edits: Collection[str] = ALL_EDITS) -> Article:
    """The article of a cleaned page: its title, lead, headings, body and captions, one a line.

    A paragraph that the page broke at a column is one line, with spaces for the breaks.

    `edits` names the edits to make (of `EDITS`, and one of `TONES`), in their fixed order; each is counted in
    `Article.edits`. Lines lose the space around them, and a line of which nothing is left is left out.
    """
    page = cleaned.page.text
    counts: Counter[str] = Counter()
    texts: list[str] = []
    pieces: list[Piece] = []
    lines: list[Line] = []
    at = 0
    for block_no, block, page_end in _paragraphs(cleaned):
        text, aligned = normalise_line(page[block.start : page_end], edits, counts)
        if not text:
            continue
        if lines:  # the line end stands for whatever parts the two lines on the page
            pieces.append(Piece(at, at + 1, pieces[-1].page_end, block.start + aligned.pieces[0].page_start))
            at += 1
        pieces += [
            Piece(at + start, at + end, block.start + on_page, block.start + to_page)
            for start, end, on_page, to_page in aligned.pieces
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


def _paragraphs(cleaned: Cleaned) -> Iterator[tuple[int, Block, int]]:
    """The article's blocks with their numbers, and where those that go on their paragraphs end."""
    blocks = cleaned.blocks
    for block_no, block in enumerate(blocks):
        if block.role in ARTICLE_ROLES and not block.goes_on:
            last = block_no
            while last + 1 < len(blocks) and blocks[last + 1].goes_on:
                last += 1
            yield block_no, block, blocks[last].end


def normalise_line(
    raw: str, edits: Collection[str] = ALL_EDITS, counts: Counter[str] | None = None
) -> tuple[str, Alignment]:
    """One line after the named edits but that of tones, without the space around it; its alignment to `raw`.

    Line ends within it were breaks of a paragraph at a column, and are spaces first of all.
    """
    text, aligned = raw, Alignment([Piece(0, len(raw), 0, len(raw))])
    if "\n" in raw:
        breaks = [(match.start(), match.end(), " ") for match in _BREAK.finditer(raw)]
        text, aligned = _replaced(raw, breaks), aligned.after(breaks, len(raw))
    odd = set(_ODD.findall(text))
    for name, edit in (EDITS if odd else _ALWAYS).items():
        if name not in edits or (name in _LETTERS and odd.isdisjoint(_LETTERS[name])):
            continue
        rounds = ROUNDS if edit is drop_markup else 1
        while rounds and (replacements := list(edit(text))):
            rounds -= 1
            odd.update(*(new for _, _, new in replacements))
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
