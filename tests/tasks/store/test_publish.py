import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.store.reduce import StagedTwice, publish
from tasks.store.schemas import CONTENT, KEYS, data_dictionary
from tasks.store.snapshots import Store, StoreBroken
from tests.rows import VIETNAM, page, stage

A = page("a", "Công đoàn A tặng quà", day=1)
B = page("b", "Công đoàn B tặng quà", day=2, month="2024-09")
C = page("c", "Công đoàn C tặng quà", day=3, month="unknown")


def files(store):
    return {path: part.sha256 for path, part in store.current().parts.items()}


def column(store, dataset, name):
    return sorted(store.read(dataset)[name].to_pylist(), key=str)


def test_the_layout_is_that_of_the_data_model(tmp_path):
    store = Store(tmp_path)
    told = publish(store, [stage(tmp_path / ".stage" / "x", A, B, C)])
    assert told.changed
    assert told.snapshot == "000001"
    assert (tmp_path / "current").readlink().as_posix() == ".store/000001"
    assert (tmp_path / "documents").readlink().as_posix() == "current/documents"
    assert sorted(p.name for p in (tmp_path / "quotes").iterdir()) == [
        "published_month=2024-08",
        "published_month=2024-09",
        "published_month=unknown",
    ]
    assert all(p.name.startswith("part-") for p in (tmp_path / "documents").rglob("*.parquet"))
    assert "published_month" not in pq.read_schema(next((tmp_path / "documents").rglob("*.parquet"))).names


def test_the_same_rows_again_publish_nothing(tmp_path):
    store = Store(tmp_path)
    publish(store, [stage(tmp_path / "s1", A, B)])
    assert not publish(store, [stage(tmp_path / "s2", B, A)]).changed
    assert not publish(store, []).changed
    assert store.current().name == "000001"


def test_files_do_not_depend_on_batches_order_or_history(tmp_path):
    one, two, three = (Store(tmp_path / name) for name in "123")
    publish(one, [stage(tmp_path / "s1", A, B, C)])
    publish(two, [stage(tmp_path / "s2", C), stage(tmp_path / "s3", B, A)])
    publish(three, [stage(tmp_path / "s4", C, A)])
    publish(three, [stage(tmp_path / "s5", B)])
    assert files(one) == files(two) == files(three)


def test_untouched_files_are_hard_links(tmp_path):
    store = Store(tmp_path)
    publish(store, [stage(tmp_path / "s1", A, B)])
    publish(store, [stage(tmp_path / "s2", page("d", "Công đoàn D tặng quà", month="2024-09"))])
    assert store.current().name == "000002"
    for folder, links in (("published_month=2024-08", 2), ("published_month=2024-09", 1)):
        (part,) = (tmp_path / "documents" / folder).iterdir()
        assert part.stat().st_nlink == links


def test_a_page_scraped_again_replaces_its_article_and_stays_in_pages(tmp_path):
    store, url = Store(tmp_path), "https://bao.example/1"
    old = page("v1", "Bản cũ", url=url, scraped="2024-08-01T00:00:00+07:00")
    new = page("v2", "Bản mới", url=url, scraped="2024-08-02T00:00:00+07:00")
    for rows in (old, new):
        rows["pages"]["scraped_at"] = pd.Timestamp(rows["pages"]["scraped_at"]).to_pydatetime()
    publish(store, [stage(tmp_path / "s1", new)])
    publish(store, [stage(tmp_path / "s2", old, A)])
    assert column(store, "documents", "text") == sorted([A["documents"]["text"], "Bản mới"])
    assert column(store, "quotes", "text") == sorted([A["documents"]["text"], "Bản mới"])
    assert store.read("pages").num_rows == 3


