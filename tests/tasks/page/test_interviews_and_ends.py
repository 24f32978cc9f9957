"""Pages made up for the purpose: interviews, and where a text with pictures, lists and boxes ends."""

import pytest

from tasks.page.model import Role
from tests.tasks.page.made_up import BODY, LEAD, OTHERS, SUMMARY, TITLE, article_text, roles_of


def test_two_who_speak_in_turn_are_no_teasers():
    talk = []
    asked = ["Vì sao thầy chọn nghề giáo?", "Thầy nhớ nhất điều gì ở vùng cao?", "Dự định sắp tới của thầy?"]
    for question, answer in zip(asked, BODY, strict=True):
        talk += [f"- {question}", "", f"- {answer}", ""]
    _, found = roles_of(["Menu", TITLE, "05/09/2024 10:00", "", LEAD, "", *talk, "Tin liên quan", *OTHERS])
    assert [found[line] for line in talk if line] == [Role.BODY] * (2 * len(BODY))
    assert {found[line] for line in OTHERS} == {Role.RELATED}


def test_doubled_spaces_behind_marks_make_no_table():
    title = "Ca sĩ Mẫu:  'Tôi hát ở quán nhỏ 6 năm trước khi có khán giả'"
    cleaned, found = roles_of(["Phim  Nhạc  Sách", "Giải trí  Âm nhạc 24", title, "05/09/2024 10:00", "", LEAD, *BODY])
    assert found[title] == Role.TITLE
    assert cleaned.metadata.title is not None


def test_time_and_author_behind_the_lead_are_not_its_text():
    picture = "Học sinh trường Mẫu trong ngày khai giảng. (Ảnh: Văn Mẫu)"
    lines = [
        "Giáo dục",
        TITLE,
        LEAD,
        "",
        "aA",
        "In bài viết",
        "Trần Văn Mẫu",
        "05/09/2024 10:00",
        "",
        picture,
        "",
        *BODY,
    ]
    cleaned, found = roles_of(lines)
    assert [found[line] for line in (TITLE, LEAD, picture, "Trần Văn Mẫu")] == [
        Role.TITLE,
        Role.LEAD,
        Role.CAPTION,
        Role.BYLINE,
    ]
    assert str(cleaned.metadata.published_at).startswith("2024-09-05 10:00")


def test_numbered_sections_below_a_picture_are_headings():
    picture = "Đoàn viên công đoàn trường dọn vệ sinh phòng học ngay trước ngày khai giảng năm học"
    heads = ["1. Sửa xong mười phòng học trước ngày hội", "2. Không để một học sinh nào ở lại phía sau"]
    lines = [TITLE, "", "05/09/2024 10:00", "", LEAD, "", heads[0], "", BODY[0], "", picture, "", heads[1], ""]
    _, found = roles_of([*lines, BODY[1], "", BODY[2]])
    assert [found[line] for line in heads] == [Role.HEADING] * 2
    assert found[picture] == Role.CAPTION


@pytest.mark.parametrize("end", ["#trường học", "Chia sẻ", "Bình luận (2)"])
def test_text_between_pictures_goes_on_to_its_signature(end):
    picture = "Đoàn viên công đoàn trường Mẫu và đại diện phụ huynh trao quà cho các em học sinh nghèo"
    short = "Lễ khai giảng kết thúc lúc chín giờ, các em về lớp."
    listed = ["Quà gồm:", "- Sách vở và quần áo;", "- Một chiếc xe đạp."]
    lines = [TITLE, "05/09/2024 10:00", LEAD, *BODY[:2], picture, *listed, BODY[2][:90] + ".", short]
    cleaned, found = roles_of([*lines, "Bài: Mai An - Ảnh: Phòng Truyền thông", end, "Tin khác", *OTHERS])
    assert found[short] == Role.BODY
    assert cleaned.metadata.author == "Mai An"
    assert {found[line] for line in OTHERS} == {Role.RELATED}


