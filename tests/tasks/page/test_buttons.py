"""Made up pages with a button to the comments between headline and text; and comments that are none."""

import pytest

from tasks.page.lines.lines import read_lines
from tasks.page.model import Page, Role
from tasks.page.runs.buttons import mark_buttons
from tests.tasks.page.made_up import BODY, LEAD, OTHERS, SUMMARY, TITLE, article_text, roles_of

TIME = "05/09/2024 10:00"
MENU = ["Thời sự", "Giáo dục", "Văn hóa", "Cuối tuần"]


def named_comments(lines):
    read = read_lines(Page("\n".join(lines), "txt", "", "", 0))
    mark_buttons(read)
    return [line.text for line in read if line.furniture == "comment"]


@pytest.mark.parametrize("title", [TITLE, f"“{TITLE}”", f'"{TITLE}"'])
@pytest.mark.parametrize(
    "bar",
    [["Facebook", "Bình luận", "In trang"], ["*", "*", "0 bình luận"], ["Bình luận (3)", "Chia sẻ", "Gửi bình luận"]],
)
def test_a_button_to_the_comments_parts_no_headline_from_its_text(title, bar):
    talk = [
        line
        for asked, told in zip(("Lớp có đông?", "Phòng học đủ chưa?", "Bao giờ học?"), BODY, strict=True)
        for line in (asked, told)
    ]
    lines = [*MENU, title, TIME, *bar, LEAD, *talk, "Mai An", "Bình luận", "Tin khác", *OTHERS]
    cleaned, found = roles_of(lines)
    assert article_text(cleaned) == [title, LEAD, *talk]
    assert cleaned.metadata.title == title
    assert str(cleaned.metadata.published_at).startswith("2024-09-05 10:00")
    assert {found[line] for line in bar} == {Role.NAV}


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, TIME, LEAD, *BODY, "Bình luận", SUMMARY],
        [TITLE, TIME, LEAD, *BODY, OTHERS[0], TIME, "Bình luận", SUMMARY],
        [line for other in OTHERS for line in (other, TIME, "Bình luận", SUMMARY)],
        [TITLE, TIME, "Bình luận", "Mai An", LEAD],
        [TITLE, TIME, *BODY[:1], "Bình luận", SUMMARY],
        [TITLE, "Bình luận", LEAD, *BODY],
    ],
    ids=["below the text", "below another headline", "a list", "who comments", "below a paragraph", "no time"],
)
def test_what_heads_comments_stays_so(lines):
    assert named_comments(lines) == [line for line in lines if line == "Bình luận"]
