"""Commendations in sentences. Sentences are made up; names are marked as in conftest."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.findings.awards.awards import find_awards
from tasks.tables import read_table

GOLDEN = tomllib.loads((Path(__file__).parents[2] / "golden" / "awards.toml").read_text("utf-8"))["case"]


def facts(context):
    return [(fact.award, fact.issuer, fact.recipient, fact.count) for fact in find_awards(context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the list behind `cho`: a fact for each number
        (
            "<Hội Tre> tặng *giấy khen* cho 28 tập thể và 45 cán bộ.",
            [("giấy khen", "Hội Tre", "tập thể", 28), ("giấy khen", "Hội Tre", "cán bộ", 45)],
        ),
        (
            "<Hội Tre> trao *bằng khen* của <Hội Nứa> cho 7 tập thể; tặng *giấy khen* cho 3 cá nhân xuất sắc.",
            [("bằng khen", "Hội Nứa", "tập thể", 7), ("giấy khen", "Hội Tre", "cá nhân", 3)],
        ),
        ("<Hội Tre> tặng *giấy khen* cho các tập thể có thành tích.", [("giấy khen", "Hội Tre", "tập thể", None)]),
        ("<Hội Tre> tặng *giấy khen* cho các cá nhân nhân dịp lễ.", [("giấy khen", "Hội Tre", "cá nhân", None)]),
        ("<Hội Tre> trao *giấy khen* cho em [Lê An].", [("giấy khen", "Hội Tre", "Lê An", None)]),
        ("<Hội Tre> trao *giấy khen* biểu dương em [Lê An].", [("giấy khen", "Hội Tre", "Lê An", None)]),
        # several commendations of one list
        (
            "<Hội Tre> tặng *bằng khen*, *giấy khen* cho 5 tập thể.",
            [("bằng khen", "Hội Tre", "tập thể", 5), ("giấy khen", "Hội Tre", "tập thể", 5)],
        ),
        # recipients as the subject
        (
            "Có 2 tập thể, 26 cá nhân được <Hội Tre> tặng *bằng khen*.",
            [("bằng khen", "Hội Tre", "tập thể", 2), ("bằng khen", "Hội Tre", "cá nhân", 26)],
        ),
        ("Các cá nhân xuất sắc được nhận *bằng khen* của <Hội Tre>.", [("bằng khen", "Hội Tre", "cá nhân", None)]),
        (
            "Ông [Lê An] được <Hội Tre> tặng *bằng khen*; được <Hội Nứa> tặng *giấy khen*.",
            [("bằng khen", "Hội Tre", "Lê An", None), ("giấy khen", "Hội Nứa", "Lê An", None)],
        ),
        (
            "Ông [Lê An] được Thủ tướng Chính phủ tặng *bằng khen*.",
            [("bằng khen", "Thủ tướng Chính phủ", "Lê An", None)],
        ),
        (
            "Ông [Lê An] được <Hội Tre>, <Hội Nứa> tặng *bằng khen*.",
            [("bằng khen", "Hội Tre, Hội Nứa", "Lê An", None)],
        ),
        # a body that no tagger saw, a name that one saw elsewhere
        (
            "Công đoàn các trường huyện Tre đã tặng *giấy khen* cho 3 cá nhân.",
            [("giấy khen", "Công đoàn các trường huyện Tre", "cá nhân", 3)],
        ),
        (
            "<Hội Tre> trao *giấy khen* cho đảng viên Lê Văn An. Ông [Lê Văn An] rất vui.",
            [("giấy khen", "Hội Tre", "Lê Văn An", None)],
        ),
        # who follows `của` gives nothing, nor its short form in brackets
        (
            "<Hội Tre> trao *bằng khen* của <Hội Nứa> (<HN>) cho 7 tập thể; tặng *giấy khen* cho 3 cá nhân.",
            [("bằng khen", "Hội Nứa", "tập thể", 7), ("giấy khen", "Hội Tre", "cá nhân", 3)],
        ),
        (
            "Theo đề án của <Hội Nứa>, <Hội Tre> đã tặng *giấy khen* cho 3 cá nhân.",
            [("giấy khen", "Hội Tre", "cá nhân", 3)],
        ),
        # a word for giving stands for a commendation before a number alone
        ("<Hội Tre> khen thưởng 47 lao động giỏi.", [("khen thưởng", "Hội Tre", "lao động giỏi", 47)]),
        ("<Hội Tre> trao khen thưởng cho các tập thể.", []),
        # seen by its form, with the quoted name behind it
        (
            "<Hội Tre> tặng kỷ niệm chương “Vì cây xanh” cho 4 cán bộ.",
            [("kỷ niệm chương “Vì cây xanh”", "Hội Tre", "cán bộ", 4)],
        ),
        # no commendation, or nobody commended
        ("<Hội Tre> trao *giải* cho 5 đội.", []),
        ("<Hội Tre> trao *HCV* cho 5 đội.", []),
        ("Có 9 nhà giáo được công nhận *danh hiệu giáo viên dạy giỏi*.", []),
        ("Ông [Lê An] vui khi được nhận *bằng khen*.", []),
        ("<Hội Tre> đề nghị tặng *bằng khen* cho 5 tập thể.", []),
        ("<Hội Tre> nhận được 5 *giấy khen*.", [("giấy khen", None, "Hội Tre", None)]),
        ("Những *bằng khen* của <Hội Tre> đã cho thấy điều đó.", []),
        ("Ông [Lê An] nhận *bằng khen* và trở thành gương sáng cho làng.", [("bằng khen", None, "Lê An", None)]),
        ("<Hội Nứa> nhận *bằng khen* vì đóng góp cho sự phát triển.", [("bằng khen", None, "Hội Nứa", None)]),
    ],
)
def test_commendations(context_of, text, expected):
    assert facts(context_of(text)) == expected


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["label"])
def test_golden(context_of, case):
    found = [
        " | ".join(str("-" if part is None else part) for part in fact) for fact in facts(context_of(case["text"]))
    ]
    assert found == case["expect"]


def test_a_recipient_may_have_a_period_of_its_own(context_of):
    context = context_of("<Hội Tre> khen thưởng 47 lao động giỏi từ năm 2009 đến 2013 và 8 thợ giỏi năm 2014.")
    assert [(f.count, f.period_begin.year, f.period_end.year) for f in find_awards(context)] == [
        (47, 2009, 2013),
        (8, 2014, 2014),
    ]


def test_a_year_in_brackets_is_that_of_its_commendation(context_of):
    context = context_of("Ông [Lê An] được tặng *bằng khen* (năm 2010), *cờ thi đua* (năm 2024).")
    assert [fact.period_begin.year for fact in find_awards(context)] == [2010, 2024]


def test_a_year_right_behind_a_commendation_is_its_own(context_of):
    context = context_of("<Trường Sen> được <Hội Tre> tặng *bằng khen* năm 2021, *cờ thi đua* năm 2016.")
    assert [fact.period_begin.year for fact in find_awards(context)] == [2021, 2016]


def test_a_time_that_a_number_is_held_against_is_no_period(context_of):
    context = context_of("<Hội Tre> khen thưởng 120 cá nhân, gấp 1,5 lần năm 2022.")
    assert [(fact.count, fact.period_begin) for fact in find_awards(context)] == [(120, None)]


def test_a_time_in_a_life_is_not_that_of_its_honours(context_of):
    context = context_of(
        "Ông [Lê An], sinh năm 1930, vào ngành y năm 1950, *Huy hiệu 60 năm tuổi Đảng*, từ trần hôm qua."
    )
    assert [(fact.recipient, fact.period_begin) for fact in find_awards(context)] == [("Lê An", None)]


def test_who_hands_over_speaks_for_the_body_of_his_last_post(context_of):
    text = "[Lê An] trao *bằng khen* cho 5 tập thể.\nÔng [Lê An], ủy viên <Hội Nứa>, Chủ tịch <Hội Tre>, đến dự."
    context = context_of(text, roles={"Lê An": "ủy viên Hội Nứa, Chủ tịch Hội Tre"})
    assert [fact.issuer for fact in find_awards(context)] == ["Hội Tre"]


def test_a_year_of_birth_is_no_period(context_of):
    context = context_of("<Hội Tre> tặng *bằng khen* cho em [Lê An] (SN 2003).")
    assert [fact.period_begin for fact in find_awards(context)] == [None]


@pytest.mark.parametrize("row", read_table("award_words"), ids=lambda row: f"{row['kind']} {row['form']}")
def test_each_word_stands_in_its_own_example(row):
    assert row["form"].lower() in row["example"].lower()


@pytest.mark.parametrize("row", read_table("contest_prizes"), ids=lambda row: row["form"])
def test_no_prize_of_a_contest_is_a_commendation(context_of, row):
    assert facts(context_of(row["example"].replace(row["form"], f"*{row['form']}*"))) == []


WORDS = st.sampled_from(
    ["<Hội Tre>", "[Lê An]", "*bằng khen*", "5 tập thể", "được", "tặng", "cho", "và", ",", ";", ".", "khen thưởng"]
)


@settings(max_examples=150, deadline=None)
@given(words=st.lists(WORDS, max_size=12))
def test_a_fact_stands_in_the_text_and_names_its_commendation(context_of, words):
    context = context_of(" ".join(words))
    for fact in find_awards(context):
        assert context.text[fact.start : fact.end] == fact.surface
        assert fact.award in fact.surface
        assert fact.recipient
