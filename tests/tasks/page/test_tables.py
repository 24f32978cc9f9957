"""Every row of the page tables reads its own example."""

import pytest

from tasks.page.lines.cells import sections
from tasks.page.lines.credits import announces_pictures, is_caption, is_source, may_be_caption
from tasks.page.lines.furniture import furniture_kind
from tasks.page.lines.lines import read_lines
from tasks.page.lines.signatures import heads_author_box, is_brand, is_name, is_office, read_signature, signs_for
from tasks.page.lines.stamps import is_passing_time, read_stamp
from tasks.page.metadata import hosts_in
from tasks.page.model import Page
from tasks.page.runs.fields import split_field
from tasks.tables import read_table


def rows(name):
    return pytest.mark.parametrize("row", read_table(name), ids=lambda row: row["form"])


def line_of(text):
    (line,) = read_lines(Page(text, "txt", "", "", 0))
    return line


@rows("furniture")
def test_furniture(row):
    if row["match"] == "pointer":
        line = line_of(row["example"])
        assert line.points
        assert row["form"] not in line.text.casefold()
        return
    assert furniture_kind(row["example"]) == row["kind"]
    assert row["match"] in ("line", "start", "head", "brand", "counted", "part", "counter", "before", "noun", "sort")
    assert row["form"] in row["example"].casefold()


@rows("news_brands")
def test_brands(row):
    assert is_brand(row["example"])
    assert not is_name(row["example"])
    assert "." in row["host"]


@rows("sections")
def test_sections(row):
    assert row["example"].casefold() == row["form"]
    assert row["form"] in sections()


@rows("byline_cues")
def test_byline_cues(row):
    if row["place"] == "about":
        assert heads_author_box(row["example"])
        return
    if row["place"] in ("for", "post"):
        assert signs_for(row["example"])
        assert not signs_for(row["example"].capitalize())
        return
    assert read_signature(row["example"]) == row["signs"]


@rows("dateline_words")
def test_dateline_words(row):
    if row["kind"] == "ago":
        assert is_passing_time(row["example"])
        return
    stamp = read_stamp(row["example"])
    assert stamp is not None
    assert stamp.rest == ""
    assert stamp.when.date().isoformat().startswith("2024-09-0")


@rows("caption_cues")
def test_caption_cues(row):
    if row["match"] == "announce":
        assert announces_pictures(row["example"])
        return
    assert is_caption(line_of(row["example"])) or (row["match"] in ("start", "who") and may_be_caption(row["example"]))


@rows("source_cues")
def test_source_cues(row):
    assert row["form"] in row["example"].casefold()
    assert is_source(line_of(row["example"]))


@rows("other_hosts")
def test_other_hosts(row):
    assert row["form"].split(".")[0] in row["example"].casefold()
    assert hosts_in(row["example"]) == ([], [])
    assert hosts_in(f"www.bao.example.vn {row['example']}") == (["bao.example.vn"], [])


@rows("head_fields")
def test_head_fields(row):
    field, value = split_field(row["example"])
    assert field == row["field"]
    assert row["example"].endswith(value)


@rows("signing_offices")
def test_signing_offices(row):
    assert is_office(row["example"])
    assert read_signature(f"Tin, ảnh: {row['example']}") == row["example"]
    assert read_signature(f"Tin, ảnh: Mai An - {row['example']}") == "Mai An"
    assert read_signature(row["example"]) is None or " " not in row["form"]
