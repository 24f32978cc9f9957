"""Whom a number may be said of, what speaks for each, and how a network adds it up."""

from dataclasses import replace

import numpy as np
import pytest

from tasks.findings.context import Party
from tasks.findings.facts import find_deeds
from tasks.findings.subjects.candidates import Candidates
from tasks.findings.subjects.clauses import head_of
from tasks.findings.subjects.encoder import Tokens, Vocabulary, read_tokens
from tasks.findings.subjects.evidence import bucket, class_ahead, class_behind
from tasks.findings.subjects.names import alike
from tasks.findings.subjects.network import Article, Choice, Network, choice_of, network, scores
from tasks.findings.subjects.noun_phrases import noun_phrase
from tasks.findings.subjects.own_sentence import OwnSentence
from tasks.findings.subjects.stretches import Pool, candidate_stretches, number_stretches
from tasks.findings.subjects.subjects import best_of
from tasks.findings.subjects.wholes import whole_before, whole_behind


def number(context, told="300"):
    return next(one for one in context.quantities if context.text[one.start :].startswith(told))


def candidates(context):
    return {one.party.name: one.evidence for one in Candidates(context, find_deeds(context)).of(number(context))[1]}


EVIDENCE = {
    "one sentence before": ("<Sở Lan> họp. Có 300 lớp.", "Sở Lan", "last sentence", 1),
    "its own sentence": ("<Sở Lan> có 300 lớp.", "Sở Lan", "last sentence", 0),
    "in the same line": ("<Sở Lan> họp. Có 300 lớp.", "Sở Lan", "same line", 1),
    "in another line": ("<Sở Lan> họp.\nCó 300 lớp.", "Sở Lan", "same line", 0),
    "not far off": ("<Sở Lan> họp. Mưa. Gió. Nắng. Bão. Lũ. Có 300 lớp.", "Sở Lan", "earlier", None),
    "heads a clause before": ("<Sở Lan> có lớp. Mở 300 lớp.", "Sở Lan", "earlier heads", 1),
    "heads none": ("Họp ở <Sở Lan>. Mở 300 lớp.", "Sở Lan", "earlier heads", 0),
    "often headed": ("<Sở Lan> có lớp. <Sở Lan> có trò. Mở 300 lớp.", "Sở Lan", "heads in earlier", bucket(2)),
    "named twice before": ("<Sở Lan> vui. <Sở Lan> họp. Có 300 lớp.", "Sở Lan", "times before", bucket(2)),
    "named twice": ("<Sở Lan> vui. Có 300 lớp. <Sở Lan> họp.", "Sở Lan", "times", bucket(2)),
    "heads the clause": ("<Sở Lan> có 300 lớp.", "Sở Lan", "acts", 0),
    "acts in another's": ("<Sở Mai> bị <Sở Lan> phạt 300 đồng.", "Sở Lan", "acts", None),
    "in brackets": ("<Sở Mai> (nay là <Sở Lan>) mở 300 lớp.", "Sở Lan", "in brackets", 1),
    "one that speaks": ("[Lê Hoa] cho biết có 300 lớp.", "Lê Hoa", "says", 1),
    "not one that acts": ("[Lê Hoa] mở 300 lớp.", "Lê Hoa", "says", None),
    "the last name": ("<Sở Mai> và <Sở Lan> mở 300 lớp.", "Sở Lan", "names between", 1),
    "the first of two": ("<Sở Lan> và <Sở Mai> mở 300 lớp.", "Sở Lan", "names between", 2),
    "right behind": ("Có 300 học sinh <Sở Lan>.", "Sở Lan", "words to behind", 0),
    "behind in another clause": ("Có 300 em, rồi <Sở Lan> nghỉ.", "Sở Lan", "clause to behind", 1),
    "behind in another sentence": ("Có 300 em. <Sở Lan> nghỉ.", "Sở Lan", "rank behind", None),
    "a phrase that heads the clause": ("{Mai} mưa. Phụ huynh đã nộp 300 đồng.", "Phụ huynh", "heads", 0),
    "a phrase that heads one before": ("{Mai} mưa. Phụ huynh rất vui, đã nộp 300 đồng.", "Phụ huynh", "heads", 1),
    "a phrase written twice": ("Có lớp. Lớp đã mở 300 buổi.", "Lớp", "written", bucket(2)),
    "a pronoun's person": ("[Lê Hoa] nghỉ. Bà đã nộp 300 đồng.", "Lê Hoa", "pronoun, then", "verb"),
    "not a pronoun's first": ("[Lê Hoa] gặp [Lê Mai]. Bà đã nộp 300 đồng.", "Lê Hoa", "pronoun, then", None),
    "a whole": ("<Sở Lan> cho biết cả nước có 300 lớp.", "cả nước", "whole", 1),
    "a whole behind": ("<Sở Lan> cho biết 300 học sinh trên cả nước nghỉ.", "cả nước", "whole behind", 1),
    "a whole before": ("Cả nước có 500 lớp. Trong đó 300 lớp mới.", "Cả nước", "whole earlier", 1),
    "a newspaper": ("<báo Mai> đưa tin. Có 300 lớp.", "báo Mai", "credit", 1),
    "nobody": ("{Lào Cai} mưa. Có 300 lớp.", None, "nobody", 1),
}


