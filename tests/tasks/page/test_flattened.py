"""Tables with a cell a line, made up: those of the text are read whole, boxes and counters of the site are not."""

import pytest

from tasks.page.lines.lines import Shape, read_lines
from tasks.page.model import Page, Role
from tasks.page.runs.flattened import mark_flattened
from tests.tasks.page.made_up import BODY, LEAD, OTHERS, TITLE, article_text, roles_of

HEAD = [TITLE, "05/09/2024 10:00", LEAD, BODY[0]]
TABLES = {
    "prices": "Loại cá|Tháng 7|Tháng 8|Cá tra|28.500|31.000|Cá rô|42.000|44.500|Cá lóc|51.000|50.000",
    "numbered": "STT|Trường|Số lớp|Học sinh|1|TH Mẫu Một|18|612|2|TH Mẫu Hai|21|705|3|TH Mẫu Ba|9|288",
    "winners": "TT|Họ và tên|Đơn vị|Giải|1|Mai An|Tổ Toán|Nhất|2|Lê Tre|Tổ Văn|Nhì|3|Vũ Lúa|Tổ Sử|Ba",
    "years alone": "Năm|Sản lượng (tấn)|2021|3.200|2022|3.410|2023|3.655",
    "no corner": "Nam|Nữ|Tổ Toán|4|9|Tổ Văn|1|12|Tổ Sử|3|5",
    "empty cells": "Điểm thi|Năm 2023|Năm 2024|Toán|6,5|7,0|Văn|-|6,25|Anh|5,8|–",
    "names with figures": "Mặt hàng|Giá (đồng/lít)|Thay đổi|E5 RON 92|20.450|-210|RON 95|21.130|-190|Dầu|18.700|+30",
    "pairs": "Nghe|8.5|Đọc|9.0|Viết|7.0|Nói|7.5",
    "ratios": "Khối|Chỉ tiêu|Đăng ký|Tỷ lệ chọi|Toán|35|210|1/6,0|Tin|35|98|1/2,8|Sinh|30|75|1/2,5",
    "long cells": "Vùng|Tháng (đồng)|Giờ (đồng)|Nơi áp dụng|Vùng I|4.100.000|19.700|Thành phố Mẫu Một, thị xã Mẫu Hai"
    ", các huyện Mẫu Ba, Mẫu Bốn, Mẫu Năm|Vùng II|3.900.000|18.800|Huyện Mẫu Sáu|Vùng III|3.700.000|17.600|Không có",
    "cells left out": "Xã|Nhà sập|Nhà ngập|Mẫu Đông|3|120|Mẫu Tây|45|Mẫu Nam|2|61|Mẫu Bắc|7|88",
}


@pytest.mark.parametrize("cells", TABLES.values(), ids=TABLES)
def test_a_table_of_the_text_is_its_body(cells):
    table = cells.split("|")
    intro, heading = "Số liệu cụ thể như sau:", "Việc cần làm ngay"
    lines = [*HEAD, intro, *table, "(Nguồn: Phòng Thống kê)", heading, *BODY[1:], "Tin khác", *OTHERS]
    cleaned, found = roles_of(lines)
    assert article_text(cleaned) == lines[:1] + lines[2:-4]
    assert {found[line] for line in (intro, *table)} == {Role.BODY}
    assert found[heading] == Role.HEADING


@pytest.mark.parametrize("name", ["prices", "numbered", "years alone", "ratios"])
def test_a_table_closes_a_text(name):
    table = TABLES[name].split("|")
    cleaned, _ = roles_of([*HEAD, *BODY[1:], "Kết quả như sau:", *table, "Tin khác", *OTHERS])
    assert article_text(cleaned)[-len(table) :] == table


def test_a_heading_above_a_table_is_none_of_its_cells():
    table, heading = TABLES["names with figures"].split("|"), "Bảng giá xăng dầu"
    _, found = roles_of([*HEAD, heading, *table, *BODY[1:]])
    assert {found[cell] for cell in table} == {Role.BODY}
    assert found[heading] in (Role.HEADING, Role.CAPTION)


def test_a_heading_above_a_numbered_table_and_a_slash_in_a_cell():
    table, heading = (
        TABLES["numbered"].replace("TH Mẫu Một", "Tiểu học / trung học Mẫu").split("|"),
        "Quy mô các trường",
    )
    _, found = roles_of([*HEAD, heading, *table, *BODY[1:]])
    assert {found[cell] for cell in table} == {Role.BODY}
    assert found[heading] in (Role.HEADING, Role.CAPTION)
    barred = [cell.replace(" / ", " | ") for cell in table]  # parts of a bar are no cells
    assert not set(barred[:5]) & set(rows_among(BODY[0], *barred, BODY[1]))


