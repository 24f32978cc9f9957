import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.language.article import Line
from tasks.language.sentences import split_sentences
from tasks.tables import read_table

CASES = [
    ("Công đoàn họp. Ông Sơn chủ trì.", ["Công đoàn họp.", "Ông Sơn chủ trì."]),
    ("Ông nói: “Rất vui.” Bà Hoa đáp.", ["Ông nói: “Rất vui.”", "Bà Hoa đáp."]),
    ("Có 2.402 nhà giáo ở TP. Hồ Chí Minh.", ["Có 2.402 nhà giáo ở TP. Hồ Chí Minh."]),
    ("Theo PGS.TS. Trần Hà, lớp đông.", ["Theo PGS.TS. Trần Hà, lớp đông."]),
    ("Bà N. Thị Hoa kể. Em nghe!", ["Bà N. Thị Hoa kể.", "Em nghe!"]),
    ("1. Mục tiêu chung. Nâng cao.", ["1. Mục tiêu chung.", "Nâng cao."]),
    ("Vì sao? Vì khó… Rất khó.", ["Vì sao?", "Vì khó…", "Rất khó."]),
    ("Chi 3,5 tỷ. 20 trường nhận.", ["Chi 3,5 tỷ.", "20 trường nhận."]),
    ("sáng 5.6. rồi về", ["sáng 5.6. rồi về"]),
    ("Lớp đã mở.* Tại Huế, trò vui.", ["Lớp đã mở.", "* Tại Huế, trò vui."]),
    ("Lớp số 1.*2 đã mở.", ["Lớp số 1.*2 đã mở."]),
]


def sentences(text):
    return [text[s.start : s.end] for s in split_sentences(text, [Line(0, len(text), "body", 0)])]


@pytest.mark.parametrize(("text", "want"), CASES)
def test_golden_sentences(text, want):
    assert sentences(text) == want


@pytest.mark.parametrize("row", read_table("dotted_abbreviations"), ids=lambda row: row["form"])
def test_no_sentence_ends_at_an_abbreviation(row):
    assert len(sentences(row["example"])) == 1


@given(st.text(st.sampled_from("aB. ?!…”“1 "), max_size=40).map(str.strip))
def test_sentences_cover_everything_but_spaces(text):
    assert "".join(sentences(text)).replace(" ", "") == text.replace(" ", "")
