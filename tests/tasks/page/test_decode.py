import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tasks.page.model import Unreadable
from tasks.page.reading import legacy
from tasks.page.reading.decode import decode

TEXT = "Sáng 5/9, trường học ở xã Mẫu khai giảng năm học mới.\r\nHơn 300 học sinh và thầy cô đã tới dự, đông đủ.\n"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def as_mojibake(text, codec="cp1252"):
    """UTF-8 read as another encoding, the bytes it does not know passed through."""
    known = {byte: chr(char) for char, byte in legacy._bytes_of(codec).items()}
    return "".join(known.get(byte, chr(byte)) for byte in text.encode("utf-8"))


def as_tcvn3(text):
    bytes_of = dict(zip(legacy._TCVN3_LETTERS, legacy._TCVN3_BYTES, strict=True))
    return "".join(bytes_of.get(letter, letter) for letter in text)


def as_code_page(text, read):
    """Text in VISCII or VPS: letters outside ASCII by the reader's own table, turned around."""
    bytes_of = {read(chr(byte)): chr(byte) for byte in (*range(0x80, 0x100), *range(1, 0x20))}
    return "".join(letter if letter in "\r\n" else bytes_of.get(letter, letter) for letter in text)


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


@example("â â ê")
@given(st.text(alphabet="aăâêđơưạệ .,\r\n“”", min_size=1).filter(str.strip))
def test_any_utf8_text_comes_back(text):
    assert decode(text.encode("utf-8"))[0] == text


BYTES = st.lists(
    st.one_of(
        st.binary(max_size=6),
        st.sampled_from([TEXT.encode(), as_mojibake(TEXT).encode(), as_tcvn3(TEXT).encode("latin-1", "ignore")]),
        st.sampled_from(
            [b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", "Tröôøng hoïc".encode("cp1252"), "Ã ".encode(), b"\r\n"]
        ),
    ),
    max_size=6,
).map(b"".join)


@given(BYTES)
def test_any_bytes_are_read_or_refused_with_a_reason(data):
    refused = None
    try:
        text, encoding = decode(data)
    except Unreadable as error:
        refused = error
    if refused:
        assert refused.check in {"empty", "binary", "undecodable"}
        assert refused.reason
    else:
        assert text
        assert encoding


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


@pytest.mark.parametrize(("name", "read"), [("viscii", legacy.read_viscii), ("vps", legacy.read_vps)])
def test_viscii_and_vps_are_told_apart(name, read):
    capitals = TEXT + TEXT.upper()
    assert decode(as_code_page(capitals, read).encode("latin-1")) == (capitals, name)
    assert decode(as_code_page(TEXT, read).encode("utf-8")) == (TEXT, f"utf-8-as-{name}")


@pytest.mark.parametrize("codec", legacy.MOJIBAKE_CODECS)
def test_wholly_mojibake_is_repaired(codec):
    text, encoding = decode(as_mojibake(TEXT, codec).encode("utf-8"))
    assert text == TEXT
    assert encoding.startswith("utf-8-as-")


def test_mojibake_of_mojibake_is_repaired():
    assert decode(as_mojibake(as_mojibake(TEXT)).encode("utf-8")) == (TEXT, "utf-8-as-cp1252")


def test_lines_of_mojibake_between_good_ones_are_repaired_and_no_other_letter():
    good = "\u00a0Hết “bài” café\n"
    page = "Tiêu đề còn nguyên\r\n" + as_mojibake(TEXT) + good
    assert decode(page.encode()) == ("Tiêu đề còn nguyên\r\n" + TEXT + good, "utf-8-as-cp1252")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tiáº¿ng Viá»‡t", "Tiếng Việt"),
        ("Tiß║┐ng Viß╗çt", "Tiếng Việt"),
        ("Táº¡i sao giÃ¡ háº¡t sáº§u riÃªng láº¡i lÃªn giÃ¡?", "Tại sao giá hạt sầu riêng lại lên giá?"),
        ("Xem clip hĂ i, phim hĂ i má»›i hay nháşĄt", "Xem clip hài, phim hài mới hay nhất"),  # fails in ftfy
    ],
)
def test_the_vietnamese_cases_of_ftfy(written, read):
    """From ftfy 6.3.1, tests/test_cases.json (Apache 2.0)."""
    assert decode(written.encode())[0] == read