@pytest.mark.parametrize("picture", [f"{TITLE} ảnh 1", f"{TITLE} - Ảnh 1."])
def test_the_author_beside_the_headline_closes_the_text_too(picture):
    text = [f"{BODY[2][:90]}.", "Lễ khai giảng kết thúc lúc chín giờ, các em về lớp."]
    lines = [TITLE, "Mai An", "05/09/2024 10:00", LEAD, *BODY[:2], picture, *text, *OTHERS, "Mai An"]
    cleaned, found = roles_of([*lines, "Tin khác", *OTHERS[:1]])
    assert found[picture] == Role.DUPLICATE
    assert article_text(cleaned) == [TITLE, LEAD, *BODY[:2], *text]


def test_a_name_below_the_headlines_of_others_signs_nothing():
    lines = [
        TITLE,
        "05/09/2024 10:00",
        LEAD,
        *BODY,
        *OTHERS[:2],
        SUMMARY,
        OTHERS[2],
        SUMMARY + " Hết.",
        "Lê Tre",
        "Trang chủ",
    ]
    cleaned, _ = roles_of(lines)
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]


def test_a_short_line_with_a_bullet_between_paragraphs_heads_a_section():
    head, other = "* Đưa bữa ăn ca vào thỏa ước", "* Huyện Mẫu trao nhà cho hai mươi công nhân nghèo vượt khó"
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, BODY[0], head, BODY[1], other, BODY[2]])
    assert found[head] == Role.HEADING
    assert found[other] == Role.RELATED


def test_an_interview_goes_on_behind_a_box():
    asked = ["Vì sao thầy chọn nghề giáo?", "Dự định sắp tới của thầy?"]
    talk = [asked[0], f"- {BODY[0]}", "Tin liên quan", *OTHERS[:2], asked[1], f"- {BODY[1]}"]
    cleaned, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, *talk, "Tags:", "trường học", "Tin khác", OTHERS[2]])
    assert article_text(cleaned) == [TITLE, LEAD, asked[0], talk[1], asked[1], talk[-1]]
    assert {found[line] for line in OTHERS} == {Role.RELATED}


@pytest.mark.parametrize("source", ["(Theo Đài Mẫu)", "(Nguồn: Văn phòng Công đoàn)", "(Phòng Giáo dục huyện Mẫu)"])
def test_who_is_named_in_brackets_below_the_text_is_its_source(source):
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, *BODY, source, "Tin khác", *OTHERS])
    assert found[source] == Role.SOURCE


@pytest.mark.parametrize("last", ["(Theo chân đoàn tình nguyện)", "(Còn nữa)", "(theo giá hiện hành)"])
def test_other_words_in_brackets_are_no_source(last):
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, *BODY, last, "Tin khác", *OTHERS])
    assert found[last] != Role.SOURCE


ITEMS = {
    "bullets": ["• Mái ngói: 9 phòng bị tốc", "• Sân trường: ngập 40 cm", "• Tường rào: đổ hai đoạn"],
    "dashes": ["- Đơn xin học;", "- Giấy khai sinh;", "- Sổ hộ khẩu hoặc giấy tạm trú"],
    "numbers": ["1. Sáng học mười từ mới.", "2. Tối ôn mười từ cũ.", "3. Chủ nhật nghỉ hoàn toàn."],
    "plus signs": ["+ giáo viên: 12 người", "+ nhân viên: 4 người"],
}


@pytest.mark.parametrize("items", ITEMS.values(), ids=ITEMS)
@pytest.mark.parametrize("at_end", [False, True])
def test_items_that_the_text_announces_are_body(items, at_end):
    behind = [] if at_end else BODY[1:]
    lines = [TITLE, "05/09/2024 10:00", LEAD, BODY[0], "Cụ thể ở trường Mẫu như sau:", *items, *behind]
    cleaned, found = roles_of([*lines, "Tin khác", *OTHERS])
    assert {found[item] for item in items} == {Role.BODY}
    assert article_text(cleaned) == [TITLE, *lines[2:]]


