"""Persons that no tagger saw, beside a word that calls them so: `bạn đọc lan89`, `Anh P - công nhân - nói`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tasks.findings.context import Context
from tasks.findings.glued import glued_at
from tasks.findings.model import Mention
from tasks.findings.words import any_of, words_before, words_of

_TOKEN = re.compile(r" ((?:[^\W_]|[.*@_-](?=[\w.*@]))+)")  # an address is often half masked: `mai89****@mail.vn`
_NAME_WORDS = 4
_TITLE = 24  # characters a post or a form of address takes up


def with_untagged(context: Context) -> tuple[Context, list[int | None]]:
    """The context with these persons among its mentions, and the number each mention had before (None: had none)."""
    known = {part for m in context.mentions if m.type == "PER" and " " in m.name for part in _ends(m.name)}
    spans = sorted({*_spans(context), *_called_by_post(context, known)})
    found = [Mention(start, end, context.text[start:end], "PER", context.text[start:end]) for start, end in spans]
    old = [(m.start, no, _as_person(context.text, m, known)) for no, m in enumerate(context.mentions)]
    merged = sorted([*old, *((m.start, None, m) for m in found)], key=lambda placed: placed[0])
    numbers = [no for _, no, _ in merged]
    return replace(context, mentions=[m for _, _, m in merged]), numbers


def _ends(name: str) -> tuple[str, str]:
    return name.split(" ", 1)[0], name.rsplit(" ", 1)[1]


def _as_person(text: str, mention: Mention, known: set[str]) -> Mention:
    """A name taken for a place that is part of a person's and stands behind a post: `Tổng thống Putin`."""
    if mention.type != "LOC" or mention.surface not in known:
        return mention
    return replace(mention, type="PER") if _is_titled(text, mention.start, "post", "address") else mention


def _spans(context: Context) -> Iterator[tuple[int, int]]:
    """Names behind a form of address (capitalised words); behind a word for readers and members, nicknames too."""
    for table, kind in (("person_roles", "address"), ("quote_words", "reader"), ("quote_words", "member")):
        for word in words_of(table, "kind", kind).finditer(context.text):
            end = _name_end(context, word.end(), kind)
            if end > word.end() + 1:
                yield word.end() + 1, end


def _called_by_post(context: Context, known: set[str]) -> Iterator[tuple[int, int]]:
    """`Đại biểu Đáng`: part of a person's name behind a post or a class of persons."""
    for name in re.finditer(any_of(known), context.text) if known else ():
        if not _is_tagged(context, name.start()) and _is_titled(context.text, name.start(), "post", "person"):
            yield name.span()


def _is_titled(text: str, at: int, *kinds: str) -> bool:
    start = max(0, at - _TITLE)
    return any(words_before("person_roles", "kind", kind).search(text, start, at) for kind in kinds)


def _name_end(context: Context, at: int, kind: str) -> int:
    first = _TOKEN.match(context.text, at)
    if first and kind != "address" and _is_nickname(first[1]):
        return at if _is_tagged(context, first.start(1)) else first.end()
    end = at
    for _ in range(_NAME_WORDS if kind != "member" else 0):
        token = _TOKEN.match(context.text, end)
        if not token or not _is_name(token[1]) or _is_tagged(context, token.start(1)):
            break
        end = next(glued_at(context.text, token.start(1), token.end()), token.end())
    return end


def _is_name(word: str) -> bool:
    """Whether a word is capitalised as a name or initials are (`An`, `P`, `N.H.G`), not as an abbreviation (`AI`)."""
    letters = word.replace(".", "")
    return letters.isalpha() and word[0].isupper() and (len(letters) == 1 or "." in word or not word.isupper())


def _is_nickname(word: str) -> bool:
    return any(c.isdigit() or c in "@*" for c in word) and any(c.isalpha() for c in word)


def _is_tagged(context: Context, at: int) -> bool:
    return any(mention.start <= at < mention.end for mention in context.around(at))
