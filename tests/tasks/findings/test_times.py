"""Every row of the tables of times reads its own example, and not its near-miss."""

import pytest

from tasks.findings.numbers_and_times import find_numbers_and_times
from tasks.findings.numeric.lexicon import scan
from tasks.tables import read_table

RULES = [row for row in read_table("time_rules") if not row["meaning"].startswith("macro ")]


def rows(name):
    return pytest.mark.parametrize("row", read_table(name), ids=lambda row: f"{row['form']}-{row['value']}")


def times(text, published=None):
    return find_numbers_and_times(text, published)[1]


@pytest.mark.parametrize("row", RULES, ids=lambda row: f"{row['layer']}: {row['form']}")
def test_a_rule_reads_its_example(row):
    found = times(row["example"])
    assert [time.value for time in found][:1] == [row["reads_as"]]


@pytest.mark.parametrize("row", [row for row in RULES if row["near_miss"]], ids=lambda row: row["near_miss"])
def test_a_rule_leaves_its_near_miss(row):
    assert row["reads_as"] not in [time.value for time in times(row["near_miss"])]


@rows("time_words")
def test_a_word_has_its_class_in_its_example(row):
    found = [token for token in scan(row["example"]) if token.has(row["class"].split()[0])]
    assert any(token.of(cls) == row["value"] for token in found for cls in row["class"].split() if token.has(cls))


@rows("holidays")
def test_a_holiday_is_read_by_name(row):
    (found,) = times(row["example"])
    assert found.kind == "holiday"
    assert found.value == f"XXXX-{row['value'].lstrip('L')}"
    assert found.begin_date is None