@pytest.mark.parametrize(("marked", "name", "feature", "value"), EVIDENCE.values(), ids=EVIDENCE)
def test_what_speaks_for_a_candidate(context_of, marked, name, feature, value):
    assert candidates(context_of(marked))[name].get(feature) == value


def test_a_phrase_that_a_name_begins_is_that_name(context_of):
    found = candidates(context_of("[Lê Mai] (Giám đốc <Sở Lan>) mở 300 lớp."))
    assert set(found) == {"Lê Mai", "Sở Lan", None}


def test_what_holds_for_all_candidates(context_of):
    context = context_of("<Sở Lan> họp. <Sở Mai> có 300 lớp.")
    common, _ = Candidates(context, find_deeds(context)).of(number(context))
    assert common["number"] == "count"
    assert common["names before"] == common["heads before"] == 1


def test_a_long_page_has_no_more_candidates_than_stand_near_or_often(context_of):
    names = [f"Lê {first} {last}" for first in "ABCDEFGHIKLMNOPQ" for last in "ABCDEFGHIKLMNOPQ"]
    text = "<Sở Lan> họp.\n" * 2 + "\n".join(f"[{name}] vui." for name in names) + "\nCó 300 lớp."
    found = candidates(context_of(text))
    assert "Sở Lan" in found  # named twice
    assert names[-1] in found
    assert names[100] not in found
    assert len(found) < 100


def test_more_names_in_a_sentence_than_are_weighed(context_of):
    names = [f"{first}{last}" for first in "ABCDEFGHIK" for last in "abcdeghiklmn"]
    found = candidates(context_of(", ".join(f"[{name}]" for name in names) + " có 300 lớp."))
    assert names[-1] in found
    assert len(found) < len(names)


def test_who_heads_the_title(context_of):
    context = context_of("Phụ huynh <Trường Mai> đã góp tiền\nMưa. Có 300 lớp.")
    title, *rest = context.article.lines
    context = replace(context, article=replace(context.article, lines=(title._replace(role="title"), *rest)))
    found = candidates(context)
    assert found["Trường Mai"]["title"] == "ORG"
    assert found["Trường Mai"]["title head"] == "begins"
    assert found["Phụ huynh Trường Mai"]["title head"] == "is"


HEADS = {
    "before the verb": ("Phụ huynh đã nộp 300 đồng.", {"Phụ huynh": 0}),
    "behind a time": ("Năm 2012, phụ huynh đã nộp 300 đồng.", {"phụ huynh": 0}),
    "behind a preposition's": ("Trong đợt này phụ huynh đã nộp 300 đồng.", {"phụ huynh": 0}),
    "not a preposition's": ("Tại lớp này có 300 em.", {}),
    "behind a verb of saying": ("Ông Mai cho biết phụ huynh đã nộp 300 đồng.", {"Ông Mai": 1, "phụ huynh": 0}),
    "of two clauses": ("Phụ huynh đã họp, nhà trường đã nộp 300 đồng.", {"Phụ huynh": 1, "nhà trường": 0}),
    "not the number's": ("300 phụ huynh đã họp.", {}),
}


@pytest.mark.parametrize(("text", "heads"), HEADS.values(), ids=HEADS)
def test_what_heads_the_clauses_before_a_number(context_of, text, heads):
    context = context_of(text)
    found = OwnSentence(context, number(context)).heads
    assert {context.text[start:end]: clauses for (start, end), clauses in found.items()} == heads


def test_what_heads_a_sentence(context_of):
    context = context_of("Hôm nay, phụ huynh đã họp và nhà trường đã nghe.")
    start, end = head_of(context, context.article.sentences[0])
    assert context.text[start:end] == "phụ huynh"


