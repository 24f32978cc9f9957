"""Time expressions: every row of the tables reads its own example, golden cases, properties, dates read back."""

import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tasks.findings.numbers_and_times import find_numbers_and_times
from tasks.findings.numeric.lexicon import scan
from tasks.tables import read_table

RULES = [row for row in read_table("time_rules") if not row["meaning"].startswith("macro ")]
GROUPS = tomllib.loads((Path(__file__).parents[2] / "golden" / "timexes.toml").read_text("utf-8"))["group"]
CASES = [(group, text, expect) for group in GROUPS for text, expect in group["cases"]]


def rows(name):
    return pytest.mark.parametrize("row", read_table(name), ids=lambda row: f"{row['form']}-{row['value']}")


def times(text, published=None):
    return find_numbers_and_times(text, published)[1]


def summary(time):
    """As the golden cases write it: surface, value, first day, and the last day where it is another."""
    days = dict.fromkeys(str(day) for day in (time.begin_date, time.end_date) if day)
    return [time.surface, time.value, *days]


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


@pytest.mark.parametrize(("group", "text", "expect"), CASES, ids=[f"{g['label']}: {text}" for g, text, _ in CASES])
def test_golden(group, text, expect):
    assert [summary(time) for time in times(text, group.get("published"))] == expect


# Pieces of running text: random letters almost never make a date.
PIECES = """
ngày tháng năm học nhiệm kỳ quý tuần sáng chiều lúc từ đến và trước qua tới mùng Tết hằng mỗi đầu cuối giờ phút h
30/8 5-9 2.9 1/6/2024 2023 2024 - / . , : ( ) 8 15 30 II hai mươi ba năm nay hôm nay âm lịch dịp 20/11 % đồng
"""
TEXTS = st.lists(st.sampled_from([*PIECES.split(), "\n"]), max_size=14).map(" ".join)
DATES = st.none() | st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(TEXTS, DATES)
def test_spans_stand_in_the_text_and_never_overlap(text, published):
    end = 0
    for time in times(text, published):
        assert text[time.start : time.end] == time.surface
        assert time.start >= end
        end = time.end


@given(TEXTS, DATES)
def test_days_are_in_order_and_have_a_source(text, published):
    for time in times(text, published):
        assert (time.begin_date is None) == (time.end_date is None) == (time.anchored_by is None)
        if time.begin_date:
            assert time.begin_date <= time.end_date
        if time.anchored_by == "page":
            assert published is not None
        if time.type != "SET":
            assert time.value.startswith("P") == (time.type == "DURATION") or time.kind == "reference"


@given(TEXTS, DATES)
def test_composed_and_decomposed_letters_read_alike(text, published):
    composed, decomposed = (times(unicodedata.normalize(form, text), published) for form in ("NFC", "NFD"))
    assert [(t.value, t.begin_date, t.end_date, t.kind) for t in composed] == [
        (t.value, t.begin_date, t.end_date, t.kind) for t in decomposed
    ]


SURE = [
    (text, group["published"], expect)
    for group, text, expect in CASES
    if group.get("published") and len(expect) == 1 and group["label"] != "a day of every year"
]
AROUND = [("Hội khuyến học xã vui mừng. ", " Đại biểu dự đông đủ."), ("Trường ở xa.\n", "\nĐại biểu dự đông đủ.")]


@pytest.mark.parametrize("around", AROUND, ids=["between sentences", "between lines"])
@pytest.mark.parametrize(("text", "published", "expect"), SURE, ids=[text for text, *_ in SURE])
def test_words_around_change_nothing(text, published, expect, around):
    before, after = around
    assert [summary(time) for time in times(before + text + after, published)] == expect


FORMATS = [
    "ngày {d}/{m}/{y}",
    "ngày {d:02d}/{m:02d}/{y}",
    "ngày {d}-{m}-{y}",
    "ngày {d:02d}-{m:02d}-{y}",
    "{d:02d}.{m:02d}.{y}",
    "ngày {d}.{m}.{y}",
    "ngày {d} tháng {m} năm {y}",
    "ngày {d} tháng {m}/{y}",
    "hôm {d}/{m}/{y}",
    "{d:02d}/{m:02d}/{y}",
    "{y}-{m:02d}-{d:02d}",
    "sáng {d}/{m}/{y}",
    "chiều ngày {d}-{m}-{y}",
    "8h30 ngày {d}/{m}/{y}",
    "lúc 14 giờ 5 phút ngày {d}.{m}.{y}",
]


@example(date(2100, 1, 1), "ngày {d:02d}-{m:02d}-{y}")
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(FORMATS))
def test_a_date_reads_back(day, form):
    (found,) = times(f"Đoàn lên đường {form.format(d=day.day, m=day.month, y=day.year)}, trời đẹp.")
    assert (found.begin_date, found.end_date) == (day, day)
    assert found.value.startswith(day.isoformat())


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(0, 60))
def test_a_recent_day_finds_its_year(published, back):
    day = date.fromordinal(published.toordinal() - back)
    (found,) = times(f"Sáng {day.day}/{day.month}, đoàn lên đường.", published)
    assert found.begin_date == day
    assert found.anchored_by == "page"
