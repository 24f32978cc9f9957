"""Letters of offices, made up: letterhead and signature are told from headlines and authors."""

import pytest

from tasks.page.lines.lines import read_lines
from tasks.page.lines.signatures import read_signature
from tasks.page.model import Page, Role
from tasks.page.runs.documents import find_signed, is_motto
from tests.tasks.page.made_up import BODY, OTHERS, TITLE, article_text, roles_of

WEB_TITLE = "Thông báo số 12/TB-CĐM về việc tổ chức khám bệnh cho đoàn viên xã Mẫu"
ABOUT = "Về việc tổ chức khám bệnh cho đoàn viên xã Mẫu"
LETTERHEAD = [
    "CÔNG ĐOÀN XÃ MẪU",
    "Số: 12/TB-CĐM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Mẫu, ngày 5 tháng 9 năm 2024",
]
SIGNED = ["TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "(Đã ký)", "Trần Thị Mẫu"]


def test_a_letter_on_the_web_has_its_headline_above_the_letterhead():
    attributes = ["Số/Ký hiệu", "12/TB-CĐM", "Ngày ban hành", "05/09/2024"]
    lines = ["Trang chủ", WEB_TITLE, "Đăng lúc: 09:20 06/09/2024", *attributes, *LETTERHEAD, "THÔNG BÁO", ABOUT]
    cleaned, found = roles_of([*lines, "Kính gửi: Các tổ công đoàn.", *BODY, *SIGNED, "Văn bản cùng loại", *OTHERS])
    assert (cleaned.metadata.title, cleaned.metadata.author) == (WEB_TITLE, "Trần Thị Mẫu")
    assert cleaned.metadata.published_at.isoformat() == "2024-09-06T09:20:00+07:00"
    assert {found[line] for line in LETTERHEAD[:-1]} == {Role.BODY}
    assert (found[LETTERHEAD[-1]], found[ABOUT]) == (Role.DATELINE, Role.DUPLICATE)
    assert {found[line] for line in SIGNED} == {Role.BYLINE}
    assert article_text(cleaned)[-3:] == BODY


def test_the_place_of_a_letter_is_no_author():
    cleaned, _ = roles_of([TITLE, "Hà Nội, ngày 5 tháng 9 năm 2024", *BODY])
    assert (cleaned.metadata.author, str(cleaned.metadata.published_at)[:10]) == (None, "2024-09-05")
    cleaned, _ = roles_of([TITLE, "Mai An, 05/09/2024 10:30", *BODY])
    assert cleaned.metadata.author == "Mai An"


@pytest.mark.parametrize(
    "line", ["Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC", "*Độc lập - Tự do - Hạnh phúc*"]
)
def test_mottos(line):
    assert is_motto(line)
    assert not is_motto(f"{line} là ước nguyện của mọi người")


@pytest.mark.parametrize(
    ("lines", "n"),
    [
        (SIGNED, 4),
        (["HIỆU TRƯỞNG", "Trần Thị Mẫu"], 2),
        (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Mẫu", "Nơi nhận:"], 3),
        (["Hiệu trưởng", "Trần Thị Mẫu"], 0),
        (["TM. BAN CHẤP HÀNH", BODY[0], "Trần Thị Mẫu"], 0),
        (["TM. BAN CHẤP HÀNH"], 0),
        (["TRẦN THỊ MẪU", "Trần Thị Mẫu"], 0),
    ],
)
def test_who_signs_a_document(lines, n):
    assert len(find_signed(read_lines(Page("\n".join(lines), "txt", "", "", 0)), 0)) == n


def test_posts_in_capitals_are_no_names():
    assert read_signature("PHÓ GIÁM ĐỐC") is read_signature("TM. BAN CHẤP HÀNH") is None
    assert read_signature("TRẦN MẪU") == "TRẦN MẪU"


def test_a_line_of_four_capitals_is_a_name_with_a_surname():
    assert read_signature("THÔNG CÁO BÁO CHÍ") is read_signature("Về Quỹ Mẫu Xanh") is None
    assert read_signature("Trần Thị An Mẫu") == "Trần Thị An Mẫu"
    assert read_signature("Xuân Long Mẫu") == "Xuân Long Mẫu"  # a pen name
