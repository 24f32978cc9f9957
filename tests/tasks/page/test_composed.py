"""Lines of known words run together, and sentences that begin with the same words."""

import pytest

from tasks.page.lines.composed import composed_kind, split_forms
from tasks.page.lines.furniture import furniture_kind
from tasks.page.model import Role
from tests.tasks.page.made_up import BODY, LEAD, OTHERS, TITLE, article_text, roles_of


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Các bài viết khác cùng chuyên mục", "related"),
        ("XEM THÊM CÁC TIN MỚI NHẤT", "related"),
        ("Tin đọc nhiều trong tuần:", "related"),
        ("In bài viết Gửi email", "share"),
        ("Facebook X Zalo Email", "share"),
        ("Quay lại Giáo dục", "menu"),
        ("👍❤ 412   58 bình luận   21 lượt chia sẻ", "count"),
        ("Xem: 1.263 lượt", "count"),
        ("Thích 341 Trả lời", "comment"),
        ("Hôm nay129", "count"),
    ],
)
def test_parts_make_a_line_of_furniture(line, kind):
    assert composed_kind(line) == kind
    assert furniture_kind(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Tin vui",
        "Các bài học khác",
        "Tin khác về vụ cháy",
        "Email lừa đảo",
        "Chia sẻ bình luận",  # begins small: words of a sentence
        "Hôm nay, 12/9/2024",
        "Xem 3 tiết mục",
        "Lượt xem: ...",
        "Facebook",
        "",
    ],
)
def test_other_words_do_not(line):
    assert line == "" or composed_kind(line) == ""


def test_words_are_split_into_forms_whatever_stands_first():
    forms = {"a": 1, "a b": 1, "b c": 1}
    assert split_forms(["a", "b", "c"], forms) == ["a", "b c"]
    assert split_forms(["a", "c"], forms) == []
    assert split_forms([], forms) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("« 1 2 3 4 5 »", "menu"),
        ("1 2 3 ... 87", "menu"),
        ("1 2", ""),
        ("1 2 4 8", ""),
        ("12-TB-CD.pdf (312 KB) Tải về", "share"),
        ("Mẫu đơn .pdf", ""),
        ("Theo dõi bao.example.vn trên", "share"),
        ("Theo dõi sát tình hình", ""),
    ],
)
def test_pagers_files_and_hosts(line, kind):
    assert furniture_kind(line) == kind


@pytest.mark.parametrize(("player", "kind"), [("00:00/01:24", "media"), ("-02:47", "media"), ("1.5x", "media")])
def test_the_clock_of_a_player_is_no_time(player, kind):
    assert furniture_kind(player) == kind
    assert furniture_kind("20:05") == furniture_kind("2-1") == ""


def test_an_address_of_mail_behind_a_label_is_of_the_imprint():
    assert furniture_kind("E: toasoan@bao.example") == furniture_kind("Contact:a.b@bao.example") == "contact"
    assert furniture_kind("Gửi về toasoan@bao.example trước ngày 5/9") == ""


@pytest.mark.parametrize("head", ["Thăm dò ý kiến", "Who's Online", "Thống kê"])
def test_what_stands_in_a_box_of_the_site_is_no_teaser(head):
    asked = "Bạn biết đến trang web này qua đâu?"
    lines = [TITLE, LEAD, *BODY, "Mai An", "Tin khác", *OTHERS, head, asked, "Qua bạn bè, người thân", "Biểu quyết"]
    cleaned, found = roles_of([*lines, "Tin mới", "Thầy trò trường làng dựng lại hàng rào sau bão"])
    assert found[asked] is Role.NAV
    assert found["Thầy trò trường làng dựng lại hàng rào sau bão"] is Role.RELATED
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]


@pytest.mark.parametrize(
    ("board", "role"),
    [
        ("Tỷ giá đô la Mỹ hôm nay 26.152 26.412", Role.NAV),
        ("Cà phê nhân xô loại một 113.500 -700", Role.NAV),
        ("Hà Nội 19°C - 25°C Có mây, không mưa", Role.NAV),
        ("Thầy trò trường làng đón năm học 2024 2025", Role.RELATED),
    ],
)
def test_a_board_above_the_headline_is_no_teaser(board, role):
    lines = [*OTHERS, board, "Giáo dục", TITLE, "05/09/2024 10:00", LEAD, *BODY]
    assert roles_of(lines)[1][board] is role
