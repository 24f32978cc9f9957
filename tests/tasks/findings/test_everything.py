"""What is found in an article, whatever stands in it: no words make it fail, and every finding stands where it says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.findings.everything import find_everything

LAYERS = ("mentions", "quantities", "timexes", "awards", "money", "quotes", "indicators")
FIGURES = st.one_of(
    st.sampled_from(["0", "1", "31/12", "29/2", "30/2/2023", "2024-2023", "0-1.000", "5 tỷ", "1/0", "25h", "½", "IV"]),
    st.integers(0, 10**12).map(str),
)
WORDS = st.sampled_from(
    [
        "năm",
        "tháng",
        "ngày",
        "tuần",
        "nữa",
        "trước",
        "tới",
        "đồng",
        "tỷ",
        "%",
        "/",
        "-",
        "đến",
        "và",
        "hơn",
        "thứ",
        "cho",
        "của",
        "tặng",
        "trao",
        "ông",
        "bà",
        "(",
        ")",
        "“",
        "”",
        ";",
        ":",
        ",",
        ".",
        "Theo",
        "nói",
        "giấy",
        "khen",
        "bằng",
        "khen",
        "LĐLĐ",
        "tỉnh",
        "Điều",
        "số",
        "quận",
        "Lê",
        "An",
        "công",
        "nhân",
        "em",
        "học",
        "sinh",
        "mỗi",
        "hỗ",
        "trợ",
        "nhận",
        "là",
        "được",
        "do",
        "Tết",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(WORDS, WORDS, FIGURES), min_size=1, max_size=60).map(" ".join))
def test_findings_stand_in_the_article_where_they_say(article, text):
    read = article(text)
    found = find_everything(read)
    for layer in LAYERS:
        assert all(read.text[f.start : f.end] == f.surface != "" for f in getattr(found, layer))
