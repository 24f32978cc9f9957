"""The whole way on the project's own pages: again, in another order, with bad pages among good ones."""

import gzip
import hashlib
import os
import random
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tasks.run import OUTCOMES
from tasks.store.schemas import CONTENT


def content(output):
    """Every content file of the current snapshot, by path, with a hash of its bytes."""
    current = (output / "current").resolve()
    return {
        str(file.relative_to(current)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(current.rglob("*.parquet"))
    }


def rows(output, name):
    return pq.ParquetDataset(output / name).read().to_pylist()


def test_every_page_is_a_document_or_refused_with_a_reason(published_seeds):
    summary, output = published_seeds
    assert summary.status in {"published", "published_with_warnings"}
    assert summary.pages["read"] == sum(summary.pages[name] for name in OUTCOMES)
    assert summary.pages["quarantined"] == 0
    assert summary.rows["documents"] == summary.pages["kept"]
    (run,) = rows(output, "runs")
    assert run["status"] == summary.status
    assert len(rows(output, "sightings")) == summary.pages["read"]


def test_a_second_run_publishes_nothing_and_says_so(publish, root, tmp_path):
    first = publish([root / "seeds" / "pages"], tmp_path)
    before = content(tmp_path)
    again = publish([root / "seeds" / "pages"], tmp_path)
    assert again.status == "unchanged"
    assert again.snapshot == first.snapshot
    assert content(tmp_path) == before
    assert again.pages["unchanged"] == first.pages["kept"]
    assert len(rows(tmp_path, "runs")) == 2


def test_order_and_batches_never_change_the_files(publish, published_seeds, root, tmp_path):
    pages = sorted((root / "seeds" / "pages").iterdir())
    random.Random(5).shuffle(pages)
    publish(pages, tmp_path, batch_pages=3)
    assert content(tmp_path) == content(published_seeds[1])


def test_several_runs_come_to_the_same_files_as_one(publish, published_seeds, root, tmp_path):
    pages = sorted((root / "seeds" / "pages").iterdir())
    publish(pages[1::2], tmp_path)
    publish(pages[::2], tmp_path)
    assert content(tmp_path) == content(published_seeds[1])


@pytest.fixture
def bad_pages(root, tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    good = sorted((root / "seeds" / "pages").glob("*.txt"))[:3]
    for file in good:
        shutil.copy(file, folder)
    shutil.copy(good[0], folder / "the-same-page-again.txt")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "corrupt.txt.gz").write_bytes(gzip.compress(good[1].read_bytes())[:-200])
    (folder / "broken.jsonl").write_text('{"title": "x", "body": \n', "utf-8")
    another = good[2].read_text("utf-8") + "\nKhác."
    (folder / "utf16.txt").write_bytes(another.encode("utf-16"))
    (folder / "image.html").write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(400))
    return folder


def test_bad_pages_never_stop_the_good_ones(publish, bad_pages, tmp_path):
    output = tmp_path / "out"
    summary = publish([bad_pages, tmp_path / "no-such-folder"], output)
    assert summary.status == "published_with_warnings"
    assert summary.pages["kept"] == 4, "three good pages and the one in UTF-16"
    assert summary.pages["repeated"] == 1
    assert summary.pages["quarantined"] == 6
    refused = {Path(row["source_uri"]).name: row for row in rows(output, "quarantine")}
    assert set(refused) == {
        "empty.txt",
        "binary.txt",
        "corrupt.txt.gz",
        "broken.jsonl",
        "image.html",
        "no-such-folder",
    }
    assert all(row["reason"] and row["check"] and row["stage"] == "ingest" for row in refused.values())


def test_a_page_refused_once_is_not_tried_again(publish, root, tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    shutil.copy(next((root / "seeds" / "pages").glob("*.txt")), inbox)
    (inbox / "menu.txt").write_text("* Trang chủ\n* Thời sự\n* Giáo dục\n* Liên hệ\n", "utf-8")
    output = tmp_path / "out"
    first = publish([inbox], output)
    again = publish([inbox], output)
    assert first.pages["quarantined"] == again.pages["quarantined"] == 1
    assert again.status == "unchanged"
    assert again.pages["unchanged"] == 1
    assert len(rows(output, "quarantine")) == 2, "the run that did not try it again names it too"


def test_a_run_of_nothing_but_bad_pages_is_held(publish, root, tmp_path):
    from flows.summary import RunHeld

    output = tmp_path / "out"
    publish([root / "seeds" / "pages"], output)
    before = content(output)
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "empty.txt").write_bytes(b"")
    with pytest.raises(RunHeld, match="1 of 1 pages were refused"):
        publish([bad], output)
    assert content(output) == before
    assert [row["status"] for row in sorted(rows(output, "runs"), key=lambda r: r["run_id"])][-1] == "held"


def test_every_dataset_is_there_by_its_plain_path(published_seeds):
    _, output = published_seeds
    for dataset in CONTENT:
        assert list((output / dataset).rglob("*.parquet")), dataset
