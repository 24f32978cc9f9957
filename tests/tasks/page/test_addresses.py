"""Addresses below an article, made up: the page's own, those of others, those it was taken from."""

import pytest

from tasks.page.lines.addresses import addresses_in, is_address, spells
from tasks.page.model import Role
from tests.tasks.page.made_up import BODY, LEAD, OTHERS, TITLE, roles_of

OWN = "https://bao.example.vn/truong-mau-khai-giang-nam-hoc-moi-17.html"
OTHER = "https://bao.example.vn/huyen-mau-trao-nha-cho-cong-nhan-ngheo-18.html"


@pytest.mark.parametrize(
    ("line", "role", "url"),
    [
        (OWN, Role.SOURCE, OWN),
        (f"Đường dẫn bài viết: {OWN}", Role.SOURCE, OWN),
        (OTHER, Role.NAV, None),
        (f"14. {OWN}", Role.NAV, OWN),  # of a list of links
    ],
)
def test_an_address_on_a_line_of_its_own(line, role, url):
    cleaned, found = roles_of([TITLE, LEAD, *BODY, "Mai An", "Chia sẻ", "Copy link", line, "Tin khác", *OTHERS])
    assert (found[line], cleaned.metadata.url, cleaned.metadata.source_url) == (role, url, None)


@pytest.mark.parametrize(
    ("imprint", "own"), [("© Báo Nhân Dân", True), ("© Báo Lao Động", False), ("© Báo Mẫu", False)]
)
def test_the_source_is_the_page_itself_where_the_imprint_is_its_newspapers(imprint, own):
    url = "https://nhandan.vn/truong-mau-khai-giang-nam-hoc-moi-post17.html"
    meta = roles_of([TITLE, LEAD, *BODY, "Mai An", f"Nguồn: {url}", imprint])[0].metadata
    assert (meta.url, meta.source_url) == ((url, None) if own else (None, url))


def test_addresses_end_before_the_marks_of_the_sentence():
    assert addresses_in("Xem (https://a.example/b).") == ["https://a.example/b"]
    assert is_address("https://a.example/b")
    assert not is_address("https://a.example/b có bài")
    assert not is_address("a.example/b")
    assert spells(OWN, TITLE)
    assert not spells(OWN, "Trường Mẫu")
