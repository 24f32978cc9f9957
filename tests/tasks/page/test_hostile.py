"""Hostile input is ordinary input: each case costs its own page and no other, and bounded time and memory."""

import gzip
import io
import json
import tracemalloc
import zipfile

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.page.limits import LIMITS, Limits
from tasks.page.model import NotAnArticle, Page, Refusal
from tasks.page.reading import containers
from tasks.page.reading.html import render
from tasks.page.reading.sources import Source, list_sources, read_source
from tasks.page.roles import clean_page

GOOD = "Tin một: trường học mới mở cửa sáng nay."


def read(path, limits=LIMITS):
    return list(read_source(Source(str(path)), {}, limits))


def told(items):
    """Pages as "page", refusals as their check."""
    return [item.check if isinstance(item, Refusal) else "page" for item in items]


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def small_bombs(monkeypatch):
    """Bombs of kilobytes, not of gigabytes."""
    monkeypatch.setattr(containers, "RATIO_FROM_BYTES", 10_000)
    return Limits(ratio=20)


@pytest.mark.parametrize("name", ["b.txt", "b.jsonl", "b.csv", "b.html", "b.txt.gz"])
def test_a_zip_bomb_costs_its_own_member_alone(tmp_path, small_bombs, name):
    bomb = bytes(3_000_000)
    members = {"a.txt": GOOD, name: gzip.compress(bomb) if name.endswith(".gz") else bomb, "c.txt": GOOD}
    found = told(read(zipped(tmp_path / "a.zip", members), small_bombs))
    assert found[0] == found[-1] == "page"
    assert "too_large" in found


def test_an_archive_whose_members_swell_together_is_stopped(tmp_path, small_bombs):
    members = {f"{n:03}.txt": bytes(9_000) + GOOD.encode() for n in range(200)}
    found = read(zipped(tmp_path / "a.zip", members), Limits(ratio=20))
    unpacked = [item for item in found if "packed" not in getattr(item, "reason", "")]
    assert len(found) == 200
    assert len(unpacked) < 100, "the rest is refused unread"


