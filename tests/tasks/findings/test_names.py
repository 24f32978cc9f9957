"""Short names of organisations and places made full. Names are made up around real places."""

import pytest

from tasks.findings.model import Place
from tasks.findings.names.full_names import full_organisation, full_person, outermost, place_name
from tasks.findings.names.units import find_units

LAM_DONG = find_units("Lâm Đồng", "before", "P")[0]
HANOI = find_units("Hà Nội", "before", "P")[0]
HCMC = find_units("Hồ Chí Minh", "before", "P")[0]
BODIES = {
    "Liên đoàn Lao động quận": None,
    "Liên đoàn Lao động quận Bắc Từ Liêm": Place("021", "Quận Bắc Từ Liêm"),
    "Phòng Y tế Mèo Vạc": Place("027", "Huyện Mèo Vạc"),
    "Phòng Y tế huyện Mèo Vạc": Place("027", "Huyện Mèo Vạc"),
    "Hội Nông dân": None,
    "Hội Nông dân huyện Đam Rông": Place("674", "Huyện Đam Rông"),
    "Hội Nông dân huyện Đức Trọng": Place("678", "Huyện Đức Trọng"),
    "Sở văn hóa – Du lịch tỉnh Lâm Đồng": Place("68", "Tỉnh Lâm Đồng"),
    "Sở Văn hóa và Du lịch tỉnh Sơn La": Place("14", "Tỉnh Sơn La"),
}


@pytest.mark.parametrize(
    ("name", "home", "full"),
    [
        ("Liên đoàn Lao động quận", None, "Liên đoàn Lao động quận Bắc Từ Liêm"),
        ("Phòng Y tế Mèo Vạc", None, "Phòng Y tế huyện Mèo Vạc"),
        ("Phòng Y tế huyện Mèo Vạc", None, "Phòng Y tế huyện Mèo Vạc"),
        ("Hội Nông dân", LAM_DONG, "Hội Nông dân"),  # two fit: no guess
        ("Sở Văn hóa và Du lịch", None, "Sở Văn hóa và Du lịch"),  # two fit, however they are spelled
        ("Sở Y tế", LAM_DONG, "Sở Y tế tỉnh Lâm Đồng"),
        ("Sở Y tế", HANOI, "Sở Y tế Hà Nội"),
        ("Sở Y tế", HCMC, "Sở Y tế Thành phố Hồ Chí Minh"),
        ("Sở Y tế", None, "Sở Y tế"),
        ("Công an tỉnh", LAM_DONG, "Công an tỉnh Lâm Đồng"),
        ("Công an tỉnh", HANOI, "Công an tỉnh"),
        ("Công an huyện", LAM_DONG, "Công an huyện"),
        ("Bộ Y tế", LAM_DONG, "Bộ Y tế"),
    ],
)
def test_an_organisation_gets_the_place_it_lacks(name, home, full):
    assert full_organisation(name, {**BODIES, name: BODIES.get(name)}, home) == full


@pytest.mark.parametrize(
    ("name", "place", "full"),
    [
        ("Mèo Vạc", Place("027", "Huyện Mèo Vạc"), "Huyện Mèo Vạc"),
        ("Q.13", None, "quận 13"),
        ("TT.An Bình", None, "thị trấn An Bình"),
        ("thủ đô Paris", None, "thủ đô Paris"),
        ("huyện Châu Thành", Place(candidates=("648", "754")), "huyện Châu Thành"),
        ("sông Hồng", None, "sông Hồng"),
    ],
)
def test_a_place_has_its_official_name_or_its_level_in_full(name, place, full):
    assert place_name(name, place) == full


def test_outermost_names_are_part_of_no_other():
    assert outermost({"Sơn", "Văn Sơn", "Ngô Văn Sơn", "Lê Sơn"}) == {"Ngô Văn Sơn", "Lê Sơn"}


def test_a_form_of_address_makes_no_longer_name():
    assert full_person("Hồng Kỳ", ["Anh Hồng Kỳ"]) == "Hồng Kỳ"
    assert full_person("Kỳ", ["Anh Hồng Kỳ", "Hồng Kỳ"]) == "Hồng Kỳ"
