"""Sums in sentences: who gave them to whom and what for, and sums that nobody gave."""

import re
import tomllib
from pathlib import Path

import pytest

from tasks.findings.context import Context
from tasks.findings.model import Mention
from tasks.findings.money import find_money
from tasks.findings.numbers_and_times import find_numbers_and_times

CASES = tomllib.loads((Path(__file__).parents[2] / "golden" / "money.toml").read_text("utf-8"))["case"]


def named(text, names, kind):
    return [Mention(m.start(), m.end(), name, kind, name) for name in names for m in re.finditer(re.escape(name), text)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_sums(case, article):
    text = case["text"].replace("[", "").replace("]", "")
    mentions = [*named(text, case.get("orgs", []), "ORG"), *named(text, case.get("persons", []), "PER")]
    quantities, timexes = find_numbers_and_times(text)
    facts = list(find_money(Context(article(text), sorted(mentions, key=lambda m: m.start), quantities, timexes)))
    found = [
        {"amount": f"{fact.amount:f}", "giver": fact.giver, "receiver": fact.receiver, "purpose": fact.purpose}
        for fact in facts
    ]
    assert [{key: row[key] for key in want} for row, want in zip(found, case["expect"], strict=True)] == case["expect"]
    assert all(text[fact.start : fact.end] == fact.surface for fact in facts)


def test_the_time_a_sum_is_of_goes_before_that_of_its_sentence(context_of):
    text = "Tháng 10/2024, trường còn nợ giáo viên 2 tỷ đồng tiền dạy thêm của năm học 2022 - 2023."
    (fact,) = find_money(context_of(text))
    assert (fact.period_begin.year, fact.period_end.year) == (2022, 2023)
    (fact,) = find_money(context_of(text.replace(" của năm học 2022 - 2023", "")))
    assert (fact.period_begin.year, fact.period_begin.month) == (2024, 10)
