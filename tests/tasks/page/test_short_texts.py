"""Articles of short sentences, short sections and announced pictures, made up, and the lists that look like them."""

import pytest

from tasks.page.lines import read_lines
from tasks.page.model import Page, Role
from tasks.page.pairs import find_teaser_runs, mark_sections
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
