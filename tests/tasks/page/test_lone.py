"""A headline alone between paragraphs, made up: what it heads, and what it holds, tell what it is."""

import pytest

from tasks.page.model import Role
from tests.tasks.page.made_up import BODY, LEAD, OTHERS, TITLE, roles_of

HEADING = "Sân chơi mới cho các em"
LONG = "Phụ huynh góp sách cho thư viện của trường làng"


def role_of(line, below):
    more = f"Theo kế hoạch, {BODY[0].lower()}"
    return roles_of([TITLE, "05/09/2024 10:00", LEAD, *BODY[:2], line, *below, BODY[2], more, "Mai An"])[1][line]


@pytest.mark.parametrize(
    ("line", "below", "role"),
    [
        (LONG, [], Role.HEADING),
        (LONG, [HEADING], Role.RELATED),
        (LONG, ["Vì sao trường thiếu sân chơi?"], Role.RELATED),
        (LONG.upper(), [HEADING], Role.HEADING),
        (f"1. {LONG}", [HEADING], Role.HEADING),
        ("Học sinh Trường Mẫu đọc sách trong thư viện mới xây", [HEADING], Role.CAPTION),
        ("Góp sách cho trường", [HEADING], Role.HEADING),
        ("Giáo viên trường làng: Dạy mười hai giờ, lương sáu triệu", [], Role.RELATED),
        ("Giáo viên: Dạy mười hai giờ mỗi ngày", [], Role.HEADING),
        ("Thầy hiệu trưởng và các em bên luống rau mới trồng ở góc sân sau của trường", [], Role.CAPTION),
    ],
)
def test_a_headline_between_paragraphs(line, below, role):
    assert role_of(line, below) is role


def test_several_that_head_nothing_are_texts_of_pictures():
    first, second = OTHERS[0], OTHERS[2]
    lines = [TITLE, LEAD, BODY[0], first, HEADING, BODY[1], second, "Việc còn lại", BODY[2], "Mai An"]
    _, found = roles_of(lines)
    assert found[first] is found[second] is Role.CAPTION


def test_a_name_in_capitals_below_a_picture_is_the_photographers_and_a_heading_is_none():
    picture = "Một góc sân trường trong ngày khai giảng"
    for line, role in (("MAI AN", Role.CAPTION), ("TRẦN VĂN AN MẪU", Role.CAPTION), ("NHÂN RA TOÀN XÃ", Role.HEADING)):
        assert roles_of([TITLE, LEAD, BODY[0], picture, line, *BODY[1:], "Lê Tre"])[1][line] is role
