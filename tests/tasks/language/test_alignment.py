from hypothesis import given
from hypothesis import strategies as st

from tasks.language.alignment import Alignment, Piece

REPLACEMENTS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.text("xy", max_size=3)), max_size=6).map(
    sorted
)


def placed(replacements, length):
    """Replacements as an edit gives them: in order, apart, inside the text."""
    at, rows = 0, []
    for wanted, width, new in replacements:
        start = max(wanted, at)
        end = min(start + width, length)
        if start <= length and (end > start or new):
            rows.append((start, end, new))
            at = end + 1
    return rows


def applied(text, rows):
    out, at = [], 0
    for start, end, new in rows:
        out += [text[at:start], new]
        at = end
    return "".join([*out, text[at:]])


def identity(text):
    return Alignment([Piece(0, len(text), 0, len(text))])


@given(REPLACEMENTS, REPLACEMENTS)
def test_letters_that_no_edit_touched_are_found_where_they_were_written(first, second):
    page = "abcdefghijklmnopqrstuvwabcdefg"
    rows = placed(first, len(page))
    text, aligned = applied(page, rows), identity(page).after(rows, len(page))
    again = placed(second, len(text))
    text, aligned = applied(text, again), aligned.after(again, len(text))
    for at, letter in enumerate(text):
        start, end = aligned.to_page(at, at + 1)
        assert 0 <= start <= end <= len(page)
        if letter not in "xy":
            assert letter in page[start:end]


@given(REPLACEMENTS)
def test_a_span_there_and_back_covers_itself(first):
    page = "abcdefghijklmnopqrstuvwabcdefg"
    rows = placed(first, len(page))
    text, aligned = applied(page, rows), identity(page).after(rows, len(page))
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            on_page = aligned.to_page(start, end)
            if on_page[0] < on_page[1]:
                back = aligned.to_text(*on_page)
                assert back is not None
                assert back[0] <= start + 3  # an inserted letter stands nowhere on the page
                assert back[1] >= end - 3


def test_a_span_that_cuts_an_edit_takes_in_all_of_it():
    aligned = identity("a\u0301b").after([(0, 2, "á")], 3)
    assert aligned.to_page(0, 1) == (0, 2)
    assert aligned.to_page(1, 2) == (2, 3)
    assert aligned.to_text(1, 2) == (0, 1)


def test_what_the_clean_text_left_out_has_no_place_in_it():
    assert Alignment([Piece(0, 3, 10, 13)]).to_text(0, 10) is None
