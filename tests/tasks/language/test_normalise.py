import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.language.normalise import ALL_EDITS, normalise, normalise_line
from tasks.page.model import Block, Cleaned, Metadata, Page, Role

CASES = [
    ("marks: NFD is composed", unicodedata.normalize("NFD", "Nghệ An"), "Nghệ An"),
    ("marks: the tone typed before the vowel's mark", "a\u0301\u0302n", "ấn"),
    ("marks: the dot below and the circumflex, either way", "Nghe\u0323\u0302 e\u0302\u0323", "Nghệ ệ"),
    ("lookalike: eth and African D", "Ðà Nẵng, Ɖồng Nai, ði", "Đà Nẵng, Đồng Nai, đi"),
    ("lookalike: the true letters stay", "Đà Nẵng đi", "Đà Nẵng đi"),
    ("invisible: zero width, soft hyphen, joiner", "cô\u200bng đo\u00adàn\u034f", "công đoàn"),
    ("space: no-break and thin", "20\u00a0000\u2009đồng", "20 000 đồng"),
    ("stuck: a sentence glued to the one before", "hết năm nay.Công đoàn vui", "hết năm nay. Công đoàn vui"),
    ("stuck: behind a closing quote", "kết quả”.Ghi nhận", "kết quả”. Ghi nhận"),
    ("stuck: a quote inside", "năm 2024.“Chúng tôi", "năm 2024. “Chúng tôi"),
    ("stuck, near miss: abbreviated place", "ở TP.HCM và Tp.Hồ Chí Minh", "ở TP.HCM và Tp.Hồ Chí Minh"),
    ("stuck, near miss: a grouped number", "2.402 nhà giáo", "2.402 nhà giáo"),
    ("stuck, near miss: an initial", "ông A.Tuấn", "ông A.Tuấn"),
    ("stuck, near miss: a host name", "xem tuoitre.vn", "xem tuoitre.vn"),
    ("space around the line", "  Nguồn \u200b ", "Nguồn"),
    ("tone marks are left where they stand", "hoà bình, quý, thuỷ", "hoà bình, quý, thuỷ"),
]


@pytest.mark.parametrize(("raw", "want"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_golden_lines(raw, want):
    assert normalise_line(raw)[0] == want


VIETNAMESE = st.text(
    st.sampled_from("aăâbcdđeêoôơuưĐÐðAH .,:”“\u0301\u0302\u0323\u0300\u0306\u031b\u00a0\u200b\u00adệợ12"),
    max_size=40,
)


@given(VIETNAMESE)
def test_normalising_twice_equals_normalising_once(raw):
    once = normalise_line(raw)[0]
    assert normalise_line(once)[0] == once


@given(VIETNAMESE)
def test_every_letter_keeps_its_place(raw):
    text, aligned = normalise_line(raw)
    last = 0
    for at in range(len(text)):
        start, end = aligned.to_page(at, at + 1)
        assert last <= end <= len(raw)
        last = start


@given(VIETNAMESE, st.sets(st.sampled_from(ALL_EDITS)))
def test_an_edit_that_is_switched_off_is_not_made(raw, edits):
    counts: dict[str, int] = dict.fromkeys(ALL_EDITS, 0)
    normalise_line(raw, edits, counts)  # type: ignore[arg-type]
    assert not {name for name, made in counts.items() if made} - edits


def cleaned(*lines: tuple[str, Role]) -> Cleaned:
    text, blocks, at = "\r\n".join(line for line, _ in lines), [], 0
    for line, role in lines:
        blocks.append(Block(at, at + len(line), role))
        at += len(line) + 2
    return Cleaned(Page(text, "txt", "a.txt", "a.txt", len(text)), tuple(blocks), Metadata(), ())


def test_the_article_is_its_article_lines_in_page_order():
    article = normalise(
        cleaned(
            ("Trang chủ", Role.NAV),
            ("Tiêu đề", Role.TITLE),
            ("Xem thêm", Role.RELATED),
            (" Thân bài. Câu hai. ", Role.BODY),
        )
    )
    assert article.text == "Tiêu đề\nThân bài. Câu hai."
    assert [(line.role, line.block_no) for line in article.lines] == [("title", 1), ("body", 3)]
    assert [article.text[s.start : s.end] for s in article.sentences] == ["Tiêu đề", "Thân bài.", "Câu hai."]


def test_each_sentence_stands_on_the_page_as_written():
    page = cleaned(("Ðoàn Công\u200bđoàn", Role.TITLE), (" Sáng nay.Hội nghị\u00a0họp", Role.BODY))
    article = normalise(page)
    written = [page.page.text[slice(*article.alignment.to_page(s.start, s.end))] for s in article.sentences]
    assert written == ["Ðoàn Công\u200bđoàn", "Sáng nay.", "Hội nghị\u00a0họp"]
