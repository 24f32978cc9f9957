from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.page.lines.stamps import VIETNAM, read_stamp, read_time
from tasks.tables import read_table


@pytest.mark.parametrize(
    ("line", "when", "rest"),
    [
        ("Thứ 4, 21/08/2024 | 15:38:07", "2024-08-21T15:38:07", ""),
        ("Thứ 5, 19/09/2024, 22:22[GMT+7]", "2024-09-19T22:22:00", ""),
        ("Friday, 29/06/2018 22:40", "2018-06-29T22:40:00", ""),
        ("Thứ năm, 2/11/2023, 19:20 (GMT+7)", "2023-11-02T19:20:00", ""),
        ("07/03/2026 08:52 (GMT+07:00)", "2026-03-07T08:52:00", ""),
        ("07-03-2026 - 09:40 AM | Bất động sản", "2026-03-07T09:40:00", "Bất động sản"),
        ("Mai An - 07/03/2026 08:47", "2026-03-07T08:47:00", "Mai An"),
        ("Thứ Bảy, Ngày 07 tháng 03 năm 2026,", "2026-03-07T00:00:00", ""),
        ("Ngày đăng: 12 tháng 3, 2020", "2020-03-12T00:00:00", ""),
        ("Thứ 2, Ngày 23.03.2015", "2015-03-23T00:00:00", ""),
        ("2024-11-18T16:19:44+07:00", "2024-11-18T16:19:44", ""),
        ("2024-11-18T09:19:44Z", "2024-11-18T16:19:44", ""),
        ("2024-11-18T16:19:44.123 +07:00", "2024-11-18T16:19:44", ""),
        ("01/06/13 15:34 GMT+7", "2013-06-01T15:34:00", ""),
        ("08:40 , 07/03/2026", "2026-03-07T08:40:00", ""),
        ("14h05 02/09/2024", "2024-09-02T14:05:00", ""),
        ("Cập nhật lúc 04:20 CH 02/09/2024", "2024-09-02T16:20:00", ""),
        ("Giáo dục 23/11/2024 15:25", "2024-11-23T15:25:00", "Giáo dục"),
    ],
)
def test_the_pages_own_times(line, when, rest):
    stamp = read_stamp(line)
    assert stamp is not None
    assert stamp.when == datetime.fromisoformat(when).replace(tzinfo=VIETNAM)
    assert stamp.rest == rest
    assert stamp.has_time == (not when.endswith("T00:00:00"))


@pytest.mark.parametrize(
    "line",
    [
        "Sáng 5/9, trường khai giảng năm học mới",
        "31/02/2024 10:20",
        "99/12/2024",
        "1/8/13",
        "Nghị định 68/2026/NĐ-CP",
        "Điện thoại: 0988154838",
        "năm học 2023 - 2024",
        "Hạn nộp hồ sơ vào lớp đầu cấp của các trường là ngày 15/12/2025, không gia hạn",
        "2024-09-05T10:20:00+99:30",
        "",
    ],
)
def test_what_is_no_stamp(line):
    assert read_stamp(line) is None


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2099, 1, 1)))
def test_every_time_comes_back_from_its_spellings(when):
    when = when.replace(microsecond=0, tzinfo=VIETNAM)
    assert read_time(when.isoformat()) == when
    assert read_time(when.strftime("%H:%M:%S | %d/%m/%Y")) == when


@given(st.text(alphabet="0123456789/-.: |Tháng", max_size=60))
def test_no_line_breaks_the_reader(line):
    read_stamp(line)


@pytest.mark.parametrize("row", read_table("month_names"), ids=lambda row: row["form"])
def test_month_names(row):
    assert read_time(row["example"]) == datetime(2024, int(row["month"]), 5, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("line", "when", "is_change"),
    [
        ("Đăng: 02/09/2024 10:20 | Cập nhật: 03/09/2024 11:30", "2024-09-02T10:20:00", False),
        ("Cập nhật: 03/09/2024 11:30 - Đăng lúc 10:20 02/09/2024", "2024-09-02T10:20:00", False),
        ("Cập nhật: 03/09/2024 11:30", "2024-09-03T11:30:00", True),
        ("02/09/2024 10:20", "2024-09-02T10:20:00", False),
    ],
)
def test_the_time_of_publication_and_of_a_change(line, when, is_change):
    stamp = read_stamp(line)
    assert stamp.when == datetime.fromisoformat(when).replace(tzinfo=VIETNAM)
    assert stamp.is_change == is_change
