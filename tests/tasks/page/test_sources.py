import gzip
import json
import os
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from tasks.page.limits import LIMITS, Limits
from tasks.page.model import Mark, Page, Refusal
from tasks.page.reading import containers, records
from tasks.page.reading.sources import Source, list_sources, read_source

LINES = [{"id": f"a{i}", "title": f"Tít {i}", "body": f"Thân bài số {i}."} for i in range(3)]


def read(path, fields=None, limits=LIMITS):
    return list(read_source(Source(str(path)), fields or {}, limits))


def write_lines(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def uris(items):
    return [item.uri for item in items]


# --- listing


def test_folders_are_listed_by_name_without_hidden_files(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("chữ")
    assert uris(list_sources([str(tmp_path)])) == [str(tmp_path / name) for name in ("a.txt", "b.txt", "sub/c.txt")]


def test_globs_and_addresses_give_each_file_once(tmp_path):
    (tmp_path / "a.txt").write_text("chữ")
    (tmp_path / "b.html").write_text("<p>chữ")
    asked = [str(tmp_path / "*.txt"), str(tmp_path / "a.txt"), str(tmp_path / "**" / "*.html")]
    assert uris(list_sources(asked)) == [str(tmp_path / "a.txt"), str(tmp_path / "b.html")]
    (remote,) = list_sources([f"file://{tmp_path}/*.txt"])
    assert next(read_source(remote)).text == "chữ"


@pytest.mark.parametrize("name", ["nothing.txt", "nothing*.txt", "memory://nothing.txt"])
def test_a_missing_input_is_told(tmp_path, name):
    asked = name if "://" in name else str(tmp_path / name)
    (told,) = list_sources([asked])
    assert isinstance(told, Refusal)
    assert (told.check, told.source_uri) == ("input_missing", asked)


def test_an_empty_folder_is_no_missing_input(tmp_path):
    assert list(list_sources([str(tmp_path)])) == []


def test_links_in_a_circle_end(tmp_path):
    (tmp_path / "a.txt").write_text("chữ")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    first, second = list_sources([str(tmp_path)])
    assert first == Source(str(tmp_path / "a.txt"))
    assert (second.check, second.source_id) == ("input_missing", "gone.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_and_a_closed_file_are_told(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    (told,) = list_sources([str(tmp_path)])
    assert told.check == "not_permitted"


# --- text and HTML


def test_a_text_file_is_a_page_to_the_letter(tmp_path):
    (tmp_path / "a.txt").write_bytes("Tít\r\n\r\nThân <b>bài</b>.".encode())
    (page,) = read(tmp_path / "a.txt")
    assert page == Page("Tít\r\n\r\nThân <b>bài</b>.", "txt", str(tmp_path / "a.txt"), "a.txt", 26, "utf-8")


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.html", "<p>chữ</p>", "html"),
        ("a.HTM", "<p>chữ</p>", "html"),
        ("a.dat", "<!-- x --> <!DOCTYPE html><html><p>chữ", "html"),
        ("noname", "\n<div>chữ</div>", "html"),
        ("a.dat", "chữ < 5 và > 3", "txt"),
        ("a.txt", "<p>chữ</p>", "txt"),
    ],
)
def test_what_a_file_is_says_its_name_or_else_its_first_letters(tmp_path, name, text, kind):
    (tmp_path / name).write_text(text)
    (page,) = read(tmp_path / name)
    assert page.format == kind
    assert ("<" in page.text) == (kind == "txt")


@pytest.mark.parametrize(
    ("name", "data", "check"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"%PDF-1.4", "binary"),
        ("a.html", b"<html><script>x</script></html>", "empty"),
        ("a.txt.gz", b"no gzip", "corrupt"),
        ("a.txt.gz", gzip.compress(b"cut short" * 99)[:-9], "corrupt"),
        ("a.txt.zst", b"no zstd at all", "corrupt"),
        ("a.zip", b"PK no zip", "corrupt"),
        ("a.parquet", b"PAR1 no parquet", "corrupt"),
    ],
)
def test_a_file_that_is_no_page_is_refused_with_its_reason(tmp_path, name, data, check):
    (tmp_path / name).write_bytes(data)
    (told,) = read(tmp_path / name)
    assert isinstance(told, Refusal)
    assert told.check == check
    assert told.reason
    assert told.n_bytes == len(data)


def test_a_file_gone_between_listing_and_reading_is_refused(tmp_path):
    (told,) = read(tmp_path / "gone.txt")
    assert told.check == "not_readable"


def test_a_page_without_end_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("chữ " * 50)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"a" * 10_000))
    told = [read(tmp_path / name, limits=Limits(page_bytes=100))[0] for name in ("a.txt", "b.txt.gz")]
    assert [one.check for one in told] == ["too_large"] * 2


