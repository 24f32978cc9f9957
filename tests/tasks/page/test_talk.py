"""Interviews, made up, in the ways of several sites; and lists of questions that are none."""

import pytest

from tasks.page.lines.lines import read_lines
from tasks.page.model import Page, Role
from tasks.page.runs.talk import mark_talk
from tests.tasks.page.made_up import BODY, LEAD, OTHERS, SUMMARY, TITLE, article_text, roles_of

ASKED = ["Thưa cô, vì sao cô về trường làng?", "Lúc khó khăn nhất, ai đã giúp cô?", "Cô mong gì ở năm học mới?"]
STYLES = {
    "dash before questions": [(f"- {q}", a) for q, a in zip(ASKED, BODY, strict=True)],
    "dash before answers": [(q, f"- {a}") for q, a in zip(ASKED, BODY, strict=True)],
    "long dashes before both": [(f"– {q}", f"– {a}") for q, a in zip(ASKED, BODY, strict=True)],
    "reporter and person": [(f"PV: {q}", f"Cô Mai An: {a}") for q, a in zip(ASKED, BODY, strict=True)],
    "reporter alone": [(f"Phóng viên: {q}", a) for q, a in zip(ASKED, BODY, strict=True)],
    "initials": [(f"B.M: {q}", f"M.A: {a}") for q, a in zip(ASKED, BODY, strict=True)],
    "stars": [(f"* {q}", f"- {a}") for q, a in zip(ASKED, BODY, strict=True)],
    "bare": list(zip(ASKED, BODY, strict=True)),
}


@pytest.mark.parametrize("pairs", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("blank", [[], [""]], ids=["tight", "apart"])
def test_an_interview_is_read_whole(pairs, blank):
    talk = [part for question, answer in pairs for part in (question, *blank, answer, *blank)]
    box = [OTHERS[0], SUMMARY, *blank]
    lines = [TITLE, "05/09/2024 10:00", "", LEAD, "", *talk[: len(talk) // 3], *box, *talk[len(talk) // 3 :]]
    cleaned, found = roles_of([*lines, "Xin cảm ơn cô!", "", "Từ khóa:", "trường làng", "Tin khác", *OTHERS[1:]])
    text = article_text(cleaned)
    assert [line for line in talk if line] == [line for line in text if line in talk]
    assert {found[answer] for _, answer in pairs} == {Role.BODY}
    assert not {*OTHERS[1:]} & {*text}


@pytest.mark.parametrize("style", ["dash before questions", "reporter alone", "dash before answers"])
def test_what_an_interviewer_asks_is_body(style):
    talk = [part for pair in STYLES[style] for part in pair]
    _, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, *talk])
    assert {found[part] for part in talk} == {Role.BODY}


def bound_among(*lines):
    read = read_lines(Page("\n".join(lines), "txt", "", "", 0))
    mark_talk(read)
    return [line.text for line in read if line.bound]


QUIZ = [
    "Người lao động nghỉ việc giữa năm có được thưởng Tết hay không?",
    "Vì sao giá thuê trọ quanh các khu công nghiệp tăng nhanh như vậy?",
    "Học sinh lớp 9 nên chọn trường nghề hay tiếp tục học phổ thông?",
]


@pytest.mark.parametrize(
    "lines",
    [
        ["Tin khác", *(part for question in QUIZ for part in (question, SUMMARY))],
        ["Tin khác", f"PV: {QUIZ[0]}", OTHERS[0], f"- {QUIZ[1]}", f"- {QUIZ[2]}"],
        [*BODY[:1], "Vì sao lại thế?", *BODY[1:2], OTHERS[0], SUMMARY, OTHERS[1], SUMMARY],
        [*BODY[:1], "Ảnh: Mai An", ASKED[0], BODY[1], "Ảnh: Mai An", OTHERS[0], SUMMARY],
        [OTHERS[0], SUMMARY, QUIZ[0], SUMMARY, OTHERS[1], SUMMARY, QUIZ[1], SUMMARY],
        ["Hỏi đáp", *ASKED, "Gửi câu hỏi của bạn"],
    ],
    ids=["questions as headlines", "no answers", "one question", "credits", "one of two asks", "no answer below"],
)
def test_lists_of_questions_are_no_interviews(lines):
    assert bound_among(TITLE, *lines) == []


def test_questions_of_other_articles_below_the_text_stay_outside():
    others = [part for question in QUIZ for part in (question, SUMMARY)]
    cleaned, found = roles_of([TITLE, "05/09/2024 10:00", LEAD, *BODY, "Mai An", "Bạn đọc hỏi", *others])
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]
    assert {found[line] for line in others} == {Role.RELATED}


def test_short_questions_right_below_a_signature_are_other_articles():
    others = [part for question in ASKED for part in (question, SUMMARY)]
    cleaned, _ = roles_of([TITLE, "05/09/2024 10:00", LEAD, *BODY, "Mai An", "Bạn đọc hỏi", *others])
    assert article_text(cleaned) == [TITLE, LEAD, *BODY]


def test_the_reporter_named_once_above_the_first_answer_asks_too():
    talk = [f"PV: {ASKED[0]}", f"TS MAI AN: {BODY[0]}", ASKED[1], f"- {BODY[1]}", ASKED[2], f"- {BODY[2]}"]
    _, found = roles_of([TITLE, "05/09/2024 10:00", "", *talk])
    assert {found[part] for part in talk} == {Role.BODY}
