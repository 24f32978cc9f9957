"""Quantities: every row of the tables reads its own example, golden cases, properties, numbers read back."""

import re
import tomllib
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings.numbers_and_times import find_numbers_and_times, read_digits_of
from tasks.findings.numeric.grammar import Layer
from tasks.findings.numeric.labels import label_of
from tasks.findings.numeric.lexicon import scan
from tasks.findings.numeric.numerals import read_digits, read_numerals, read_roman
from tasks.tables import BadTable, read_table

GOLDEN = tomllib.loads((Path(__file__).parents[2] / "golden" / "quantities.toml").read_text("utf-8"))
GROUPS, PROPERTIES = GOLDEN["group"], GOLDEN["properties"]
CASES = [(group["label"], text, expect) for group in GROUPS for text, expect in group["cases"]]
DIGITS = tomllib.loads((Path(__file__).parents[2] / "golden" / "digits.toml").read_text("utf-8"))["cases"]
KNOWN = [(group["label"], text, expect) for group in GROUPS for text, expect in group.get("known_failures", [])]


def quantities(text):
    return find_numbers_and_times(text)[0]


def plain(number):
    return f"{number:f}" if number is not None else "?"


def reading(q):
    """Kind, value and unit, as the tables write them."""
    to = f"..{plain(q.value_to)}" if q.value_to is not None else ""
    of = f" of {plain(q.of)}" if q.of is not None else ""
    return f"{q.kind} {plain(q.value)}{to}{of}" + (f" {q.unit}" if q.unit else "")


def summary(q):
    """As the golden cases write it: `5 - 7 triệu đồng = money 5000000..7000000 VND / tháng (about) [tiền quà]`."""
    per = f" / {q.per}" if q.per else ""
    qualifier = f" ({q.qualifier})" if q.qualifier != "exact" else ""
    counted = f" [{q.counted}]" if q.counted else ""
    return f"{q.surface} = {reading(q)}{per}{qualifier}{counted}"


def rules(name):
    return [row for row in read_table(name) if not row["meaning"].startswith("macro ")]


@pytest.mark.parametrize("row", rules("number_rules"), ids=lambda row: row["form"])
def test_a_number_rule_reads_its_example(row):
    found = [t for t in read_numerals(row["example"], scan(row["example"])) if t.has("Number")]
    assert [plain(t.value) for t in found][:1] == ([row["reads_as"]] if row["reads_as"] else [])


@pytest.mark.parametrize("row", [r for r in rules("number_rules") if r["near_miss"]], ids=lambda row: row["near_miss"])
def test_a_number_rule_leaves_its_near_miss(row):
    found = read_numerals(row["near_miss"], scan(row["near_miss"]))
    assert row["reads_as"] not in [plain(t.value) for t in found if t.has("Number")]


@pytest.mark.parametrize("row", rules("quantity_rules"), ids=lambda row: f"{row['layer']}: {row['form']}")
def test_a_quantity_rule_reads_its_example(row):
    assert [reading(q) for q in quantities(row["example"])][:1] == ([row["reads_as"]] if row["reads_as"] else [])


@pytest.mark.parametrize(
    "row", [r for r in rules("quantity_rules") if r["near_miss"]], ids=lambda row: row["near_miss"]
)
def test_a_quantity_rule_leaves_its_near_miss(row):
    assert row["reads_as"] not in [reading(q) for q in quantities(row["near_miss"])] or not row["reads_as"]


@pytest.mark.parametrize("table", ["number_words", "unit_words", "quantity_words"])
def test_every_word_has_its_class_in_its_example(table):
    wrong = []
    for row in read_table(table):
        tokens = scan(row["example"])
        if not any(t.has(c) and t.of(c) == row["value"] for t in tokens for c in row["class"].split()):
            wrong.append(row["form"])
    assert wrong == []


def test_every_unit_is_read_behind_a_number():
    wrong = []
    for row in read_table("unit_words"):
        units = {"Unit": row["value"], "Currency": row["value"], "PercentWord": row["value"], "PointUnit": "pp"}
        want = units.get(row["class"].split()[0])
        if want and [q.unit for q in quantities(f"Hết 5 {row['form']}.")] != [want]:
            wrong.append((row["form"], [reading(q) for q in quantities(f"Hết 5 {row['form']}.")]))
    assert wrong == []


def test_every_word_of_counted_nouns_stands_in_its_example():
    wrong = [r["form"] for r in read_table("counted_words") if r["form"].casefold() not in r["example"].casefold()]
    assert wrong == []


@pytest.mark.parametrize(("label", "text", "expect"), CASES, ids=[f"{label}: {text}" for label, text, _ in CASES])
def test_golden(label, text, expect):
    assert [summary(q) for q in quantities(text)] == expect


@pytest.mark.parametrize(("label", "text", "expect"), KNOWN, ids=[f"{label}: {text}" for label, text, _ in KNOWN])
@pytest.mark.xfail(strict=True, reason="the file says why")
def test_known_failures(label, text, expect):
    assert [summary(q) for q in quantities(text)] == expect


