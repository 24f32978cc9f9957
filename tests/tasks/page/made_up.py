"""Parts of pages made up for the tests of roles, and what the cleaner makes of their lines."""

from tasks.page.model import ARTICLE_ROLES, Page
from tasks.page.roles import clean_page

TITLE = "Trường Mẫu khai giảng năm học mới"
LEAD = "Sáng 5/9, hơn 300 học sinh của trường Mẫu cùng thầy cô và phụ huynh đã dự lễ khai giảng năm học mới."
BODY = [
    "Thầy hiệu trưởng cho biết trường đã sửa xong mười phòng học và lát lại sân chơi cho các em trong dịp hè "
    "vừa qua, với sự góp sức của phụ huynh và các nhà hảo tâm.",
    "Công đoàn trường trao 20 suất quà cho học sinh có hoàn cảnh khó khăn, mỗi suất gồm sách vở, quần áo và "
    "một chiếc xe đạp để các em đi học đỡ vất vả hơn.",
    "Năm học này nhà trường tiếp tục dạy hai buổi mỗi ngày, mở thêm các lớp năng khiếu và tổ chức nhiều buổi "
    "tham quan để học sinh hiểu hơn về quê hương mình.",
]
OTHERS = [
    "Huyện Mẫu trao nhà cho công nhân nghèo vượt khó",
    "Phụ huynh góp sách cho thư viện của trường làng",
    "Thầy giáo vùng cao mở lớp dạy bơi miễn phí cho trẻ",
]
SUMMARY = "Chiều qua, đông đảo người dân đã đến xem và mua ủng hộ, ban tổ chức cho biết như vậy."
FOOTER = ["Tổng biên tập: Trần Văn Mẫu", "Giấy phép số 12/GP-BTTTT", "Điện thoại: 024 1234 5678"]


def roles_of(lines, **more):
    """The cleaned page of some lines, and the role of each line's first occurrence."""
    page = Page("\n".join(lines), "txt", "x", "x", 0, **more)
    cleaned = clean_page(page)
    found = {}
    for block in cleaned.blocks:
        found.setdefault(page.text[block.start : block.end], block.role)
    return cleaned, found


def article_text(cleaned):
    return [cleaned.page.text[b.start : b.end] for b in cleaned.blocks if b.role in ARTICLE_ROLES]
