"""Sums in sentences: who gave them to whom and what for, and sums that nobody gave."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.findings.context import Context
from tasks.findings.model import Mention
from tasks.findings.money.money import find_money
from tasks.findings.numbers_and_times import find_numbers_and_times

GOLDEN = Path(__file__).parents[2] / "golden"
CASES = [
    case
    for name in ("money", "purposes")
    for case in tomllib.loads((GOLDEN / f"{name}.toml").read_text("utf-8"))["case"]
]


def named(text, names, kind):
    return [Mention(m.start(), m.end(), name, kind, name) for name in names for m in re.finditer(re.escape(name), text)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_sums(case, article):
    text = case["text"].replace("[", "").replace("]", "")
    kinds = {"orgs": "ORG", "persons": "PER", "places": "LOC"}
    mentions = [mention for key, kind in kinds.items() for mention in named(text, case.get(key, []), kind)]
    quantities, timexes = find_numbers_and_times(text)
    facts = list(find_money(Context(article(text), sorted(mentions, key=lambda m: m.start), quantities, timexes)))
    found = [
        {"amount": f"{fact.amount:f}"} | {key: getattr(fact, key) or "-" for key in ("giver", "receiver", "purpose")}
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


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Trong năm 2019, công đoàn chăm lo tốt. Công đoàn đã hỗ trợ giáo viên 2 tỷ đồng.", 2019),
        ("Tính đến năm 2019, quỹ có sáu kỳ. Tổng số tiền quỹ trao là 2 tỷ đồng.", 2019),
        ("Quỹ mở chương trình học bổng năm 2019. Tại buổi lễ, quỹ tặng học sinh 2 tỷ đồng.", 2019),
        ("Quỹ khởi công trường năm 2019 và sẽ bàn giao sớm. Quỹ tặng học sinh 2 tỷ đồng.", None),
        ("Trong năm 2019, công đoàn chăm lo tốt. Hiện công đoàn còn nợ giáo viên 2 tỷ đồng.", None),
        ("Ngày 20/11/2019, công đoàn họp. Công đoàn đã hỗ trợ giáo viên 2 tỷ đồng.", None),
        ("Ngày 20/11/2019, công đoàn đã hỗ trợ giáo viên 2 tỷ đồng.", 2019),
    ],
)
def test_a_time_that_opens_or_ends_a_sentence_holds_for_the_next_ones(context_of, text, year):
    (fact,) = find_money(context_of(text))
    assert (fact.period_begin and fact.period_begin.year) == year


def test_a_year_inside_a_name_is_no_time(context_of):
    (fact,) = find_money(context_of("Công đoàn nhận <Cúp Tre 2019> và thưởng giáo viên 2 tỷ đồng."))
    assert fact.period_begin is None
    (fact,) = find_money(context_of("Công đoàn nhận <Cúp Tre> năm 2019 và thưởng giáo viên 2 tỷ đồng."))
    assert fact.period_begin.year == 2019


WORDS = st.sampled_from(
    [
        "<Quỹ Tre>",
        "[Lê An]",
        "học sinh",
        "5 triệu đồng",
        "2 tỷ đồng/hộ",
        "được",
        "tặng",
        "cho",
        "nợ",
        "để",
        "xây kho",
        "của",
        "mỗi",
        "và",
        "với tổng trị giá",
        "học bổng",
        "là",
        "năm 2023",
        ",",
        ":",
        ";",
        "(",
        ")",
        "“",
        "”",
        ".",
    ]
)


@settings(max_examples=150, deadline=None)
@given(words=st.lists(WORDS, max_size=16))
def test_a_fact_says_nothing_that_does_not_stand_in_the_text(context_of, words):
    context = context_of(" ".join(words))
    for fact in find_money(context):
        assert context.text[fact.start : fact.end] == fact.surface
        for said in (fact.giver, fact.receiver, fact.purpose):
            assert said is None or (said == said.strip() != "" and said in context.text)


def test_a_sentence_without_end_is_read_around_each_sum(context_of):
    text = "Công đoàn tặng 5 triệu đồng cho học sinh và " * 100 + "họp."
    facts = list(find_money(context_of(text)))
    assert len(facts) == 100
    assert {(fact.giver, fact.receiver) for fact in facts} == {("Công đoàn", "học sinh")}


def test_a_point_in_time_is_no_comparison_unless_something_is_held_against_it(context_of):
    text = "Tại thời điểm cuối năm 2016, trường nợ giáo viên 2 tỷ đồng, đến hết quý I/2017 là 3 tỷ đồng."
    assert [fact.period_begin.year for fact in find_money(context_of(text))] == [2016, 2017]
    (fact,) = find_money(context_of("Nhiều hơn thời điểm năm 2016, trường nợ giáo viên 2 tỷ đồng."))
    assert fact.period_begin is None