def test_a_page_read_by_a_new_version_replaces_its_rows(tmp_path):
    store = Store(tmp_path)
    publish(store, [stage(tmp_path / "s1", A, B)])
    again = page("a", "Công đoàn A tặng quà", day=1)
    again["quotes"] |= {"cue": "cho biết"}
    again["pages"] |= {"pipeline_version": "2"}
    publish(store, [stage(tmp_path / "s2", again)])
    assert column(store, "quotes", "cue") == ["cho biết", "nói"]
    assert column(store, "pages", "pipeline_version") == ["1", "2"]


def test_copies_name_the_first_and_count_once(tmp_path):
    store = Store(tmp_path)
    first, second = (
        page(name, "Cùng một tin", url=f"https://{name}.example", day=d) for name, d in (("x", 5), ("y", 4))
    )
    told = publish(store, [stage(tmp_path / "s1", first)])
    assert told.n_duplicates == 0
    told = publish(store, [stage(tmp_path / "s2", second)])
    assert told.n_duplicates == 1
    rows = {row["source_id"]: row for row in store.read("documents").to_pylist()}
    assert rows["y"]["duplicate_of"] is None
    assert rows["x"]["duplicate_of"] == rows["y"]["article_id"], "y was published first"
    (entity,) = store.read("entities").to_pylist()
    assert (entity["n_articles"], entity["n_mentions"], entity["aliases"]) == (1, 1, ["Cùng một tin"])


def test_leftovers_of_a_crash_are_swept_and_never_seen(tmp_path):
    store = Store(tmp_path)
    publish(store, [stage(tmp_path / "s1", A)])
    (tmp_path / ".store" / "000002" / "documents").mkdir(parents=True)
    (tmp_path / ".store" / "000002.json").write_text("{}")
    assert store.current().name == "000001"
    publish(store, [stage(tmp_path / "s2", B)])
    assert store.current().name == "000002"
    assert column(store, "documents", "source_id") == ["a", "b"]


def test_old_snapshots_go_but_the_current_one_stays(tmp_path):
    store = Store(tmp_path)
    for number in range(5):
        publish(store, [stage(tmp_path / f"s{number}", page(f"p{number}", f"Tin số {number}"))], keep=2)
    assert sorted(p.name for p in (tmp_path / ".store").glob("0*")) == [
        "000004",
        "000004.json",
        "000005",
        "000005.json",
    ]


def test_a_folder_of_someone_else_is_left_alone(tmp_path):
    (tmp_path / "documents").mkdir()
    with pytest.raises(StoreBroken, match="move it away"):
        publish(Store(tmp_path), [stage(tmp_path / "s1", A)])
    assert Store(tmp_path).current() is None


def test_a_reader_of_a_frozen_view_never_sees_two_moments(tmp_path):
    store = Store(tmp_path)
    publish(store, [stage(tmp_path / "s0", A)])
    torn, done = [], threading.Event()

    def read():
        while not done.is_set():
            view = (tmp_path / "current").resolve()
            counts = {
                name: ds.dataset(view / name, format="parquet", partitioning="hive").count_rows()
                for name in ("documents", "quotes", "sentences")
            }
            if len(set(counts.values())) != 1:
                torn.append(counts)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(8):
        publish(store, [stage(tmp_path / f"s{number + 1}", page(f"p{number}", f"Tin số {number}"))], keep=20)
    done.set()
    reader.join()
    assert torn == []


@pytest.fixture(scope="module", params=["full", "empty"])
def output(request, tmp_path_factory):
    root = tmp_path_factory.mktemp(request.param)
    publish(Store(root), [stage(root / ".stage" / "s", *([A, B, C] if request.param == "full" else []))])
    return root


