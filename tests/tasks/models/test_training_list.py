"""Digests of what the trainer is told: the same where it is told the same."""

from hypothesis import given
from hypothesis import strategies as st

from tasks.models import training_list

line = st.lists(st.lists(st.sampled_from(["w=a", "w=b", "b"]), max_size=3), max_size=3)


def digest(lines) -> str:
    return training_list.of_article([(rows, ["O"] * len(rows)) for rows in lines])


@given(st.lists(line, max_size=3), st.lists(line, max_size=3))
def test_articles_have_the_same_digest_where_they_tell_the_same(one, other) -> None:
    assert (digest(one) == digest(other)) == (one == other)


def test_labels_parameters_and_order_count() -> None:
    one, other = (["w=a"],), (["w=b"],)
    assert training_list.of_article([(one, ["O"])]) != training_list.of_article([(one, ["B-PER"])])
    assert training_list.of_article([(one, ["O"]), (other, ["O"])]) != training_list.of_article(
        [(other, ["O"]), (one, ["O"])]
    )
    assert training_list.of_settings({"c1": 0.1}) != training_list.of_settings({"c1": 0.2})


def test_the_list_is_read_as_written(tmp_path) -> None:
    rows = [("settings", "0a"), ("a b", "1b")]
    training_list.write(rows, tmp_path / "list.tsv")
    assert training_list.read(tmp_path / "list.tsv") == rows
