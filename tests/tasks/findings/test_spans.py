"""What is done to the tagger's spans: corrections, agreement within an article, calibration. Sentences are made up."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings.tagger.confidence import calibrated, curves
from tasks.findings.tagger.consistency import agree
from tasks.findings.tagger.corrections import correct
from tasks.findings.tagger.tagging import Span
from tasks.language.alignment import Alignment
from tasks.language.article import Article, Line
from tasks.models.calibrate import measure
from tasks.tables import read_table


def article(text: str) -> Article:
    return Article(text, (Line(0, len(text), "body", 0),), (), Alignment(()), {})


def spans(text: str, *wanted: tuple[str, str, float]) -> list[Span]:
    found, at = [], 0
    for surface, kind, belief in wanted:
        at = text.index(surface, at)
        found.append(Span(at, at + len(surface), kind, belief))
        at += len(surface)
    return found


def shown(text: str, found: list[Span]) -> list[tuple[str, str]]:
    return [(text[s.start : s.end], s.type) for s in found]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (
            "Hội thi “Bàn tay vàng Lũng Mê” mở ra.",
            [("Bàn tay vàng", "PROGRAMME"), ("Lũng Mê", "LOC")],
            [("Bàn tay vàng Lũng Mê", "PROGRAMME")],
        ),
        ("Ông nói: “Bàn tay vàng. Lũng Mê.”", [("Lũng Mê", "LOC")], [("Lũng Mê", "LOC")]),
        ("Hội thi “Bàn tay vàng”, “Mái ấm”.", [], [("Bàn tay vàng", "PROGRAMME"), ("Mái ấm", "PROGRAMME")]),
        ("Ông nói “làm tốt”, “vui vẻ”.", [], []),
        ("Chủ đề của hội năm nay là “Lũng Mê xanh”.", [], [("Lũng Mê xanh", "PROGRAMME")]),
        ("Hội năm nay là “vui vẻ”.", [], []),
        ("Xã đạt tiêu chuẩn “Lũng Mê xanh”.", [], [("Lũng Mê xanh", "PROGRAMME")]),
        (
            "Họ nhận Kỷ niệm chương “Vì trẻ thơ” hôm qua.",
            [("Vì trẻ", "PROGRAMME")],
            [("Kỷ niệm chương “Vì trẻ thơ”", "AWARD")],
        ),
        (
            "Trường Mê Linh huyện Mê",
            [("Trường Mê Linh", "ORG"), ("huyện Mê", "LOC")],
            [("Trường Mê Linh huyện Mê", "ORG")],
        ),
        (
            "Hội Nông dân (HND) xã Mê",
            [("Hội Nông dân", "ORG"), ("xã Mê", "LOC")],
            [("Hội Nông dân (HND) xã Mê", "ORG")],
        ),
        ("Trường Mê, xã Mê", [("Trường Mê", "ORG"), ("xã Mê", "LOC")], [("Trường Mê", "ORG"), ("xã Mê", "LOC")]),
        ("theo điểm a, khoản 2 Điều 5 Luật Mê", [("Luật Mê", "LAW")], [("điểm a, khoản 2 Điều 5 Luật Mê", "LAW")]),
        ("“Phong trào Mê Linh xanh”", [("Phong trào Mê Linh xanh", "PROGRAMME")], [("Mê Linh xanh", "PROGRAMME")]),
        ("Phó Chủ tịch Thường trực UBND xã Mê", [("Thường trực UBND xã Mê", "ORG")], [("UBND xã Mê", "ORG")]),
        ("cùng Thường trực UBND xã Mê", [("Thường trực UBND xã Mê", "ORG")], [("Thường trực UBND xã Mê", "ORG")]),
        ("Hội thi “Mê, Linh xanh” vui", [("Linh xanh", "PROGRAMME")], [("Mê, Linh xanh", "PROGRAMME")]),
        ("theo nghị định 68, quyết định 5/QĐ-AB", [], [("nghị định 68", "LAW"), ("quyết định 5/QĐ-AB", "LAW")]),
        ("theo nghị định mới, 68 người", [], []),
        ("theo Thông tư liên tịch số 5/TT-AB", [("số 5", "LAW")], [("Thông tư liên tịch số 5/TT-AB", "LAW")]),
        (
            "các huyện Lũng, Mê và Cun",
            [("huyện Lũng", "LOC"), ("Mê", "PER"), ("Cun", "PER")],
            [("huyện Lũng", "LOC"), ("Mê", "LOC"), ("Cun", "LOC")],
        ),
        (
            "ở các quận, huyện như Lũng, Mê; bạn như Cun",
            [("Lũng", "LOC"), ("Mê", "PER"), ("Cun", "PER")],
            [("Lũng", "LOC"), ("Mê", "LOC"), ("Cun", "PER")],
        ),
        ("ở huyện Lũng, Mê và Cun", [("huyện Lũng", "LOC"), ("Mê", "PER")], [("huyện Lũng", "LOC"), ("Mê", "PER")]),
        ("cán bộ Công đoàn, Công đoàn Mê", [("Công đoàn", "ORG"), ("Công đoàn Mê", "ORG")], [("Công đoàn Mê", "ORG")]),
        ("theo Điều 5 của Luật Mê", [("Điều 5 của Luật Mê", "LAW")], [("Luật Mê", "LAW")]),
        ("Công ty Mê (MEC) đó", [("Công ty Mê (MEC", "ORG")], [("Công ty Mê", "ORG")]),
        ("Luật Mê (mới) đó", [("Luật Mê (mới", "LAW")], [("Luật Mê (mới)", "LAW")]),
        ("Luật Mê (sửa đổi) đó", [("Luật Mê (sửa đổi", "LAW")], [("Luật Mê", "LAW")]),
        ("Luật Mê sửa đổi năm 2012", [("Luật Mê sửa đổi", "LAW")], [("Luật Mê sửa đổi năm 2012", "LAW")]),
        ("Công ty Mê (M đó", [("Công ty Mê (M", "ORG")], [("Công ty Mê", "ORG")]),
        ("CĐ Mê cùng CĐ Lũng", [("CĐ Mê cùng CĐ Lũng", "ORG")], [("CĐ Mê", "ORG"), ("CĐ Lũng", "ORG")]),
        ("Hội Mê, Hội Lũng", [("Hội Mê, Hội Lũng", "ORG")], [("Hội Mê", "ORG"), ("Hội Lũng", "ORG")]),
        ("Sở Mê và Lũng", [("Sở Mê và Lũng", "ORG")], [("Sở Mê và Lũng", "ORG")]),
        ("Hội thi Mê, Hội thi Lũng", [("Mê, Hội thi Lũng", "PROGRAMME")], [("Mê, Hội thi Lũng", "PROGRAMME")]),
        ("theo Luật Mê (sửa đổi) năm 2012", [("Luật Mê", "LAW")], [("Luật Mê (sửa đổi) năm 2012", "LAW")]),
        ("theo Luật Mê (sửa đổi), năm 2012", [("Luật Mê", "LAW")], [("Luật Mê", "LAW")]),
        ("theo Nghị quyết Mê lần thứ II", [("Nghị quyết Mê", "LAW")], [("Nghị quyết Mê lần thứ II", "LAW")]),
        (
            "theo Nghị quyết Đại hội Đảng bộ xã Mê lần thứ II, huyện",
            [("Nghị quyết Đại hội", "LAW"), ("xã Mê", "LOC")],
            [("Nghị quyết Đại hội Đảng bộ xã Mê lần thứ II", "LAW")],
        ),
        ("Nghị quyết Đại hội, xã Mê lần thứ II", [("xã Mê", "LOC")], [("xã Mê", "LOC")]),
        ("theo Nghị quyết 6 (khóa X) ấy", [("Nghị quyết 6", "LAW")], [("Nghị quyết 6 (khóa X)", "LAW")]),
        ("theo Luật Mê năm 20125 người", [("Luật Mê", "LAW")], [("Luật Mê", "LAW")]),
        ("theo Điều 11, Luật Mê", [("Điều 11", "LAW"), ("Luật Mê", "LAW")], [("Điều 11, Luật Mê", "LAW")]),
        ("Luật Mê, Luật Cun", [("Luật Mê", "LAW"), ("Luật Cun", "LAW")], [("Luật Mê", "LAW"), ("Luật Cun", "LAW")]),
        (
            'Quỹ “Mê” và Quỹ "Lũng"',
            [("Quỹ “Mê", "ORG"), ('Quỹ "Lũng', "ORG")],
            [("Quỹ “Mê”", "ORG"), ('Quỹ "Lũng"', "ORG")],
        ),
        ("bạn Y'Mê và Đinh H'Cun", [("Mê", "PER"), ("Đinh H", "PER")], [("Y'Mê", "PER"), ("Đinh H'Cun", "PER")]),
        (
            "Công an TP.Mê và tổ 3.Mê",
            [("Công an TP", "ORG"), ("tổ 3", "ORG")],
            [("Công an TP.Mê", "ORG"), ("tổ 3", "ORG")],
        ),
        ("sang I-ta-li-a, sang Lào-Mê", [("I-ta", "LOC"), ("Lào", "LOC")], [("I-ta-li-a", "LOC"), ("Lào", "LOC")]),
        (
            "nhận Huân chương Lao động hạng Ba, huy hiệu 40 năm tuổi Đảng, huy hiệu 40 và huân chương ấy",
            [("Lao động", "ORG"), ("huy", "AWARD")],
            [("Huân chương Lao động hạng Ba", "AWARD"), ("huy hiệu 40 năm tuổi Đảng", "AWARD")],
        ),
        (
            "Hội Huân chương Lao động Mê",
            [("Hội Huân chương Lao động Mê", "ORG")],
            [("Hội Huân chương Lao động Mê", "ORG")],
        ),
        ("môn Mỹ thuật ở Mỹ hôm nay", [("Mỹ", "LOC")], []),
        ("ở Mỹ hôm nay", [("Mỹ", "LOC")], [("Mỹ", "LOC")]),
        ("ở CĐ (CĐ) Công ty Mê", [("Công ty Mê", "ORG")], [("CĐ (CĐ) Công ty Mê", "ORG")]),
        ("Công đoàn tại Công ty Mê", [("Công ty Mê", "ORG")], [("Công ty Mê", "ORG")]),
        ("theo cơ quan BHXH quận Mê", [("cơ quan BHXH quận Mê", "ORG")], [("BHXH quận Mê", "ORG")]),
        (
            "theo cơ quan BHXH quận Mê ở Lũng",
            [("cơ quan BHXH", "ORG"), ("quận Mê", "ORG"), ("Lũng", "LOC")],
            [("BHXH quận Mê", "ORG"), ("Lũng", "LOC")],
        ),
        ("chủ đề năm 2023 của hội “Mê, Lũng xanh”", [], [("Mê, Lũng xanh", "PROGRAMME")]),
        ("nói chủ đề ấy và ông kể “Mê, Lũng xanh”", [], []),
        ("theo cơ quan BHXH, quận Mê", [("cơ quan BHXH", "ORG")], [("cơ quan BHXH", "ORG")]),
        ("UBND xã, phường và UBND xã, ông", [("UBND xã", "ORG"), ("UBND xã", "ORG")], [("UBND xã", "ORG")]),
        ("công đoàn ngành dệt may Hà Mê", [("Hà Mê", "LOC")], [("công đoàn ngành dệt may Hà Mê", "ORG")]),
        ("ở CĐCS Công ty Mê", [("CĐCS", "ORG"), ("Công ty Mê", "ORG")], [("CĐCS Công ty Mê", "ORG")]),
        ("theo liên đoàn lao động huyện Mê", [("huyện Mê", "LOC")], [("liên đoàn lao động huyện Mê", "ORG")]),
        ("liên đoàn lao động ở huyện Mê", [("huyện Mê", "LOC")], [("huyện Mê", "LOC")]),
        ("theo Thông tư 197/2012 mới", [("Thông tư 197", "LAW")], [("Thông tư 197/2012", "LAW")]),
        ("Ủy ban Mê Thành ủy Lũng", [("Ủy ban Mê Thành ủy Lũng", "ORG")], [("Ủy ban Mê Thành ủy Lũng", "ORG")]),
        ("góp cho quỹ “Vì trẻ thơ” ấy", [("Vì trẻ thơ", "PROGRAMME")], [("quỹ “Vì trẻ thơ”", "ORG")]),
    ],
)
def test_corrections(text: str, before: list[tuple[str, str]], after: list[tuple[str, str]]) -> None:
    given_spans = spans(text, *((surface, kind, 0.9) for surface, kind in before))
    assert shown(text, correct(article(text), given_spans)) == after


def test_a_name_that_is_sure_somewhere_is_found_elsewhere() -> None:
    text = "Scotch AGS mở cửa. Hôm nay Scotch AGS vui. Scotch AGS Hà Lan thì không."
    found = agree(article(text), spans(text, ("Scotch AGS", "ORG", 0.9)))
    assert [s.start for s in found] == [0, 27]
    assert found[1].confidence < found[0].confidence


def test_a_long_or_foreign_name_is_found_elsewhere_whatever_its_last_letter() -> None:
    text = "Tết vì trẻ em mở ra. Tết vì trẻ em vui. Zing nói. Zing và Tết đó."
    found = agree(article(text), spans(text, ("Tết vì trẻ em", "PROGRAMME", 0.9), ("Zing", "ORG", 0.9)))
    assert [s.start for s in found] == [0, 21, 40, 50]


def test_a_place_called_with_its_level_is_found_without_it() -> None:
    text = "Đoàn đến huyện Mê Lũng. Nhiều nhà ở Mê Lũng vui, cô Mê Lũng Cun và Trường Mê Lũng cũng vui."
    named = spans(text, ("huyện Mê Lũng", "LOC", 0.9), ("Trường Mê Lũng", "ORG", 0.9))
    assert shown(text, agree(article(text), named)) == [
        ("huyện Mê Lũng", "LOC"),
        ("Mê Lũng", "LOC"),
        ("Trường Mê Lũng", "ORG"),
    ]
    bare = spans(text, ("Mê Lũng", "LOC", 0.9))  # a place's bare name may be a person's too
    assert shown(text, agree(article(text), bare)) == [("Mê Lũng", "LOC")]


def test_a_doubtful_name_is_found_nowhere_else() -> None:
    text = "Scotch AGS mở cửa. Hôm nay Scotch AGS vui."
    assert len(agree(article(text), spans(text, ("Scotch AGS", "ORG", 0.7)))) == 1


def test_an_unsure_part_gives_way_to_the_whole_name() -> None:
    text = "Lũng Mê Cun đẹp. Họ thấy Lũng Mê Cun."
    unsure = spans(text, ("Lũng Mê Cun", "ORG", 0.9), ("Mê Cun", "PER", 0.4))
    assert shown(text, agree(article(text), unsure)) == [("Lũng Mê Cun", "ORG")] * 2
    sure = spans(text, ("Lũng Mê Cun", "ORG", 0.9), ("Mê Cun", "PER", 0.8))
    assert shown(text, agree(article(text), sure)) == [("Lũng Mê Cun", "ORG"), ("Mê Cun", "PER")]


def test_an_abbreviation_in_brackets_names_what_it_is_short_for() -> None:
    text = "Tổ chức Green Mê Lũng (GML) mở cửa. GML vui, GMLX thì không."
    assert shown(text, agree(article(text), spans(text, ("Tổ chức Green Mê Lũng", "ORG", 0.9)))) == [
        ("Tổ chức Green Mê Lũng", "ORG"),
        ("GML", "ORG"),
        ("GML", "ORG"),
    ]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Bí thư Huyện ủy Mê Lò Văn Cun", [("Huyện ủy Mê", "ORG"), ("Lò Văn Cun", "PER")]),
        ("Trường cũ: Huyện ủy Mê Lò Văn Cun", [("Huyện ủy Mê Lò Văn Cun", "ORG")]),
    ],
)
def test_behind_a_post_a_person_of_the_article_ends_no_organisation(text: str, after: list[tuple[str, str]]) -> None:
    text = f"Ông Lò Văn Cun tới. {text}"
    tagged = spans(text, ("Lò Văn Cun", "PER", 0.9), ("Huyện ủy Mê Lò Văn Cun", "ORG", 0.9))
    assert shown(text, agree(article(text), tagged)) == [("Lò Văn Cun", "PER"), *after]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Phó Chủ tịch Hội Mê Hà Nội Đỗ Văn Cun nói", "Hội Mê Hà Nội|Đỗ Văn Cun"),
        ("Phó Chủ tịch Hội Mê Đỗ Văn Cun nói", "Hội Mê Đỗ Văn Cun"),
        ("Họ thăm Hội Mê Hà Nội Đỗ Văn Cun nói", "Hội Mê Hà Nội Đỗ Văn Cun"),
    ],
)
def test_behind_a_post_and_a_known_place_a_full_name_is_a_person(text: str, after: str) -> None:
    whole = text[text.index("Hội") : text.index(" nói")]
    found = agree(article(text), spans(text, (whole, "ORG", 0.9)))
    assert "|".join(text[s.start : s.end] for s in found) == after


@pytest.mark.parametrize(
    ("text", "name", "after"),
    [
        ("Bí thư Thành ủy Đỗ Văn Cun nói", "Thành ủy Đỗ Văn Cun", [("Thành ủy", "ORG"), ("Đỗ Văn Cun", "PER")]),
        ("Bí thư Đỗ Văn Cun nói", "Đỗ Văn Cun", [("Đỗ Văn Cun", "PER")]),
        ("Họ thăm Đỗ Văn Cun hôm qua", "Đỗ Văn Cun", [("Đỗ Văn Cun", "ORG")]),
        ("Hiệu trưởng Trường Đỗ Văn Cun nói", "Trường Đỗ Văn Cun", [("Trường Đỗ Văn Cun", "ORG")]),
        ("Bí thư Thành ủy Hồ Chí Minh nói", "Thành ủy Hồ Chí Minh", [("Thành ủy Hồ Chí Minh", "ORG")]),
    ],
)
def test_behind_a_post_and_a_body_of_a_place_a_full_name_is_a_person(text, name, after) -> None:
    assert shown(text, agree(article(text), spans(text, (name, "ORG", 0.9)))) == after


TEXT = "Hội thi “Mê (A”, Lũng Mê 3 “B. C” Điều 5 của Luật Mê) huy hiệu “Vì D” Mê Mê"


@given(st.lists(st.integers(0, len(TEXT)), max_size=12, unique=True), st.randoms())
def test_whatever_was_tagged_comes_out_flat_in_order_and_inside(cuts: list[int], random) -> None:
    cuts = sorted(cuts)
    kinds = ["PER", "ORG", "LOC", "PROGRAMME", "AWARD", "LAW"]
    tagged = [Span(a, b, random.choice(kinds), random.random()) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    found = agree(article(TEXT), correct(article(TEXT), tagged))
    assert all(0 <= s.start < s.end <= len(TEXT) and 0 <= s.confidence <= 1 for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=300))
def test_measured_shares_rise_and_count_every_span(judged: list[tuple[float, bool]]) -> None:
    groups = measure(judged, smallest=20)
    assert sum(n for *_, n in groups) == len(judged)
    assert all(a[1] <= b[1] + 1e-9 for a, b in pairwise(groups[:-1]))
    right = sum(hit for _, hit in judged)
    assert abs(sum(share * n for _, share, n in groups) - right) < 1e-6


def test_calibrated_beliefs_stay_in_order() -> None:
    for kind in curves():
        shares = [calibrated(kind, belief / 100) for belief in range(101)]
        assert shares == sorted(shares)
        assert 0 <= shares[0] <= shares[-1] <= 1
    assert calibrated("nothing measured", 0.3) == 0.3


@pytest.mark.parametrize("table", ["name_edges", "known_names"])
def test_each_row_stands_in_its_own_example(table: str) -> None:
    for row in read_table(table):
        assert row["form"].lower() in row["example"].lower()
