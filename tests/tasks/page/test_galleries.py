"""Articles told in pictures, made up; and series of pictures that are none of the text."""

import pytest

from tasks.page.model import NotAnArticle, Role
from tests.tasks.page.made_up import BODY, FOOTER, LEAD, OTHERS, TITLE, article_text, roles_of

SHOWN = [
    "Mười phòng học mới được quét vôi, lát nền và lắp quạt ngay trong dịp hè.",
    "Các em lớp một theo anh chị vào lớp trong buổi sáng đầu tiên.",
    "Thầy cô chuẩn bị từng bó hoa nhỏ hái từ vườn trường để tặng các em.",
    "Phụ huynh đứng chật sân trường để xem con em mình dự lễ.",
    "Tiếng trống đầu tiên của năm học vang lên lúc bảy giờ rưỡi sáng.",
]
MANY = [f"{headline} lần thứ {n}" for n in range(2, 12) for headline in OTHERS]
CREDITED = [f"{text} Ảnh: Mai An" for text in SHOWN]


@pytest.mark.parametrize(
    "between",
    [
        [[f"truong-mau-{n}.jpg"] for n in range(5)],
        [[f"IMG_20{n}.JPEG", "Quảng cáo"] for n in range(5)],
        [[] for _ in range(5)],
        [[f"{n + 1}/5"] for n in range(5)],
        [["Xem ảnh lớn"] for _ in range(5)],
        [["Phát Video", "0:00", "/", "1:42", "1x", "Toàn màn hình"]] + [[] for _ in range(4)],
    ],
    ids=["files", "files and advertisements", "nothing", "numbers", "buttons", "player"],
)
def test_texts_of_pictures_are_the_article(between):
    shown = [line for pair in zip(between, CREDITED, strict=True) for line in (*pair[0], pair[1])]
    lines = ["Giáo dục", TITLE, "Mai An", "05/09/2024 10:00", LEAD, "", *shown, "", "Tin khác", *MANY, *FOOTER]
    cleaned, found = roles_of(lines)
    assert [line for line in article_text(cleaned) if line in CREDITED] == CREDITED
    assert {found[line] for line in CREDITED} == {Role.CAPTION}
    assert {found[line] for line in MANY} == {Role.RELATED}
    assert found[LEAD] == Role.LEAD
    assert cleaned.metadata.title == TITLE


def test_a_picture_behind_a_player_ends_the_article():
    player = ["Clip: Buổi sáng ở trường Mẫu", "0:00", "/", "1:42", "Auto"]
    lines = [
        TITLE,
        "05/09/2024 10:00",
        LEAD,
        *CREDITED[:3],
        BODY[0],
        CREDITED[3],
        *player,
        CREDITED[4],
        "Tin khác",
        *MANY,
    ]
    cleaned, found = roles_of(lines)
    assert article_text(cleaned)[-1] == CREDITED[-1]
    assert found["1:42"] == Role.NAV


def test_names_of_picture_files_are_no_text():
    _, found = roles_of(
        [TITLE, "05/09/2024 10:00", LEAD, BODY[0], "anh-minh-hoa-1.png", BODY[1], "Sơ đồ.webp", BODY[2]]
    )
    assert found["anh-minh-hoa-1.png"] == found["Sơ đồ.webp"] == Role.NAV


@pytest.mark.parametrize(
    "box",
    [
        CREDITED,
        [f"Ảnh: {text}" for text in MANY[:6]],
        [f"{text}. Video: Đài Mẫu" for text in MANY[:6]],
        [line for n, text in enumerate(MANY[:6]) for line in (f"thumb-{n}.jpg", text)],
    ],
    ids=["a gallery", "photo stories", "videos", "thumbnails"],
)
def test_pictures_of_others_behind_the_text_stay_outside(box):
    lines = [TITLE, "05/09/2024 10:00", LEAD, *BODY, "Mai An", "Tin nổi bật", *OTHERS, "Thư viện ảnh", *box]
    cleaned, _ = roles_of(lines)
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]


def test_an_index_of_galleries_is_no_article():
    with pytest.raises(NotAnArticle):
        roles_of(["Trang chủ", "Ảnh", *(line for n, text in enumerate(MANY) for line in (f"thumb-{n}.jpg", text))])


SHORT = [
    "Quang cảnh lễ khai giảng của trường.",
    "Đồng chí Mai Văn An - Phó Chủ tịch Công đoàn huyện phát biểu tại lễ.",
    "Bà Lê Thị Tre trao quà cho học sinh lớp một.",
    "Tiết mục văn nghệ chào năm học mới.",
    "Lãnh đạo huyện tặng giấy khen cho các lớp.",
]


