"""Reported statements: `Ông Sơn cho biết …`, `Theo ông Sơn, …`, and headlines with a colon."""

import re
from bisect import bisect_right

from tasks.findings.context import Context, Party
from tasks.findings.quotes.saying import Unit, according, cues_in, has_words, statement_start
from tasks.findings.quotes.speakers import Speakers
from tasks.findings.words import words_before, words_of

_MARKS = re.compile(r"[\s,:–-]*")
_SOURCE_END = re.compile(r"[,:“\"]")
_SOURCE_REACH = 80  # characters between `theo` and the name of the source
_TOO_LONG = 4  # words behind a name that are no part of the source
_LEADING = ("quote", "order")  # verbs that need their statement behind them
_CLOSING = 120  # characters a speaker and a verb at the end of a sentence take up
_OPENING = 40  # characters a sentence opens with
_WHOLE = 8  # words of a statement that needs no mark
_BEFORE_THEO = (",", "(", "–", "-", ":")


def headline(context: Context, speakers: Speakers, unit: Unit) -> tuple[Party, int, int] | None:
    """`Bộ trưởng Sơn: 'Không cắt giảm'`, also the post alone: speaker, and the span of what is behind the colon."""
    text = context.text
    colon = text.find(":", unit.start, unit.end)
    if colon < 0:
        return None
    named = [no for no in context.mentions_in(unit.start, colon, "PER") if context.mentions[no].end == colon]
    speaker = speakers.people.full(named[0]) if named else speakers.stand_ins.holder(unit.start, colon)
    if not speaker:
        return None
    start, end = colon + 1, unit.end
    while start < end and text[start] in " '‘“\"":
        start += 1
    while end > start and text[end - 1] in " '’”\".":
        end -= 1
    return (speaker, start, end) if has_words(text, start, end) else None


def according_to(context: Context, speakers: Speakers, unit: Unit) -> tuple[Party, str, int, int] | None:
    """`Theo ông Sơn, …`, or `…, theo ông Sơn.`: speaker, cue, and the span of the statement."""
    text = context.text
    for match in according().finditer(text, unit.start, unit.end):
        before = text[max(unit.start, match.start() - 60) : match.start()].rstrip()
        opens = len(before.split()) <= 1
        if not opens and not before.endswith(_BEFORE_THEO) and not _links(before):
            continue
        found = source(context, speakers, match.end(), unit.end)
        if not found:
            continue
        speaker, at = found
        if text[unit.end - 1] == "?" and not context.mentions_in(match.end(), at, "PER ORG"):
            continue  # `Theo bà, …?` asks her
        start = _skip_marks(text, at, unit.end)
        if then := words_of("quote_words", "kind", "ends_source").match(text, start, unit.end):
            start = _skip_marks(text, then.end(), unit.end)
        if has_words(text, start, unit.end):
            # `Theo ông Sơn cho biết, …`: the verb is no part of what he said.
            said = next(cues_in(text, max(match.end(), at - 15), start), None)
            return speaker, match[0], max(start, said.end if said else 0), unit.end
        if not opens and has_words(text, unit.start, match.start()):
            return speaker, match[0], unit.start, match.start()
    return None


def _links(before: str) -> bool:
    return bool(words_before("quote_words", "kind", "and").search(before))


def source(context: Context, speakers: Speakers, start: int, limit: int) -> tuple[Party, int] | None:
    """Who is meant by the words behind `theo` at text[start], and where these end."""
    text = context.text
    start = _skip_marks(text, start, limit)
    person = words_of("person_roles", "kind", "person").match(text, start, limit)  # `luật sư`, no `luật`
    if words_of("quote_words", "kind", "no_source").match(text, start, limit) and not person:
        return None
    noun = words_of("quote_words", "kind", "source_noun").match(text, start, limit)
    if noun and not context.mentions_in(start, start + 1, "PER ORG"):
        start = noun.end()
    named = context.mentions_in(start, min(limit, start + _SOURCE_REACH), "PER ORG")
    at = start
    if named:
        mention = context.mentions[named[0]]
        at = mention.end
        if mention.role and (role := text.find(mention.role, at, at + 6 + len(mention.role))) >= 0:
            at = role + len(mention.role)
    mark = _SOURCE_END.search(text, at, limit)
    end = mark.start() if mark else limit
    if then := words_of("quote_words", "kind", "ends_source").search(text, at, end):
        end = then.start()
    end = _behind_place(context, end, limit) if named else end
    more = context.mentions_in(at, end, "PER ORG")
    if named and not more and not text.startswith((" -", " –", " ("), at) and len(text[at:end].split()) >= _TOO_LONG:
        behind = _skip_marks(text, at, end)
        if not words_of("quote_words", "kind", "of_source").match(text, behind, end):
            end = at  # `Theo Sở Y tế số ca mắc mới đã giảm, …`: no comma parts source and statement
    if named and _SOURCE_END.search(text, start, context.mentions[named[0]].start):
        return None  # the name stands behind a comma: it belongs to the statement
    speaker = speakers.source(start, end)
    return (speaker, end) if speaker else None


