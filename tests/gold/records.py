"""Annotated records of `../shared/corpus`: a line names corpus, record and what stands where on its page."""

import json

import pytest

from tasks.models.gold_articles import read_corpus


def read_notes(path):
    """The annotations of a file, one a record."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def read_pages(notes):
    """The page of each annotated record, by its id."""
    ids = {note["id"] for note in notes}
    corpora = {note["corpus"] for note in notes}
    return {name: page for corpus in corpora for name, _, page in read_corpus(corpus) if name in ids}


def assert_floors(score, path, floors, shared):
    """No layer of `score(notes, pages)` -> (tallies, misses) is below its floor; skips where a corpus is missing."""
    notes = read_notes(path)
    if not all((shared / "corpus" / f"{note['corpus']}.jsonl.zst").exists() for note in notes):
        pytest.skip("needs the corpora of ../shared")
    tallies, misses = score(notes, read_pages(notes))
    reached = {layer: round(tally.row()["f1"], 3) for layer, tally in tallies.items()}
    print(reached, *misses, sep="\n")
    assert {layer: value for layer, value in reached.items() if value < floors[path.stem][layer]} == {}
