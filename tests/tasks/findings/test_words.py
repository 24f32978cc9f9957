"""Patterns made from the forms of tables."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings.words import any_of

forms = st.lists(st.text("ab .", min_size=1, max_size=4).filter(lambda form: form.strip()), min_size=1, max_size=8)


def longest(given_forms, text, at):
    """The longest form at text[at] that is a whole word."""
    if at and re.match(r"\w", text[at - 1]):
        return None
    fitting = [form for form in given_forms if text.startswith(form, at)]
    whole = [form for form in fitting if not re.match(r"\w", text[at + len(form) :])]
    return max(whole, key=len, default=None)


@given(forms, st.text("ab .", max_size=12))
def test_the_longest_whole_form_is_found(given_forms, text):
    pattern = re.compile(any_of(given_forms))
    found = [match[0] if (match := pattern.match(text, at)) else None for at in range(len(text))]
    assert found == [longest(given_forms, text, at) for at in range(len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [("ông nói rằng", "nói rằng"), ("ông nói", "nói"), ("ông nói rằngx", "nói"), ("ông nóix", None)],
)
def test_forms_that_begin_alike(text, found):
    match = re.search(any_of(["nói", "nói rằng", "nêu"]), text)
    assert (match and match[0]) == found
