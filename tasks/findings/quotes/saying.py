"""Verbs of saying, and the stretches of text in which a statement and its speaker stand together."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from tasks.findings.context import Context
from tasks.findings.glued import glued_at
from tasks.findings.quoted import Quoted, find_quoted
from tasks.findings.words import any_of, forms, words_before, words_of
from tasks.tables import read_table

LEAST_WORDS = 4  # a statement has more words than a name
_DEMAND_WITHIN = 90  # characters behind a verb of ordering
_SUBJECT = 40  # characters of a subject up to its verb
_STOPS = (".", "!", "?", "…")
_MARK_WITHIN = 25  # characters from a verb of saying to the mark of what was said
_MARKED = re.compile('[:“"]')
_SPACE = re.compile(r"[\s,:–-]*")


class Unit(NamedTuple):
    """A sentence, whole with the quotations in it: text[start:end]."""

    start: int
    end: int
    quoted: tuple[Quoted, ...] = ()


class Cue(NamedTuple):
    """A verb of saying at text[start:end], and what it needs to report something (`quote_cues.tsv`)."""

    start: int
    end: int
    needs: str


@cache
def words_saying() -> re.Pattern[str]:
    """`, đó là lời chia sẻ của `: a verb of saying made a noun, behind a quotation and before the speaker."""
    that = any_of(forms("quote_words", "kind", "that_is"))
    word, of = (any_of(forms("quote_words", "kind", kind)) for kind in ("word", "of"))
    return re.compile(rf"\s*[,–-]?\s*(?:{that}\s+)?(?:{word}\s+)?(?P<cue>{any_of(_needs())})\s+{of}\s", re.IGNORECASE)


@cache
def according() -> re.Pattern[str]:
    """`Theo`; with a capital also glued to the word before, where a page lost the line's end: `Trần HàTheo`."""
    said = forms("quote_words", "kind", "according")
    glued = "|".join(re.escape(form.capitalize()) for form in said)
    return re.compile(rf"(?i:{any_of(said)})|(?<=[^\W\d_A-Z])(?:{glued})(?!\w)")


def units(context: Context, line_start: int, line_end: int) -> Iterator[Unit]:
    """The sentences of a line in order, joined where a quotation runs over their boundary.

    A capital `Theo` inside a sentence begins another, as pages lose the stop before it; and so do a quotation
    glued to a stop (`mở cửa."Trò vui"`) and a word glued to another (`mở cửaTrò vui`).
    """
    for unit in _joined(context, line_start, line_end):
        starts = [unit.start]
        for match in according().finditer(context.text, unit.start + 1, unit.end):
            if match[0][0].isupper():
                starts.append(match.start())
        starts += glued_at(context.text, unit.start, unit.end)
        starts = [at for at in starts if not any(q.outer_start < at < q.outer_end for q in unit.quoted[:9])]
        starts += [
            q.outer_start for q in unit.quoted[:9] if context.text[unit.start : q.outer_start].rstrip().endswith(_STOPS)
        ]
        starts = sorted(set(starts))
        for start, end in zip(starts, [*starts[1:], unit.end], strict=True):
            if len(starts) == 1:
                yield unit
            else:
                yield Unit(start, end, tuple(q for q in unit.quoted[:9] if start <= q.start < end))


def _joined(context: Context, line_start: int, line_end: int) -> Iterator[Unit]:
    quoted = find_quoted(context.text, line_start, line_end)
    sentences = context.article.sentences
    no = context.sentence_no(line_start)
    first = at = 0
    start = line_start
    while no < len(sentences) and sentences[no].start < line_end:
        end = sentences[no].end
        no += 1
        while at < len(quoted) and quoted[at].outer_start < end:
            at += 1
        if at > first and quoted[at - 1].outer_end > end:
            continue  # the quotation is not over: take in the next sentence
        if context.text[end - 1] == ":" and at < len(quoted) and not context.text[end : quoted[at].outer_start].strip():
            continue  # what was said follows on a line of its own
        yield Unit(start, end, tuple(quoted[first:at]))
        first = at
        start = sentences[no].start if no < len(sentences) else line_end


@cache
def _needs() -> dict[str, str]:
    return {row["form"]: row["needs"] for row in read_table("quote_cues")}


@cache
def verbs() -> re.Pattern[str]:
    """Any verb of saying."""
    return re.compile(any_of(_needs()), re.IGNORECASE)


@lru_cache(maxsize=1)
def _verbs_of(text: str) -> tuple[list[int], list[re.Match[str]]]:
    """Where the verbs of saying of an article begin, and the verbs: each sentence is asked for them several times."""
    said = list(verbs().finditer(text))
    return [match.start() for match in said], said


