"""Words that a page glued together, and names that only look so."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings.glued import glued_at


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("mở cửaTrò vui", ["mở cửa", "Trò vui"]),
        ("ở Thái LanÔng Hà nói", ["ở Thái Lan", "Ông Hà nói"]),
        ("lớp mớiTrò vuiCô dạy", ["lớp mới", "Trò vui", "Cô dạy"]),
        # names, an abbreviation, one letter
        ("trên VietNamNet và YouTube", ["trên VietNamNet và YouTube"]),
        ("ở TPHCMTrò", ["ở TPHCMTrò"]),
        ("iPhone và VietinBank", ["iPhone và VietinBank"]),
        ("vitaminĐ", ["vitaminĐ"]),
    ],
)
def test_parts(text, parts):
    cuts = [0, *glued_at(text, 0, len(text)), len(text)]
    assert [text[start:end].strip() for start, end in pairwise(cuts)] == parts


@given(st.text(alphabet="aăBÔốnt ", max_size=40))
def test_a_cut_stands_between_a_small_and_a_capital_letter(text):
    for at in glued_at(text, 0, len(text)):
        assert text[at - 1].islower()
        assert text[at].isupper()