WHOLES = {
    "a word for a whole": ("<Sở Lan> cho biết, toàn tỉnh có 300 lớp.", "toàn tỉnh"),
    "with its name": ("Hiện toàn ngành Giáo dục {Lai Châu} có 300 lớp.", "toàn ngành Giáo dục Lai Châu"),
    "not what somebody is best of": ("<Sở Lan> cao nhất cả nước với 300 lớp.", None),
    "not words alike": ("Vì hạnh phúc của toàn xã hội mở 300 lớp.", None),
    "a level as subject": ("Theo <Sở Lan>, đến nay, thành phố đã có 300 lớp.", "thành phố"),
    "not a level inside": ("{Hà Nội} là thành phố có 300 lớp.", None),
    "a group": ("{Lào Cai} mưa. Đến nay, các trường trên đã mở 300 lớp.", "các trường trên"),
    "a group that speaks": ("{Lào Cai} mưa. Nhóm nghiên cứu cho biết 300 lớp nghỉ.", "Nhóm nghiên cứu"),
    "a group with a verb in its noun": ("Đến nay, các nhà đầu tư đã mở 300 lớp.", "các nhà đầu tư"),
    "not a group inside": ("<Sở Lan> khen các trường đã mở 300 lớp.", None),
    "a body with its pointer": ("Đáng chú ý, đội bóng này có 300 bàn.", "đội bóng này"),
    "a body behind an adverb": ("Hiện đoàn kiểm tra đã thu giữ 300 cuốn.", "đoàn kiểm tra"),
    "not a body inside": ("<Sở Lan> giúp đoàn kiểm tra đã thu giữ 300 cuốn.", None),
}


@pytest.mark.parametrize(("marked", "whole"), WHOLES.values(), ids=WHOLES)
def test_the_whole_before_a_number(context_of, marked, whole):
    context = context_of(marked)
    at = number(context).start
    found = whole_before(context, context.sentence(at).start, at)
    assert (found and context.text[slice(*found)]) == whole


def test_the_whole_behind_a_number(context_of):
    behind = context_of("<Sở Lan> khen 300 công nhân toàn ngành GTVT.")
    leads = context_of("<Sở Lan> mở 300 lớp, dẫn đầu cả nước.")
    start, end = whole_behind(behind, number(behind).start)
    assert behind.text[start:end] == "toàn ngành GTVT"
    assert whole_behind(leads, number(leads).start) is None


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


def test_numbers_about_as_large_share_a_bucket():
    assert [bucket(n) for n in (-5, 0, 1, 2, 3)] == [0, 0, 2, 3, 4]
    assert bucket(400) == bucket(410) < bucket(1000) < bucket(10**9) == bucket(10**12) == bucket(float("inf"))


def test_a_text_has_the_class_of_the_longest_form_it_begins_or_ends_with():
    assert class_ahead("công ty Mai") == class_ahead("công ty") != class_ahead("công")
    assert class_behind("của công ty") == class_ahead("công ty")
    assert class_ahead("xqzw") == class_ahead("") == class_behind("") == ("", "", "")


NOTHING_KNOWN = Vocabulary({}, np.zeros(0, np.intp))
HAND_MADE = Network(
    marks={("a", 1): 0, ("b", 1): 1},
    vocabulary=NOTHING_KNOWN,
    weights={
        "straight": np.array([1, 0], np.float32),
        "by unit": np.array([[1], [-2]], np.float32),
        "bias": np.array([0.5], np.float32),
        "units": np.array([10], np.float32),
        "number": np.array([[1], [100], [1000]], np.float32),
        "candidate": np.array([[2], [3], [10], [20]], np.float32),
        "heed": np.array([[0]], np.float32),
        "number, met": np.array([[1]], np.float32),
        "candidate, met": np.array([[1]], np.float32),
        "met": np.array([[4]], np.float32),
    },
)


def article_of(*vectors):
    """An article of one sentence with a token for each vector."""
    nothing = np.zeros(len(vectors), np.intp)
    pool = Pool(HAND_MADE.weights, np.array([*vectors, 0], np.float32).reshape(-1, 1))
    return Article(Tokens(np.arange(len(vectors)), *[nothing] * 6, nothing + len(vectors)), pool)


def scores_of(each, common=None, vectors=(0, 0, 0), at=0, spans=None):
    article = article_of(*vectors)
    spans = np.array(spans or [(len(vectors), len(vectors))] * len(each))
    stretches = candidate_stretches(article.tokens, at, spans)
    own = number_stretches(article.tokens, at)
    return scores(HAND_MADE, article, Choice(at, common or {}, each, own, stretches)).tolist()


def test_a_score_is_what_the_marks_add_up_to_straight_and_by_unit():
    assert scores_of([{"a": 1}, {"b": 1}, {"a": 1, "b": 1}, {}, {"a": 2}]) == [1 + 10 * 1.5, 0, 1, 5, 5]