@pytest.mark.parametrize("head", [["Mốc thời gian"], ["Hộp thông tin", "Số liệu của trường Mẫu đến hết tháng 8"]])
def test_items_below_a_heading_in_the_text_are_body(head):
    items = ["• 15/7 - 10/8: nhận hồ sơ tại trường", "• 11/8 - 20/8: chấm hồ sơ", "• 25/8: công bố kết quả"]
    lines = [TITLE, "05/09/2024 10:00", LEAD, BODY[0], *head, *items, BODY[1]]
    cleaned, found = roles_of([*lines, "Tin khác", *OTHERS])
    assert {found[item] for item in items} == {Role.BODY}
    assert (found[head[0]], article_text(cleaned)) == (Role.HEADING, [TITLE, *lines[2:]])
    listed = [f"• {headline}" for headline in OTHERS]
    _, found = roles_of([TITLE, LEAD, BODY[0], *head, *listed, BODY[1], "Tin khác", *OTHERS])
    assert Role.BODY not in {found[line] for line in listed}


@pytest.mark.parametrize("topic", ["", "Trường Mẫu: "])
def test_headlines_that_a_line_announces_are_none_of_the_text(topic):
    listed = [f"• {topic}{headline}" for headline in OTHERS]
    lines = [TITLE, "05/09/2024 10:00", LEAD, BODY[0], "Cùng một chuyện trường:", *listed, *BODY[1:]]
    _, found = roles_of(lines)
    assert {found[line] for line in listed} == {Role.RELATED}


def test_short_lines_among_labels_of_a_player_are_the_players():
    player = ["Phát Video", "Phát", "Tắt tiếng", "Độ dài 1:56", "Đã tải: 0%", "Tốc độ phát lại", "1x", "Phụ đề"]
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, BODY[0], *player, *BODY[1:]])
    assert {found[line] for line in player} == {Role.NAV}


def test_a_heading_between_two_recordings_stays_one():
    head = "Sửa trường trong hè"
    lines = [TITLE, "05/09/2024 10:00", LEAD, "Xem video", BODY[0], head, BODY[1], "Xem video", BODY[2]]
    _, found = roles_of(lines)
    assert found[head] == Role.HEADING


@pytest.mark.parametrize("tag", ["[Video]", "[Ảnh]", "[Bài 1]"])
def test_a_headline_behind_a_tag_in_the_text_is_anothers(tag):
    other = f"{tag} Trẻ em làng Mẫu đi học bằng thuyền"
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, BODY[0], other, *BODY[1:]])
    assert found[other] == Role.RELATED


@pytest.mark.parametrize("lines", [["Ban Mẫu học", "05/09/2024 10:00"], ["05/09/2024 10:00", "Ban Mẫu học"]])
def test_an_office_signs_beside_the_time(lines):
    cleaned, found = roles_of(["Trang chủ", TITLE, *lines, "Chia sẻ", LEAD, *BODY])
    assert cleaned.metadata.author == "Ban Mẫu học"
    _, found = roles_of(["Trang chủ", "Ban Mẫu học", TITLE, *lines, "Chia sẻ", LEAD, *BODY])
    assert found["Ban Mẫu học"] == Role.NAV  # a section: the menu names it, too


def test_a_section_closed_by_the_next_article_with_its_time_is_of_the_text():
    head, next_one = "Một tuần phải xong", "Trường bên dạy bơi, phụ huynh có yên tâm?"
    lines = [TITLE, "05/09/2024 10:00", LEAD, *BODY[:2], head, BODY[2], next_one, "04/09/2024 08:00", SUMMARY]
    cleaned, found = roles_of([*lines, OTHERS[0], "03/09/2024 08:00", SUMMARY])
    assert article_text(cleaned) == [TITLE, LEAD, *BODY[:2], head, BODY[2]]
    assert found[next_one] == Role.RELATED


