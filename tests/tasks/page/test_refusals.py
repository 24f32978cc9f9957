"""Pages that are no article, each refused by name; beside each the page that looks like it and is one."""

import unicodedata

import pytest

from tasks.page.lines.lines import read_lines
from tasks.page.lines.spelling import is_syllable
from tasks.page.model import NotAnArticle, Page
from tasks.page.roles import clean_page
from tasks.page.runs.comments import is_button
from tasks.page.runs.documents import is_motto
from tasks.page.window.refusals import find_sign
from tasks.tables import read_table

TITLE = "Trường Mẫu khai giảng năm học mới"
BODY = [
    "Thầy hiệu trưởng cho biết trường đã sửa xong mười phòng học và lát lại sân chơi cho các em trong dịp hè vừa qua, "
    "với sự góp sức của phụ huynh và các nhà hảo tâm trong xã.",
    "Công đoàn trường trao 20 suất quà cho học sinh có hoàn cảnh khó khăn, mỗi suất gồm sách vở, quần áo và một chiếc "
    "xe đạp để các em đi học đỡ vất vả hơn so với những năm trước.",
    "Năm học này nhà trường tiếp tục dạy hai buổi mỗi ngày, mở thêm các lớp năng khiếu và tổ chức nhiều buổi tham quan "
    "để học sinh hiểu hơn về quê hương mình, giáo viên cũng có thời gian đọc sách.",
]
MORE = [f"Theo kế hoạch, {paragraph.lower()}" for paragraph in BODY]
OTHERS = [f"Xã Mẫu {n} vận động người dân hiến đất mở rộng đường làng" for n in range(20)]


def clean(lines):
    return clean_page(Page("\n".join(lines), "txt", "", "", 0))


def refused(lines):
    with pytest.raises(NotAnArticle) as caught:
        clean(lines)
    assert any(map(str.isdigit, caught.value.reason)), "a measure says why"
    return caught.value.check


def test_a_login_wall():
    wall = [TITLE, "05/09/2024 10:30", BODY[0], "Vui lòng đăng nhập để đọc tiếp", "Đăng nhập", *OTHERS[:3]]
    assert refused(wall) == "login_wall"
    assert clean([TITLE, *BODY, *MORE, "Đăng nhập để xem thêm tin", "Tin khác", *OTHERS[:3]])
    assert clean([TITLE, *BODY, "Tin khác", *OTHERS[:6], "Đăng nhập để xem tiếp"])


def test_an_error_page():
    assert refused(["Trang chủ", "404", "Trang bạn tìm kiếm không tồn tại", "Tin mới", *OTHERS]) == "error_page"
    about = "Không tìm thấy trang nào trong cuốn sổ cũ của thầy giáo làng"
    assert clean([about, *BODY, *MORE]).metadata.title == about


def test_an_index_page():
    assert refused(["Trang chủ", *(line for title in OTHERS for line in (title, BODY[0][:90] + "."))]) == "index_page"


def test_a_comment_thread():
    names = ["Lê Mẫu", "bantay88", "Hà Thị Mẫu", "Người qua đường"]
    buttons = ["Thích", "Trả lời", "3 giờ trước"]
    thread = [line for i, name in enumerate(names) for line in (name, BODY[i % 3] + f" Ý kiến {i}.", *buttons)]
    assert refused(["Bình luận (4)", *thread]) == "comment_thread"
    assert clean([TITLE, *BODY, "Trần Văn Mẫu", "Bình luận (4)", *thread]).metadata.title == TITLE


def test_scrambled_letters():
    marked = [
        "".join(letter + "\u0323" if letter in "aeiouơư" and i % 3 else letter for i, letter in enumerate(line))
        for line in (unicodedata.normalize("NFD", line) for line in BODY)
    ]
    assert refused([TITLE, *(unicodedata.normalize("NFC", line) for line in marked)]) == "scrambled_letters"
    acronyms = "LĐLĐ, HĐND, BĐBP và ĐHĐB cùng Sở GDĐT, ĐBQH, CĐCS, HĐQT, TƯLĐTT ký kết quy chế phối hợp năm nay. "
    assert clean([TITLE, acronyms * 2, *BODY])


def test_lost_letters():
    lost = [line.replace("ư", "?").replace("ơ", "?").replace("ọ", "?").replace("ả", "?") for line in BODY]
    assert refused([TITLE, *lost]) == "letters_lost"
    asking = "“Ai sẽ dạy các em? Ai sẽ đưa các em đến trường? Bao giờ có thêm phòng học??? Cô có về không?”, em hỏi."
    assert clean([TITLE, *BODY, asking])


@pytest.mark.parametrize("row", read_table("page_signs"), ids=lambda row: row["form"])
def test_page_signs(row):
    lines = read_lines(Page(row["example"], "txt", "", "", 0))
    if row["kind"] == "letterhead":
        assert is_motto(row["example"])
    elif row["kind"] in ("reply", "like"):
        assert is_button(lines[0], row["kind"])
    else:
        assert find_sign(lines) == (row["kind"], lines[0].text)


@pytest.mark.parametrize("row", read_table("rimes"), ids=lambda row: row["form"])
def test_rimes(row):
    assert is_syllable(row["example"])
    tone_less = "".join(
        c for c in unicodedata.normalize("NFD", row["example"]) if c not in "\u0300\u0301\u0303\u0309\u0323"
    )
    assert unicodedata.normalize("NFC", tone_less).endswith(row["form"])


@pytest.mark.parametrize("word", ["cụốị", "hôc", "thep", "wương", "đt", "ôtô", "hồigửi"])
def test_no_syllables(word):
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["gì", "giếng", "quý", "quốc", "Nghiêng", "ĐẸP", "yêu", "ươn", "ỷ", "khuỷu", "giữa"])
def test_syllables(word):
    assert is_syllable(word)
