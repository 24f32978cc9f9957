"""Of whom and of when the numbers of annotated pages are said.

`indicators.json` names, for numbers of `../shared/gold/train` (by their place on the page), the subjects that
are right as written (several where the text allows them) and the periods. No article text stands in it.
"""

import hashlib
import json
import tomllib
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from score import tokens_f1

HERE = Path(__file__).parent
GOLD = json.loads((HERE / "indicators.json").read_text("utf-8"))
FLOORS = tomllib.loads((HERE.parent / "floors.toml").read_text("utf-8"))["indicators"]


@pytest.fixture(scope="module")
def shares(published_shared, shared):
    output = published_shared[1]
    rows = pq.ParquetDataset(output / "indicators").read().to_pylist()
    names = {row["entity_id"]: row["name"] for row in pq.ParquetDataset(output / "entities").read().to_pylist()}
    found = {(row["doc_id"], row["page_start"]): row for row in rows}
    right = {"subject": 0, "period": 0}
    for page, wanted in GOLD.items():
        text = (shared / "pages" / page).read_bytes().decode("utf-8")
        doc_id = hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
        for want in wanted:
            row = found.get((doc_id, want["page_start"]))
            if row is None:
                continue
            told = [row["subject"], names.get(row["subject_entity_id"])]
            right["subject"] += any(
                tokens_f1(name, subject) >= 0.6 for name in told if name for subject in want["subject"]
            )
            period = [str(row["period_begin"]), str(row["period_end"])] if row["period_begin"] else None
            right["period"] += period in want["period"]
    wanted = sum(map(len, GOLD.values()))
    return {layer: round(n / wanted, 3) for layer, n in right.items()}


@pytest.mark.parametrize("layer", ["subject", "period"])
def test_indicators(shares, layer):
    assert shares[layer] >= FLOORS[layer], shares
