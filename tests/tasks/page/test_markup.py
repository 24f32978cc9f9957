"""Marks of Markdown and text browsers are read and dropped, each where it stands."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.language.normalise import normalise_line
from tasks.page.lines.markup import Markup, drop_markup, read_markup
from tasks.page.model import Role
from tests.tasks.page.made_up import BODY, LEAD, TITLE, roles_of

CASES = [
    ("## Xã Mẫu có thư viện", Markup("Xã Mẫu có thư viện", level=2)),
    ("[Thời sự](/thoi-su)", Markup("Thời sự", link_share=1.0, labels=("Thời sự",), href="/thoi-su")),
    ('[Thời sự](/thoi-su "Tin trong ngày")', Markup("Thời sự", link_share=1.0, labels=("Thời sự",), href="/thoi-su")),
    (
        "Theo [báo Mẫu](http://bao.example/a_(1))",
        Markup("Theo báo Mẫu", 0, 7 / 12, ("báo Mẫu",), "http://bao.example/a_(1)"),
    ),
    ("[Thời sự][12]", Markup("Thời sự", link_share=1.0, labels=("Thời sự",))),
    ("[7]Thời sự [8]Bạn đọc", Markup("Thời sự Bạn đọc", labels=("Thời sự", "Bạn đọc"), number=7)),
    ("![](/anh/1.jpg)", Markup("", picture=True)),
    ("![Image 3: Sân trường ngày khai giảng](/1.jpg)", Markup("Sân trường ngày khai giảng", picture=True)),
    ("![Sân trường trong ngày khai giảng](/1.jpg)", Markup("Sân trường trong ngày khai giảng", picture=True)),
    (
        "![Sân trường ngày hội](/1.jpg) *Sân trường trong ngày hội.*",
        Markup("Sân trường trong ngày hội.", picture=True, italic=True),
    ),
    ("![Sân trường ngày khai giảng](/1.jpg) Chào cờ", Markup("Chào cờ")),
    ("![Sân trường][5]", Markup("", picture=True)),
    ("[![Logo](/logo.png)](/)", Markup("", labels=("",), href="/", picture=True)),
    ("> Trưa nào các em cũng đến.", Markup("Trưa nào các em cũng đến.")),
    ("_Quang cảnh buổi lễ._", Markup("Quang cảnh buổi lễ.", italic=True)),
    ("**Mai An**", Markup("Mai An")),
    ("** Mai An **", Markup("Mai An")),
    (r"15\. Đại hội", Markup("15. Đại hội")),
]
NEAR_MISSES = [
    "#thưviện",
    "[1] Theo tài liệu của trường",
    "Bảng [A](không có địa chỉ",
    "ban_do_2024.pdf và anh_1.jpg",
    "5 * 3 * 2",
    "(*) Tên nhân vật đã đổi (*)",
    "Họ tên: ____________",
]


@pytest.mark.parametrize(("line", "read"), CASES, ids=[case[0] for case in CASES])
def test_marks_are_read(line, read):
    assert read_markup(line) == read
    assert normalise_line(line, {"markup"})[0] == read.text


def test_names_of_pictures_alone_are_nothing_to_read():
    assert read_markup("[logo] [anh-1.jpg]") == Markup("", picture=True)


@pytest.mark.parametrize("line", NEAR_MISSES)
def test_what_only_looks_like_a_mark_stays(line):
    assert read_markup(line) == Markup(line)


PIECES = st.sampled_from([*"[]()*_#!\\ a1.", "![", "](", "**", "__", "[7]", "Mai An", "/a"])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_only_marks_and_pictures_are_dropped(line):
    found = list(drop_markup(line))
    assert all(start <= end and not new for start, end, new in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    text, aligned = normalise_line(line, {"markup"})
    for at, letter in enumerate(text):
        start, end = aligned.to_page(at, at + 1)
        assert line[start:end] == letter


@pytest.mark.parametrize("piece", ["[", "[a](", "**a", "_a ", "# ", "![a](", "\\"])
def test_long_lines_of_marks_take_linear_time(piece):
    assert read_markup(piece * 20_000) is not None


def test_runs_of_stars_are_no_emphasis():
    line = "Tài khoản lan****@thu.example và tre****@thu.example cho biết như vậy."
    assert read_markup(line).text == line


@pytest.mark.parametrize(("marked", "text"), [("***đậm nghiêng***", "đậm nghiêng"), ("a __đậm__ b", "a đậm b")])
def test_pairs_and_threes_of_stars_are_emphasis(marked, text):
    assert read_markup(marked).text == text


@pytest.mark.parametrize(
    ("below", "roles"),
    [
        (["Sân trường trong ngày khai giảng"], [Role.CAPTION, Role.DUPLICATE]),
        (["*Cô trò chào cờ sáng nay.*"], [Role.NAV, Role.CAPTION]),
        ([], [Role.CAPTION]),
    ],
    ids=["again", "told better", "alone"],
)
def test_what_a_picture_shows_is_its_text_unless_a_better_one_stands_below(below, roles):
    picture = ["![Sân trường trong ngày khai giảng](/1.jpg)", *below]
    _, found = roles_of(["![Báo Mẫu điện tử số mới](/logo.png)", TITLE, LEAD, BODY[0], *picture, *BODY[1:], "Mai An"])
    assert [found[line] for line in picture] == roles
    assert found["![Báo Mẫu điện tử số mới](/logo.png)"] is Role.NAV
