"""Properties of normalising on real texts; `bench/normalise.py` asks all of them."""

from itertools import islice

import pytest

from tests.corpus import broken, read_texts


@pytest.mark.parametrize("name", ["baomoi2013", "tuoitre2024", "vietnamnet2025"])
def test_real_texts_keep_the_properties(shared, name):
    texts = islice(read_texts(shared / "corpus" / f"{name}.jsonl.zst"), 0, 390, 6)
    assert [told for text in texts for told in broken(text)] == []
