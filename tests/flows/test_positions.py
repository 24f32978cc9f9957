"""Every finding of every real page keeps its contract and stands where it says, in the article and on the page."""

import unicodedata
from itertools import islice

import pyarrow.parquet as pq
import pytest
import zstandard

from tasks.language.letters import drop_invisible
from tasks.store.schemas import CONTENT

PLACED = [name for name, schema in CONTENT.items() if {"surface", "page_start"} <= set(schema.names)]


EVERY = 100  # of the large corpus


@pytest.fixture(scope="module")
def published_corpora(publish, shared, tmp_path_factory):
    output, part = tmp_path_factory.mktemp("corpora"), tmp_path_factory.mktemp("part") / "baomoi.jsonl"
    with zstandard.open(shared / "corpus" / "baomoi2013.jsonl.zst", "rt", encoding="utf-8") as lines:
        part.write_text("".join(islice(lines, 0, None, EVERY)), "utf-8")
    publish([shared / "corpus" / "vietnamnet2025.jsonl.zst", part], output)
    return output


@pytest.fixture(params=["pages", "corpora"])
def output(request):
    if request.param == "corpora":
        return request.getfixturevalue("published_corpora")
    return request.getfixturevalue("published_shared")[1]


def rows(output, dataset):
    return pq.ParquetDataset(output / dataset).read().to_pylist()


def letters(text):
    """The letters alone: what no edit of normalisation may add, lose or move."""
    seen = list(text)
    for start, end, _ in drop_invisible(text):
        seen[start:end] = [""] * (end - start)
    return [c for c in unicodedata.normalize("NFD", "".join(seen)) if c.isalnum() and c.isascii()]


def test_surfaces_stand_in_the_article_and_on_the_page(output):
    texts = {row["doc_id"]: row["text"] for row in rows(output, "documents")}
    pages = {row["doc_id"]: row["text"] for row in rows(output, "pages")}
    for dataset in PLACED:
        found = rows(output, dataset)
        assert found, dataset
        wrong = [
            row["surface"]
            for row in found
            if texts[row["doc_id"]][row["char_start"] : row["char_end"]] != row["surface"]
            or letters(pages[row["doc_id"]][row["page_start"] : row["page_end"]]) != letters(row["surface"])
        ]
        assert wrong == [], dataset


def test_nothing_that_we_make_breaks_its_contract(output):
    broken = [
        (row["dataset"], row["check"], row["row"]) for row in rows(output, "quarantine") if row["stage"] == "validate"
    ]
    assert broken == []
