"""Words and their classes are those that underthesea finds, whatever the text."""

import pytest
import underthesea
from hypothesis import given
from hypothesis import strategies as st

from tasks.language.segmenter import segment
from tasks.language.words import classify, count_words, tag_words

SYLLABLES = (
    "công đoàn Hà Nội hà nội trường tiểu học ĐẸP học sinh nghèo vượt khó giáo viên bị ung thư nghành xoá Xã Ðông ðông "
    "12 1.500 2,5 30/8 2024 12a １２ ½ Ⅷ ǅ ß İ TP.HCM v.v. H'Mông A&B NĐ-CP x=y a.b@c.vn http://bao.example/a?b=c "
    "BOS EOS True False . , ... ( ) “ ” % - = : ☀ \u0301 e\u0302\u0301 \u200b"
)
PIECES = st.sampled_from([*SYLLABLES.split(), "\u00a0"])
GLUE = st.sampled_from([" ", " ", " ", ""])


@pytest.mark.parametrize(
    "sentence",
    ["", " ", "Tin", "Hà Nội", "Công đoàn trường tặng quà học sinh nghèo.", "Số 12/NĐ-CP của TP.HCM, ngày 30/8."],
)
def test_words_and_marks_are_those_of_underthesea(sentence):
    assert segment(sentence) == underthesea.word_tokenize(sentence)
    assert count_words(sentence) == len(underthesea.word_tokenize(sentence))


@given(st.lists(st.tuples(PIECES, GLUE), max_size=30))
def test_made_up_sentences_have_the_words_and_classes_that_underthesea_finds(pieces):
    sentence = "".join(syllable + glue for syllable, glue in pieces)
    words = segment(sentence)
    assert list(zip(words, classify(words), strict=True)) == underthesea.pos_tag(sentence)


# Of rarer letters two versions of Unicode may disagree whether they are small.
@given(st.text(st.characters(max_codepoint=0x17F) | st.sampled_from("ơƠưƯạẢấỆỹ…“”–\u0301\u0323☀"), max_size=40))
def test_text_of_any_letters_has_the_words_that_underthesea_finds(text):
    assert segment(text) == underthesea.word_tokenize(text)


def test_a_stretch_without_an_end_is_read_in_parts():
    assert count_words("học " * 3_000) == sum(len(underthesea.word_tokenize("học " * n)) for n in (500,) * 6)


def test_tagged_words_stand_where_they_say():
    sentence = "Công đoàn  trường tặng 20 suất quà."
    words = tag_words(sentence)
    assert [sentence[word.start : word.end] for word in words][-3:] == ["suất", "quà", "."]
