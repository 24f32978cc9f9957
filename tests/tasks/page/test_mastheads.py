"""The site's name above the page's clock, made up, and headlines that stand as high."""

import pytest

from tasks.page.model import Role
from tests.tasks.page.made_up import BODY, LEAD, OTHERS, TITLE, article_text, roles_of

NAME = "Báo Mẫu Tiếng dân"


@pytest.mark.parametrize("menu", [["Mới nhất", "Tin theo khu vực"], ["Thời sự", "Bạn đọc"], ["Trang chủ", "Góp ý"]])
def test_the_sites_name_above_the_clock_is_no_headline(menu):
    cleaned, found = roles_of([NAME, "Thứ bảy, 28/10/2023", *menu, "International", TITLE, LEAD, *BODY])
    assert (cleaned.metadata.title, found[NAME], found[LEAD]) == (TITLE, Role.NAV, Role.LEAD)


@pytest.mark.parametrize("below", [[], ["Mai An"], ["Chia sẻ"]])
def test_a_headline_may_be_the_first_line(below):
    cleaned, _ = roles_of([TITLE, "05/09/2024 10:00", *below, LEAD, *BODY])
    assert cleaned.metadata.title == TITLE


def test_short_lines_between_text_and_author_are_texts_of_pictures_where_the_first_begins_so():
    shown = ["Đ/c Trần Mẫu trao quà cho các cháu", "Múa hát mừng năm học"]
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, *BODY, *shown, "Mai An", "Tin đã đưa", *OTHERS])
    assert {found[line] for line in shown} == {Role.CAPTION}
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, *BODY, *OTHERS[:2], "Mai An", "Tin đã đưa", OTHERS[2]])
    assert {found[line] for line in OTHERS[:2]} == {Role.RELATED}


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Theo Tạp chí Kinh tế Mẫu", Role.SOURCE),
        ("Nguồn tin: Tổ Truyền thông", Role.SOURCE),
        ("Theo báo cáo của trường Mẫu", Role.NAV),
    ],
)
def test_sources_below_the_text(line, role):
    cleaned, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, *BODY, line, "Tags: Mẫu", "Tin khác", *OTHERS])
    assert (found[line] is Role.SOURCE) is (role is Role.SOURCE)
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]
