"""Pages made up for the purpose: each shape of page once, with the near-misses that look like it."""

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.page.model import Mark, NotAnArticle, Page, Role
from tasks.page.reading.sources import read_page
from tasks.page.roles import MAX_LINES, clean_page
from tests.tasks.page.made_up import BODY, FOOTER, LEAD, OTHERS, SUMMARY, TITLE, article_text, roles_of


@pytest.mark.parametrize("gap", [[], [""]], ids=["tight", "spaced"])
@pytest.mark.parametrize("header", ["Tin liên quan", "Có thể bạn quan tâm", "TIN CÙNG CHUYÊN MỤC"])
@pytest.mark.parametrize("style", ["titles", "summaries", "doubled", "times"])
def test_a_full_page_keeps_its_article_and_nothing_else(gap, header, style):
    tail = []
    for title in OTHERS:
        tail += {
            "titles": [title],
            "summaries": [title, SUMMARY],
            "doubled": [title, title, SUMMARY],
            "times": [title, "Giáo dục 23/11/2024 15:25"],
        }[style]
    wanted = [TITLE, LEAD, *BODY]
    lines = [
        "* Trang chủ",
        "* Thời sự",
        "* Giáo dục",
        "* Thể thao",
        *gap,
        TITLE,
        *gap,
        "05/09/2024 10:30",
        *gap,
    ]
    for paragraph in [LEAD, *BODY]:
        lines += [paragraph, *gap]
    cleaned, found = roles_of([*lines, "Trần Văn Mẫu", *gap, header, *gap, *tail, *FOOTER])
    assert article_text(cleaned) == wanted
    assert (found[TITLE], found[LEAD], found[BODY[0]]) == (Role.TITLE, Role.LEAD, Role.BODY)
    assert found["Trần Văn Mẫu"] is Role.BYLINE
    assert {found[title] for title in OTHERS} == {Role.RELATED}
    assert {found[line] for line in (header, "* Trang chủ", *FOOTER)} == {Role.NAV}
    assert [other.title for other in cleaned.related] == OTHERS
    meta = cleaned.metadata
    assert (meta.title, meta.author) == (TITLE, "Trần Văn Mẫu")
    assert (meta.published_at.isoformat(), meta.published_at_source) == ("2024-09-05T10:30:00+07:00", "page")


def test_boxes_between_headline_and_text_do_not_cut_it():
    more = [f"Theo kế hoạch, {paragraph.lower()}" for paragraph in BODY]
    head = [TITLE, "Trần Văn Mẫu", "05/09/2024 10:30", "Chia sẻ"]
    cleaned, found = roles_of(["Trang chủ", *head, LEAD, OTHERS[0], OTHERS[1], BODY[0], OTHERS[2], OTHERS[0], *more])
    assert article_text(cleaned) == [TITLE, LEAD, BODY[0], *more]
    assert (cleaned.metadata.author, found[OTHERS[0]]) == ("Trần Văn Mẫu", Role.RELATED)


def test_a_headline_with_a_time_in_a_list_of_news_above_is_not_the_pages():
    news = [line for i, title in enumerate(OTHERS) for line in (title, f"05/09/2024 1{i}:30")]
    cleaned, found = roles_of(["Mới nhất", *news, "Giáo dục", TITLE, LEAD, *BODY])
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]
    assert {found[line] for line in news} == {Role.RELATED}
    assert cleaned.metadata.published_at is None


@pytest.mark.parametrize("pointer", ["Xem thêm: ", ">> ", ">>> ", "Đọc thêm - ", "Tin liên quan "])
def test_a_line_that_points_to_another_article(pointer):
    cleaned, found = roles_of([TITLE, LEAD, BODY[0], pointer + OTHERS[0], *BODY[1:]])
    assert found[pointer + OTHERS[0]] is Role.RELATED
    assert [other.title for other in cleaned.related] == [OTHERS[0]]
    near_miss = pointer + OTHERS[0].lower() + ", theo lời kể của những người đã chứng kiến buổi lễ hôm ấy."
    assert roles_of([TITLE, LEAD, BODY[0], near_miss, *BODY[1:]])[1][near_miss] is Role.BODY


