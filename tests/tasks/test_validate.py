import json

import pytest

from tasks.validate import validate_batch
from tests.rows import DATASETS, page, tables


def test_every_row_comes_out_once():
    good, bad = page("a"), page("b")
    bad["quotes"]["speaker"] = ""
    accepted, rejected = validate_batch(tables(good, bad))
    assert {name: table.num_rows for name, table in accepted.items()} == dict.fromkeys(DATASETS, 2) | {"quotes": 1}
    (row,) = rejected
    assert (row["dataset"], row["row_no"], row["check"]) == ("quotes", 0, "speaker: str_length")
    assert row["source_id"] == "b"
    assert json.loads(row["row"])["cue"] == "nói"


def test_a_page_goes_with_all_it_holds():
    bad = page("b")
    bad["documents"]["n_sentences"] = 0
    accepted, rejected = validate_batch(tables(page("a"), bad))
    assert {table.num_rows for table in accepted.values()} == {1}
    (row,) = rejected
    assert row["dataset"] == "pages"
    assert row["doc_id"] == bad["pages"]["doc_id"]
    assert "n_sentences" in row["reason"]
    assert row["row"] == bad["pages"]["text"], "the head of the page"


def test_a_finding_that_is_not_at_its_place_is_refused():
    bad = page("a")
    bad["mentions"] |= {"char_start": 1, "char_end": 1 + len(bad["mentions"]["surface"])}
    _, rejected = validate_batch(tables(bad))
    assert [(row["dataset"], row["check"]) for row in rejected] == [("mentions", "not_at_its_place")]


def test_what_points_at_a_refused_row_is_refused_too():
    bad = page("a")
    bad["quantities"]["kind"] = "measure"
    _, rejected = validate_batch(tables(bad))
    told = {row["dataset"]: row["check"] for row in rejected}
    assert told == {
        "quantities": "value_without_unit",
        "indicators": "no_such_quantity",
        "money": "no_such_quantity",
    }


@pytest.mark.parametrize(
    ("dataset", "change"),
    [
        ("related", {"page_end": 99}),
        ("related", {"page_start": 4, "page_end": 5}),  # a blank
        ("blocks", {"text": "Công đoàn tặng 6 suất quà"}),
    ],
)
def test_a_row_that_is_not_on_its_page_is_refused(dataset, change):
    bad = page("a")
    bad[dataset] |= change
    _, rejected = validate_batch(tables(bad))
    assert (dataset, "not_on_the_page") in [(row["dataset"], row["check"]) for row in rejected]


def test_a_sentence_that_is_not_in_the_article_takes_its_findings_along():
    bad = page("a")
    bad["sentences"]["text"] = bad["sentences"]["text"].swapcase()
    accepted, rejected = validate_batch(tables(bad))
    told = {row["dataset"]: row["check"] for row in rejected}
    assert told["sentences"] == "not_at_its_place"
    assert told["quotes"] == "no_such_sentence"
    assert accepted["mentions"].num_rows == 0
    assert accepted["blocks"].num_rows == 1


def test_the_order_of_the_tables_does_not_matter():
    given = tables(page("a"), page("b"))
    accepted, rejected = validate_batch(dict(reversed(given.items())))
    assert rejected == []
    assert {table.num_rows for table in accepted.values()} == {2}


def test_rows_of_a_page_that_is_not_in_the_batch_are_refused():
    given = tables(page("a"))
    given["quotes"] = tables(page("a"), page("stray"))["quotes"]
    accepted, (row,) = validate_batch(given)
    assert accepted["quotes"].num_rows == 1
    assert "no_document" in row["check"]
