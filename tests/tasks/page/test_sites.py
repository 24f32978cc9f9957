"""What a site prints on many pages is learned once and read by every page alike."""

import random

import pytest

from tasks.page.model import ARTICLE_ROLES, Page
from tasks.page.roles import clean_page
from tasks.page.sites import Learner, read_sites, write_sites

SLOGAN = "Đồng hành cùng nhà nông"  # looks like a sub-headline of the article it stands in
NAMES = ["Mai An", "Lê Mẫu", "Hà Thị Mẫu", "Trần Văn Mẫu", "Vũ Bình Mẫu", "Đỗ Hạ", "Lý Thu Mẫu", "Tạ Đông"]


def page_of(n, site="bao.example", slogan=SLOGAN):
    body = [
        f"Ngày {n + 1}/9, thầy cô và phụ huynh trường Mẫu số {n} cùng dọn lại sân chơi và trồng hàng cây {k}."
        for k in range(4)
    ]
    lines = [
        "Trang chủ",
        f"Trường Mẫu số {n} sửa sân chơi đón học sinh trở lại",
        "05/09/2024 10:30",
        slogan,
        *body,
        NAMES[n % len(NAMES)],
        "Tin khác",
        "Phụ huynh góp sách cho thư viện của trường làng",
        f"Đã xem: {n * 7}",
    ]
    return Page("\n".join(lines), "txt", f"file:///{n}", f"{n}", 0, given={"site": site} if site else {})


def learned(pages):
    learner = Learner()
    for page in pages:
        learner.add(clean_page(page))
    return write_sites(learner.rows())


def article(cleaned):
    return [cleaned.page.text[b.start : b.end] for b in cleaned.blocks if b.role in ARTICLE_ROLES]


PAGES = [page_of(n) for n in range(8)]


def test_a_line_on_every_page_is_furniture_and_the_rest_stays():
    known = read_sites(learned(PAGES))
    before, after = clean_page(page_of(30)), clean_page(page_of(30), known)
    assert SLOGAN in article(before)
    assert article(after) == [line for line in article(before) if line != SLOGAN]
    assert after.metadata == before.metadata
    assert after.related == before.related


def test_another_site_and_few_pages_teach_nothing():
    known = read_sites(learned(PAGES))
    assert SLOGAN in article(clean_page(page_of(30, site="khac.example"), known))
    assert read_sites(learned(PAGES[:4])) == {}


def test_pages_without_a_site_are_one_group():
    known = read_sites(learned([page_of(n, site="") for n in range(8)]))
    assert SLOGAN not in article(clean_page(page_of(30, site=""), known))


def test_names_titles_and_headlines_of_others_are_never_furniture():
    same_author = [page_of(n * len(NAMES)) for n in range(8)]
    table = learned(same_author)
    assert NAMES[0] not in table
    assert "Phụ huynh góp sách" not in table


def test_the_table_is_a_function_of_the_pages_whatever_their_order():
    shuffled = random.Random(7).sample(PAGES, len(PAGES))
    assert learned(shuffled) == learned(PAGES)


@pytest.mark.parametrize("text", ["", "site\tline", "một dòng\n"])
def test_what_is_no_table_is_refused(text):
    with pytest.raises(ValueError, match="no table of sites"):
        read_sites(text)
