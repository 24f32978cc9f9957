"""Articles of short sentences, short sections and announced pictures, made up, and the lists that look like them."""

import pytest

from tasks.page.lines.lines import read_lines
from tasks.page.model import Page, Role
from tasks.page.runs.pairs import find_teaser_runs, mark_sections
from tests.tasks.page.made_up import BODY, LEAD, OTHERS, SUMMARY, TITLE, article_text, roles_of

SPOKEN = ["Kính thưa quý thầy cô giáo!", "Các em học sinh thân mến!"]
DAYS = ["Sáng nay", "Hôm qua", "Tuần trước"]
THREE = ["Một là, chăm đọc sách.", "Hai là, giữ sạch sân trường.", "Ba là, thương yêu bạn bè."]


def test_short_sentences_are_of_the_text_they_stand_in():
    lines = [TITLE, "05/09/2024 10:00", *SPOKEN, LEAD, "Năm qua thật nhiều khó khăn.", BODY[0], *THREE, BODY[1]]
    cleaned, _ = roles_of(["Trang chủ", *lines, "Xin trân trọng cảm ơn!", "Các tin khác", *OTHERS])
    assert article_text(cleaned) == [TITLE, *lines[2:], "Xin trân trọng cảm ơn!"]


def test_a_text_may_open_with_short_sentences_below_its_headline():
    lines = ["Tôi lên bản lúc trời còn tối.", "Đường trơn, xe phải quấn xích.", *BODY]
    cleaned, _ = roles_of(["Góc nhỏ của cô giáo", "Thứ Bảy, 12 tháng 10, 2024", TITLE, *lines, "Mai An"])
    assert (cleaned.metadata.title, article_text(cleaned)) == (TITLE, [TITLE, *lines])


def test_short_summaries_of_other_articles_are_no_text():
    tail = [line for title in OTHERS for line in (title, "Ai cũng vui mừng.")]
    cleaned, _ = roles_of([TITLE, "05/09/2024 10:00", LEAD, *BODY, "Mai An", "Tin khác", *tail])
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]


def test_a_headline_that_exclaims_is_no_sentence_of_its_text():
    title = "Hãy cứu lấy dòng sông quê!"
    cleaned, _ = roles_of(["Bạn đọc", title, LEAD, *BODY, "Mai An"])
    assert cleaned.metadata.title == title


def bound_of(lines):
    read = read_lines(Page("\n".join(lines), "txt", "", "", 0))
    mark_sections(read)
    return [line.text for line in read if line.bound], find_teaser_runs(read)


def test_short_sections_that_somebody_signs_are_an_article():
    sections = [
        line for title, day in zip(OTHERS, DAYS, strict=True) for line in (title, SUMMARY.replace("Chiều qua", day))
    ]
    cleaned, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, *sections, "Mai An (tổng hợp)", "Bình luận"])
    assert article_text(cleaned) == [TITLE, LEAD, *sections]
    assert found["Mai An (tổng hợp)"] is Role.BYLINE
    assert bound_of([*sections, "Mai An"])[0] == sections[1::2]
    assert bound_of([*sections, "Xem tiếp"])[0] == []
    assert bound_of([*sections[:4], "Mai An"])[0] == []  # two
    assert bound_of([*sections[:2], "05/09/2024", *sections[2:], "Mai An"])[0] == []


def test_short_sections_that_are_numbered_are_an_article():
    sections = [line for n, title in enumerate(OTHERS, 1) for line in (f"{n}. {title}", SUMMARY)]
    bound, teasers = bound_of(sections)
    assert (len(bound), teasers) == (3, set())
    assert bound_of(sections[2:] + sections[:2])[0] == []


@pytest.mark.parametrize("announced", ["Một số hình ảnh tại lễ khai giảng:", "Sau đây là chùm ảnh của ngày hội:"])
def test_short_lines_below_what_announces_pictures_are_their_texts(announced):
    shown = [
        "Cô trò chào cờ",
        "Tặng hoa thầy cô mới về trường",
        "Lớp 1A vào lớp",
        *(f"Tổ {n} múa" for n in range(1, 9)),
    ]
    lines = [
        TITLE,
        "05/09/2024 10:00",
        LEAD,
        *BODY,
        announced,
        *shown,
        "CÔNG ĐOÀN TRƯỜNG MẪU",
        "Tin liên quan",
        *OTHERS,
    ]
    _, found = roles_of(lines)
    assert {found[line] for line in shown} == {Role.CAPTION}
    assert (found["CÔNG ĐOÀN TRƯỜNG MẪU"], found[announced]) == (Role.BYLINE, Role.BODY)
    assert {found[line] for line in OTHERS} == {Role.RELATED}
    _, found = roles_of(
        [
            announced.replace("ình ảnh", "oạt động").replace("ùm ảnh", "uỗi ngày") if line == announced else line
            for line in lines
        ]
    )
    assert Role.RELATED in {found[line] for line in shown}


@pytest.mark.parametrize("between", [[], ["In"], ["In", "Chia sẻ"]])
def test_a_headline_between_a_date_and_the_text(between):
    name = "TIN TỨC SỰ KIỆN"
    cleaned, found = roles_of(
        ["QUẬN ĐOÀN MẪU", name, "26/03/2023", *between, TITLE, BODY[0], "Mai An phát biểu", *BODY[1:]]
    )
    assert (cleaned.metadata.title, cleaned.metadata.author, found[name]) == (TITLE, None, Role.NAV)


