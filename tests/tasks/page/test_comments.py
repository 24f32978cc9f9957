"""Comments end at the last button below one; lists of articles behind them are lists again."""

from tasks.page.lines.lines import read_lines
from tasks.page.model import Page, Role
from tasks.page.roles import clean_page
from tasks.page.runs.comments import find_comments

TITLE = "Thư viện xã Mẫu mở cửa đón bạn đọc nhỏ tuổi"
BODY = [
    "Sáng 12/5, học sinh xã Mẫu mở cửa thư viện đầu tiên của xã, với 1.200 cuốn sách do bạn đọc gửi tặng.",
    "Mỗi buổi chiều thư viện mở cửa hai giờ, do các em lớp 8 thay nhau trông coi và ghi sổ cho mượn sách.",
    "Công đoàn nhà trường sẽ giúp thêm tiền để lợp lại mái và mua quạt trước mùa hè năm nay cho các em.",
]
COMMENTS = [
    "Bình luận (2)",
    "Mới nhất",
    "Hoa Mẫu",
    "Đọc bài mà nhớ hồi nhỏ quá, ngày ấy cả xã không có lấy một cuốn truyện nào để mà đọc.",
    "2h trước",
    "Trả lời",
    "Long Mẫu",
    "Mong xã nào cũng có một thư viện như vậy để các cháu có chỗ chơi và có sách đọc mùa hè này.",
    "Trả lời",
    "12 Thích",
]
OTHERS = [
    "Tin liên quan",
    "Huyện Mẫu trao nhà cho công nhân nghèo vượt khó",
    "Phụ huynh góp sách cho thư viện trường làng",
]


def test_comments_are_nothing_of_the_article_and_no_other_articles():
    lines = [TITLE, "12/05/2024 08:30", *BODY, *COMMENTS, *OTHERS]
    text = "\n".join(lines)
    roles = [block.role for block in clean_page(Page(text, "txt", "", "", 0)).blocks]
    at = lines.index(COMMENTS[0])
    assert set(roles[at : at + len(COMMENTS)]) == {Role.NAV}
    assert roles[-2:] == [Role.RELATED, Role.RELATED]


def test_a_header_with_no_button_below_heads_no_comments():
    lines = read_lines(Page("\n".join([*BODY, "Bình luận", *OTHERS, "Thích"]), "txt", "", "", 0))
    assert find_comments(lines, len(BODY)) == set()
