"""Of whom and of when the numbers of annotated pages and records are said.

Numbers are named by their place, with the subjects that are right as written (several where the text allows
them) and the periods; no article text stands in the files. `indicators.json`: pages of `../shared/gold/train`,
which the rules were written with. `indicators_records.json`: records of `../shared/corpus` picked at random, in
batches, each annotated before the rules ran on it. A length that ends now (`5 năm qua`) is a period to the
readers of the records; the pages take both the period and none.
"""

import hashlib
import io
import json
import tomllib
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import zstandard
from score import tokens_f1

HERE = Path(__file__).parent
PAGES = json.loads((HERE / "indicators.json").read_text("utf-8"))
BATCHES = json.loads((HERE / "indicators_records.json").read_text("utf-8"))
FLOORS = tomllib.loads((HERE.parent / "floors.toml").read_text("utf-8"))


def shares(output, gold):
    """Share of numbers whose subject, and whose period, is right: {doc_id: numbers} against published tables."""
    names = {row["entity_id"]: row["name"] for row in pq.ParquetDataset(output / "entities").read().to_pylist()}
    rows = pq.ParquetDataset(output / "indicators").read().to_pylist()
    found = {(row["doc_id"], row["page_start"]): row for row in rows}
    right = {"subject": 0, "period": 0}
    for doc_id, wanted in gold.items():
        for want in wanted:
            row = found.get((doc_id, want["page_start"]))
            if row is None:
                continue
            told = [row["subject"], names.get(row["subject_entity_id"])]
            right["subject"] += (row["subject"] is None and None in want["subject"]) or any(
                tokens_f1(name, subject) >= 0.6 for name in told if name for subject in want["subject"] if subject
            )
            period = [str(row["period_begin"]), str(row["period_end"])] if row["period_begin"] else None
            right["period"] += period in want["period"]
    wanted = sum(map(len, gold.values()))
    return {layer: round(n / wanted, 3) for layer, n in right.items()}


@pytest.fixture(scope="module")
def of_pages(published_shared, shared):
    texts = {page: (shared / "pages" / page).read_bytes() for page in PAGES}
    gold = {hashlib.sha256(texts[page]).hexdigest()[:16]: wanted for page, wanted in PAGES.items()}
    return shares(published_shared[1], gold)


@pytest.fixture(scope="module")
def of_records(publish, shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    wanted = {(corpus, name) for batch in BATCHES.values() for corpus, notes in batch.items() for name in notes}
    with (folder / "records.jsonl").open("w", encoding="utf-8") as out:
        for corpus in sorted({corpus for corpus, _ in wanted}):
            with zstandard.open(shared / "corpus" / f"{corpus}.jsonl.zst", "rb") as stream:
                for line in io.TextIOWrapper(stream, "utf-8"):
                    if (corpus, json.loads(line)["id"]) in wanted:
                        out.write(line)
    output = folder / "output"
    publish([folder / "records.jsonl"], output)
    return {
        name: shares(output, {note["doc_id"]: note["numbers"] for notes in batch.values() for note in notes.values()})
        for name, batch in BATCHES.items()
    }


@pytest.mark.parametrize("layer", ["subject", "period"])
def test_numbers_of_pages(of_pages, layer):
    assert of_pages[layer] >= FLOORS["indicators"][layer], of_pages


@pytest.mark.parametrize("layer", ["subject", "period"])
@pytest.mark.parametrize("batch", BATCHES)
def test_numbers_of_records(of_records, batch, layer):
    assert of_records[batch][layer] >= FLOORS[f"indicators of records {batch}"][layer], of_records
