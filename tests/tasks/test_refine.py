"""Pages through every stage to checked rows: whatever a page says, its rows keep their contracts or it is refused."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.batch import Batch, Draft
from tasks.clean import clean
from tasks.extract import extract
from tasks.normalise import normalise
from tasks.page.ids import doc_id
from tasks.page.model import Page
from tasks.refine import tables_of
from tasks.rows import rows_of
from tasks.tables import read_table
from tasks.validate import validate_batch

TITLE = "Công đoàn trường Tre tặng quà nhà giáo"
PARAGRAPH = "Sáng 5/9/2024, trường học ở xã Mẫu mở cửa đón hơn ba trăm học sinh tới dự lễ khai giảng năm học mới."
TABLES = ("money_words", "party_words", "clause_words", "award_words", "quote_cues", "quote_words", "time_words")
PIECES = st.one_of(
    st.sampled_from([row["form"] for table in TABLES for row in read_table(table)]),
    st.sampled_from([*"%/-()“”;:,.", "LĐLĐ", "Lê An", "31/12", "30/2/2023", "0-1.000", "5 tỷ", "0/0", "½", "IV"]),
    st.integers(0, 10**40).map(str),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map(" ".join)


def refined(*texts):
    """A batch after every stage, and its accepted and rejected rows: pages with these words in an article."""
    texts = [f"{TITLE}\n\n{PARAGRAPH}\n{PARAGRAPH} {text}.\n{PARAGRAPH}" for text in texts]
    pages = [Page(text, "txt", f"{no}.txt", f"{no}.txt", len(text.encode())) for no, text in enumerate(texts)]
    batch = Batch("a", [Draft(doc_id(page.text), page) for page in pages])
    clean.fn(batch, None)
    normalise.fn(batch, frozenset())
    extract.fn(batch)
    return batch, *validate_batch(tables_of(batch, "v"))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_words_and_figures_make_rows_that_keep_their_contracts(text):
    batch, accepted, rejected = refined(text)
    assert batch.refused == rejected == []
    assert accepted["documents"].num_rows == 1


def test_a_page_whose_rows_fit_no_column_stops_no_other(monkeypatch):
    def with_a_giant(draft, version):
        rows = rows_of(draft, version)
        if draft.page.source_id == "0.txt":
            rows["blocks"][0]["block_no"] = 2**40
        return rows

    monkeypatch.setattr("tasks.refine.rows_of", with_a_giant)
    batch, accepted, _ = refined("Một", "Hai")
    assert [(r.refusal.source_id, r.refusal.check, r.stage) for r in batch.refused] == [("0.txt", "crashed", "rows")]
    assert accepted["documents"].num_rows == 1