def cues(context: Context, start: int, end: int) -> Iterator[Cue]:
    """Verbs of saying in text[start:end] that are no nouns, infinitives, passives or parts of names (`Tiếng nói`)."""
    text = context.text
    not_after = words_before("quote_words", "kind", "not_after")
    starts, said = _verbs_of(text)
    for match in said[bisect_left(starts, start) : bisect_left(starts, end)]:
        if match.end() > end:
            break
        capital_inside = match[0][0].isupper() and text[max(start, match.start() - 2) : match.start()].strip(' “"')
        named = capital_inside or (match[0][0].isupper() and text[match.start() - 2 : match.start() - 1].isalnum())
        inside = any(mention.start <= match.start() < mention.end for mention in context.around(match.start()))
        if inside or words_of("quote_words", "kind", "no_cue").match(text, match.start(), end):
            continue
        needs = _needs()[match[0].lower()]
        tone = needs == "quote" and verbs().match(text, match.end() + 1, end)  # `buồn bã nói`
        before = not_after.search(text, max(start, match.start() - 20), match.start())
        if before and text[before.start()].isupper() and before.start() > start:
            before = None  # `chị Như nói`: a name
        if not named and not tone and not before:
            yield Cue(match.start(), match.end(), needs)


@cache
def _addressed() -> re.Pattern[str]:
    """`với báo chí rằng `: to whom it was said, between the verb and the statement."""
    says = any_of(forms("quote_words", "kind", "says_that"))
    return re.compile(rf"{any_of(forms('quote_words', 'kind', 'to_whom'))} [^,.:;\n]{{1,50}}? {says} ", re.IGNORECASE)


def statement_start(text: str, cue: Cue, end: int) -> int | None:
    """Where the statement behind a verb of saying begins; None where it has an object instead."""
    at = cue.end
    marked = text[cue.start : cue.end].lower().endswith(forms("quote_words", "kind", "says_that"))
    while True:
        space = _SPACE.match(text, at, end)
        marks = ":" if cue.needs == "quote" else ",:"
        marked = marked or bool(space and any(mark in space[0] for mark in marks))
        at = space.end() if space else at
        word = words_of("quote_words", "kind", "marks_statement").match(text, at, end)
        if not word or word.end() < at + len((_adverb(text, at, end) or word)[0]):
            break  # `tiếp tục` is no `tiếp`
        marked = marked or word[0].lower() in forms("quote_words", "kind", "says_that")
        at = word.end()
    if addressed := _addressed().match(text, at, end):
        at, marked = addressed.end(), True
    if not has_words(text, at, end):
        return None
    if cue.needs == "order":
        limit = min(end, at + _DEMAND_WITHIN)
        demanded = words_of("quote_words", "kind", "demand").search(text, at, limit)
        return at if marked or demanded else None
    if cue.needs == "sure":
        return at
    if cue.needs == "free":
        noun = words_of("quote_words", "kind", "not_before").match(text, at, end)
        return at if marked or not noun or _is_clause(text, noun, end) else None
    tense = words_of("quote_words", "kind", "tense").match(text, at, end)
    return at if marked or (cue.needs == "mark" and tense) else None


def _is_clause(text: str, noun: re.Match[str], end: int) -> bool:
    """Whether what begins like an object is the subject of a verb with a tense: `hy vọng các em sẽ …`."""
    if not words_of("quote_words", "kind", "determiner").fullmatch(noun[0]):
        return False
    limit = min(end, noun.end() + _SUBJECT)
    tense = words_of("quote_words", "kind", "tense").search(text, noun.end(), limit)
    return bool(tense) and "," not in text[noun.end() : tense.start()]  # type: ignore[union-attr]


def _adverb(text: str, at: int, end: int) -> re.Match[str] | None:
    return words_of("quote_words", "kind", "adverb").match(text, at, end)


def is_marked(text: str, verb: int) -> bool:
    """Whether the verb of saying at text[verb] has `rằng`, a colon or a quotation behind it."""
    that = words_of("quote_words", "kind", "says_that").search(text, verb, verb + _MARK_WITHIN)
    return bool(that) or is_quoted(text, verb)


def is_quoted(text: str, verb: int) -> bool:
    """Whether the verb of saying at text[verb] has a colon or a quotation behind it."""
    return _MARKED.search(text, verb, verb + _MARK_WITHIN) is not None


def has_words(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is long enough for a statement."""
    return len(text[start : min(end, start + 60)].split()) >= LEAST_WORDS