def test_the_last_section_belongs_to_the_article_where_a_signature_closes_it():
    tail = [OTHERS[0], SUMMARY, "Tin khác", *OTHERS[1:]]
    section = ["Nhân rộng ra toàn huyện", BODY[2]]
    signed, _ = roles_of([TITLE, LEAD, *BODY[:2], *section, "Trần Văn Mẫu", "Tin khác", *OTHERS])
    assert article_text(signed) == [TITLE, LEAD, *BODY[:2], *section]
    unsigned, _ = roles_of([TITLE, LEAD, *BODY[:2], *tail])
    assert SUMMARY not in article_text(unsigned)


def test_related_articles_have_summary_section_and_time():
    tail = [OTHERS[0], OTHERS[0], SUMMARY, OTHERS[1], "Giáo dục 23/11/2024 15:25"]
    cleaned, _ = roles_of([TITLE, LEAD, *BODY, "Tin khác", *tail])
    first, second = cleaned.related
    assert (first.title, first.summary) == (OTHERS[0], SUMMARY)
    assert (second.section, second.published_at.isoformat()) == ("Giáo dục", "2024-11-23T15:25:00+07:00")
    assert cleaned.page.text[first.start : first.end].endswith(SUMMARY)
    assert cleaned.metadata.published_at is None  # that of a teaser is not the page's


def test_a_list_dropped_into_the_text_does_not_end_it():
    lines = [TITLE, LEAD, "TIN LIÊN QUAN", *(f"* {title}" for title in OTHERS), *BODY]
    cleaned, found = roles_of(lines)
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]
    assert {found[f"* {title}"] for title in OTHERS} == {Role.RELATED}


def test_a_box_in_the_middle_does_not_halve_the_article():
    more = [f"Theo kế hoạch, {paragraph.lower()}" for paragraph in BODY]
    for box in (OTHERS, [f"- {title}" for title in OTHERS]):
        cleaned, _ = roles_of([TITLE, LEAD, *BODY, "Tin liên quan:", *box, *more, "Các tin đã đưa", *OTHERS])
        assert article_text(cleaned) == [TITLE, LEAD, *BODY, *more]


def test_an_address_is_the_pages_own_when_it_spells_the_headline():
    own = "https://bao.example/truong-mau-khai-giang-nam-hoc-moi-17.html"
    for address, url in ((own, own), ("https://bao.example/trang-chu.html", None)):
        cleaned, _ = roles_of([TITLE, LEAD, *BODY, "Trần Văn Mẫu", "Chia sẻ", address])
        assert cleaned.metadata.url == url


def test_pictures_and_what_repeats_the_article():
    caption = "Học sinh trường Mẫu trong ngày khai giảng. Ảnh: Mai An"
    doubled = "Thầy cô trao quà cho các em học sinh của trường"
    more = [f"Theo kế hoạch, {paragraph.lower()}" for paragraph in BODY]
    paragraphs = [LEAD, *BODY, caption, more[0], TITLE, doubled, doubled, *more[1:]]
    lines = [line for paragraph in [TITLE, *paragraphs] for line in (paragraph, "")]
    cleaned, found = roles_of(lines)
    assert (found[caption], found[doubled]) == (Role.CAPTION, Role.CAPTION)
    repeated = [cleaned.page.text[b.start : b.end] for b in cleaned.blocks if b.role is Role.DUPLICATE]
    assert repeated == [TITLE, doubled]


def test_sub_headlines_signature_and_source():
    address = "https://bao.example/khai-giang.html"
    heading = "Nhiều đổi mới trong năm học"
    cleaned, found = roles_of([TITLE, LEAD, BODY[0], heading, *BODY[1:], "Theo Mai An", f"Nguồn: {address}"])
    assert found[heading] is Role.HEADING
    assert found["Theo Mai An"] is Role.BYLINE
    assert found[f"Nguồn: {address}"] is Role.SOURCE
    assert (cleaned.metadata.author, cleaned.metadata.source_url) == ("Mai An", address)
    assert cleaned.metadata.url is None


def test_of_two_stamps_the_one_beside_the_headline():
    clock, stamp = "Thứ 5, 19/09/2024, 22:22", "Thứ 4, 04/09/2024 | 15:38:07"
    cleaned, found = roles_of([clock, "Trang chủ", TITLE, stamp, "4,015 lượt xem", LEAD, *BODY])
    assert cleaned.metadata.published_at.isoformat() == "2024-09-04T15:38:07+07:00"
    assert found[clock] is found[stamp] is Role.DATELINE
    assert found["4,015 lượt xem"] is Role.NAV


