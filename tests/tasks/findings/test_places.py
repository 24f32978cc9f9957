"""Places and their codes: a list checked by hand, and properties. Sentences are made up."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.findings.names.place_names import places_inside, read_place
from tasks.findings.names.places import Places
from tasks.findings.names.units import find_country, find_units, key, now, units
from tasks.tables import read_table
from tests.marked import read_marked

LIST = [line.split("\t") for line in (Path(__file__).parent / "places.tsv").read_text("utf-8").splitlines()[4:]]
PRECISION = 0.98


def places(marked, day):
    """What the marked names of a text stand for, as the list writes it."""
    text, spans = read_marked(marked)
    return [write(place) for place in found(text, spans, day and date.fromisoformat(day))]


def found(text, spans, day):
    return Places(text, spans, day, [text[span.start : span.end] for span in spans]).found


def write(place):
    if place is None:
        return "-"
    if place.code is None:
        return "?"
    if place.code.isalpha():
        return place.code
    unit = next(u for era in ("before", "since") if (u := units(era).get(place.code)) and fits(u, place))
    return ", ".join([place.name, *(units(unit.era)[code].name for code in unit.parents)])


def fits(unit, place):
    return unit.name == place.name or unit.code == "46"


@pytest.mark.parametrize("row", LIST, ids=lambda row: f"{row[0]} {row[1]}")
def test_places_checked_by_hand(row):
    day, text, expected = row
    assert places(text, day) == expected.split(" | ")


def test_the_list_is_long_enough_to_speak_of_precision():
    expected = [place for row in LIST for place in row[2].split(" | ")]
    found = [place for day, text, _ in LIST for place in places(text, day)]
    coded = [(want, have) for want, have in zip(expected, found, strict=True) if have not in "-?"]
    assert len(expected) >= 200
    assert sum(want == have for want, have in coded) >= PRECISION * len(coded)


@pytest.mark.parametrize("row", read_table("place_levels"), ids=lambda row: f"{row['tier']} {row['form']}")
def test_each_level_word_reads_its_own_example(row):
    if row["level"]:
        first = row["example"].split(",")[0]
        reading = read_place(first)
        assert (reading.tiers, reading.level) == (row["tier"], row["level"])
        assert find_country(reading.name) or any(
            find_units(reading.name, era, reading.tiers, reading.level) for era in ("before", "since")
        )
        return
    marked = re.sub(r"((?:huyện |xã )?[A-ZĐ]\w+ [A-ZĐ]\w+)", r"{\1}", row["example"])
    assert all("Tỉnh Lâm Đồng" in place for place in places(marked, "2024-05-01"))


@pytest.mark.parametrize("row", read_table("place_aliases"), ids=lambda row: row["form"])
def test_each_alias_reads_its_own_example(row):
    assert row["form"] in row["example"]
    (place,) = places(row["example"].replace(row["form"], f"{{{row['form']}}}"), "2024-05-01")
    former = {other["name"] for other in read_table("place_aliases") if other["code"] == row["code"]}
    assert place.split(", ")[0] in former | {units("before")[row["code"]].name}


@pytest.mark.parametrize("row", read_table("countries"), ids=lambda row: row["form"])
def test_each_country_reads_its_own_example(row):
    assert places(row["example"].replace(row["form"], f"{{{row['form']}}}"), "2024-05-01") == [row["code"]]


def test_every_organisation_scope_stands_in_its_example():
    for row in read_table("organisation_scopes"):
        assert row["example"].lower().startswith(row["form"])


def test_the_tables_hold_every_unit_and_its_parents():
    before, since = units("before"), units("since")
    assert sum(unit.tier == "P" for unit in before.values()) == 63
    assert sum(unit.tier == "D" for unit in before.values()) == 696
    assert sum(unit.tier == "P" for unit in since.values()) == 34
    assert sum(unit.tier == "W" for unit in since.values()) == 3321
    assert all(unit.parents[-1] in before for unit in before.values() if unit.parents)


def test_every_commune_and_province_has_successors():
    assert now(find_units("Hà Giang", "before", "P")[0]).name == "Tỉnh Tuyên Quang"
    assert now(find_units("Đam Rông", "before", "D")[0]) is None  # its communes went several ways
    assert now(find_units("Hoàng Sa", "before", "D")[0]).name == "Đặc khu Hoàng Sa"


@pytest.mark.parametrize(
    ("one", "other"), [("Hoà Vang", "Hòa Vang"), ("Tuỳ Hoà", "Tùy Hòa"), ("Ea H’leo", "EA H'LEO"), ("05", "5")]
)
def test_spellings_of_one_name_share_a_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Quý", "Qúy"), ("Thanh Hóa", "Thạnh Hóa"), ("Mỹ Tho", "Mỹ Thọ")])
def test_names_that_differ_in_a_mark_do_not(one, other):
    assert key(one) != key(other)


def test_places_inside_an_organisation_come_smallest_first():
    inside = [reading.name for reading in places_inside("Công an phường 5, quận Gò Vấp")]
    assert inside == ["5", "Gò Vấp"]


NAMES = st.sampled_from(
    [
        "{huyện Châu Thành}",
        "{Hà Nội}",
        "{xã Tân Thành}",
        "{Mỹ}",
        "<Sở Y tế Lai Châu>",
        ", ",
        " và các ",
        " (",
        ") ",
        "\n",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(NAMES, max_size=10).map("".join), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_a_place_has_a_code_or_several_candidates_never_both(marked, day):
    text, spans = read_marked(marked)
    for place in found(text, spans, day):
        if place:
            assert (place.code is None) == (place.name is None) == bool(place.candidates)
            assert len(place.candidates) != 1
            assert (place.code_now is None) == (place.name_now is None)