@pytest.mark.parametrize("dataset", CONTENT)
def test_every_reader_sees_the_same_rows_and_types(output, dataset):
    path, globbed = output / dataset, str(output / dataset / "**" / "*.parquet")
    month = dataset != "entities"
    arrow = ds.dataset(path, format="parquet", partitioning="hive").to_table()
    polars = pl.read_parquet(globbed, hive_partitioning=month)
    duck = duckdb.sql(f"SELECT * FROM read_parquet('{globbed}', hive_partitioning = {month})")
    panda = pd.read_parquet(path)
    names = [*CONTENT[dataset].names, *(["published_month"] if month else [])]
    for columns in (arrow.column_names, polars.columns, duck.columns, list(panda.columns)):
        assert list(columns) == names
    key = KEYS[dataset][0]
    want = sorted(Store(output).read(dataset)[key].to_pylist())
    for told in (
        arrow[key].to_pylist(),
        polars[key].to_list(),
        [r[0] for r in duck.select(key).fetchall()],
        list(panda[key]),
    ):
        assert sorted(told) == want
    assert arrow.select(CONTENT[dataset].names).schema.equals(CONTENT[dataset])
    assert polars.select(CONTENT[dataset].names).to_arrow().schema.names == CONTENT[dataset].names
    for field in CONTENT[dataset]:
        if str(field.type) == "string":
            assert polars.schema[field.name] == pl.String
            assert str(duck.types[duck.columns.index(field.name)]) == "VARCHAR"
        if str(field.type).startswith("decimal"):
            assert polars.schema[field.name] == pl.Decimal(38, 9)
            assert str(duck.types[duck.columns.index(field.name)]) == "DECIMAL(38,9)"


def test_the_data_dictionary_is_that_of_the_schemas(root):
    assert (root / "docs" / "datasets.md").read_text("utf-8") == data_dictionary()


def test_a_new_column_rewrites_every_file_so_that_readers_meet_one_schema(tmp_path, monkeypatch):
    """Polars and others refuse a dataset whose files differ in their columns."""
    store = Store(tmp_path)
    publish(store, [stage(tmp_path / "s1", A, B)])
    mood = CONTENT["quotes"].append(pa.field("mood", pa.string(), metadata={"meaning": "of the speaker"}))
    monkeypatch.setattr("tasks.store.schemas.CONTENT", CONTENT | {"quotes": mood})
    monkeypatch.setattr("tasks.store.snapshots.CONTENT", CONTENT | {"quotes": mood})
    monkeypatch.setattr("tasks.store.reduce.CONTENT", CONTENT | {"quotes": mood})
    assert publish(store, []).changed
    schemas = {str(pq.read_schema(path)) for path in (tmp_path / "quotes").rglob("*.parquet")}
    assert len(schemas) == 1
    assert pl.read_parquet(tmp_path / "quotes" / "**" / "*.parquet")["mood"].to_list() == [None, None]
    assert not publish(store, []).changed


def test_the_words_of_the_dictionary_are_not_in_the_files(tmp_path):
    """Rewording what a column means must not change a byte of what is published."""
    publish(Store(tmp_path), [stage(tmp_path / "s1", A)])
    (part,) = (tmp_path / "documents").rglob("*.parquet")
    schema = pq.read_schema(part)
    assert schema.metadata is None
    assert all(b"meaning" not in (field.metadata or {}) for field in schema)


def test_a_page_in_two_batches_is_a_bug_not_two_rows(tmp_path):
    store = Store(tmp_path)
    with pytest.raises(StagedTwice, match="1 pages"):
        publish(store, [stage(tmp_path / "s1", A), stage(tmp_path / "s2", A)])
    assert store.current() is None


