"""Of whom and of when the numbers of annotated pages and records are said.

Numbers are named by their place, with the subjects that are right as written (several where the text allows
them) and the periods; no article text stands in the files. What subjects learned from is kept with the models: it
measures periods, and that subjects stay what they were. `indicators/` here holds what nothing learned from: `dev`
are pages of `../shared/gold/dev`; E, J and N records of labour and schools, O of general news. A length that ends
now (`5 năm qua`) is a period to the readers of records; the first pages take the period and none.
"""

import io
import json
import tomllib
from itertools import chain
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import zstandard
from score import tokens_f1

HERE = Path(__file__).parent
LEARNED = HERE.parents[1] / "tasks" / "models" / "annotations" / "subjects"
FLOORS = tomllib.loads((HERE.parent / "floors.toml").read_text("utf-8"))["indicators"]
BATCHES = {
    file.stem: [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    for folder in (LEARNED, HERE / "indicators")
    for file in sorted(folder.glob("*.jsonl"))
    if file.stem in FLOORS
}
HELD = [file.stem for file in sorted((HERE / "indicators").glob("*.jsonl"))]


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
def of_batches(publish, published_shared, shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    wanted = {(note["corpus"], note["id"]) for note in chain(*BATCHES.values())}
    with (folder / "records.jsonl").open("w", encoding="utf-8") as out:
        for corpus in sorted({corpus for corpus, _ in wanted} - {"pages"}):
            with zstandard.open(shared / "corpus" / f"{corpus}.jsonl.zst", "rb") as stream:
                for line in io.TextIOWrapper(stream, "utf-8"):
                    if (corpus, json.loads(line)["id"]) in wanted:
                        out.write(line)
    output = folder / "output"
    publish([folder / "records.jsonl"], output)
    found = {}
    for name, notes in BATCHES.items():
        of_pages = notes[0]["corpus"] == "pages"
        gold = {note["doc_id"]: note["numbers"] for note in notes}
        found[name] = shares(published_shared[1] if of_pages else output, gold)
    return found


@pytest.mark.parametrize("layer", ["subject", "period"])
@pytest.mark.parametrize("batch", BATCHES)
def test_of_whom_and_of_when(of_batches, batch, layer):
    assert of_batches[batch][layer] >= FLOORS[batch][layer], of_batches


def test_no_held_set_is_left_out():
    assert set(HELD) <= set(FLOORS)
