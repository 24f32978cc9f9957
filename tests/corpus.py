"""Texts of the corpora beside the checkout, and what must hold of every text once it is normalised."""

import json

import zstandard

from tasks.language.normalise import ALL_EDITS, normalise
from tasks.language.tones import find_tones
from tasks.page.model import Block, Cleaned, Metadata, Page, Role

PARTS = ("title", "lead", "body", "summary", "content", "text")


def read_texts(path):
    """The texts of a corpus, those of its parts joined."""
    with zstandard.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if text := "\n".join(row[part] for part in PARTS if isinstance(row.get(part), str) and row[part].strip()):
                yield text


def cleaned(text):
    """A page all of whose lines are article."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), Role.BODY))
        at += len(line) + 1
    return Cleaned(Page(text, "txt", "", "", len(text)), tuple(blocks), Metadata(), ())


def broken(text):
    """The properties that a text breaks."""
    article = normalise(cleaned(text))
    again = normalise(cleaned(article.text)).text
    if again != article.text:
        at = next(n for n, (a, b) in enumerate(zip(again + "\0", article.text + "\1", strict=False)) if a != b)
        yield "idempotence", f"{article.text[max(0, at - 20) : at + 20]!r}"
    if article.text.count("\n") != max(len(article.lines) - 1, 0) or len(article.text.splitlines()) != len(
        article.lines
    ):
        yield "line ends", ""
    style = "tone_new" if any(s == "new" for _, s in find_tones(article.text)) else "tone_old"
    edits = {*ALL_EDITS[:-1], style}
    for sentence in article.sentences:
        start, end = article.alignment.to_page(sentence.start, sentence.end)
        surface = article.text[sentence.start : sentence.end]
        alone = normalise(cleaned(text[start:end]), edits).text
        if alone != surface:
            yield "round trip", f"{surface[:60]!r} <- {text[start:end][:60]!r}"
