"""What the tagger sees: tokens, looks, cues, quotations. Sentences are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings.tagger.features import describe
from tasks.findings.tagger.lexicon import Phrases
from tasks.findings.tagger.shapes import look, wholes
from tasks.findings.tagger.tagging import spans_of
from tasks.findings.tagger.tokens import LONGEST_LINE, Token, parts, tokenize
from tasks.models.train_mentions import labels_of


def surfaces(text: str) -> list[str]:
    return [token.surface for token in tokenize(text, 0, len(text))]


def features(text: str, word: str) -> set[str]:
    tokens = tokenize(text, 0, len(text))
    at = next(i for i, token in enumerate(tokens) if token.surface == word)
    return set(describe(text, tokens, "body")[at])


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("tới trườngSở Nội vụ", ["tới", "trường", "Sở", "Nội", "vụ"]),
        ("GD&ĐT, McDonald", ["GD", "&", "ĐT", ",", "Mc", "Donald"]),
        ("LĐLĐVN iPhone Hà", ["LĐLĐVN", "i", "Phone", "Hà"]),
        ("HÀ ANHSở Nội vụ", ["HÀ", "ANH", "Sở", "Nội", "vụ"]),
        ("K'Brel và Y’Thin, 'Mê'", ["K'Brel", "và", "Y’Thin", ",", "'", "Mê", "'"]),
    ],
)
def test_glued_words_part_where_a_capital_follows_a_small_letter(text: str, tokens: list[str]) -> None:
    assert surfaces(text) == tokens


@given(st.text(alphabet="Aaầ Đđ.1-“”\n_"))
def test_tokens_stand_in_the_text_and_leave_out_spaces_alone(text: str) -> None:
    tokens = tokenize(text, 0, len(text))
    assert all(text[t.start : t.end] == t.surface for t in tokens)
    assert "".join(t.surface for t in tokens) == "".join(text.split())


@given(st.lists(st.sampled_from(["a", "."]), max_size=3 * LONGEST_LINE))
def test_parts_lose_no_token_and_are_short(words: list[str]) -> None:
    tokens = [Token(i, i + 1, word) for i, word in enumerate(words)]
    cut = list(parts(tokens))
    assert [token for part in cut for token in part] == tokens
    assert all(0 < len(part) <= LONGEST_LINE for part in cut)


def test_a_long_line_is_cut_behind_a_stop() -> None:
    tokens = [Token(i, i + 1, "." if i == LONGEST_LINE - 50 else "a") for i in range(LONGEST_LINE + 9)]
    assert [len(part) for part in parts(tokens)] == [LONGEST_LINE - 49, 58]


@pytest.mark.parametrize(
    ("word", "shape", "origin"),
    [
        ("Nghiêng", "Aa", "v"),
        ("Berlin", "Aa", "flin"),
        ("UBND", "AA", "fbnd"),
        ("THANH", "AV", "v"),
        ("2024", "99", ""),
        (",", ",", ""),
    ],
)
def test_looks(word: str, shape: str, origin: str) -> None:
    assert look(word)[1:] == (shape, origin)


def test_a_whole_is_what_is_written_without_a_space() -> None:
    tokens = tokenize("số 29-NQ/TW, ở", 0, 14)
    assert wholes(tokens, [look(t.surface).shape for t in tokens]) == ["", *["9-A/"] * 5, "", ""]


def test_phrases_are_found_longest_first() -> None:
    phrases = Phrases([("a b", 1), ("a b c", 2), ("c", 3)])
    assert phrases.find(["a", "b", "d", "a", "b", "c", "c"]) == [(0, 2, 1), (3, 6, 2), (6, 7, 3)]


def test_a_cue_leads_to_the_end_of_its_clause() -> None:
    text = "tới trường Lũng Mê, Đồi Ti"
    assert "ld=org_head" in features(text, "Mê")
    assert "ld=org_head" not in features(text, "Đồi")


def test_a_quotation_has_the_head_of_the_one_it_is_listed_with() -> None:
    text = "Hưởng ứng phong trào “Làm tốt”, “Sống vui” và nói: “Tôi vui lắm.”"
    assert "qh=programme" in features(text, "tốt")
    assert {"qh=programme", "qj=True"} <= features(text, "Sống")
    assert {"qh=saying", "qj=False"} <= features(text, "Tôi")
    assert not any(feature.startswith("q") for feature in features(text, "nói"))


def test_words_of_one_kind_share_a_class() -> None:
    def classes(text: str, word: str) -> set[str]:
        return {feature for feature in features(text, word) if feature.startswith("k=")}

    assert classes("ông Nguyễn tới", "Nguyễn") == classes("ông Trần tới", "Trần") != classes("ông tới", "tới")


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ("B-PER O B-PER I-PER E-PER", [(0, 1, "PER"), (2, 5, "PER")]),
        ("B-LOC E-LOC B-LOC", [(0, 2, "LOC"), (2, 3, "LOC")]),
        ("B-LOC E-LOC I-LOC E-LOC", [(0, 2, "LOC"), (2, 4, "LOC")]),
        ("B-LOC? E-LOC I-ORG O", [(0, 1, "LOC?"), (1, 2, "LOC"), (2, 3, "ORG")]),
        ("B-LOC I-LOC O", [(0, 2, "LOC")]),
        ("O", []),
    ],
)
def test_labels_make_spans_whatever_their_order(labels: str, spans: list[tuple[int, int, str]]) -> None:
    assert list(spans_of(labels.split())) == spans


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.sampled_from(["PER", "ORG?"])), max_size=6))
def test_spans_come_back_from_their_labels(gaps: list[tuple[int, int, str]]) -> None:
    spans, end = [], 0
    for gap, size, kind in gaps:
        spans.append((end + gap, end + gap + size, kind))
        end = spans[-1][1]
    tokens = [Token(i, i + 1, "a") for i in range(end)]
    gold = [(first, last, kind.removesuffix("?"), kind.endswith("?")) for first, last, kind in spans]
    assert list(spans_of(labels_of(gold, tokens))) == spans