def test_a_page_view_clock_alone_is_no_time_of_publication():
    cleaned, _ = roles_of(["Thứ 5, 19/09/2024, 22:22", "Trang chủ", "Giáo dục", TITLE, LEAD, *BODY])
    assert cleaned.metadata.published_at is None


def test_a_whole_article_on_one_line():
    cleaned, found = roles_of([" ".join(BODY)])
    assert found[" ".join(BODY)] is Role.BODY
    assert cleaned.metadata.title is None


def test_line_ends_stay_outside_the_blocks():
    cleaned, _ = roles_of([f"{line}\r" for line in (TITLE, "", "  " + LEAD, "", *BODY)])
    assert article_text(cleaned) == [TITLE, "  " + LEAD, *BODY]


def test_invisible_letters_and_decomposed_ones_hide_nothing():
    spoilt = [unicodedata.normalize("NFD", line).replace(" ", "\u00a0", 2) for line in (TITLE, LEAD, *BODY)]
    cleaned, found = roles_of([*spoilt, "Trần\u00a0Văn\u200b\u00a0Mẫu", "Tin\u00a0khác", *OTHERS])
    assert article_text(cleaned) == spoilt
    assert (cleaned.metadata.title, cleaned.metadata.author) == (TITLE, "Trần Văn Mẫu")
    assert found["Tin\u00a0khác"] is Role.NAV


@pytest.mark.parametrize("picture", ["[picture]", "![cảnh](a.jpg)", "\u200b"])
def test_a_picture_without_a_text_stands_above_a_teaser_run_together(picture):
    _, roles = roles_of([TITLE, "05/09/2024 08:00", LEAD, *BODY, picture, "", OTHERS[0] + SUMMARY])
    assert [roles[picture], roles[OTHERS[0] + SUMMARY]] == [Role.NAV, Role.RELATED]


def test_parts_of_a_record_have_the_roles_it_gives():
    marks = (Mark(0, "title"), Mark(2, "body"), Mark(3, "body"))
    given = {"title": "Tít", "author": "Mai An", "published_at": "21/08/2024 15:38", "section": "Giáo dục"}
    cleaned, found = roles_of(["Tít", "", "Ngắn.", "Tin liên quan"], marks=marks, given=given)
    assert [found["Tít"], found["Ngắn."], found["Tin liên quan"]] == [Role.TITLE, Role.BODY, Role.BODY]
    meta = cleaned.metadata
    assert (meta.author, meta.section, meta.published_at_source) == ("Mai An", "Giáo dục", "record")


def test_html_tells_links_and_headlines_by_its_tags():
    menu = "".join(f"<li><a href='/{i}'>{title}</a></li>" for i, title in enumerate(OTHERS))
    text = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    head = "<meta property='article:published_time' content='2024-09-05T10:30:00+07:00'>"
    link = "<link rel='canonical' href='https://www.bao.example/khai-giang.html'>"
    source = f"<head>{head}{link}</head><ul>{menu}</ul><h1>{TITLE}</h1><p>{LEAD}</p>{text}<ul>{menu}</ul>"
    cleaned = clean_page(read_page(source.encode(), "x.html", "x.html"))
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]
    assert cleaned.related[0].url == "/0"
    meta = cleaned.metadata
    assert (meta.site, meta.published_at_source) == ("bao.example", "html")


@pytest.mark.parametrize(
    ("lines", "check"),
    [
        ([], "no_article"),
        (["Trang chủ", "Thời sự"], "no_article"),
        ([TITLE, LEAD], "too_short"),
        (["Trang chủ", *OTHERS * 8], "no_article"),
        ([line for title in OTHERS * 8 for line in (title, SUMMARY)], "index_page"),
        (["a"] * (MAX_LINES + 2), "too_many_lines"),
    ],
)
def test_what_is_no_article_says_why(lines, check):
    with pytest.raises(NotAnArticle) as told:
        roles_of(lines)
    assert told.value.check == check
    assert any(map(str.isdigit, told.value.reason)) or not lines


ODD = ["", "", "*", "* Giáo dục", "Tin khác", "Mai An", "05/09/2024 10:30", "Ảnh: Mai An"]
ODD += ["\u200b", "  ", "#", "(", "\r"]
PIECES = st.sampled_from([TITLE, LEAD, *BODY, *OTHERS, SUMMARY, *FOOTER, *ODD])


