"""Persons that no tagger saw, beside a word that calls them so: `bạn đọc lan89`, `Anh P - công nhân - nói`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tasks.findings.context import Context
from tasks.findings.model import Mention
from tasks.findings.words import words_of

_TOKEN = re.compile(r" ((?:[^\W_]|[.@_-](?=[\w.@]))+)")
_NAME_WORDS = 4


def with_untagged(context: Context) -> tuple[Context, list[int | None]]:
    """The context with these persons among its mentions, and the number each mention had before (None: had none)."""
    found = [
        Mention(start, end, context.text[start:end], "PER", context.text[start:end]) for start, end in _spans(context)
    ]
    old = [(mention.start, no, mention) for no, mention in enumerate(context.mentions)]
    merged = sorted([*old, *((m.start, None, m) for m in found)], key=lambda placed: placed[0])
    numbers = [no for _, no, _ in merged]
    return (replace(context, mentions=[m for _, _, m in merged]) if found else context), numbers


def _spans(context: Context) -> Iterator[tuple[int, int]]:
    """Names behind a form of address (capitalised words); behind a word for readers and members, nicknames too."""
    for table, kind in (("person_roles", "address"), ("quote_words", "reader"), ("quote_words", "member")):
        for word in words_of(table, "kind", kind).finditer(context.text):
            end = _name_end(context, word.end(), kind)
            if end > word.end() + 1:
                yield word.end() + 1, end


def _name_end(context: Context, at: int, kind: str) -> int:
    first = _TOKEN.match(context.text, at)
    if first and kind != "address" and _is_nickname(first[1]):
        return at if _is_tagged(context, first.start(1)) else first.end()
    end = at
    for _ in range(_NAME_WORDS if kind != "member" else 0):
        token = _TOKEN.match(context.text, end)
        if (
            not token
            or not token[1][0].isupper()
            or not token[1].replace(".", "").isalpha()
            or _is_tagged(context, token.start(1))
        ):
            break
        end = token.end()
    return end


def _is_nickname(word: str) -> bool:
    return any(c.isdigit() or c == "@" for c in word) and any(c.isalpha() for c in word)


def _is_tagged(context: Context, at: int) -> bool:
    return any(mention.start <= at < mention.end for mention in context.around(at))
