"""The annotations the tagger learns from: whole, in order, and at home in the articles they speak of."""

import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from tasks.page.reading.records import page_of_record

FOLDER = Path(__file__).parents[3] / "tasks" / "models" / "annotations"
FILES = sorted(FOLDER.glob("*.jsonl"))
TYPES = {"PER", "ORG", "LOC", "PROGRAMME", "AWARD", "LAW"}
OPENING, CLOSING = "“«([", "”»)]"  # ‘ and ’ are letters too: O’Brien
NEVER_FIRST = " \t\n\xa0,.;:!?…-–/\"'‘’" + OPENING + CLOSING
NEVER_LAST = " \t\n\xa0,;:?…-–/'‘’" + OPENING  # a name may end in "!": Yahoo!


def notes(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def stray_ends(surface: str) -> bool:
    """Does a span take in marks that stand around the name rather than in it?"""
    unopened = any(surface.count(b) > surface.count(a) for a, b in zip(OPENING, CLOSING, strict=True))
    unopened = unopened or surface.count('"') % 2 == 1
    return surface[0] in NEVER_FIRST or surface[-1] in NEVER_LAST or "\n" in surface or unopened


def test_there_are_annotations():
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_sorted_and_names_each_article_once(path):
    keys = [(note["corpus"], note["id"]) for note in notes(path)]
    assert keys == sorted(set(keys))


def test_no_two_files_annotate_one_article():
    keys = [(note["corpus"], note["id"]) for path in FILES for note in notes(path)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_mentions_are_flat_and_of_known_types(path):
    for note in notes(path):
        assert set(note) == {"corpus", "id", "doc_id", "mentions"}
        at = 0
        for start, end, kind, *more in note["mentions"]:
            assert at <= start < end, note["id"]
            assert kind in TYPES
            assert more in ([], ["optional"])
            at = end


def pages(corpus: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    with corpus.open("rb") as packed, zstandard.ZstdDecompressor().stream_reader(packed) as raw:
        for row_no, line in enumerate(io.TextIOWrapper(raw, "utf-8")):
            if (record := json.loads(line))["id"] in wanted:
                yield record["id"], page_of_record(record, row_no, corpus.name, {}).text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_mentions_stand_in_their_article(path, shared):
    by_corpus: dict[str, dict[str, dict]] = {}
    for note in notes(path):
        by_corpus.setdefault(note["corpus"], {})[note["id"]] = note
    for corpus, wanted in by_corpus.items():
        packed = shared / "corpus" / f"{corpus}.jsonl.zst"
        if not packed.exists():
            pytest.skip(f"needs {packed.name} of ../shared")
        found = dict(pages(packed, set(wanted)))
        assert set(found) == set(wanted)
        for id_, text in found.items():
            assert hashlib.sha256(text.encode()).hexdigest()[:16] == wanted[id_]["doc_id"], id_
            for start, end, *_ in wanted[id_]["mentions"]:
                assert end <= len(text), id_
                assert not stray_ends(text[start:end]), (id_, text[start:end])


@pytest.mark.parametrize(
    "surface", ["Sở Nội vụ,", "“Dạy tốt", "Dạy tốt”", " Hà Nội", "(Hà Nội", "Hà Nội)", "a\nb", 'Mặt trời"']
)
def test_marks_around_a_name_are_stray(surface):
    assert stray_ends(surface)


@pytest.mark.parametrize(
    "surface",
    [
        "Hà Nội",
        "TP.HCM",
        "Yahoo!",
        "Quỹ “Vì bạn nghèo”",
        'Quỹ "Vì bạn nghèo"',
        "Tổng Liên đoàn Lao động (LĐLĐ)",
        "O’Brien",
    ],
)
def test_marks_of_a_name_are_not(surface):
    assert not stray_ends(surface)