def test_what_holds_for_all_counts_for_each():
    assert scores_of([{}, {"b": 1}], common={"a": 1}) == [15, 0]


def test_units_see_the_number_where_a_candidate_begins_and_ends_and_what_is_around():
    vectors, at, span = (1, 2, 5, 7, 3), 3, (0, 2)
    of_number = 1 * 7 + 100 * (1 + 2 + 5) / 3 + 1000 * (7 + 3) / 2 + 0.5
    of_candidate = 2 * 1 + 3 * 2 + 10 * 5 + 20 * (1 + 2 + 5 + 7 + 3) / 5 + 4 * 7 * (1 + 2)
    found = scores_of([{}, {}], vectors=vectors, at=at, spans=[span, (5, 5)])
    assert found == pytest.approx([10 * (of_number + of_candidate), 10 * of_number])


def test_a_number_and_its_candidates_have_their_tokens(context_of):
    context = context_of("<Sở Lan> có 300 lớp.")
    common, given = Candidates(context, find_deeds(context)).of(number(context))
    choice = choice_of(read_tokens(context, NOTHING_KNOWN), number(context), common, given)
    spans = dict(zip((one.party.name for one in given), choice.stretches[0].tolist(), strict=True))
    assert choice.at == 3
    assert spans == {"Sở Lan": [0, 2], None: [6, 6]}


def test_the_learned_network_knows_every_feature_of_a_plain_sentence(context_of):
    context = context_of("<Sở Lan> có 300 lớp.")
    common, given = Candidates(context, find_deeds(context)).of(number(context))
    features = {feature for feature, _ in network().marks}
    assert {*common, *(feature for one in given for feature in one.evidence)} <= features


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sở Giáo dục Lào Cai", "Sở Giáo dục", True),
        ("anh Lê Mai", "Lê Mai", True),
        ("Lê Mai,", "lê mai", True),
        ("Sở Giáo dục Lào Cai", "Lào Cai", False),
        ("Sở Lan", "Trường Lan", False),
    ],
)
def test_wordings_of_one_name_are_alike(one, other, same):
    assert alike(one, other) is same


@pytest.mark.parametrize(
    ("scored", "best"),
    [
        ({"Sở Mai": 1.0, "anh Lê Lan": 0.9, "Lê Lan": 0.8}, "anh Lê Lan"),  # two wordings of one together
        ({"Sở Mai": 1.0, "anh Lê Lan": 0.9, "Lê Hoa": 0.8}, "Sở Mai"),
        ({"Sở Mai": 3.0, "anh Lê Lan": 0.9, "Lê Lan": 0.8}, "Sở Mai"),  # one has half by itself
        ({None: 1.0, "Sở Mai": 0.9, "Sở Lan": 0.8}, None),
    ],
)
def test_wordings_alike_speak_for_each_other(scored, best):
    assert best_of([Party(name) for name in scored], np.array(list(scored.values()), np.float32)).name == best


def test_who_gives_and_gets_a_sum_is_told_to_its_candidates(context_of):
    found = candidates(context_of("<Công ty Mai> tặng <Trường Lan> 300 triệu đồng."))
    assert found["Công ty Mai"]["gives"] == found["Trường Lan"]["receives"] == 1
    assert "gives" not in found["Trường Lan"]


def test_in_whose_words_a_number_stands_is_told_to_its_candidates(context_of):
    inside = candidates(context_of("Ông [Lê Mai] nói: “Tôi mở 300 lớp”. [Lê Lan] nghe."))
    behind = candidates(context_of("Ông [Lê Mai] nói: “Trường tôi sẽ mở nhiều lớp học mới”. [Lê Lan] mở 300 lớp."))
    assert inside["Lê Mai"]["speaks"] == 1
    assert "speaks" not in inside["Lê Lan"]
    assert behind["Lê Mai"]["spoke"] == 1
    assert "speaks" not in behind["Lê Mai"]


def test_who_honours_whom_is_told_to_candidates(context_of):
    found = candidates(context_of("<Sở Lan> tặng bằng khen cho 300 giáo viên <Trường Mai>."))
    assert found["Sở Lan"]["honours"] == 1
    assert "honours" not in found["Trường Mai"]


def test_facts_in_which_a_number_has_no_part_tell_nothing(context_of):
    context = context_of("<Công ty Mai> tặng <Trường Lan> 5 triệu đồng. <Sở Lan> có 300 lớp.")
    common, given = Candidates(context, find_deeds(context)).of(number(context))
    assert "parts" not in common
    assert not any({"gives", "receives"} & set(one.evidence) for one in given)
