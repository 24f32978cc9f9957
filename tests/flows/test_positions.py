"""Every finding of every real page stands where it says, in the clean article and on the page."""

import unicodedata

import pyarrow.parquet as pq
import pytest

from tasks.language.letters import drop_invisible
from tasks.store.schemas import CONTENT

PLACED = [name for name, schema in CONTENT.items() if {"surface", "page_start"} <= set(schema.names)]


@pytest.fixture(scope="module")
def published_corpus(publish, shared, tmp_path_factory):
    output = tmp_path_factory.mktemp("vietnamnet")
    publish([shared / "corpus" / "vietnamnet2025.jsonl.zst"], output)
    return output


@pytest.fixture(params=["pages", "corpus"])
def output(request):
    if request.param == "corpus":
        return request.getfixturevalue("published_corpus")
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