def test_an_archive_within_an_archive_is_not_opened(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", GOOD)
    assert told(read(zipped(tmp_path / "a.zip", {"a.zip": inner.getvalue(), "b.txt": GOOD}))) == ["bad_record", "page"]


def test_names_that_climb_read_nothing_outside(tmp_path):
    (tmp_path / "secret.txt").write_text("bí mật")
    (tmp_path / "in").mkdir()
    path = zipped(tmp_path / "in" / "a.zip", {"../secret.txt": GOOD, "/etc/passwd": GOOD, "c:\\x\\..\\y.txt": GOOD})
    pages = read(path)
    assert [page.text for page in pages] == [GOOD] * 3
    assert {page.source_uri.rpartition("::")[2] for page in pages} == {str(path)}


def test_a_page_of_a_million_lines_is_refused_and_the_next_is_read(tmp_path):
    rows = [{"text": GOOD}, {"text": "a\n" * 1000}, {"text": GOOD}, {"html": "<p>a" * 1000}, {"text": GOOD}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert told(read(tmp_path / "a.jsonl", Limits(page_lines=900))) == ["page", "too_large"] * 2 + ["page"]


def test_a_text_of_endless_letters_is_refused_and_the_next_is_read(tmp_path):
    rows = [{"text": GOOD}, {"text": "a" * 5000}, {"title": "b" * 3000, "body": "c" * 3000}, {"text": GOOD}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert told(read(tmp_path / "a.jsonl", Limits(page_chars=4000))) == ["page", "too_large", "too_large", "page"]


def test_a_csv_of_one_endless_line_or_an_open_quote_ends(tmp_path):
    limits = Limits(page_bytes=1000)
    (tmp_path / "a.csv").write_text("id,text\n1,tốt\n2," + "a" * 5000)
    assert told(read(tmp_path / "a.csv", limits)) == ["page", "too_large"]
    (tmp_path / "b.csv").write_text('id,text\n1,tốt\n2,"mở\n' + "dòng dài\n" * 500)
    first, *rest = told(read(tmp_path / "b.csv", limits))
    assert first == "page"
    assert set(rest) == {"bad_record"}


@pytest.mark.parametrize("line", ['{"a":' * 100_000, "[" * 100_000, '{"text": ' + "9" * 10_000 + "}", '{"text": NaN}'])
def test_json_made_to_break_parsers_costs_its_line(tmp_path, line):
    (tmp_path / "a.jsonl").write_text("\n".join([json.dumps({"text": GOOD}), line, json.dumps({"text": GOOD})]))
    first, *_, last = told(read(tmp_path / "a.jsonl"))
    assert first == last == "page"


def test_a_stray_nul_is_read_and_many_are_no_text(tmp_path):
    (tmp_path / "a.txt").write_bytes((GOOD * 20).encode().replace(b"m", b"\x00m", 2))
    (tmp_path / "b.txt").write_bytes(GOOD.encode().replace(b" ", b"\x00"))
    assert told([*read(tmp_path / "a.txt"), *read(tmp_path / "b.txt")]) == ["page", "binary"]


def test_entities_that_multiply_are_not_expanded():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{laughs}]>'
    source = f"{head}<html><body><p>{GOOD} &l11;</p></body></html>"
    text = render(source).text
    assert GOOD in text
    assert len(text) < 2 * len(source)


def test_attributes_without_end_and_tags_that_never_close():
    source = "<p " + "a='b' " * 5000 + f">{GOOD}" + "<b><i>" * 5000 + "<" * 5000 + "&" * 5000
    assert GOOD in render(source).text


def test_one_long_cell_in_every_row_does_not_multiply(tmp_path, monkeypatch):
    """Parquet stores a repeated cell once; a batch of rows would hold it many times."""
    table = pa.table({"id": [str(n) for n in range(40)], "text": [GOOD * 100] * 40})
    pq.write_table(table, tmp_path / "a.parquet")
    monkeypatch.setattr(containers, "PARQUET_BATCH_BYTES", 1)
    assert [page.source_id for page in read(tmp_path / "a.parquet")] == [str(n) for n in range(40)]
    assert set(told(read(tmp_path / "a.parquet", Limits(page_bytes=1000)))) == {"too_large"}


def lines(n):
    for number in range(n):
        yield json.dumps({"id": number, "text": f"{number} " + GOOD * 30}).encode() + b"\n"


@pytest.mark.parametrize("kind", ["jsonl.zst", "jsonl.gz", "json", "csv", "parquet"])
def test_memory_is_the_page_whatever_the_size_of_the_file(tmp_path, kind):
    """Ten MB of records pass through five of memory at most: Python's own allocations, at their peak."""

    def peak(n):
        path = tmp_path / f"{n}.{kind}"
        if kind == "jsonl.zst":
            path.write_bytes(zstandard.compress(b"".join(lines(n))))
        elif kind == "jsonl.gz":
            with gzip.open(path, "wb", compresslevel=1) as file:
                file.writelines(lines(n))
        elif kind == "json":
            path.write_bytes(b"[" + b",".join(lines(n)) + b"]")
        elif kind == "csv":
            path.write_text("id,text\n" + "".join(f'{k},"{GOOD * 30}"\n' for k in range(n)))
        else:
            pq.write_table(pa.Table.from_pylist([{"id": str(k), "text": f"{k}" + GOOD * 30} for k in range(n)]), path)
        tracemalloc.start()
        assert sum(1 for _ in read_source(Source(str(path)), {})) == n
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(100)  # what is made once
    assert peak(8000) < 5_000_000


@pytest.fixture
def memory():
    filesystem = fsspec.filesystem("memory")
    yield filesystem
    filesystem.rm("/tin", recursive=True)


def test_pages_of_a_remote_folder_are_read_as_local_ones_are(memory):
    memory.pipe("/tin/a.jsonl.gz", gzip.compress(b"".join(lines(3))))
    memory.pipe("/tin/sub/b.txt", GOOD.encode())
    memory.pipe("/tin/sub/.hidden.txt", GOOD.encode())
    with memory.open("/tin/sub/c.zip", "wb") as file:
        zipped(file, {"d.html": f"<h1>{GOOD}</h1>"})
    for asked in ("memory://tin", "memory://tin/**"):
        sources = list(list_sources([asked, "memory://tin/sub/b.txt"]))
        pages = [page for source in sources for page in read_source(source)]
        assert [page.source_id for page in pages] == ["0", "1", "2", "b.txt", "d.html"]
        assert pages[3].source_uri == "memory:///tin/sub/b.txt"
        assert pages[4].source_uri == "zip://d.html::memory:///tin/sub/c.zip"


PROSE = "Sáng nay, trường học ở xã Mẫu mở cửa đón hơn ba trăm học sinh tới dự lễ khai giảng, ông Lê An cho biết."
LINES = [
    *(
        PROSE,
        PROSE,
        f"{PROSE} {PROSE}",
        "Trường học mới ở xã Mẫu mở cửa đón học sinh",
        "Lê An",
        "LÊ AN",
        "1. Trường mới",
    ),
    *(
        "",
        "05/09/2024 10:20",
        "Ảnh: Lê An",
        "Tin liên quan",
        "Bình luận (2)",
        "- Trường học mới",
        "Giáo dục",
        "Vì sao?",
    ),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=14).map("\n".join))
def test_any_order_of_lines_is_refused_or_keeps_every_line(text):
    try:
        cleaned = clean_page(Page(text, "txt", "", "", len(text)))
    except NotAnArticle:
        return
    assert [text[block.start : block.end] for block in cleaned.blocks] == [line for line in text.split("\n") if line]
