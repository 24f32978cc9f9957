import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.page import legacy
from tasks.page.decode import decode
from tasks.page.model import Unreadable

TEXT = "Sáng 5/9, trường học ở xã Mẫu khai giảng năm học mới.\r\nHơn 300 học sinh và thầy cô đã tới dự, đông đủ.\n"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def as_mojibake(text):
    """UTF-8 read as Windows-1252, the bytes it does not know passed through."""
    known = {byte: char for char, byte in legacy._CP1252_SPECIALS.items()}
    return "".join(chr(known.get(byte, byte)) for byte in text.encode("utf-8"))


def as_tcvn3(text):
    bytes_of = dict(zip(legacy._TCVN3_LETTERS, legacy._TCVN3_BYTES, strict=True))
    return "".join(bytes_of.get(letter, letter) for letter in text)


def as_windows_1258(text):
    """Vowels with their shape, tones as letters of their own: the way Windows wrote it."""
    split = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        split.append(unicodedata.normalize("NFC", marks.translate({ord(tone): None for tone in TONES})))
        split.extend(mark for mark in marks if mark in TONES)
    return "".join(split).encode("cp1258")


def test_utf8_is_returned_to_the_letter():
    assert decode(TEXT.encode()) == (TEXT, "utf-8")


def test_decomposed_utf8_stays_decomposed():
    decomposed = unicodedata.normalize("NFD", TEXT)
    assert decode(decomposed.encode()) == (decomposed, "utf-8")


@given(st.text(alphabet="aăâêđơưạệ .,\r\n“”", min_size=1).filter(str.strip))
def test_any_utf8_text_comes_back(text):
    assert decode(text.encode("utf-8"))[0] == text


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_unicode_encodings_with_and_without_a_mark(codec, name):
    assert decode(TEXT.encode(codec)) == (TEXT, name)


def test_windows_1258_is_recomposed():
    assert decode(as_windows_1258(TEXT)) == (TEXT, "windows-1258")


def test_tcvn3_is_told_apart_by_its_syllables():
    assert decode(as_tcvn3(TEXT.lower()).encode("latin-1")) == (TEXT.lower(), "tcvn3")


def test_tcvn3_in_unicode_clothes():
    assert decode(as_tcvn3(TEXT.lower()).encode("utf-8")) == (TEXT.lower(), "utf-8-as-tcvn3")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tröôøng hoïc", "Trường học"),
        ("ñaàu naêm môùi", "đầu năm mới"),
        ("CAÙN BOÄ", "CÁN BỘ"),
        ("lòch söû", "lịch sử"),
        ("tæ leä, kyõ thuaät", "tỉ lệ, kỹ thuật"),
    ],
)
def test_vni_spellings(written, read):
    assert legacy.read_vni(written) == read


def test_vni_bytes():
    written = "Tröôøng hoïc ñaàu naêm môùi coù caùn boä, thaày coâ vaø hoïc sinh"
    expected = "Trường học đầu năm mới có cán bộ, thầy cô và học sinh"
    assert decode(written.encode("cp1252")) == (expected, "vni")


def test_wholly_mojibake_is_repaired():
    assert decode(as_mojibake(TEXT).encode("utf-8")) == (TEXT, "utf-8-as-cp1252")


def test_a_quoted_piece_of_mojibake_is_left_alone():
    quoted = TEXT + as_mojibake("Trường học")
    assert decode(quoted.encode("utf-8")) == (quoted, "utf-8")


@pytest.mark.parametrize("text", ["A café in plain English, naïve résumé, no Vietnamese.", "Un été à la plage.", "1 €"])
def test_other_languages_are_left_alone(text):
    assert decode(text.encode("utf-8")) == (text, "utf-8")


def test_a_page_cut_within_a_letter_keeps_the_rest():
    text, encoding = decode((TEXT * 3).encode("utf-8")[:-3])  # "đủ.\n" ends within "ủ"
    assert encoding == "utf-8-replaced"
    assert text.startswith(TEXT)


@pytest.mark.parametrize(
    ("data", "check"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u00a0\n".encode(), "empty"),
        (b"%PDF-1.7 stream", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x01\x02\x03abcdef" * 30, "binary"),
        (b"\x05\x00\x00\x00\x41\x00\x00\x00" * 30, "binary"),
        (b"\xff\xfe\x00", "undecodable"),
        (b"\x80\xfe\xff quelque \xe9t\xe9 \xa0\xff" * 9, "undecodable"),
    ],
)
def test_what_is_no_page_says_why(data, check):
    with pytest.raises(Unreadable) as told:
        decode(data)
    assert told.value.check == check
    assert told.value.reason


def test_the_head_of_the_bytes_is_printable():
    with pytest.raises(Unreadable) as told:
        decode(b"%PDF-\x00\xff")
    assert told.value.head == "%PDF-\\x00\\xff"