def test_a_bomb_stops_at_its_ratio(tmp_path, monkeypatch):
    monkeypatch.setattr(containers, "RATIO_FROM_BYTES", 10_000)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"id": "1", "text": "a"}\n' + b"\n" * 5_000_000))
    told = read(tmp_path / "a.jsonl.gz", limits=Limits(ratio=20))[-1]
    assert told.check == "too_large"


# --- wrappers


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".zst", zstandard.compress)])
def test_wrapped_files_are_read_as_what_they_hold(tmp_path, suffix, pack):
    plain = write_lines(tmp_path / "a.jsonl", LINES)
    packed = tmp_path / f"a.jsonl{suffix}"
    packed.write_bytes(pack(plain.read_bytes()))
    assert [page.text for page in read(packed)] == [page.text for page in read(plain)]
    (tmp_path / f"a.txt{suffix}").write_bytes(pack("Tít\r\n".encode()))
    (page,) = read(tmp_path / f"a.txt{suffix}")
    assert (page.text, page.format) == ("Tít\r\n", "txt")


def test_a_zip_is_read_file_by_file_and_a_bad_one_stops_no_other(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b/c.txt", "chữ " * 100)
        archive.writestr("a.html", "<p>chữ</p>")
        archive.writestr("d.pdf", "%PDF-1.4")
        archive.writestr("e.jsonl", json.dumps(LINES[0]))
        archive.writestr(".hidden", "không")
    data = bytearray((tmp_path / "a.zip").read_bytes())
    at = data.index(b"b/c.txt") + 7
    data[at : at + 4] = b"\xff\xff\xff\xff"  # spoil the packed bytes of one member
    (tmp_path / "a.zip").write_bytes(data)
    html, broken, pdf, record = read(tmp_path / "a.zip")
    assert (html.format, html.source_id) == ("html", "a.html")
    assert html.source_uri == f"zip://a.html::{tmp_path / 'a.zip'}"
    assert (broken.check, broken.source_id) == ("corrupt", "c.txt")
    assert pdf.check == "binary"
    assert record.source_id == "a0"


# --- records


def test_json_lines_give_pages_of_parts(tmp_path):
    row = {"id": 7, "title": "Tít", "lead": "", "body": "Một.\nHai.", "author": "Mai An"}
    row |= {"date": "2024-08-21", "url": "https://www.bao.example/a.html", "keywords": ["một", "hai"]}
    (page,) = read(write_lines(tmp_path / "a.jsonl", [row]), {"date": "published_at"})
    assert page.text == "Tít\n\nMột.\nHai."
    assert page.marks == (Mark(0, "title"), Mark(2, "body"), Mark(3, "body"))
    assert page.source_id == "7"
    assert page.format == "record"
    assert page.given == {
        "title": "Tít",
        "author": "Mai An",
        "published_at": "2024-08-21",
        "url": "https://www.bao.example/a.html",
        "site": "bao.example",
        "keywords": "một, hai",
    }


def test_a_record_with_text_or_html_is_a_whole_page(tmp_path):
    rows = [{"text": "Một\r\nhai"}, {"html": "<h1>Tít</h1><p>Chữ", "author": "Mai An"}]
    whole, rendered = read(write_lines(tmp_path / "a.jsonl", rows))
    assert (whole.text, whole.marks, whole.source_id) == ("Một\r\nhai", (), "0")
    assert rendered.text == "Tít\nChữ"
    assert rendered.marks[0].tag == "h1"
    assert rendered.given["author"] == "Mai An"


def test_a_bad_line_is_told_with_its_number_and_stops_no_other(tmp_path):
    good = json.dumps(LINES[0], ensure_ascii=False)
    lines = [good, '{"id": "x", "title"', "[1, 2]", "", "5", good, '{"id": "y"}', '{"id": "z", "text": " "}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    found = read(tmp_path / "a.jsonl")
    assert [item.check if isinstance(item, Refusal) else "page" for item in found] == [
        "page", "bad_record", "bad_record", "bad_record", "page", "empty", "empty"]  # fmt: skip
    assert "line 2" in found[1].reason
    assert found[1].head.startswith('{"id": "x"')
    assert found[5].source_id == "y"


def test_a_line_without_end_is_skipped_to_the_next(tmp_path):
    write_lines(tmp_path / "a.jsonl", [LINES[0], {"id": "long", "text": "a" * 5000}, LINES[1]])
    first, long, last = read(tmp_path / "a.jsonl", limits=Limits(page_bytes=1000))
    assert (first.source_id, long.check, last.source_id) == ("a0", "too_large", "a1")


@pytest.mark.parametrize("text", [json.dumps(LINES), json.dumps(LINES, indent=2)])
def test_a_json_array_is_read_too(tmp_path, text):
    (tmp_path / "a.json").write_text(text, "utf-8")
    assert [page.source_id for page in read(tmp_path / "a.json")] == ["a0", "a1", "a2"]


def test_a_json_array_that_breaks_gives_the_items_before(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps([*LINES[:2], 5])[:-1] + ', {"id": "cut', "utf-8")
    assert [item.check if isinstance(item, Refusal) else item.source_id for item in read(tmp_path / "a.json")] == [
        "a0", "a1", "bad_record", "bad_record"]  # fmt: skip


def test_a_line_in_another_encoding_is_decoded_by_itself(tmp_path):
    good = json.dumps(LINES[0], ensure_ascii=False).encode()
    legacy = '{"id": "b", "text": "Tröôøng hoïc ñaàu naêm môùi coù caùn boä"}'.encode("cp1252")
    (tmp_path / "a.jsonl").write_bytes(good + b"\n" + legacy + b"\n")
    first, second = read(tmp_path / "a.jsonl")
    assert first.text.startswith("Tít 0")
    assert second.text == "Trường học đầu năm mới có cán bộ"


def test_fields_of_mojibake_and_legacy_fonts_are_repaired_together(tmp_path):
    body = "C¸c hÖ thèng th«ng tin t¹i c¸c Së, Ban, Ngµnh vµ c¸c HuyÖn"
    rows = [{"title": "Tiáº¿ng Viá»‡t", "body": "HÃ\xa0 Ná»™i mÆ°a"}, {"title": "TØnh §åi Mçi", "body": body}]
    mojibake, tcvn3 = read(write_lines(tmp_path / "a.jsonl", rows))
    assert (mojibake.text, mojibake.encoding) == ("Tiếng Việt\n\nHà Nội mưa", "utf-8-as-cp1252")
    assert tcvn3.text == "Tỉnh Đồi Mỗi\n\nCác hệ thống thông tin tại các Sở, Ban, Ngành và các Huyện"
    assert tcvn3.encoding == "utf-8-as-tcvn3"
    assert tcvn3.given["title"] == "Tỉnh Đồi Mỗi"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_rows_are_records(tmp_path, separator):
    rows = ["id;title;body", "1;Tít;Một câu", '2;"Tít; hai";"Hai\ndòng"', "3;thiếu", "4;Tít;Bốn"]
    text = "\n".join(row.replace("; ", "§").replace(";", separator).replace("§", "; ") for row in rows)
    (tmp_path / "a.csv").write_text("\ufeff" + text, "utf-8")
    one, two, short, four = read(tmp_path / "a.csv")
    assert one.text == "Tít\n\nMột câu"
    assert two.text == "Tít; hai\n\nHai\ndòng"
    assert (short.check, "2 cells under 3" in short.reason) == ("bad_record", True)
    assert four.source_id == "4"


@pytest.mark.parametrize("name", ["index.tsv", "index.csv"])
def test_an_index_of_pages_is_no_page(tmp_path, name):
    (tmp_path / name).write_text("file\ttitle\thtml\n1.txt\tTít\tyes\n2.txt\tTít\t\n", "utf-8")
    (refused,) = read(tmp_path / name)
    assert refused.check == "no_text_field"
    assert "file, title, html" in refused.reason


def test_a_table_whose_text_has_another_name_is_read_once_it_is_named(tmp_path):
    (tmp_path / "a.tsv").write_text("title\tcontent\nTít\tMột câu\n", "utf-8")
    (page,) = read_source(Source(str(tmp_path / "a.tsv")), {"content": "body"})
    assert page.text == "Tít\n\nMột câu"


def test_parquet_rows_are_records(tmp_path):
    pq.write_table(pa.Table.from_pylist([*LINES, {"id": None, "title": None, "body": None}]), tmp_path / "a.parquet")
    *pages, nothing = read(tmp_path / "a.parquet")
    assert [page.source_id for page in pages] == ["a0", "a1", "a2"]
    assert (nothing.check, nothing.source_id) == ("empty", "3")


def test_reading_is_a_stream(tmp_path):
    write_lines(tmp_path / "a.jsonl", LINES * 100)
    pages = read_source(Source(str(tmp_path / "a.jsonl")))
    assert next(pages).source_id == "a0"
    pages.close()


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Bao.example/a?b", "bao.example"),
        ("bao.example/a", "bao.example"),
        ("http://[broken", ""),
        ("chữ", ""),
        ("", ""),
    ],
)
def test_host_of(url, host):
    assert records.host_of(url) == host


@pytest.mark.parametrize(("value", "text"), [(None, ""), (3, "3"), (float("nan"), ""), (["a", None, "b"], "a, b")])
def test_text_of(value, text):
    assert records.text_of(value) == text
