"""From the lines of a page to the clean article, with a way back for every letter."""

from collections import Counter
from collections.abc import Collection

from tasks.language.alignment import Alignment, Piece
from tasks.language.article import Article, Line
from tasks.language.letters import EDITS
from tasks.language.sentences import split_sentences
from tasks.page.model import ARTICLE_ROLES, Cleaned

ALL_EDITS = tuple(EDITS)


def normalise(cleaned: Cleaned, edits: Collection[str] = ALL_EDITS) -> Article:
    """The article of a cleaned page: its title, lead, headings, body and captions, one a line.

    `edits` names the edits of `letters.EDITS` to make, in their fixed order; each is counted in
    `Article.edits`. Lines lose the space around them, and a line of which nothing is left is left out.
    """
    page = cleaned.page.text
    pieces: list[Piece] = []
    texts: list[str] = []
    lines: list[Line] = []
    counts: Counter[str] = Counter()
    at = 0
    for block_no, block in enumerate(cleaned.blocks):
        if block.role not in ARTICLE_ROLES:
            continue
        text, aligned = normalise_line(page[block.start : block.end], edits, counts)
        inner = [
            Piece(at + p.start, at + p.end, block.start + p.page_start, block.start + p.page_end)
            for p in aligned.pieces
        ]
        if not text:
            continue
        if lines:  # the line end stands for whatever parts the two lines on the page
            inner = [Piece(p.start + 1, p.end + 1, p.page_start, p.page_end) for p in inner]
            pieces.append(Piece(at, at + 1, pieces[-1].page_end, inner[0].page_start))
            at += 1
        pieces += inner
        texts.append(text)
        lines.append(Line(at, at + len(text), block.role.value, block_no))
        at += len(text)
    text = "\n".join(texts)
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
    """One line after the named edits, without the space around it, and its alignment to `raw`."""
    text, aligned = raw, Alignment([Piece(0, len(raw), 0, len(raw))])
    for name, edit in EDITS.items():
        if name not in edits:
            continue
        if replacements := list(edit(text)):
            aligned = aligned.after(replacements, len(text))
            text = _replaced(text, replacements)
            if counts is not None:
                counts[name] += len(replacements)
    if text != (stripped := text.strip()):
        head = len(text) - len(text.lstrip())
        kept = aligned.cut(head, head + len(stripped))
        return stripped, kept
    return text, aligned


def _replaced(text: str, replacements: list[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for start, end, new in replacements:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])
