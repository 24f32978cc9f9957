"""Every row of the tables of clauses, verbs and parties reads its own example, and not its near-miss."""

import pytest

from tasks.findings.money.money import find_money
from tasks.tables import read_table

VERBS = [row for row in read_table("money_words") if row["word"] == "verb"]
SUBJECT, OTHER, OBJECT = "Công đoàn", "giáo viên", "học sinh"  # of the examples in money_words.tsv


def by_form(rows):
    return pytest.mark.parametrize("row", rows, ids=lambda row: f"{row['kind']} {row['form']}")


def the_fact(context_of, marked):
    (fact,) = find_money(context_of(marked))
    return fact


def agrees(found, want):
    """A cell: empty says nothing, `-` that nobody is found."""
    return not want or found == (None if want == "-" else want)


@by_form(read_table("clause_words"))
def test_each_clause_word_reads_its_own_example(row, context_of):
    assert row["form"].casefold() in row["example"].casefold()
    fact = the_fact(context_of, row["example"])
    assert agrees(fact.giver, row["giver"])
    assert agrees(fact.receiver, row["receiver"])
    assert agrees(fact.purpose, row["purpose"])


@by_form(VERBS)
def test_each_verb_says_who_gives_and_who_gets(row, context_of):
    fact = the_fact(context_of, row["example"])
    told = {"gives": fact.giver, "asks": fact.giver, "gets": fact.receiver}
    assert (told[row["subject"]] == SUBJECT) if row["subject"] != "fines" else fact.receiver is None
    assert not row["object"] or told[row["object"]] == OBJECT


@by_form(VERBS)
def test_a_subject_further_back_is_not_meant(row, context_of):
    fact = the_fact(context_of, row["near_miss"])
    assert OTHER in (fact.giver, fact.receiver)
    assert SUBJECT not in (fact.giver, fact.receiver)


@by_form([row for row in VERBS if row["subject"] == "gives" and row["object"] == "gets"])
def test_the_passive_turns_it_round(row, context_of):
    fact = the_fact(context_of, f"{SUBJECT} được {OTHER} {row['form']} khoản tiền 5 triệu đồng.")
    assert (fact.giver, fact.receiver) == (OTHER, SUBJECT)


@by_form(read_table("party_words"))
def test_each_party_gets_what_is_given_to_it(row, context_of):
    fact = the_fact(context_of, row["example"])
    assert fact.receiver == row["form"]


@by_form([row for row in read_table("money_words") if row["kind"] == "same"])
def test_a_sum_said_again_in_other_money_is_one_fact(row, context_of):
    assert the_fact(context_of, row["example"]).currency == "USD"
    twice = row["example"].replace("USD", "nghìn đồng")
    assert len(list(find_money(context_of(twice)))) == 2


@by_form([row for row in read_table("money_words") if row["kind"] == "again"])
def test_who_gives_may_stand_in_the_sentence_that_takes_the_sum_up(row, context_of):
    fact = the_fact(context_of, row["example"])
    assert (fact.giver, fact.receiver) == (SUBJECT, OBJECT)
    fact = the_fact(context_of, row["example"].replace(". ", ".\n"))
    assert (fact.giver, fact.receiver) == (None, None)


@by_form([row for row in read_table("clause_words") if row["kind"] == "not"])
def test_who_has_not_given_what_is_taken_up_gives_nothing(row, context_of):
    fact = the_fact(
        context_of, f"Tổng số quyên góp là 5 triệu đồng. {SUBJECT} {row['form']} trao số tiền này cho {OBJECT}."
    )
    assert (fact.giver, fact.receiver) == (None, None)


@by_form([row for row in read_table("money_words") if row["kind"] in ("veto", "index", "unit", "bound", "change")])
def test_a_sum_that_only_measures_is_no_fact(row, context_of):
    assert row["form"].casefold() in row["example"].casefold()
    assert list(find_money(context_of(row["example"]))) == []
