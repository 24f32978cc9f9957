"""Abbreviations: the article's own definitions, then the table. Sentences are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings.names.abbreviations import definitions, expand, headed, key
from tasks.tables import read_table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tại Câu lạc bộ Đèn (CLBĐ), hôm qua", {"CLBĐ": "Câu lạc bộ Đèn"}),
        ("an toàn, vệ sinh thực phẩm (ATVSTP)", {"ATVSTP": "an toàn, vệ sinh thực phẩm"}),
        ("Hội Hạt và Giống (HHG)", {"HHG": "Hội Hạt và Giống"}),
        ("Hội Hạt và Giống (HH&G)", {"HHG": "Hội Hạt và Giống"}),
        ("Hội Vui và Vẻ (HVVV)", {"HVVV": "Hội Vui và Vẻ"}),
        ("công đoàn ngành may Hà Nội (CĐ MHN)", {"CĐMHN": "công đoàn ngành may Hà Nội"}),
        ("Liên đoàn Lao động (LĐLĐ) quận", {"LĐLĐ": "Liên đoàn Lao động"}),
        ("Hội Ấn Độ (HÂĐ)", {"HÂĐ": "Hội Ấn Độ"}),
        ("Quỹ Nước Sạch (viết tắt là QNS)", {"QNS": "Quỹ Nước Sạch"}),
        # what the table knows is spelled as there
        ("giáo dục - đào tạo (GD-ĐT)", {"GDĐT": "Giáo dục và Đào tạo"}),
        # no definition: other letters, another sentence, a word with no letter
        ("Ông An (HĐB) tới", {}),
        ("Tại Câu lạc bộ. Đèn (CLBĐ)", {}),
        ("Câu lạc bộ nhỏ Đèn (CLBĐ)", {}),
        ("và Hội Đèn (VĐ)", {}),
        ("Lê An (A)", {}),
    ],
)
def test_definitions(text, expected):
    assert definitions(text) == expected


def test_an_organisation_before_the_bracket_is_what_other_letters_mean():
    text = "Tổ chức Cây Xanh (GTO) và nhà báo Lê An (ABC)"
    assert definitions(text, [(0, 16)]) == {"GTO": "Tổ chức Cây Xanh"}
    assert definitions(text) == {}


def test_the_first_definition_holds():
    assert definitions("Hội Đèn Đỏ (HĐĐ) và Hội Đá Đen (HĐĐ)") == {"HĐĐ": "Hội Đèn Đỏ"}


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("UBND xã An", "Ủy ban nhân dân xã An"),
        ("Liên đoàn Lao động (LĐLĐ) quận", "Liên đoàn Lao động quận"),
        ("Tổng LĐLĐVN", "Tổng Liên đoàn Lao động Việt Nam"),
        ("CĐ GTVTVN", "Công đoàn Giao thông vận tải Việt Nam"),
        ("Sở GD- ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở GD – ĐT", "Sở Giáo dục và Đào tạo"),
        ("Ban T.Ư MTTQ", "Ban Trung ương Mặt trận Tổ quốc"),
        ("LĐLĐ TP.Yên An", "Liên đoàn Lao động thành phố Yên An"),
        ("LĐLĐ TP. Yên An", "Liên đoàn Lao động thành phố Yên An"),
        ("UBND TP.HCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("Trường THCS & THPT An", "Trường Trung học cơ sở và Trung học phổ thông An"),
        ("Trường TH An", "Trường Tiểu học An"),
        ("Cty CP dược An", "Công ty cổ phần dược An"),
        ("WTO", "Tổ chức Thương mại Thế giới"),
        # nothing to expand
        ("Quỹ WTO", "Quỹ WTO"),
        ("An & Bình", "An & Bình"),
        ("Nghị quyết số 29-NQ/TW", "Nghị quyết số 29-NQ/TW"),
        ("Công văn 693/TLĐ", "Công văn 693/TLĐ"),
        ("THX", "THX"),
        ("HÀ NỘI", "HÀ NỘI"),
        ("BAOMAI.VN", "BAOMAI.VN"),
        ("sữa TH", "sữa TH"),
        ("", ""),
    ],
)
def test_expansion_by_the_table(surface, name):
    assert expand(surface, {}) == name


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("QNS", "Quỹ Nước Sạch"),
        ("Quỹ QNS", "Quỹ Nước Sạch"),
        ("CĐ QNS", "Công đoàn Quỹ Nước Sạch"),
        ("LĐLĐ", "Lan Đỏ Lan Đen"),
        ("BTC-QNS", "Ban Tổ chức-Quỹ Nước Sạch"),
    ],
)
def test_the_articles_own_definition_comes_before_the_table(surface, name):
    assert expand(surface, {"QNS": "Quỹ Nước Sạch", "LĐLĐ": "Lan Đỏ Lan Đen"}) == name


@pytest.mark.parametrize("row", read_table("ambiguous_abbreviations"), ids=lambda row: f"{row['form']} {row['long']}")
def test_the_article_decides_between_meanings(row):
    assert expand(row["form"], definitions(row["example"])) == row["long"]


def test_an_article_with_signs_of_two_meanings_decides_nothing():
    assert definitions("CĐ Trường Tre có 200 đoàn viên, cùng các trường cao đẳng.") == {}


def test_a_school_has_its_head():
    assert headed("Trung học phổ thông An", "THPT An") == "Trường Trung học phổ thông An"
    assert headed("Ủy ban nhân dân xã An", "UBND xã An") == "Ủy ban nhân dân xã An"


def test_ways_to_write_share_a_key():
    assert {key(form) for form in ("GD&ĐT", "GD-ĐT", "GD - ĐT", "GDĐT")} == {"GDĐT"}


@pytest.mark.parametrize("row", read_table("abbreviations"), ids=lambda row: row["form"])
def test_each_abbreviation_reads_its_own_example(row):
    assert row["long"] in expand(row["example"], {})
    assert row["headed_by"] in headed(row["long"], row["form"])


@pytest.mark.parametrize("row", read_table("definition_words"), ids=lambda row: f"{row['kind']} {row['form']}")
def test_each_word_of_a_definition_reads_its_own_example(row):
    if row["kind"] == "joins":
        assert f" {row['form']} " in expand(row["example"], {})
    else:
        (long,) = definitions(row["example"]).values()
        assert long == row["example"].split(" (")[0]


@given(st.text(alphabet="LĐUBNDTP&.- (),aHàộ", max_size=40))
def test_expansion_is_done_once(surface):
    once = expand(surface, {})
    assert "  " not in once
    assert expand(surface.lower(), {}) == " ".join(surface.lower().split())
