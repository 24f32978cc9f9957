"""Roles beside names. Sentences are made up; `[X]` marks a person, `<X>` an organisation, `{X}` a place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.findings.names.person_roles import PersonRoles
from tasks.tables import read_table
from tests.marked import read_marked

ROWS = read_table("person_roles")


def roles(marked: str) -> list[str | None]:
    """The role of each person of a text with marked names."""
    text, spans = read_marked(marked)
    found = zip(spans, PersonRoles(text, spans).roles, strict=True)
    return [role and text[role.start : role.end] for span, role in found if span.type == "PER"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before the name
        ("Hôm qua, Chủ tịch <LĐLĐ huyện An Hòa> [Lê An] tới dự.", ["Chủ tịch LĐLĐ huyện An Hòa"]),
        ("Bà thấy Phó thủ tướng [Lê An] tới.", ["Phó thủ tướng"]),
        ("Gặp Giám đốc <Sở Y tế>, ông [Lê An], hôm qua.", ["Giám đốc Sở Y tế"]),
        (
            "Trưởng <phòng Giáo dục huyện An>, {tỉnh Bình} - ông [Lê An] nói.",
            ["Trưởng phòng Giáo dục huyện An, tỉnh Bình"],
        ),
        ("Có Phó Bí thư <Tỉnh ủy>, Chủ tịch <UBND tỉnh> [Lê An].", ["Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"]),
        ("Theo giám đốc <Sở Y tế> (ông [Lê An]) thì đúng.", ["giám đốc Sở Y tế"]),
        ("Một phụ huynh tên [Lê An] kể.", ["phụ huynh"]),
        ("Có các nghệ sĩ sáo [Lê An], [Trần Hà] và [Vũ Bình].", ["nghệ sĩ sáo"] * 3),
        # behind the name
        ("Bà [Lê An], Chủ tịch <Hội Nông dân xã>, nói.", ["Chủ tịch Hội Nông dân xã"]),
        ("Ông [Lê An] (Giám đốc <Công ty Tre>) nói.", ["Giám đốc Công ty Tre"]),
        ("TS [Lê An], 58 tuổi, quê {Hà Nam}, nguyên hiệu trưởng nhà trường, nói.", ["nguyên hiệu trưởng nhà trường"]),
        ("Bà [Lê An], Ủy viên <Bộ X>, Bí thư <Tỉnh ủy Y>; bà đã tới.", ["Ủy viên Bộ X, Bí thư Tỉnh ủy Y"]),
        ("Anh [Lê An] (con bà [Trần Thị Hà], trú cùng xã) nói.", ["con bà Trần Thị Hà", None]),
        ("Hội bầu bà [Lê An] làm chủ tịch hội.", ["chủ tịch hội"]),
        ("Ông [Lê An] – Vụ trưởng <Vụ Đại học> (<Bộ GD-ĐT>) nói.", ["Vụ trưởng Vụ Đại học (Bộ GD-ĐT)"]),
        ("Ông [Lê An] – Chủ tịch <UBND xã Tre> ({tỉnh Bình}) nói.", ["Chủ tịch UBND xã Tre"]),
        # a post behind goes before a trade in front
        ("Cô giáo [Lê An], Hiệu trưởng <Trường Tre>, kể.", ["Hiệu trưởng Trường Tre"]),
        ("Giám khảo [Lê An] kể.", ["Giám khảo"]),
        # a page lost the space before the role; a word for a body is no word for a deputy
        ("Ảnh: Mai LanThứ trưởng <Bộ Y tế> [Lê An] nói.", ["Thứ trưởng Bộ Y tế"]),
        ("Nay chính quyền Tổng thống [Lê An] im lặng.", ["Tổng thống"]),
        # a name that was cut short inside a word, and others who are joined to the person
        ("Bà [Lê An], Giám đốc <Trung tâm Dự> báo thời tiết, nói.", ["Giám đốc Trung tâm Dự báo thời tiết"]),
        ("Có ông [Lê An], Giám đốc <Sở Mai> và đại diện các lớp.", ["Giám đốc Sở Mai"]),
        # the role of the person before, and a post that is of the next
        (
            "Có anh [Lê An] - Tư lệnh <Quân khu Tre> và Đại tá [Trần Hà], Sư đoàn trưởng <Sư đoàn Lan>.",
            ["Tư lệnh Quân khu Tre", "Sư đoàn trưởng Sư đoàn Lan"],
        ),
        # a role belongs to one person
        ("Bí thư [Lê An], Phó Chủ tịch <Hội Tre> [Trần Hà] tới.", ["Bí thư", "Phó Chủ tịch Hội Tre"]),
        ("Có anh [Lê An] - Chủ tịch <Hội Tre>, anh [Trần Hà] - công nhân.", ["Chủ tịch Hội Tre", "công nhân"]),
        # nobody's role
        ("Nhà trường vì quyền lợi của bà [Lê An].", [None]),
        ("Hiệu trưởng tới thăm em [Lê An].", [None]),
        ("Giám đốc trao quà cho [Lê An].", [None]),
        ("Giúp học sinh khó khăn lần này, chị [Lê An] vui lắm.", [None]),
        ("Trung tướng [Lê An] tới.", [None]),
        ("Làm giám đốc đã lâu. [Lê An] nghỉ.", [None]),
    ],
)
def test_role_on_either_side(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']} {row['form']}")
def test_each_row_reads_its_own_example(row):
    form, kind = row["form"], row["kind"]
    found = roles(row["example"].replace("Lê An", "[Lê An]").replace("Trần Hà", "[Trần Hà]"))
    expected = {
        "post": [form],
        "person": [form],
        "kin": [form],
        "before_post": [f"{form} giám đốc"],
        "address": [None],
        "rank": [None],
        "named": ["phụ huynh"],
        "joins": ["giám đốc"],
        "made": ["giám đốc"],
        "plural": ["giáo viên", "giáo viên"],
        "and": ["giáo viên", "giáo viên"],
        "also": ["giám đốc kiêm tổng biên tập"],
        "no_part": [None],
        "no_role": [None],
        "of_others": [None],
        "part_behind": [f"đại diện {form} nhà máy"],
        "aside": ["giám đốc"],
        "aside_unit": ["giám đốc"],
    }[kind]
    assert found == expected


WORDS = st.sampled_from(
    ["giám đốc", "của", "[Lê An]", "<Hội Tre>", ",", "(", ")", "-", ".", "ông", "tên", "\n", "là", "các"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_a_role_holds_words_of_its_line_and_no_name_of_its_bearer(text):
    for role in roles(text):
        assert role is None or (role.strip() == role != "" and "\n" not in role)
