"""What is found in an article, whatever stands in it: no words make it fail, and every finding stands where it says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.findings.everything import find_everything
from tasks.tables import read_table

LAYERS = ("mentions", "quantities", "timexes", "awards", "money", "quotes", "indicators")
FIGURES = st.one_of(
    st.sampled_from(["0", "1", "31/12", "29/2", "30/2/2023", "2024-2023", "0-1.000", "5 tỷ", "1/0", "25h", "½", "IV"]),
    st.integers(0, 10**12).map(str),
)
TABLES = ("money_words", "party_words", "clause_words", "award_words", "quote_cues", "quote_words", "time_words")
WORDS = st.sampled_from(
    [*"%/-()“”;:,.", "LĐLĐ", "Lê An", "của", "em", *(row["form"] for table in TABLES for row in read_table(table))]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(WORDS, WORDS, FIGURES), min_size=1, max_size=60).map(" ".join))
def test_findings_stand_in_the_article_where_they_say(article, text):
    read = article(text)
    found = find_everything(read)
    for layer in LAYERS:
        assert all(read.text[f.start : f.end] == f.surface != "" for f in getattr(found, layer))
