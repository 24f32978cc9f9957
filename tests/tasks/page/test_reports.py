"""Live reports, made up: the entries are one article; lists of the latest news are none."""

import pytest

from tasks.page.lines.lines import read_lines
from tasks.page.model import Page, Role
from tasks.page.runs.reports import mark_reports
from tests.tasks.page.made_up import BODY, LEAD, OTHERS, SUMMARY, article_text, roles_of

ENTRIES = [
    ["21:10", "Mưa lớn ở phía bắc", BODY[0], BODY[1]],
    ["20:30", BODY[2]],
    ["19:45", "Đường về xã đã thông", SUMMARY, LEAD],
    ["18:00", "Trường mở cửa đón dân", f"Lúc này, {BODY[0].lower()}"],
]


def n_bound(lines):
    read = read_lines(Page("\n".join(lines), "txt", "", "", 0))
    mark_reports(read)
    return sum(line.bound > 0 for line in read)


@pytest.mark.parametrize("turn", [1, -1], ids=["latest first", "latest last"])
def test_the_entries_of_a_live_report_are_its_text(turn):
    entries = [line for entry in ENTRIES[::turn] for line in entry]
    opening = "Bão đang vào gần bờ với gió giật mạnh, các trường ven biển đã cho học sinh nghỉ học từ trưa nay."
    head = ["Thời sự", "Trực tiếp: Bão vào gần bờ biển phía bắc", "Mai An", "05/09/2024 18:00", "12 bình luận", "Lưu"]
    cleaned, found = roles_of([*head, opening, *entries, "Ý kiến bạn đọc", "Tin khác", *OTHERS])
    assert article_text(cleaned) == [head[1], opening, *(line for line in entries if ":" not in line[:3])]
    assert (found[opening], found["21:10"], found["Mưa lớn ở phía bắc"]) == (Role.LEAD, Role.DATELINE, Role.HEADING)
    assert (cleaned.metadata.title, cleaned.metadata.author) == (head[1], "Mai An")


@pytest.mark.parametrize(
    "lines",
    [
        [line for i, title in enumerate(OTHERS) for line in (f"1{i}:30", title, SUMMARY)] + ["14:00", *BODY],
        [line for clock in ("10:30", "12:15", "11:40") for line in (clock, *BODY)],
        [line for clock in ("10:30", "11:15") for line in (clock, *BODY)],
        [line for clock in ("10:30", "11:15", "12:40") for line in (clock, "Tin liên quan", *BODY)],
        ["10:30", "11:15", "12:40", *BODY],
    ],
    ids=["one summary each", "no order", "two", "headers between", "times alone"],
)
def test_other_times_bind_nothing(lines):
    assert n_bound(lines) == 0
