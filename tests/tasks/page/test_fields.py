"""Fields that a scraper wrote above a text say what the page is; the text below them is the article."""

from tasks.page.model import ARTICLE_ROLES, Page, Role
from tasks.page.roles import clean_page

URL = "https://bao.example/xa-mau-mo-hoi-doc-sach-20431.html"
FIELDS = [
    "---",
    'title: "Xã Mẫu mở hội đọc sách cho trẻ em"',
    "author: Mai An",
    f"url: {URL}",
    "date: 2024-09-02",
    "tags: ['hội sách', 'xã Mẫu']",
    "---",
    "",
]
BODY = [
    "Hơn 200 bạn nhỏ đến dự hội đọc sách đầu tiên của xã Mẫu, mở trong hai ngày ở sân trường tiểu học của xã.",
    "Ban tổ chức nhận được 1.400 cuốn sách do phụ huynh và các nhà hảo tâm gửi tặng từ nhiều nơi trong tỉnh.",
    "Sau hội, sách được chia về tủ sách của tám lớp để các em mượn đọc trong suốt năm học mới.",
]


def clean(lines):
    return clean_page(Page("\n".join(lines), "txt", "", "", 0))


def roles_of(cleaned):
    return {cleaned.page.text[b.start : b.end]: b.role for b in cleaned.blocks}


def test_they_are_the_metadata():
    cleaned = clean([*FIELDS, *BODY])
    meta = cleaned.metadata
    assert (meta.title, meta.author, meta.url) == ("Xã Mẫu mở hội đọc sách cho trẻ em", "Mai An", URL)
    assert (meta.site, meta.published_at.isoformat()[:10]) == ("bao.example", "2024-09-02")
    assert meta.published_at_source == "page"
    roles = roles_of(cleaned)
    assert roles[FIELDS[1]] is Role.TITLE
    assert [text for text, role in roles.items() if role in ARTICLE_ROLES] == [FIELDS[1], *BODY]


def test_a_headline_that_the_page_prints_again_is_its_title():
    headline = "# Xã Mẫu mở hội đọc sách cho trẻ em"
    roles = roles_of(clean([*FIELDS, headline, "", *BODY]))
    assert roles[headline] is Role.TITLE
    assert roles[FIELDS[1]] is Role.NAV


def test_one_label_alone_is_no_field():
    lines = ["Chủ đề: Giáo dục", "Xã Mẫu mở hội đọc sách cho trẻ em", "02/09/2024 10:20", *BODY]
    assert clean(lines).metadata.title == lines[1]