def test_a_headline_in_capitals_goes_on_behind_a_colon():
    upper, lower = "TỔNG KẾT THÁNG THANH NIÊN XÃ MẪU:", "GẦN 2.000 ĐOÀN VIÊN THAM GIA TÌNH NGUYỆN"
    cleaned, _ = roles_of(["26/03/2023", upper, lower, LEAD, *BODY])
    assert cleaned.metadata.title == f"{upper} {lower}"
    cleaned, _ = roles_of(["26/03/2023", upper.capitalize(), lower, LEAD, *BODY])
    assert cleaned.metadata.title == lower


def test_words_before_a_name_that_need_a_colon():
    for line, name in (("Tin: Mai An", "Mai An"), ("TIN TỨC SỰ KIỆN", None), ("Theo Mai An", "Mai An")):
        assert roles_of([TITLE, LEAD, *BODY, line])[0].metadata.author == name


@pytest.mark.parametrize(
    ("tag", "wins"),
    [("TPO - ", True), ("(Dân trí) - ", True), ("bao.vn - ", True), ("Sáng nay - ", False), ("", False)],
)
def test_the_first_paragraph_with_a_newspapers_tag_has_the_headline_above_it(tag, wins):
    menu = ["Giáo dục", "Thời sự"]
    title = "Học phí trường nghề mỗi nơi một khác"
    lead = f"{tag}Nhiều trường nghề miễn học phí cho con công nhân, trong khi một số trường tăng mạnh năm nay."
    boxes = ["Nghe đọc bài", "Nữ miền Bắc", *OTHERS[:2], "Nam miền Bắc"]
    cleaned, _ = roles_of([*menu, title, lead, *boxes, *BODY, "Mai An"])
    assert (cleaned.metadata.title == title) is wins
    teasers = [line for other in OTHERS for line in (other, f"{tag}{SUMMARY}")]
    assert roles_of([*menu, *teasers, TITLE, "05/09/2024 10:00", *BODY, "Mai An"])[0].metadata.title == TITLE


def test_who_made_what_is_no_headline():
    makers = ["Nội dung: Mai An", "Ảnh: Lê Tre", "Đồ họa: Vũ Lúa"]
    cleaned, found = roles_of(["eMagazine", TITLE, *makers, "25/08/2024", LEAD, *BODY])
    assert (cleaned.metadata.title, cleaned.metadata.author) == (TITLE, "Mai An")
    assert {found[line] for line in makers} == {Role.BYLINE}


def test_a_short_table_that_a_line_announces_holds_the_text_together():
    table = [
        "Ngành",
        "Học phí",
        "Tăng thêm",
        "Hàn",
        "940.000",
        "0%",
        "Điện",
        "1.128.000",
        "20%",
        "Ô tô",
        "1.240.000",
        "18%",
    ]
    text = [BODY[0][:120] + ".", "Cụ thể như sau:", *table, BODY[1][:110] + ".", "“Xin chia sẻ với các em”, thầy nói."]
    cleaned, _ = roles_of([TITLE, "05/09/2024 10:00", *text, "Mai An", "Tin khác", *OTHERS])
    assert article_text(cleaned) == [TITLE, *text]


@pytest.mark.parametrize(
    "prizes", [["Giải Nhất: Đội trường Mẫu Một", "Giải Nhì: Đội trường Mẫu Hai", "Giải Ba: Đội Mẫu Ba"]]
)
def test_items_without_a_mark_that_begin_alike_are_a_list(prizes):
    lines = [TITLE, "05/09/2024 10:00", LEAD, BODY[0], "Kết quả:", *prizes, *BODY[1:]]
    cleaned, found = roles_of([*lines, "Mai An"])
    assert {found[line] for line in prizes} == {Role.BODY}
    assert article_text(cleaned) == [TITLE, *lines[2:]]
    others = ["Xã Mẫu: Trường mới đã xây xong", "Giải Nhì: Đội trường Mẫu Hai"]
    assert Role.BODY not in {roles_of([*lines[:5], *others, *BODY[1:], "Mai An"])[1][line] for line in others}


def test_a_day_as_americans_write_it():
    meta = roles_of(["News", TITLE, "Submitted by admin on Wed, 11/15/2023 - 09:30", LEAD, *BODY])[0].metadata
    assert (meta.title, meta.published_at.isoformat()) == (TITLE, "2023-11-15T09:30:00+07:00")
    assert roles_of([TITLE, "11/05/2023 - 09:30", LEAD, *BODY])[0].metadata.published_at.month == 5


def test_a_sentence_above_a_credit_is_no_text_of_a_picture():
    sentence = "Giải có mười bốn đội đến từ các trường trong xã."
    _, found = roles_of([TITLE, LEAD, BODY[0], sentence, "Ảnh: Các đội dự giải", *BODY[1:], "Mai An"])
    assert (found[sentence], found["Ảnh: Các đội dự giải"]) == (Role.BODY, Role.CAPTION)


def test_numbered_sections_go_on_whatever_stands_between():
    text = [
        "1. Đối tượng",
        BODY[0],
        "2. Mức chi",
        BODY[1],
        "3. Hồ sơ",
        "- Giấy đề nghị;",
        "- Giấy ra viện.",
        "4. Thực hiện",
    ]
    lines = [TITLE, "05/09/2024 10:00", LEAD, *text, SUMMARY]
    cleaned, found = roles_of([*lines, "Gửi bài viết", "Bài viết khác", *OTHERS])
    assert article_text(cleaned) == [TITLE, *lines[2:]]
    assert {found[line] for line in text[::2] if line[0].isdigit()} == {Role.HEADING}
    other = [*lines[:-2], "7. Thực hiện", SUMMARY]  # another article of a numbered list
    assert SUMMARY not in article_text(roles_of([*other, "Gửi bài viết", "Bài viết khác", *OTHERS])[0])