def _behind_place(context: Context, at: int, limit: int) -> int:
    """Where a source ends that ends at text[at], or with the places it is of behind that comma (`…, Quảng Ninh, …`)."""
    text, end = context.text, at
    for no in context.mentions_in(at, limit, "LOC"):
        place = context.mentions[no]
        if text[end : place.start] != ", ":
            break
        if not text.startswith(",", place.end):
            return at  # `Theo Sở Tre, Hà Nội, Huế và …`: places the statement begins with
        end = place.end
    return end


def reported(context: Context, speakers: Speakers, unit: Unit) -> tuple[Party, str, int] | None:
    """The first verb of saying with a speaker before and a statement behind it: speaker, verb, start."""
    quoted = [(q.outer_start, q.outer_end) for q in unit.quoted]
    for cue in cues_in(context.text, unit.start, unit.end):
        at = bisect_right(quoted, (cue.start, unit.end))
        if at and cue.start < quoted[at - 1][1]:
            continue  # said inside a quotation
        start = statement_start(context.text, cue, unit.end)
        if start is not None and (speaker := speakers.before(unit.start, cue.start)):
            return speaker, context.text[cue.start : cue.end], start
    return None


def trailing(context: Context, speakers: Speakers, unit: Unit) -> tuple[Party, str, int] | None:
    """`Lớp học đã mở cửa từ sáng sớm, ông Sơn nói.`: speaker, verb, and where the statement before them ends."""
    text = context.text
    for cue in cues_in(text, max(unit.start, unit.end - _CLOSING), unit.end):
        comma = text.rfind(", ", unit.start, cue.start)
        if comma < 0 or cue.needs in _LEADING or text[cue.end : unit.end].strip(" .…!"):
            continue
        framed = words_of("quote_words", "kind", "frame").match(text, unit.start, comma) or next(
            cues_in(text, unit.start, min(comma, unit.start + _OPENING)), None
        )
        if framed or len(text[unit.start : comma].split()) < _WHOLE:
            continue
        if not context.mentions_in(comma, cue.start, "PER ORG"):
            continue
        if speaker := speakers.before(comma + 2, cue.start):
            return speaker, text[cue.start : cue.end], comma
    return None


def goes_on(context: Context, unit: Unit) -> tuple[str, int] | None:
    """Behind a quotation, a second verb and where its statement begins (`“…”, ông Sơn nói và cho biết …`)."""
    joined = words_before("quote_words", "kind", "and")
    for cue in cues_in(context.text, unit.start, unit.end):
        if joined.search(context.text, unit.start, cue.start):
            start = statement_start(context.text, cue, unit.end)
            return None if start is None else (context.text[cue.start : cue.end], start)
    return None


def says_so(context: Context, speakers: Speakers, unit: Unit) -> tuple[Party, str] | None:
    """Speaker and verb of a sentence about the quotation before it: `“…”. Ông Sơn trả lời như vậy.`"""
    so = words_of("quote_words", "kind", "so")
    for cue in cues_in(context.text, unit.start, unit.end):
        if so.match(context.text, cue.end + 1, unit.end) and (speaker := speakers.before(unit.start, cue.start)):
            return speaker, context.text[cue.start : cue.end]
    return None


def speaks_unnamed(context: Context, unit: Unit) -> bool:
    """Whether somebody without a name says something: `Một giáo viên cho rằng …`."""
    for cue in cues_in(context.text, unit.start, unit.end):
        if statement_start(context.text, cue, unit.end) is not None:
            return bool(words_of("quote_words", "kind", "somebody").search(context.text, unit.start, cue.start))
    return False


def _skip_marks(text: str, at: int, end: int) -> int:
    match = _MARKS.match(text, at, end)
    return match.end() if match else at
