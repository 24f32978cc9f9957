"""Mentions: shape of what is found, names made full, roles beside names. Sentences are made up."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.findings.mentions import find_mentions
from tasks.findings.names import definitions, expand, full_person
from tasks.language.alignment import Alignment
from tasks.language.article import Article, Line
from tasks.tables import read_table


def article(text: str) -> Article:
    return Article(text, (Line(0, len(text), "body", 0),), (), Alignment(()), {})


def test_person_is_found_with_role_and_organisation() -> None:
    text = "Ông Nguyễn Văn Sơn, Giám đốc Sở Giáo dục và Đào tạo Hà Nội, cho biết như vậy."
    person = next(m for m in find_mentions(article(text)) if m.type == "PER")
    assert person.surface == "Nguyễn Văn Sơn"
    assert person.role == "Giám đốc Sở Giáo dục và Đào tạo Hà Nội"
    assert person.organisation == "Sở Giáo dục và Đào tạo Hà Nội"


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="Nguyễn Văn Sở Hà“”(),. 1", max_size=120))
def test_mentions_are_flat_in_order_and_stand_in_the_text(text: str) -> None:
    found = find_mentions(article(text))
    assert all(text[m.start : m.end] == m.surface != "" and 0 <= m.confidence <= 1 for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_the_articles_own_definition_comes_before_the_table() -> None:
    defined = definitions("Tại Câu lạc bộ Đèn (CLBĐ), hôm qua")
    assert defined == {"CLBĐ": "Câu lạc bộ Đèn"}
    assert expand("UBND xã An", {}) == "Ủy ban nhân dân xã An"
    assert expand("TH", {"TH": "Tình Hữu"}) == "Tình Hữu"
    assert expand("THX", {}) == "THX"


def test_a_short_name_becomes_full_only_when_one_person_fits() -> None:
    assert full_person("Sơn", ["Ngô Văn Sơn", "Lê An"]) == "Ngô Văn Sơn"
    assert full_person("Sơn", ["Ngô Văn Sơn", "Lê Sơn"]) == "Sơn"


@pytest.mark.parametrize("table", ["mention_cues", "abbreviations"])
def test_each_row_reads_its_own_example(table: str) -> None:
    for row in read_table(table):
        assert row["form"].lower() in row["example"].lower()
        if table == "abbreviations":
            assert row["long"] in expand(row["example"], {})
