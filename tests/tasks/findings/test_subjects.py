"""What speaks for each candidate whom a number may be said of, and how one is chosen."""

from dataclasses import replace

import pytest

from tasks.findings.context import NOBODY, Party
from tasks.findings.subjects.candidates import Candidate, Candidates
from tasks.findings.subjects.clauses import head_before, head_of
from tasks.findings.subjects.noun_phrases import noun_phrase
from tasks.findings.subjects.weights import best, score, weights


def candidates(context, told="300"):
    quantity = next(one for one in context.quantities if context.text[one.start :].startswith(told))
    return {one.party.name: one.evidence for one in Candidates(context).of(quantity)}


MARKS = {
    "named once": ("<Sở Lan> họp. Có 300 lớp.", "Sở Lan", "times", 0.0),
    "one sentence before": ("<Sở Lan> họp. Có 300 lớp.", "Sở Lan", "paragraph 1", 1),
    "in another paragraph": ("<Sở Lan> họp.\nCó 300 lớp.", "Sở Lan", "text 1", 1),
    "not the paragraph's": ("<Sở Lan> họp.\nCó 300 lớp.", "Sở Lan", "paragraph 1", None),
    "far": ("<Sở Lan> họp. Mưa. Gió. Nắng. Bão. Có 300 lớp.", "Sở Lan", "paragraph 4", 1),
    "heads a clause": ("<Sở Lan> có lớp. Mở 300 lớp.", "Sở Lan", "paragraph clause head ORG", 1),
    "heads none": ("Họp ở <Sở Lan>. Mở 300 lớp.", "Sở Lan", "paragraph clause head ORG", None),
    "behind the number": ("Mở 300 lớp rồi <Sở Lan> nghỉ.", "Sở Lan", "behind ORG", 1),
    "not behind it elsewhere": ("Mở 300 lớp. <Sở Lan> nghỉ.", "Sở Lan", "behind ORG", None),
    "heads the clause": ("{Lào Cai} mưa. Phụ huynh đã nộp 300 đồng.", "Phụ huynh", "own head", 1),
    "heads one before": ("{Lào Cai} mưa. Phụ huynh rất vui, đã nộp 300 đồng.", "Phụ huynh", "earlier head", 1),
    "a pronoun's person": ("[Lê Hoa] nghỉ. Bà đã nộp 300 đồng.", "Lê Hoa", "own head pronoun", 1),
    "not a pronoun's first person": ("[Lê Hoa] gặp [Lê Mai]. Bà đã nộp 300 đồng.", "Lê Hoa", "own head pronoun", None),
    "a share's whole": ("{Lào Cai} mưa. Có 300% học sinh nghỉ.", "học sinh", "share of", 1),
    "nobody": ("{Lào Cai} mưa. Có 300 lớp.", None, "nobody", 1),
}


@pytest.mark.parametrize(("marked", "name", "mark", "value"), MARKS.values(), ids=MARKS)
def test_what_speaks_for_a_name(context_of, marked, name, mark, value):
    assert candidates(context_of(marked))[name].get(mark) == value


def test_a_long_page_has_no_more_candidates_than_stand_near_or_often(context_of):
    names = [f"Lê {first} {last}" for first in "ABCDEFGHIKLMNOPQ" for last in "ABCDEFGHIKLMNOPQ"]
    text = "<Sở Lan> họp.\n" * 2 + "\n".join(f"[{name}] vui." for name in names) + "\nCó 300 lớp."
    found = candidates(context_of(text))
    assert "Sở Lan" in found  # named twice
    assert names[-1] in found
    assert names[100] not in found
    assert len(found) < 100


def test_who_heads_the_title(context_of):
    context = context_of("Phụ huynh <Trường Mai> đã góp tiền\nMưa. Có 300 lớp.")
    title, *rest = context.article.lines
    context = replace(context, article=replace(context.article, lines=(title._replace(role="title"), *rest)))
    found = candidates(context)
    assert found["Trường Mai"]["title ORG"] == 1
    assert found["Phụ huynh Trường Mai"]["title head, none here"] == 1


HEADS = {
    "before the verb": ("Phụ huynh đã nộp 300 đồng.", "Phụ huynh"),
    "behind a time": ("Năm 2012, phụ huynh đã nộp 300 đồng.", "phụ huynh"),
    "behind a preposition's": ("Trong đợt này phụ huynh đã nộp 300 đồng.", "phụ huynh"),
    "not a preposition's": ("Tại lớp này có 300 em.", None),
    "behind a verb of saying": ("Ông Mai cho biết phụ huynh đã nộp 300 đồng.", "phụ huynh"),
    "the last clause's": ("Phụ huynh đã họp, nhà trường đã nộp 300 đồng.", "nhà trường"),
    "the clause's before": ("Phụ huynh đã họp, rồi nộp 300 đồng.", "Phụ huynh"),
    "not the number's": ("300 phụ huynh đã họp.", None),
}


@pytest.mark.parametrize(("text", "head"), HEADS.values(), ids=HEADS)
def test_what_heads_the_clause_of_a_number(context_of, text, head):
    context = context_of(text)
    quantity = next(one for one in context.quantities if one.surface.startswith("300"))
    found = head_before(context, quantity.start, quantity.end)
    assert (found and context.text[found.start : found.end]) == head


def test_what_heads_a_sentence(context_of):
    context = context_of("Hôm nay, phụ huynh đã họp và nhà trường đã nghe.")
    found = head_of(context, context.article.sentences[0])
    assert context.text[found.start : found.end] == "phụ huynh"


@pytest.mark.parametrize(
    ("text", "name", "kind", "marks"),
    [
        ("giáo viên mới", "giáo viên mới", "person", set()),
        ("tỉ lệ giáo viên mới", "giáo viên mới", "person", {"of a measure"}),
        ("tổng số tiền của các trường", "các trường", "body", {"of a measure", "several"}),
        ("trường này", "trường này", "body", {"this"}),
        ("Lan", "Lan", "thing", {"one word"}),
        ("Sao Mai", "Sao Mai", "name", set()),
    ],
)
def test_whom_a_noun_phrase_names(text, name, kind, marks):
    assert noun_phrase(text) == (name, kind, marks)


@pytest.mark.parametrize("text", ["ông", "Bà", "tỉ lệ", "", " ".join(["xe"] * 15)])
def test_a_pronoun_a_measure_and_a_long_stretch_name_nobody(text):
    assert noun_phrase(text) is None


def test_the_one_that_most_speaks_for_is_chosen():
    good = max(weights(), key=lambda mark: weights()[mark])
    chosen = Candidate(Party("Mai"), {good: 1})
    assert best([Candidate(NOBODY, {}), chosen, Candidate(Party("Lan"), {"no such mark": 9})]) is chosen


def test_of_equals_the_first_is_chosen():
    assert best([Candidate(Party("Mai"), {}), Candidate(Party("Lan"), {})]).party.name == "Mai"


def test_evidence_counts_by_its_value():
    assert score({"times": 2, "nobody": 1}, {"times": 0.5, "nobody": -0.25}) == 0.75
