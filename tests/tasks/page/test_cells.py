"""Lines of several parts: bars of buttons and menus are furniture, rows of tables belong to the article."""

import pytest

from tasks.page.lines.cells import bar_kind, find_table_rows, split_cells
from tasks.page.lines.lines import is_long_menu
from tasks.page.model import Page, Role
from tasks.page.roles import clean_page
from tests.tasks.page.made_up import OTHERS

BARS = [
    ("A- A A+   Chia sẻ   In bài viết", "share"),
    ("[Quay lại]  [In trang]  [Gửi mail]", "share"),
    ("Trang chủ / Tin tức / Hoạt động công đoàn", "menu"),
    ("Thời sự  >  Giao thông", "menu"),
    ("Home > Tin tức > Hoạt động công đoàn > Trường Mẫu khai giảng năm học mới, 300 em dự lễ", "menu"),
    ("Tin mới | Media | Infographic | Bạn đọc cần biết", "related"),
    ("Lượt truy cập: 48.216.930      Đang online: 1.204", "count"),
]
NO_BARS = [
    "Hà Nội  Cây cầu nối hai xã cho xe lưu thông từ sáng 14/5, người dân không phải đi vòng.",
    "Mai An | Lê Mẫu",
    "[Video]  Trường Mẫu khai giảng năm học mới",
    "Doanh thu\t268,0\t262,5\t2,1%",
    "Trường Mẫu khai giảng năm học mới",
]


@pytest.mark.parametrize(("line", "kind"), BARS, ids=[line for line, _ in BARS])
def test_bars(line, kind):
    assert bar_kind(split_cells(line)) == kind


@pytest.mark.parametrize("line", NO_BARS)
def test_no_bars(line):
    assert bar_kind(split_cells(line)) == ""


TABLE = ["Chỉ tiêu\tKế hoạch\tThực hiện", "Đoàn viên mới\t60\t73", "Suất quà\t200\t236"]
TITLE = "Công đoàn xã Mẫu sơ kết công tác quý III"
PARAGRAPHS = [
    "Ngày 7/10, công đoàn các trường của xã Mẫu họp sơ kết công tác quý III và bàn việc của ba tháng cuối năm.",
    "Trong quý, các trường đã thăm hỏi 118 lượt đoàn viên ốm đau và trao 46 suất học bổng cho con đoàn viên.",
    "Hội nghị đề nghị các đơn vị quan tâm hơn đến giáo viên hợp đồng và nhân viên nấu ăn của các trường.",
]


@pytest.mark.parametrize("bar", ["\t", " | ", "    "], ids=["tabs", "bars", "blanks"])
def test_rows_of_a_table_are_body(bar):
    rows = [row.replace("\t", bar) for row in TABLE]
    text = "\n".join([TITLE, "08/10/2024 09:00", *PARAGRAPHS[:2], *rows, PARAGRAPHS[2]])
    roles = {text[b.start : b.end]: b.role for b in clean_page(Page(text, "txt", "", "", 0)).blocks}
    assert {roles[row] for row in rows} == {Role.BODY}


NUMBERED = [
    ["STT  Họ và tên  Đơn vị  Giải", "1  Mai An  Trường Mẫu  Nhất", "2  Lê Tre  Trường Mơ  Nhì"],
    ["1 | Mai An | Trường Mẫu", "2 | Lê Tre | Trường Mơ", "3 | Vũ Lúa | Trường Mận"],
]


@pytest.mark.parametrize("rows", NUMBERED, ids=["with a header", "without"])
def test_numbered_rows_without_figures_are_a_table(rows):
    assert find_table_rows([split_cells(row) for row in rows]) == set(range(len(rows)))


@pytest.mark.parametrize(
    "rows",
    [
        ["1 | Cầu mới đã xong", "2 | Chợ hoa mở cửa", "3 | Trường có thư viện"],
        ["¹ | Mai An | Trường Mẫu", "² | Lê Tre | Trường Mơ", "³ | Vũ Lúa | Trường Mận"],
        ["4 | Mai An | Trường Mẫu", "2 | Lê Tre | Trường Mơ", "9 | Vũ Lúa | Trường Mận"],
    ],
    ids=["most read", "superscript", "no counter"],
)
def test_other_numbers_make_no_rows(rows):
    assert find_table_rows([split_cells(row) for row in rows]) == set()


def test_headlines_with_dates_in_brackets_are_no_rows():
    listed = [f"{title}  (0{day}/09/2024)" for day, title in enumerate(OTHERS, 1)]
    assert find_table_rows([split_cells(line) for line in listed]) == set()
    assert find_table_rows([split_cells(f"Tổ {n}  ({n} giải)") for n in range(1, 4)]) == {0, 1, 2}


def test_menus_below_one_another_are_no_table():
    assert find_table_rows([split_cells("Trang chủ | Tin tức"), split_cells("Giới thiệu | Liên hệ")]) == set()
    assert find_table_rows([split_cells(TABLE[1])]) == set()


MENU = (
    "Thời sự Chính trị Phản hồi - Phản biện Thế giới Phân tích - Nhận định Kinh tế Thị trường 24h Doanh nghiệp Xã hội "
    "Phóng sự Pháp luật Văn hóa Giải trí - Sao Du lịch Thể thao Y tế Giáo dục Tuyển sinh Khoa học công nghệ VTV8"
)
NAMES = (
    "Dự lễ có các đồng chí Mai Văn An Bí thư huyện ủy và Lê Thị Tre Chủ tịch công đoàn ngành cùng đại diện các phòng "
    "ban của huyện Mẫu và thầy cô ở mười hai trường tiểu học và trung học cơ sở trên địa bàn"
)


def test_a_menu_as_long_as_a_paragraph_is_a_menu():
    assert is_long_menu(MENU)
    assert not is_long_menu(MENU[:80])  # as long as a headline
    assert not is_long_menu(NAMES)
    assert not is_long_menu(MENU + ".")
    assert not is_long_menu(MENU.replace(" Thế giới", ", Thế giới"))