@pytest.mark.parametrize("text", SHORT)
def test_a_short_sentence_of_who_or_what_is_shown_is_a_caption(text):
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, BODY[0], text, *BODY[1:]])
    assert found[text] == Role.CAPTION


@pytest.mark.parametrize(
    "text",
    [
        "Bà Lê Thị Tre cho biết trường đã sửa xong.",
        "Ông lớn ngành thép báo lãi gấp đôi.",
        "Thầy Mai Văn An nhấn mạnh việc giữ nề nếp.",
        "Bà Lê Thị Tre có ba con, bán bún từ năm 1986, mỗi ngày 80 tô.",
        "Bà Lê Thị Tre lên tặng hoa. Cả sân trường vỗ tay.",
        "Năm học mới bắt đầu từ hôm nay.",
    ],
)
def test_a_short_sentence_that_tells_is_body(text):
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, BODY[0], text, *BODY[1:]])
    assert found[text] == Role.BODY


def test_thumbnails_right_below_the_text_are_no_gallery():
    box = [line for n, text in enumerate(MANY[:8]) for line in (f"thumb-{n}.jpg", text)]
    cleaned, _ = roles_of([TITLE, "05/09/2024 10:00", LEAD, *BODY, *box])
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]


MORE = [f"{LEAD} Buổi lễ kết thúc sớm.", f"{BODY[0]} Buổi lễ kết thúc sớm."]


def test_who_took_the_picture_stands_in_capitals_below_its_text():
    shown, name = "Sân trường Mẫu nhìn từ trên cao, bên phải là nhà ăn", "MAI VĂN AN"
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, BODY[0], shown, name, *BODY[1:], *MORE])
    assert found[shown] == found[name] == Role.CAPTION


def test_two_pictures_in_a_row_are_no_headlines_of_others():
    shown = ["PGS.TS Mai Văn An và đại diện phụ huynh trao quà cho học sinh", "Đại diện nhà trường đón các em lớp một"]
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, BODY[0], *shown, *BODY[1:], *OTHERS[:2], *MORE])
    assert {found[text] for text in shown} == {Role.CAPTION}
    assert {found[text] for text in OTHERS[:2]} == {Role.RELATED}


def test_sentences_of_one_person_after_another_are_a_list():
    persons = [f"TS {name} làm Phó trưởng khoa Mẫu của trường." for name in ("Mai Văn An", "Lê Thị Tre", "Vũ Văn Lúa")]
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, BODY[0], *persons, *BODY[1:]])
    assert {found[person] for person in persons} == {Role.BODY}


@pytest.mark.parametrize("head", [["Mai An", "Video khác"], ["Mai An"], ["Video khác"]])
def test_credited_headlines_of_videos_below_the_text_stay_outside(head):
    box = [f"{text}. Nguồn: Đài Mẫu" for text in MANY[:6]]
    cleaned, _ = roles_of([TITLE, "05/09/2024 10:00", LEAD, *BODY, *head, *box, *OTHERS])
    assert not {*box} & {*article_text(cleaned)}


COUNTED = [line for n, text in enumerate(SHOWN, 1) for line in (f"{n} / 6", text)]


def test_numbers_of_pictures_head_their_texts():
    lines = [
        "Giáo dục",
        TITLE,
        "05/09/2024 10:00",
        LEAD,
        "Phóng to ảnh",
        *COUNTED[:6],
        "",
        BODY[0],
        "",
        *COUNTED[6:],
        "6 / 6",
    ]
    cleaned, found = roles_of([*lines, BODY[1], "Mai An", "Tin khác", *MANY])
    assert {found[text] for text in SHOWN} == {found[BODY[1]]} == {Role.CAPTION}
    assert {found[f"{n} / 6"] for n in range(1, 7)} == {found["Phóng to ảnh"]} == {Role.NAV}
    assert found[BODY[0]] == Role.BODY
    assert cleaned.metadata.title == TITLE


@pytest.mark.parametrize(
    "counters",
    [
        ["1 / 6", "2 / 6", "4 / 6", "5 / 6", "6 / 6"],
        ["1 / 2", "2 / 2", "3 / 4", "4 / 4", "5 / 5"],
        ["1 / 6", "2 / 6", "3 / 6"],
    ],
    ids=["gaps", "totals that differ", "few"],
)
def test_figures_that_count_no_pictures_stay_in_the_text(counters):
    lines = [line for pair in zip(counters, [*BODY, *MORE], strict=False) for line in pair]
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, *lines])
    assert {found[text] for text in BODY} == {Role.BODY}
