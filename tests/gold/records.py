"""Annotated records of `../shared/corpus`: a line names corpus, record and what stands where on its page."""

import json

from tasks.models.gold_articles import read_corpus


def read_notes(path):
    """The annotations of a file, one a record."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def read_pages(notes):
    """The page of each annotated record, by its id."""
    ids = {note["id"] for note in notes}
    corpora = {note["corpus"] for note in notes}
    return {name: page for corpus in corpora for name, _, page in read_corpus(corpus) if name in ids}


def has_corpora(shared, notes):
    """Whether the corpora of these records are there."""
    return all((shared / "corpus" / f"{note['corpus']}.jsonl.zst").exists() for note in notes)
