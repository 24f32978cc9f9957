"""Marks that text browsers and Markdown writers put into a text: links, emphasis, headings, numbers of links.

`drop_markup` gives them as replacements, so that the article can be had without them and every letter keeps
its place; `read_markup` also says what they told of a line, as HTML would.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

Replacement = tuple[int, int, str]

SIGNS: Final = "[*_#>\\"  # one stands in every mark
_TARGET: Final = r"\((?P<href>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s\"[^\"]*\")?\)"
_MARK: Final = re.compile(  # starts with the set of first letters: only so is it searched for quickly
    rf"""(?P<sign>[!\[*_\\\s\#>])(?:
          (?<=!)\[(?P<alt>[^\[\]]*)\](?:{_TARGET.replace("href", "picture")}|\[\d{{1,4}}\])  # ![alt](picture)
        | (?<=\[)(?P<label>[^\[\]]*)\](?:{_TARGET}|\[\d{{1,4}}\])              # [label](address), [label][12]
        | (?<=\[)(?<![\w\]].)(?P<number>\d{{1,4}})\](?=[“"'‘(\[]?[^\W\d_])     # [12]label
        | (?<=[*_])(?<![*_].)(?P<more>(?P=sign){{1,2}})(?=[^*_])(?P<bold>[^*_]+)(?P=sign)(?P=more)(?![*_])
        | (?<=[*_])(?<![\w*_].)(?=[\w“"‘'(])(?P<italic>[^*_]*[^\s*_])(?P=sign)(?![\w*_])
        | (?<!..)(?:(?<=\#)|(?<=\s)\s*\#)(?P<level>\#{{0,5}})\s+(?:\#{{1,6}}\s+)*(?=\S)  # one deeper
        | (?<!..)(?:(?<=>)|(?<=\s)\s*>)\s(?:>\s)*(?=\S)
        | (?<=\\)(?<!\\\\)\\*(?=[-.+*_\#()\[\]!`])
        )
    """,
    re.VERBOSE | re.DOTALL,
)
_PICTURES: Final = re.compile(r"(?:\[[\w.-]+\]\s*)+")  # [picture] [picture], as w3m shows them
MIN_ALT_BLANKS: Final = 3
_PICTURE: Final = re.compile(r"!\[[^\[\]]*\]\([^\s()]*\)")
_NUMBERED_PICTURE: Final = re.compile(r"Image \d{1,4}: ?")
ROUNDS: Final = 4  # a picture in a link in bold: marks stand within one another


@dataclass(frozen=True, slots=True)
class Markup:
    """A line without its marks, and what they said of it."""

    text: str
    level: int = 0  # of a heading: 1 to 6
    link_share: float = 0.0  # of the letters
    labels: tuple[str, ...] = ()  # of the links
    href: str = ""  # of the first link that has one
    number: int = 0  # of the first link, where its address stands in a list at the end
    picture: bool = False  # a picture alone, or with its text in italics
    italic: bool = False  # all of it


def has_signs(line: str) -> bool:
    """Whether there may be marks; each letter alone is found sooner than a pattern of all."""
    return any(map(line.__contains__, SIGNS))


def drop_markup(line: str) -> Iterator[Replacement]:
    """Pictures go but for what one alone on its line shows, links and emphasis leave their text, headings and numbered
    links lose their marks.
    """
    if not has_signs(line):
        return
    for match in _MARK.finditer(line):
        inner = next((name for name in ("label", "bold", "italic") if match[name] is not None), None)
        if match["alt"] is not None and match["alt"].count(" ") >= MIN_ALT_BLANKS and match[0] == line.strip():
            inner = "alt"  # what a picture alone shows
        if inner is None:
            yield match.start(), match.end(), ""
            continue
        start, end = match.span(inner)
        if inner == "alt" and (numbered := _NUMBERED_PICTURE.match(match["alt"])):
            start += numbered.end()
        yield match.start(), start, ""
        yield end, match.end(), ""


def read_markup(line: str) -> Markup:
    """What a line says without its marks; they stand within one another."""
    if _PICTURES.fullmatch(line):
        return Markup("", picture=True)
    level = linked = number = 0
    href, italic, picture, alone = "", False, False, False
    labels: list[str] = []
    text = line
    for _ in range(ROUNDS):
        found = list(_MARK.finditer(text))
        if not found:
            break
        for match, following in zip_longest(found, found[1:]):
            level = level or (0 if match["level"] is None else len(match["level"]) + 1)
            picture = picture or match["alt"] is not None
            italic = italic or (match["italic"] is not None and match[0] == _PICTURE.sub("", text).strip())
            if match["label"] is not None or match["number"]:
                linked += len(match["label"] or "")
                end = following.start() if following else len(text)  # of a numbered link no end is marked
                labels.append(text[match.end() : end].strip() if match["label"] is None else match["label"])
                href = href or match["href"] or ""
                number = number or int(match["number"] or 0)
        alone = alone or (len(found) == 1 and found[0]["alt"] is not None and found[0][0] == text.strip())
        edges = [0, *(edge for start, end, _ in drop_markup(text) for edge in (start, end)), len(text)]
        text = "".join(text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2))
    text = text.strip()
    share = min(linked / len(text), 1.0) if text else 0.0
    only_picture = picture and (alone or italic or not any(map(str.isalnum, text)))
    return Markup(text, level, share, tuple(labels), href, number, only_picture, italic)