@given(st.lists(PIECES, max_size=30))
def test_every_line_that_says_something_has_one_role(lines):
    text = "\n".join(lines)
    try:
        cleaned = clean_page(Page(text, "txt", "x", "x", 0))
    except NotAnArticle:
        return
    spans = [(block.start, block.end) for block in cleaned.blocks]
    wanted = [line.rstrip("\r") for line in text.split("\n") if line.strip()]
    assert [text[start:end] for start, end in spans] == wanted
    assert sum(block.role is Role.TITLE for block in cleaned.blocks) <= 1
    assert all(text[other.start : other.end].strip("* ").startswith(other.title) for other in cleaned.related)


@pytest.mark.parametrize("piece", ["a", "a\n", "12/", "<", "a@", "Theo ", "“", "* a\n", f"{TITLE}\n{SUMMARY}\n"])
def test_hostile_pages_take_linear_time(piece):
    """A tenth of a megabyte of one pattern; what backtracks would not come back."""
    page = read_page((piece * (100_000 // len(piece))).encode(), "x", "x")
    with contextlib.suppress(NotAnArticle):
        clean_page(page)


def test_a_box_with_a_button_below_is_another_article():
    box = ["Lớp học không bảng đen của thầy giáo vùng cao", SUMMARY, "ĐỌC NGAY"]
    lines = [TITLE, "", LEAD, "", BODY[0], "", *box, "", BODY[1], "", BODY[2]]
    cleaned, roles = roles_of(lines)
    assert [roles[line] for line in box] == [Role.RELATED, Role.RELATED, Role.NAV]
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]


@pytest.mark.parametrize("closer", ["Từ khóa: trường học", "Bình luận (2)", "Mai An"])
def test_short_paragraphs_behind_a_box_belong_to_the_text_where_its_end_follows(closer):
    short = "Lễ khai giảng kết thúc lúc chín giờ, các em về lớp nhận sách mới."
    lines = [TITLE, LEAD, *BODY[:2], "Tin liên quan", *OTHERS[:2], BODY[2], short, closer]
    cleaned, roles = roles_of(lines)
    assert roles[OTHERS[0]] is Role.RELATED
    assert article_text(cleaned) == [TITLE, LEAD, *BODY, short]


def test_a_last_section_set_as_the_others_is_of_the_text():
    lines = [TITLE, LEAD, *BODY[:2], "Thêm một cánh cửa", BODY[2], "Chuyển đến trang sau"]
    cleaned, _ = roles_of([piece for line in lines for piece in (line, "")])
    assert article_text(cleaned) == [TITLE, LEAD, *BODY[:2], "Thêm một cánh cửa", BODY[2]]


def test_an_interviewer_asks_no_sub_headline():
    asked = "* Vì sao thầy không dạy bài mới vào tiết đầu?"
    _, roles = roles_of([TITLE, "", LEAD, "", BODY[0], "", asked, "", f"- {BODY[1]}", "", BODY[2]])
    assert roles[asked] is Role.BODY


def test_texts_of_pictures_between_the_text_and_its_signature():
    gallery = ["MỘT SỐ HÌNH ẢNH CỦA LỄ KHAI GIẢNG", "Học sinh lớp 1 theo mẹ đến trường từ sớm"]
    cleaned, roles = roles_of([TITLE, LEAD, *BODY, *gallery, "Tin, ảnh: Mai An", "Tin khác", *OTHERS])
    assert [roles[line] for line in gallery] == [Role.HEADING, Role.CAPTION]
    assert cleaned.metadata.author == "Mai An"


def test_the_masthead_is_no_other_article():
    masthead = ["Báo Mẫu - Tiếng nói của người dân tỉnh Mẫu", "Cơ quan ngôn luận của tỉnh Mẫu từ năm 1965"]
    _, roles = roles_of([*masthead, "Thời sự", "Kinh tế", "02/09/2024 10:20", TITLE, LEAD, *BODY])
    assert {roles[line] for line in masthead} == {Role.NAV}
    assert roles["02/09/2024 10:20"] is Role.DATELINE


def test_the_address_that_a_button_shares_is_the_pages_own():
    share = "Chia sẻ: https://www.facebook.com/sharer.php?u=https%3A%2F%2Fbao.example.vn%2Fa-1.html"
    cleaned, _ = roles_of([TITLE, "02/09/2024 10:20", share, LEAD, *BODY])
    assert cleaned.metadata.url == "https://bao.example.vn/a-1.html"
    assert cleaned.metadata.site == "bao.example.vn"
