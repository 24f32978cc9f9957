"""Noun phrases without a name as whom numbers are said of: `tỉ lệ trẻ em` is said of `trẻ em`."""

from typing import NamedTuple

from tasks.findings.words import run_of, words_before, words_of

_LONGEST = 14  # words
_PERSONS = ("address", "person", "kin", "post", "aside")
_BODIES = ("body", "level", "whole")


class NounPhrase(NamedTuple):
    """What a noun phrase names, and what is known of it (marks that weights are learned for)."""

    name: str
    kind: str
    marks: frozenset[str]


def noun_phrase(text: str) -> NounPhrase | None:
    """Whom a noun phrase names behind its nouns for what is measured; None of a pronoun, or where that is nobody."""
    measured = run_of("subject_words", "measure").match(text)
    name = text[measured.end() if measured else 0 :].strip()
    words = name.split()
    if not words or len(words) > _LONGEST or is_pronoun(name):
        return None
    several = words_of("subject_words", "kind", "several").match(name)
    marks = {
        "of a measure" if measured and measured.end() else "",
        "one word" if len(words) == 1 else "",
        "several" if several else "",
        "this" if words_before("subject_words", "kind", "pointer").search(name) else "",
    }
    return NounPhrase(name, _kind(name[several.end() :].strip() if several else name), frozenset(marks - {""}))


def is_pronoun(text: str) -> bool:
    """Whether a word stands for a person named before."""
    return any(words_of("quote_words", "kind", kind).fullmatch(text) for kind in ("he", "she", "anyone"))


def _kind(name: str) -> str:
    for kind, table, kinds in (
        ("person", "person_roles", _PERSONS),
        ("body", "subject_words", _BODIES),
        ("document", "quote_words", ("document",)),
    ):
        if any(words_of(table, "kind", each).match(name) for each in kinds):
            return kind
    first, _, second = name.partition(" ")
    return "name" if first[:1].isupper() and second[:1].isupper() else "thing"