def test_a_heading_below_a_table_is_none_of_its_cells():
    table, heading = TABLES["prices"].split("|"), "Chi phí còn cao"
    _, found = roles_of([*HEAD, "Giá như sau:", *table, heading, *BODY[1:]])
    assert found[heading] == Role.HEADING


def test_a_long_table_does_not_cut_the_text():
    table = ["Xã", "Số hộ"] + [cell for n in range(60) for cell in (f"Xã Mẫu {chr(65 + n % 26)}", f"{100 + 37 * n}")]
    cleaned, _ = roles_of([*HEAD, "Số hộ của các xã như sau:", *table, *BODY[1:]])
    assert article_text(cleaned)[-2:] == BODY[1:]


def rows_among(*lines):
    read = read_lines(Page("\n".join(lines), "txt", "", "", 0))
    mark_flattened(read)
    return [line.text for line in read if line.shape is Shape.ROW]


@pytest.mark.parametrize(
    "box",
    [
        ["Đọc nhiều", "1", "Cầu mới đã xong", "2", "Lịch cúp điện", "3", "Chợ hoa mở cửa", "4", "Trường có thư viện"],
        ["Đánh giá:", "1", "2", "3", "4", "5"],
        ["Trang:", "1", "2", "3", "4", "5", "6", "7"],
        ["Thống kê truy cập", "Hôm nay", "9.302", "Hôm qua", "8.111", "Tháng này", "61.115"],
        ["Lượt xem:", "Biểu mẫu", "Công đoàn cơ sở", "Nữ công", "Văn bản", "14", "211"],
        ["Từ khóa:", "giá tôm", "lớp 10", "quý 3", "tuyển sinh 2025", "20/11"],
        ["Xem nhiều:", *(line for n, text in enumerate(OTHERS) for line in (f"{n}.102", f"{n}.377", text, "Đời sống"))],
        ["Giáo dục", "Thể thao", "24h", "Xe", "VTV8", "VTV9", "Pháp luật", "360 độ trẻ", "Đời sống"],
    ],
    ids=["most read", "stars", "pages", "counters", "archive", "key words", "counted articles", "menu"],
)
def test_boxes_of_the_site_are_no_tables(box):
    assert rows_among(*BODY[:2], *box, *OTHERS) == []


@pytest.mark.parametrize(
    "box",
    [
        ["Thời tiết", "Hà Nội", "28°C", "Đà Nẵng", "31°C", "Cần Thơ", "33°C"],
        ["Xếp hạng", "Đội", "Trận", "Điểm", "Mẫu Đông", "5", "13", "Mẫu Tây", "5", "11", "Mẫu Nam", "5", "7"],
        ["Giá vàng", "Mua vào", "Bán ra", "Vàng miếng", "97,1", "100,1", "Vàng nhẫn", "96,7", "99,9"],
        ["Bình chọn", "Có", "54%", "Không", "31%", "Chưa rõ", "15%"],
        ["Xổ số", "Giải tám", "45", "Giải bảy", "123", "Giải sáu", "9876", "4321", "1111"],
    ],
    ids=["weather", "league", "gold", "poll", "lottery"],
)
@pytest.mark.parametrize("place", ["above", "behind"])
def test_boards_around_the_text_stay_outside(box, place):
    text = [*HEAD, *BODY[1:], "Mai An"]
    lines = ["Trang chủ", *box, *text, "Tin khác", *OTHERS] if place == "above" else [*text, "Tin khác", *OTHERS, *box]
    cleaned, _ = roles_of(lines)
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]


@pytest.mark.parametrize("name", ["prices", "no corner", "pairs"])
def test_a_board_right_below_the_text_that_nothing_announces_stays_outside(name):
    board = TABLES[name].split("|")
    cleaned, _ = roles_of([*HEAD, *BODY[1:], *board, "Tin khác", *OTHERS])
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]


def test_a_table_between_paragraphs_needs_no_announcement():
    table = TABLES["prices"].split("|")
    cleaned, _ = roles_of([*HEAD, *table, *BODY[1:], "Tin khác", *OTHERS])
    assert article_text(cleaned) == [TITLE, LEAD, BODY[0], *table, *BODY[1:]]
