"""Paragraphs broken at a column are read whole, and every line of the page keeps its place."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.language.normalise import normalise
from tasks.page.lines.wrapped import find_continued
from tasks.page.model import ARTICLE_ROLES, Page, Role
from tasks.page.roles import clean_page

TITLE = "Xã Mẫu có thư viện đầu tiên do học sinh tự tay dựng"
PARAGRAPHS = [
    "Sáng 12/5, học sinh xã Mẫu cùng thầy cô mở cửa thư viện đầu tiên của xã, với 1.200 cuốn sách do bạn đọc "
    "nhiều nơi gửi tặng và 40 chỗ ngồi đóng bằng gỗ cũ của trường.",
    "Thầy Trần Văn Mẫu cho biết ý tưởng đến từ một buổi sinh hoạt lớp, khi các em kể rằng ở nhà không có cuốn "
    "sách nào ngoài sách giáo khoa. Cả lớp viết thư xin sách, và chỉ một tháng sau thùng đầu tiên đã đến.",
    "Mỗi buổi chiều thư viện mở cửa hai giờ, do các em lớp 8 thay nhau trông coi. Sách được mượn về nhà trong "
    "một tuần, ai giữ gìn cẩn thận thì được mượn tiếp cuốn sau.",
    "Công đoàn nhà trường sẽ giúp thêm 20 triệu đồng để lợp lại mái và mua quạt trước mùa hè năm nay.",
]


def broken(width, indent="", parted=True):
    rows = [indent + TITLE, "", indent + "12/05/2025 08:30", ""]
    for paragraph in PARAGRAPHS:
        rows += textwrap.wrap(paragraph, width, initial_indent=indent, subsequent_indent=indent)
        rows += [""] if parted else []
    return "\n".join(rows)


def article_of(text):
    return normalise(clean_page(Page(text, "txt", "", "", 0)))


@pytest.mark.parametrize("indent", ["", "   "], ids=["flush", "set in"])
@pytest.mark.parametrize("width", [64, 72, 79, 100])
def test_a_broken_article_is_the_article(width, indent):
    article = article_of(broken(width, indent))
    assert article.text.split("\n") == [TITLE, *PARAGRAPHS]
    assert len(article.sentences) == 1 + 1 + 2 + 2 + 1


def test_a_short_last_line_ends_a_paragraph_where_no_empty_line_does():
    assert article_of(broken(79, parted=False)).text.split("\n") == [TITLE, *PARAGRAPHS]


def test_lines_stay_blocks_and_say_where_they_stand():
    text = broken(72)
    cleaned = clean_page(Page(text, "txt", "", "", 0))
    rows = [row for row in text.split("\n") if row]
    assert [text[b.start : b.end] for b in cleaned.blocks] == rows
    assert {b.role for b in cleaned.blocks[2:5]} == {Role.LEAD}
    assert [b.goes_on for b in cleaned.blocks[2:6]] == [False, True, True, False]
    article = normalise(cleaned)
    for block in cleaned.blocks:
        if block.role in ARTICLE_ROLES:
            start, end = article.alignment.to_text(block.start, block.end)
            assert article.text[start:end].strip() == text[block.start : block.end]


@pytest.mark.parametrize("alone", ["Giờ thực hành ở vườn trường", "MỖI LUỐNG RAU MỘT BÀI"])
def test_a_short_row_without_a_stop_stands_alone(alone):
    row = "Sáng nay thầy trò trường làng ra vườn hái rau cho bếp ăn từ lúc sáu giờ kém"
    rows = [
        row,
        "ít phút, ai cũng vui vì luống cải đã lên xanh và sắp bán được lứa đầu năm.",
        alone,
        *[row, "nhỏ."] * 4,
    ]
    assert find_continued(rows) == {1, 4, 6, 8, 10}
    rows[2] = f"{alone} và bếp ăn."  # the rest of the paragraph
    assert find_continued(rows) == {1, 2, 4, 6, 8, 10}


NOT_BROKEN = {
    "paragraphs": "\n".join([TITLE, *PARAGRAPHS]),
    "headlines": "\n".join(
        ["Huyện Mẫu trao nhà cho công nhân nghèo vượt khó", "Phụ huynh góp sách cho thư viện của trường làng"] * 9
    ),
    "a menu": "\n".join(["Trang chủ", "Thời sự", "Kinh tế", "Bạn đọc"] * 9),
    "verse": "\n".join(["Trưa hè đứng bóng trên đê", "Con trâu nằm ngủ quên về xóm xa"] * 9),
    "key words": "\n".join(["giáo dục mầm non", "thư viện trường học vùng cao"] * 9),
    "nothing": "",
}


@pytest.mark.parametrize("text", NOT_BROKEN.values(), ids=NOT_BROKEN)
def test_what_only_has_lines_is_not_broken(text):
    assert find_continued(text.split("\n")) == frozenset()


def test_items_of_a_list_begin_anew():
    items = [
        "1. Sửa lại mái nhà của bốn phòng học ở điểm trường chính trước khi mùa mưa đến vào tháng sau;",
        "2. Mua thêm quạt và đèn cho thư viện, do phụ huynh của các em lớp 8 và lớp 9 cùng nhau góp;",
        "- Mở cửa thư viện cả ngày thứ bảy để các em ở xa có thể đến đọc sách và mượn sách về nhà.",
    ]
    rows = [row for item in items for row in textwrap.wrap(item, 60)] + textwrap.wrap(" ".join(PARAGRAPHS), 60)
    begins = [i for i in range(len(rows)) if i not in find_continued(rows)]
    assert [rows[i].split()[0] for i in begins[:3]] == ["1.", "2.", "-"]


def test_a_dash_in_a_sentence_begins_no_item():
    text = "Đường tàu từ xã Mẫu qua thị trấn đến ga cuối ở vùng Đông Bắc (Lạng Giang - Kép) dài hơn 40 km. " * 8
    wraps = [textwrap.wrap(text, width) for width in range(60, 100)]
    broken_at_it = [rows for rows in wraps if any(row.startswith("- ") for row in rows)]
    assert len(broken_at_it) > 1
    assert all(len(find_continued(rows)) == len(rows) - 1 for rows in broken_at_it)


def test_a_time_right_below_a_full_headline_is_none_of_it():
    headline = "Xã Mẫu có thư viện đầu tiên do chính học sinh dựng trong mùa hè vừa qua"
    rows = [headline, "Thứ Hai, 12/05/2025 | 08:30", "", *textwrap.wrap(" ".join(PARAGRAPHS), 76)]
    assert 1 not in find_continued(rows)


@given(st.lists(st.sampled_from([*PARAGRAPHS, "", "a" * 200, "\t x", "- "]).map(lambda text: text[:90]), max_size=30))
def test_every_line_with_text_is_a_part_of_one_paragraph(rows):
    continued = find_continued(rows)
    assert all(0 < i < len(rows) and rows[i].strip() and rows[i - 1].strip() for i in continued)


BROKEN_HEADLINES = {
    "capitals": ["HỘI NGHỊ TỔNG KẾT NĂM HỌC CỦA TRƯỜNG MẪU", "VÀ TRIỂN KHAI NHIỆM VỤ"],
    "going on small": ["Xã Mẫu có thư viện đầu tiên do chính học sinh", "tự tay dựng trong mùa hè"],
}
WHOLE_HEADLINES = {
    "two headlines": ["Xã Mẫu có thư viện đầu tiên do chính học sinh", "Huyện Mẫu trao nhà cho công nhân nghèo"],
    "a button and key words": ["Chia sẻ", "thư viện trường học vùng cao"],
    "a sentence before": ["Thư viện mở cửa từ sáng nay.", "học sinh xã Mẫu rất vui"],
}


@pytest.mark.parametrize("rows", BROKEN_HEADLINES.values(), ids=BROKEN_HEADLINES)
def test_a_headline_in_two_rows_is_one(rows):
    text = "\n".join(["Trang chủ", "", *rows, "", "12/05/2025 08:30", "", *PARAGRAPHS])
    cleaned = clean_page(Page(text, "txt", "", "", 0))
    assert cleaned.metadata.title == " ".join(rows)
    assert normalise(cleaned).text.split("\n")[0] == " ".join(rows)


@pytest.mark.parametrize("rows", WHOLE_HEADLINES.values(), ids=WHOLE_HEADLINES)
def test_two_headlines_are_two(rows):
    assert find_continued(["", *rows, ""]) == frozenset()
    assert find_continued([*rows, *PARAGRAPHS]) == frozenset()
