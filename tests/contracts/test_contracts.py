"""Each contract: a frame that passes, one that fails each check, one without rows; the schema's twin."""

from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest

from contracts import CONTRACTS, checks_of
from tasks.store.entities import entities_of
from tasks.store.schemas import CONTENT
from tasks.validate import FrameBroken, failures
from tests.rows import VIETNAM, page, tables

GOOD = page("a")
WRONG = [
    ("pages", {"text": ""}, "text: str_length"),
    ("pages", {"format": "pdf"}, "format: isin"),
    ("pages", {"doc_id": "x"}, "doc_id: str_matches"),
    ("pages", {"published_month": "2024-13"}, "published_month: str_matches"),
    ("pages", {"article_id": None}, "article_id: not_nullable"),
    ("pages", {"n_chars": 3}, "wrong_n_chars"),
    ("documents", {"n_chars": 3}, "wrong_n_chars"),
    ("documents", {"similarity": 1.0}, "copy_without_similarity"),
    ("documents", {"published_at_source": None}, "time_without_source"),
    ("documents", {"published_month": "1970-01"}, "impossible_time"),
    ("documents", {"published_month": "2024-09"}, "month_of_another_time"),
    ("documents", {"body_share": 1.2}, "body_share: less_than_or_equal_to"),
    ("documents", {"site": " "}, "site: str_matches"),
    ("blocks", {"role": "header"}, "role: isin"),
    ("blocks", {"page_end": 3}, "page_span_length"),
    ("blocks", {"role": "nav"}, "outside_in_the_article"),
    ("related", {"char_start": 3, "char_end": 2}, "broken_article_span"),
    ("blocks", {"char_end": None}, "broken_article_span"),
    ("related", {"page_end": 0}, "empty_page_span"),
    ("sentences", {"char_end": 3}, "span_length"),
    ("mentions", {"type": "MISC"}, "type: isin"),
    ("mentions", {"role": "Chủ tịch"}, "role_of_no_person"),
    ("mentions", {"place_code": "01", "place_candidates": ["01", "02"]}, "guessed_place"),
    ("mentions", {"confidence": 1.5}, "confidence: less_than_or_equal_to"),
    ("mentions", {"surface": "khác"}, "span_length"),
    ("quantities", {"kind": "measure"}, "value_without_unit"),
    ("quantities", {"kind": "money", "unit": "đồng"}, "no_currency"),
    ("quantities", {"value_to": Decimal(4)}, "range_backwards"),
    ("quantities", {"of": Decimal(9)}, "of_without_ratio"),
    ("quantities", {"kind": "ratio", "of": Decimal(0)}, "of: greater_than"),
    ("quantities", {"kind": "percent", "unit": "VND"}, "no_percent"),
    ("indicators", {"kind": "money", "unit": "đồng"}, "no_currency"),
    ("timexes", {"value": "P60D"}, "value_of_another_type"),
    ("timexes", {"type": "DURATION", "kind": "duration"}, "value_of_another_type"),
    ("timexes", {"end_date": date(2024, 8, 20)}, "dates_backwards"),
    ("timexes", {"begin_date": None}, "dates_backwards"),
    ("timexes", {"value": "hôm qua"}, "value: str_matches"),
    ("indicators", {"period_end": None}, "period_backwards"),
    ("awards", {"count": -1}, "count: greater_than_or_equal_to"),
    ("money", {"currency": "đồng"}, "currency: str_matches"),
    ("money", {"amount_to": Decimal(1)}, "range_backwards"),
    ("quotes", {"speaker": ""}, "speaker: str_length"),
]


def entities():
    made = tables(GOOD)
    return entities_of(made["mentions"].to_pandas(), made["documents"].to_pandas())


@pytest.mark.parametrize("dataset", CONTRACTS)
def test_a_good_frame_passes(dataset):
    table = entities() if dataset == "entities" else tables(GOOD)[dataset]
    assert table.num_rows == 1
    assert failures(table, CONTRACTS[dataset]) == {}


@pytest.mark.parametrize("dataset", CONTRACTS)
def test_a_frame_without_rows_passes(dataset):
    table = entities() if dataset == "entities" else tables(GOOD)[dataset]
    assert failures(table.slice(0, 0), CONTRACTS[dataset]) == {}


@pytest.mark.parametrize(("dataset", "change", "check"), WRONG)
def test_a_wrong_row_is_refused_by_name_and_the_good_one_is_not(dataset, change, check):
    bad = page("b")
    bad[dataset] |= change
    refused = failures(tables(GOOD, bad)[dataset], CONTRACTS[dataset])
    assert set(refused) == {1}
    assert check in refused[1]
    assert refused[1] <= set(checks_of(CONTRACTS[dataset])), "the report names checks as checks_of does"


@pytest.mark.parametrize(
    ("column", "wrong", "check"),
    [
        ("n_articles", 2, "more_articles_than_mentions"),
        ("last_published", datetime(1999, 1, 1, tzinfo=VIETNAM), "last_before_first"),
        ("entity_id", "x", "entity_id: str_matches"),
    ],
)
def test_a_wrong_entity_is_refused(column, wrong, check):
    row = entities().to_pylist()[0] | {column: wrong}
    table = pa.Table.from_pylist([row], schema=CONTENT["entities"])
    assert check in failures(table, CONTRACTS["entities"])[0]


def test_a_ratio_may_name_no_whole():
    half = page("b")
    half["quantities"] |= {"kind": "ratio", "value": Decimal("0.5")}
    assert failures(tables(half)["quantities"], CONTRACTS["quantities"]) == {}


@pytest.mark.parametrize("dataset", [name for name in CONTRACTS if name != "entities"])
def test_a_key_given_twice_is_refused(dataset):
    assert set(failures(tables(GOOD, GOOD)[dataset], CONTRACTS[dataset])) == {0, 1}


def test_a_missing_column_is_our_bug_not_a_bad_row():
    with pytest.raises(FrameBroken, match=r"Quotes: .*cue"):
        failures(tables(GOOD)["quotes"].drop_columns(["cue"]), CONTRACTS["quotes"])


def test_an_unknown_column_is_our_bug_too():
    table = tables(GOOD)["quotes"]
    with pytest.raises(FrameBroken, match="mood"):
        failures(table.append_column("mood", pa.array(["good"])), CONTRACTS["quotes"])


@pytest.mark.parametrize("dataset", CONTRACTS)
def test_contract_and_schema_agree(dataset):
    columns = CONTRACTS[dataset].to_schema().columns
    assert set(columns) - {"published_month"} == set(CONTENT[dataset].names)
    for field in CONTENT[dataset]:
        assert columns[field.name].dtype.type.pyarrow_dtype == field.type, field.name


def test_the_contracts_leave_the_zone_of_a_time_alone():
    late = datetime(2024, 8, 31, 22, 40, tzinfo=VIETNAM)
    assert pa.array([late], CONTENT["documents"].field("published_at").type)[0].as_py() == late


def test_every_content_dataset_has_a_contract_in_the_order_of_reference():
    assert list(CONTRACTS) == list(CONTENT)