def test_a_captioned_picture_tight_on_its_paragraph_is_no_teaser():
    picture = "Giờ tan học ở trường Mẫu. Ảnh: Mai An"
    lines = [TITLE, "", "05/09/2024 10:00", "", LEAD, "", BODY[0], "", "Lo cho trẻ xa nhà", "", BODY[1], "", picture]
    _, found = roles_of([*lines, BODY[2], "", "Tin khác", *OTHERS])
    assert found[picture] == Role.CAPTION
    assert found[BODY[2]] == Role.BODY


def test_a_headline_behind_a_pointer_below_the_text_is_anothers():
    other = ">>> Video: Trẻ em làng Mẫu đi học bằng thuyền"
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, *BODY, other, "Mai An"])
    assert found[other] == Role.RELATED


@pytest.mark.parametrize("bar", ["Facebook Twitter Google+", "Facebook Zalo Messenger Email", "Like Share Tweet"])
def test_buttons_run_together_sign_nothing(bar):
    cleaned, found = roles_of([TITLE, "05/09/2024 10:00", bar, LEAD, *BODY])
    assert found[bar] == Role.NAV
    assert cleaned.metadata.author is None


def test_what_an_office_does_in_a_menu_is_no_headline():
    menu = ["Giới thiệu", "Chức năng, nhiệm vụ, quyền hạn", "Lịch sử phát triển", "Văn bản"]
    _, found = roles_of([*menu, TITLE, "05/09/2024 10:00", LEAD, *BODY])
    assert {found[line] for line in menu} == {Role.NAV}


def test_a_section_between_headline_and_time_is_not_the_headline():
    menu = ["Trang chủ", "Công đoàn các trường học", "Công đoàn cơ sở"]
    cleaned, _ = roles_of([*menu, TITLE, "Công đoàn cơ sở", "05/09/2024 10:00", LEAD, *BODY])
    assert cleaned.metadata.title == TITLE
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]
    cleaned, _ = roles_of(["Trang chủ", OTHERS[0], "Trường làng mở hội", "05/09/2024 10:00", LEAD, *BODY])
    assert cleaned.metadata.title == "Trường làng mở hội"


ABOUT = [
    "ThS. Mai Văn An sinh năm 1979, tốt nghiệp ngành sư phạm và dạy học ở vùng cao mười lăm năm, nay là giảng viên "
    "của trường Mẫu và cộng tác với nhiều tờ báo.",
    "Thầy là tác giả của ba cuốn sách dành cho giáo viên trẻ mới vào nghề.",
]


def test_what_is_told_of_the_author_is_no_text():
    lines = [TITLE, "05/09/2024 10:00", LEAD, *BODY, "ThS. Mai Văn An", "Về tác giả", *ABOUT, "Tin khác", *OTHERS]
    cleaned, found = roles_of(lines)
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]
    assert cleaned.metadata.author == "Mai Văn An"
    assert {found[line] for line in ("Về tác giả", *ABOUT)} == {Role.NAV}
    assert {found[line] for line in OTHERS} == {Role.RELATED}


@pytest.mark.parametrize("rest", [[], BODY[2:]], ids=["the last", "not the last"])
def test_a_section_on_the_author_of_a_book_is_text(rest):
    lines = [TITLE, "05/09/2024 10:00", LEAD, *BODY[:2], "Về tác giả", *ABOUT, *rest, "Lê Thị Tre", "Tin khác", *OTHERS]
    cleaned, found = roles_of(lines)
    assert article_text(cleaned) == [TITLE, LEAD, *BODY[:2], "Về tác giả", *ABOUT, *rest]
    assert found["Về tác giả"] == Role.HEADING


@pytest.mark.parametrize(
    ("below", "role"),
    [("[Quay lại]  [In trang]  [Gửi mail]", Role.BYLINE), ("Trang chủ  Giới thiệu  Liên hệ", Role.NAV)],
    ids=["buttons", "menu"],
)
def test_an_office_signs_above_the_buttons_of_the_text(below, role):
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, *BODY, "", "Phòng Truyền thông", "", below, "", *OTHERS])
    assert found["Phòng Truyền thông"] == role
