"""Mentions: shape of what is found, names made full, roles beside names. Sentences are made up."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.findings.entities import entity_ids
from tasks.findings.mentions import find_mentions
from tasks.findings.names.full_names import full_person
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


def test_a_short_name_becomes_full_only_when_one_person_fits() -> None:
    assert full_person("Sơn", ["Ngô Văn Sơn", "Lê An"]) == "Ngô Văn Sơn"
    assert full_person("Sơn", ["Ngô Văn Sơn", "Lê Sơn"]) == "Sơn"


def test_an_abbreviation_stands_for_the_place_in_its_long_form() -> None:
    text = "Ông Lê An, Chủ tịch Tổng Liên đoàn Lao động Việt Nam, và đoàn công tác của Tổng LĐLĐVN đã tới dự."
    mentions = find_mentions(article(text))
    long, short = (m for m in mentions if m.type == "ORG")
    assert (long.surface, short.surface) == ("Tổng Liên đoàn Lao động Việt Nam", "Tổng LĐLĐVN")
    assert long.place
    assert short.place == long.place
    assert len({entity for m, entity in zip(mentions, entity_ids(mentions), strict=True) if m.type == "ORG"}) == 1


def test_each_cue_stands_in_its_own_example() -> None:
    for row in read_table("mention_cues"):
        assert row["form"].lower() in row["example"].lower()