@pytest.mark.parametrize("step", ["write_parts", "link_parts", "entities_of"])
def test_a_publish_that_dies_leaves_readers_the_old_moment(tmp_path, monkeypatch, step):
    store = Store(tmp_path)
    publish(store, [stage(tmp_path / "s1", A, B)])
    before = files(store)
    again = stage(tmp_path / "s2", page("d", "Công đoàn D tặng quà", month="2024-09"))
    with monkeypatch.context() as patch:
        patch.setattr(f"tasks.store.reduce.{step}", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            publish(store, [again])
    assert files(store) == before
    assert publish(store, [again]).snapshot == "000002"
    assert column(store, "documents", "source_id") == ["a", "b", "d"]


def test_an_article_that_moves_to_another_month_leaves_none_behind(tmp_path):
    store = Store(tmp_path)
    publish(store, [stage(tmp_path / "s1", A, B)])
    moved = page("a", "Công đoàn A tặng quà", day=1, month="2024-10")
    publish(store, [stage(tmp_path / "s2", moved)])
    assert {p.name for p in (tmp_path / "quotes").iterdir()} == {
        "published_month=2024-09",
        "published_month=2024-10",
    }
    assert store.rows() == dict.fromkeys(CONTENT, 2) | {"entities": 1}


TEXTS = st.sampled_from(
    ["Tin một", "Tin hai", "Một hai ba bốn năm sáu bảy", "Hai ba bốn năm sáu bảy tám", "Ba bốn năm sáu bảy tám chín"]
)
PAGES = st.lists(
    st.tuples(
        TEXTS,
        st.sampled_from([None, "https://bao.example/1", "https://bao.example/2"]),
        st.integers(1, 9),
        st.sampled_from([None, 1, 2]),
        st.sampled_from(["2024-08", "2024-09", "unknown"]),
    ),
    max_size=6,
)


@settings(max_examples=15, deadline=None)
@given(pages=PAGES, cuts=st.lists(st.integers(0, 3), min_size=6, max_size=6), order=st.randoms())
def test_whatever_the_order_and_the_runs_the_files_are_the_same(pages, cuts, order):
    made = []
    for number, (text, url, day, scraped, month) in enumerate(pages):
        made.append(page(f"p{number}", text, url=url, day=day, month=month))
        made[-1]["pages"]["scraped_at"] = scraped and datetime(2024, 9, scraped, tzinfo=VIETNAM)
    shuffled = order.sample(list(zip(made, cuts, strict=False)), len(made))
    with TemporaryDirectory() as folder:
        once, often = Store(Path(folder) / "once"), Store(Path(folder) / "often")
        publish(once, [stage(Path(folder) / "all", *made)])
        publish(often, [])
        for run in range(4):
            batch = [rows for rows, cut in shuffled if cut == run]
            publish(often, [stage(Path(folder) / f"s{run}", *batch)])
        assert files(once) == files(often)


def test_publishes_at_once_wait_for_each_other_and_none_is_lost(tmp_path):
    batches = [stage(tmp_path / f"s{n}", page(f"p{n}", f"Tin số {n}")) for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda batch: publish(Store(tmp_path), [batch]).snapshot, batches))
    assert sorted(told) == ["000001", "000002", "000003", "000004"]
    assert column(Store(tmp_path), "documents", "source_id") == ["p0", "p1", "p2", "p3"]


_PUBLISH_FOR_EVER = """
from itertools import count
from pathlib import Path
import sys
from tasks.store.reduce import publish
from tasks.store.snapshots import Store
from tests.rows import page, stage
root = Path(sys.argv[1])
for n in count():
    print(n, flush=True)
    publish(Store(root), [stage(root / ".stage" / str(n), page(str(n), f"Tin {n}"))])
"""


@pytest.mark.parametrize("wait", [0.01, 0.04, 0.09])
def test_killed_at_any_moment_the_store_is_whole_and_goes_on(tmp_path, root, wait):
    command = [sys.executable, "-c", _PUBLISH_FOR_EVER, str(tmp_path)]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        if line.strip() == "2":  # two publishes are through, the third is on its way
            break
    time.sleep(wait)
    process.kill()
    process.wait()
    process.stdout.close()
    store = Store(tmp_path)
    rows = store.rows()
    assert rows["pages"] >= 2
    assert rows == dict.fromkeys(CONTENT, rows["pages"]) | {"entities": 1}
    for path, part in store.current().parts.items():
        assert sha256((store.current().folder / path).read_bytes()).hexdigest() == part.sha256
    publish(store, [stage(tmp_path / "after", A)])
    assert store.rows()["documents"] == rows["documents"] + 1
    assert len(list((tmp_path / ".store").glob("*.json"))) == len(list((tmp_path / ".store").glob("0*[0-9]")))
