import polars as pl
import pyarrow as pa

from tasks.store.logs import append_log, read_log, refused_before
from tasks.store.schemas import LOGS


def refused(doc_id, dataset="pages", version="1", check="no_text"):
    row = {"dataset": dataset, "doc_id": doc_id, "stage": "clean", "check": check, "reason": "…"}
    return row | {"pipeline_version": version}


def quarantine(*rows):
    return pa.Table.from_pylist(list(rows), schema=LOGS["quarantine"])


def test_a_log_that_was_never_written_is_empty(tmp_path):
    for name, schema in LOGS.items():
        assert read_log(tmp_path, name).column_names == [*schema.names, "run_month"]
        assert read_log(tmp_path, name).num_rows == 0
    assert refused_before(tmp_path, "1") == {}


def test_runs_are_appended_and_none_is_lost(tmp_path):
    first = append_log(tmp_path, "quarantine", quarantine(refused("a")), "r1", "2026-10")
    before = first.read_bytes()
    append_log(tmp_path, "quarantine", quarantine(refused("b"), refused("c")), "r2", "2026-11")
    assert first == tmp_path / "quarantine" / "run_month=2026-10" / "r1.parquet"
    assert first.read_bytes() == before
    log = read_log(tmp_path, "quarantine")
    assert sorted(log["doc_id"].to_pylist()) == ["a", "b", "c"]
    assert sorted(log["run_month"].to_pylist()) == ["2026-10", "2026-11", "2026-11"]
    assert pl.read_parquet(tmp_path / "quarantine" / "**" / "*.parquet").height == 3
    assert list((tmp_path / ".store").iterdir()) == [], "nothing half-written stays"


def test_only_whole_pages_refused_by_this_version_are_not_tried_again(tmp_path):
    rows = [
        refused("mine"),
        refused("row", dataset="quotes"),
        refused("old", version="0"),
        refused(None, check="unreadable"),
    ]
    append_log(tmp_path, "quarantine", quarantine(*rows), "r1", "2026-11")
    assert refused_before(tmp_path, "1") == {"mine": ("clean", "no_text", "…")}
