"""The noun phrase that starts at a place of a text, in the shortest form that makes sense.

A word list stands in for a parser: words are cut by longest match, and the phrase goes on until a word that
no noun phrase of a count goes on with (verbs, prepositions, particles), a capital or a mark.
"""

import re
from functools import cache
from typing import NamedTuple

from tasks.findings.numeric.lexicon import GLUE, lower
from tasks.tables import read_table

_SYLLABLE = re.compile(r"[^\W\d_]+(?:[-&][^\W\d_]+)*")
_LONGEST_WORD = 4  # syllables
_LONGEST = 9  # syllables of a phrase
_REACH = 120  # characters that are looked at
_QUOTES = "“”\"'‘’"
_JOINED = re.compile(r"(?:,| -| –)? ")


class _Word(NamedTuple):
    start: int
    end: int
    kinds: frozenset[str]
    written: str


@cache
def _words() -> dict[str, frozenset[str]]:
    kinds: dict[str, frozenset[str]] = {}
    for row in read_table("counted_words"):
        kinds[row["form"]] = kinds.get(row["form"], frozenset()) | {row["kind"]}
    return kinds


def _word_at(text: str, at: int, end: int) -> _Word | None:
    """The longest listed word that starts at `at`, or one syllable."""
    stops: list[int] = []
    while len(stops) < _LONGEST_WORD and (not stops or text[stops[-1] : stops[-1] + 1] == " "):
        stop = _syllable_end(text, stops[-1] + 1 if stops else at, end)
        if stop is None:
            break
        stops.append(stop)
    if not stops:
        return None
    for stop in reversed(stops):
        if (kinds := _words().get(lower(text[at:stop]))) is not None:
            return _Word(at, stop, kinds, text[at:stop])
    return _Word(at, stops[0], frozenset(), text[at : stops[0]])


def _syllable_end(text: str, at: int, end: int) -> int | None:
    """Where the syllable at text[at] ends; the next one may be glued to it (`phần quàNgày 31`)."""
    match = _SYLLABLE.match(text, at, end)
    if match is None:
        return None
    written = match[0]
    if written.islower() or written.isupper() or (glue := GLUE.search(written)) is None:
        return match.end()
    return at + glue.start()


def _is_name(word: _Word) -> bool:
    return (
        word.written[0].isupper()
        and not word.written.isupper()
        and not (len(word.written) <= 7 and sum(c.isupper() for c in word.written) > 1)
    )


def phrase_at(
    text: str, at: int, *, limit: int | None = None, deeds: bool = False, until: int = -1
) -> tuple[int, int] | None:
    """Where the phrase that starts at text[at] stands, before `limit`; None where none starts there.

    With `deeds` a verb of two syllables may begin it: `2 báo cáo`, `37 thỏa thuận`. One that reaches `until`
    is whole, whatever its last word.
    """
    end = min(len(text) if limit is None else limit, at + _REACH)
    line = text.find("\n", at, end)
    end = line if line >= 0 else end
    if at < end and text[at] in _QUOTES:
        closed = max(text.find(mark, at + 1, end) for mark in _QUOTES)
        return (at + 1, closed) if at + 1 < closed else None
    start = stop = at
    words: list[_Word] = []
    while (word := _word_at(text, stop, end)) is not None:
        if not words and "left out" in word.kinds:
            start = stop = word.end + 1
            continue
        if not words and until < 0 and _is_name(word) and not word.kinds & (_NOUNS | {"title"}):
            break  # `14 Bà Triệu`: no noun of a table, nor the subject of a sentence
        if not (_goes_on(words, word) or (deeds and not words and _is_deed(word))):
            if "verb" in word.kinds and len(words) > 1 and "new" in words[-1].kinds:
                words.pop()  # `22 giáo viên mới đảm nhiệm được`: an adverb
            break
        words.append(word)
        stop = word.end
        if len(words) >= _LONGEST or "alone" in words[0].kinds or text[stop : stop + 1] != " ":
            break
        stop += 1
    while len(words) > 1 and words[-1].end + 1 != until and "open" in words[-1].kinds:
        words.pop()
    return (start, _coordinated(text, words, end)) if words else None


def is_class_word(phrase: str) -> bool:
    """Whether the phrase is a bare `loại`, `mức`, …: a word that sorts what is counted elsewhere."""
    return "open" in _words().get(lower(phrase), ())


def starts_group(text: str, at: int) -> bool:
    """Whether the word at text[at] is one of those that people and bodies are counted by."""
    word = _word_at(text, at, min(len(text), at + _REACH))
    return word is not None and "group" in word.kinds


def starts_event(text: str, at: int) -> bool:
    """Whether the word at text[at] is one of those that events and things are counted by (`vòng`, `phòng học`)."""
    word = _word_at(text, at, min(len(text), at + _REACH))
    return word is not None and bool(word.kinds & {"head", "noun"})


def starts_thing(text: str, at: int, deeds: bool = False) -> bool:
    """Whether a word in lower case stands at text[at] that a noun phrase may go on with; with `deeds` also a verb."""
    word = _word_at(text, at, min(len(text), at + _REACH))
    if word is None:
        return False
    return "noun" in word.kinds or not (word.written[0].isupper() or word.kinds & (_STOPS if deeds else _ENDS))


_STOPS = frozenset({"stop", "and", "link", "said before", "rises to", "clause", "before five", "each"})
_NOUNS = frozenset({"noun", "group", "head", "alone"})
_ENDS = _STOPS | {"verb", "left out", "number of"}


def _is_deed(word: _Word) -> bool:
    return "verb" in word.kinds and " " in word.written and not word.kinds & _STOPS


def _goes_on(words: list[_Word], word: _Word) -> bool:
    if not words:
        return bool(word.kinds & _NOUNS) or not word.kinds & (_STOPS | {"verb", "adjective", "new"})
    if "noun" in word.kinds:
        return True
    if word.kinds & _STOPS or word.kinds & {"left out", "inside"}:
        return False
    if "verb" in word.kinds:  # an event is named by a verb of two syllables: `vụ khởi kiện`
        return len(words) == 1 and "head" in words[0].kinds and " " in word.written
    return not _is_name(word)


def _lists(word: _Word) -> bool:
    """`cán bộ`, `KCN`, `trường nghề` (by its head): what stands in lists of what is counted."""
    syllables = lower(word.written).split()
    heads = [" ".join(syllables[:n]) for n in range(1, len(syllables))] if "noun" in word.kinds else []
    grouped = "group" in word.kinds or any("group" in _words().get(head, ()) for head in heads)
    return grouped or (word.written.isupper() and len(word.written) > 1)


def _coordinated(text: str, words: list[_Word], end: int) -> int:
    """The end of the phrase with those that stand beside it: `cán bộ, đoàn viên và nhà giáo`."""
    stop = words[-1].end
    if not _lists(words[0]):
        return stop
    while (joint := _JOINED.match(text, stop, end)) is not None:
        word = _word_at(text, joint.end(), end)
        if word is not None and "and" in word.kinds and text[word.end : word.end + 1] == " ":
            word = _word_at(text, word.end + 1, end)
        elif joint[0] == " ":
            break
        if word is None or not _lists(word):
            break
        more = [word]
        while text[more[-1].end : more[-1].end + 1] == " ":
            following = _word_at(text, more[-1].end + 1, end)
            if following is None or not _goes_on(more, following) or len(more) > 3:
                break
            more.append(following)
        if (verb := _word_at(text, more[-1].end + 1, end)) is not None and "of its own" in verb.kinds:
            break  # `16.000 học sinh, khối tiểu học tăng …` is the next clause
        stop = more[-1].end
    return stop