HEADER_TCVN3 = "céng hßa x· héi chñ nghÜa viÖt nam, §éc lËp - Tù do - H¹nh phóc"
HEADER = "cộng hòa xã hội chủ nghĩa việt nam, Độc lập - Tự do - Hạnh phúc"
CASES_OF_VIPARSE = [
    (HEADER_TCVN3, HEADER),
    (
        HEADER_TCVN3 + " c¨n cø nghÞ ®Þnh sè 86/2002/N§-CP, hÖ thèng Windows vµ m¹ng m¸y tÝnh néi bé",
        HEADER + " căn cứ nghị định số 86/2002/NĐ-CP, hệ thống Windows và mạng máy tính nội bộ",
    ),
    (
        "C¸c hÖ thèng th«ng tin t¹i c¸c Së, Ban, Ngµnh vµ c¸c HuyÖn",
        "Các hệ thống thông tin tại các Sở, Ban, Ngành và các Huyện",
    ),
    (
        "Caùc heä thoâng tin taïi caùc Sôû, Ban, Ngaønh vaø caùc Huyeän",
        "Các hệ thông tin tại các Sở, Ban, Ngành và các Huyện",
    ),
    ("Toång saûn phaåm trong nöôùc, Ñaàu tö nöôùc ngoaøi", "Tổng sản phẩm trong nước, Đầu tư nước ngoài"),
    ("ChØ tiªu, Sè liÖu: Tæng s¶n phÈm trong n\u00adíc", "Chỉ tiêu, Số liệu: Tổng sản phẩm trong nước"),
]


@pytest.mark.parametrize(("written", "read"), CASES_OF_VIPARSE)
def test_the_legacy_cases_of_viparse(written, read):
    """From viparse 0.1.31, tests/test_normalizer.py (MIT): as characters and as bytes."""
    assert decode(written.encode("utf-8"))[0] == read
    assert decode(written.encode("latin-1"))[0] == read


@pytest.mark.parametrize(
    "text",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Ẳ Ẵ Ẫ Ỷ Ỹ Ỵ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Việt Nam độc lập",
    ],
)
def test_the_viscii_cases_of_viparse(text):
    assert decode(as_code_page(text, legacy.read_viscii).encode("latin-1")) == (text, "viscii")


@pytest.mark.parametrize(
    ("read", "written", "wanted"),
    [
        (legacy.read_tcvn3, "µ¸¶·¹ ®", "àáảãạ đ"),
        (legacy.read_tcvn3, "Ha Noi 2026", "Ha Noi 2026"),
        (legacy.read_vni, "aøaùaûaõaï ñ", "àáảãạ đ"),
        (legacy.read_vni, "saün coù, Ñaø Naüng, iø iù", "sẵn có, Đà Nẵng, ì í"),
        (legacy.read_vni, "cheát vì, Chi phí", "chết vì, Chi phí"),
        (legacy.read_viscii, "Ti\xaang Vi\xaet \xd0\xf0 \xe0\xe9\xf4", "Tiếng Việt Đđ àéô"),
        (legacy.read_vps, "Ti\x89ng Vi\x8ct \xf1\xc7 \xe9\xf4\xe0", "Tiếng Việt Đđ éôà"),
    ],
)
def test_the_tables_of_viparse(read, written, wanted):
    assert read(written) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Señor Muñoz vivía en la mañana con niños pequeños en España, la señora enseñaba español a los niños",
        "Müller größer Straße über Fußgänger schön wunderschöne Landschaft",
        "François a préféré la crème brûlée à côté de l'hôtel présidentiel",
        "Vi®t Nam",
        "An ordinary English sentence with nothing unusual.",
    ],
)
def test_what_viparse_leaves_alone_is_left_alone(text):
    assert decode(text.encode("utf-8")) == (text, "utf-8")


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