@pytest.mark.parametrize(("text", "expect"), DIGITS, ids=[text for text, _ in DIGITS])
def test_digits_that_are_none(text, expect):
    found = read_digits_of(text)
    assert [f"{one.kind}: {text[one.start : one.end]}" for one in found.identifiers] == expect
    assert found.unread == ()


def test_a_word_before_digits_tells_their_kind():
    wrong = {}
    for row in read_table("label_words"):
        text = row["example"]
        run = re.search(r"\d+", text)
        if (kind := label_of(text, *run.span())) != row["kind"]:
            wrong[row["form"]] = kind
    assert wrong == {}


# Pieces of running text: random letters almost never spell a unit.
TEXTS = st.lists(st.sampled_from([*PROPERTIES["pieces"].split(" "), "\n"]), max_size=14).map(" ".join)
GLUED = st.lists(st.sampled_from(PROPERTIES["pieces"].split(" ")), max_size=8).map("".join)


@given(TEXTS | GLUED)
def test_spans_stand_in_the_text_and_never_overlap(text):
    end = 0
    for q in quantities(text):
        assert text[q.start : q.end] == q.surface
        assert q.start >= end
        end = q.end


@given(TEXTS)
def test_values_are_exact_and_in_order(text):
    for q in quantities(text):
        assert q.value is not None
        assert q.value == Decimal(f"{q.value:f}")
        if q.value_to is not None:
            assert q.value < q.value_to
        if q.of is not None:
            assert q.value <= q.of
        assert q.unit or q.kind in ("count", "ratio", "ordinal")


@given(TEXTS)
def test_composed_and_decomposed_letters_read_alike(text):
    composed, decomposed = (quantities(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert [reading(q) for q in composed] == [reading(q) for q in decomposed]
    for q in decomposed:
        assert unicodedata.normalize("NFD", text)[q.start : q.end] == q.surface


@given(TEXTS)
def test_every_digit_run_is_in_one_thing_or_listed(text):
    found = read_digits_of(text)
    read = [*found.quantities, *found.timexes, *found.identifiers]
    for run in re.finditer(r"\d+", text):
        inside = sum(f.start <= run.start() and run.end() <= f.end for f in read)
        listed = sum(u.start <= run.start() < u.end for u in found.unread)
        assert inside + listed == 1, (run, found)


SURE = [(text, expect) for _, text, expect in CASES if text[-1] not in "…:" and not text.startswith(("1.", "2)"))]


@pytest.mark.parametrize(
    ("before", "after"),
    [("Hội khuyến học xã vui mừng. ", " Đại biểu dự đông đủ."), ("Trường ở xa.\n", "\nĐại biểu dự đông đủ.")],
    ids=["between sentences", "between lines"],
)
def test_words_around_change_nothing(before, after):
    changed = {
        text: [summary(q) for q in quantities(before + text + after)]
        for text, expect in SURE
        if [summary(q) for q in quantities(before + text + after)] != expect
    }
    assert changed == {}


@pytest.mark.parametrize("piece", PROPERTIES["hostile"])
def test_work_grows_with_the_text_and_no_faster(piece, monkeypatch):
    tries = []

    class Counted:
        def __init__(self, rule):
            self.rule = rule

        def match(self, symbols, at):
            match = self.rule.match(symbols, at)
            tries.append(match.end() - at if match else 1)
            return match

    compiled = Layer._compile

    def counting(self):
        compiled(self)
        self._starts = {s: [(Counted(rule), read) for rule, read in rules] for s, rules in self._starts.items()}

    monkeypatch.setattr(Layer, "_compile", counting)
    monkeypatch.setattr(Layer, "apply", _fresh(Layer.apply))
    steps = []
    for times in (200, 400, 800):
        tries.clear()
        text = piece * times
        read_digits_of(text)
        steps.append(sum(tries) + len(scan(text)))
    assert steps[2] - steps[1] <= 2.2 * (steps[1] - steps[0]) + 50


def _fresh(apply):
    def again(self, text, tokens):
        self._compiled_for = -1
        result = apply(self, text, tokens)
        self._compiled_for = -1
        return result

    return again


@pytest.mark.parametrize("form", ["A+", "A*", "A{2,}", "x A", "{Nothing}", "A)"])
def test_a_rule_that_is_no_rule_is_refused(form):
    with pytest.raises(BadTable):
        Layer([{"form": form, "meaning": "m"}], {"m": lambda found: None}).apply("", [])


def test_a_meaning_nobody_reads_is_refused():
    with pytest.raises(BadTable):
        Layer([{"form": "A", "meaning": "m"}], {})


@pytest.mark.parametrize("digits", ["12", "16.500,5", "1.234.567,89", "0,05"])
def test_digits_keep_their_value_however_they_are_grouped(digits):
    bare = digits.replace(".", "").replace(",", ".")
    assert read_digits(digits) == Decimal(bare)
    assert read_digits(digits.replace(".", " ")) == Decimal(bare)


@pytest.mark.parametrize(("written", "value"), [*zip(PROPERTIES["roman"].split(" "), range(1, 51), strict=True)])
def test_roman_numerals_count_up(written, value):
    assert read_roman(written) == value
