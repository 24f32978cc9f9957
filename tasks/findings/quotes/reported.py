"""Reported statements: `Ông Sơn cho biết …`, `Theo ông Sơn, …`, and headlines with a colon."""

import re
from bisect import bisect_right
from typing import NamedTuple

from tasks.findings.context import Context, Party
from tasks.findings.model import Mention
from tasks.findings.quotes.saying import Cue, Unit, according, cues, has_words, statement_start
from tasks.findings.quotes.speakers import Speakers
from tasks.findings.words import forms, run_of, words_before, words_of

_MARKS = re.compile(r"[\s,:–-]*")
_SOURCE_END = re.compile(r"[,:“\"]")
_SOURCE_REACH = 80  # characters between `theo` and the name of the source
_TOO_LONG = 4  # words behind a name that are no part of the source
_CLOSING = 120  # characters a speaker and a verb at the end of a sentence take up
_OPENING = 40  # characters a sentence opens with
_WHOLE = 8  # words of a statement that needs no mark
_BESIDE = 80  # characters between a speaker and his verb
_BEFORE_THEO = (",", "(", "–", "-", ":")


class Said(NamedTuple):
    """A reported statement, text[start:end], who made it and the verb (or `theo`) that says so."""

    speaker: Party
    cue: str
    start: int
    end: int


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


def according_to(context: Context, speakers: Speakers, unit: Unit) -> Said | None:
    """`Theo ông Sơn, …`, or `…, theo ông Sơn.`"""
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
            said = next(cues(context, max(match.end(), at - 15), start), None)
            return Said(speaker, match[0], max(start, said.end if said else 0), unit.end)
        if not opens and has_words(text, unit.start, match.start()):
            return Said(speaker, match[0], unit.start, match.start())
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
    stop = _SOURCE_END.search(text, at, limit)
    end = stop.start() if stop else limit
    if then := words_of("quote_words", "kind", "ends_source").search(text, at, end):
        end = then.start()
    end = _behind_apposed(context, end, limit) if named else end
    more = context.mentions_in(at, end, "PER ORG")
    if named and not more and not text.startswith((" -", " –", " ("), at) and len(text[at:end].split()) >= _TOO_LONG:
        behind = _skip_marks(text, at, end)
        if not words_of("quote_words", "kind", "of_source").match(text, behind, end):
            end = at  # `Theo Sở Y tế số ca mắc mới đã giảm, …`: no comma parts source and statement
    mark = _SOURCE_END.search(text, start, context.mentions[named[0]].start) if named else None
    if mark and not _apposed(text, start, mark, context.mentions[named[0]]):
        return None  # the name stands behind a comma: it belongs to the statement
    speaker = speakers.source(start, end)
    return (speaker, end) if speaker else None


def _apposed(text: str, start: int, mark: re.Match[str], name: Mention) -> bool:
    """`giảng viên lớp học, chị Hà,`: a name that tells who the words before its comma mean, and closes what follows."""
    post = any(words_of("person_roles", "kind", kind).match(text, start, mark.start()) for kind in ("post", "person"))
    titles = run_of("person_roles", "address", "rank").fullmatch(text, mark.end(), name.start)
    closed = text[name.end : name.end + 1] in (",", ".", "(", "") or text.startswith(" (", name.end)
    return bool(mark[0] == "," and post and titles and closed and name.type == "PER")


def _behind_apposed(context: Context, at: int, limit: int) -> int:
    """Where a source ends that ends at text[at], or with where and what it is behind that comma.

    `Theo bà Hà, Quảng Ninh, …`, `Theo bà Hà, Bệnh viện Tre, …`, `Theo bà Hà, cựu biên tập viên của Sen, …`
    """
    text, end = context.text, at
    while text.startswith(", ", end):
        start = end + 2
        comma = text.find(",", start, min(limit, start + _SOURCE_REACH))
        named = [context.mentions[no] for no in context.mentions_in(start, start + 1, "LOC ORG")]
        if not named and not (comma > 0 and _tells_who(text, start, comma)):
            break
        if named and not text.startswith(",", named[0].end):
            # `Theo Sở Tre, Hà Nội, Huế và …`: places the statement begins with
            return at if named[0].type == "LOC" else end
        end = named[0].end if named else comma
    return end


def _tells_who(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] says what somebody is, and tells nothing of him."""
    kinds = ("post", "person", "before_post")
    role = any(words_of("person_roles", "kind", kind).match(text, start, end) for kind in kinds)
    return role and not any(
        part[0].lower() not in forms("person_roles", "kind", "part_behind")
        for part in words_of("person_roles", "kind", "no_part").finditer(text, start, end)
    )


def reported(context: Context, speakers: Speakers, unit: Unit) -> Said | None:
    """What the first verb of saying reports that has a speaker before and a statement behind it."""
    quoted = [(q.outer_start, q.outer_end) for q in unit.quoted]
    for cue in cues(context, unit.start, unit.end):
        at = bisect_right(quoted, (cue.start, unit.end))
        if at and cue.start < quoted[at - 1][1]:
            continue  # said inside a quotation
        start = statement_start(context.text, cue, unit.end)
        if start is None or _frames(context.text, unit, cue):
            continue
        if speaker := speakers.before(unit.start, cue.start):
            last, start = _last_of_run(context, cue, start, unit.end)
            return Said(speaker, context.text[last.start : last.end], start, unit.end)
    return None


def _frames(text: str, unit: Unit, cue: Cue) -> bool:
    """`Trước khi ông Hà phát biểu, …`: whether the clause of a verb only says when something else was."""
    when = words_of("quote_words", "kind", "when").match(text, unit.start, cue.start)
    return bool(when) and "," not in text[unit.start : cue.start]


def _last_of_run(context: Context, cue: Cue, start: int, end: int) -> tuple[Cue, int]:
    """Of `đã phản hồi, cho rằng …`: the verb that the statement follows, and where that begins."""
    second = next(cues(context, start, min(end, start + _OPENING)), None)
    said = statement_start(context.text, second, end) if second and second.start == start else None
    return (cue, start) if second is None or said is None else (second, said)


def through_press(context: Context, speakers: Speakers, said: Said) -> Said:
    """`Theo Reuters, bà Hà cho biết …`: where the press tells what somebody named says, it is hers."""
    if not speakers.people.is_press(said.speaker):
        return said
    inner = reported(context, speakers, Unit(said.start, said.end))
    if not inner or inner.speaker.mention_no is None:
        return said
    named = context.mentions[inner.speaker.mention_no]
    verb = context.text.rfind(inner.cue, said.start, inner.start)
    gap = context.text[named.end : verb]
    says = said.start <= named.start < verb and len(gap) <= _BESIDE and gap.count(",") != 1
    return inner if says else said


def trailing(context: Context, speakers: Speakers, unit: Unit) -> tuple[Party, str, int] | None:
    """`Lớp học đã mở cửa từ sáng sớm, ông Sơn nói.`: speaker, verb, and where the statement before them ends."""
    text = context.text
    for cue in cues(context, max(unit.start, unit.end - _CLOSING), unit.end):
        comma = text.rfind(", ", unit.start, cue.start)
        if comma < 0 or cue.needs == "quote" or text[cue.end : unit.end].strip(" .…!"):
            continue
        framed = words_of("quote_words", "kind", "frame").match(text, unit.start, comma) or next(
            cues(context, unit.start, min(comma, unit.start + _OPENING)), None
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
    for cue in cues(context, unit.start, unit.end):
        if joined.search(context.text, unit.start, cue.start):
            start = statement_start(context.text, cue, unit.end)
            return None if start is None else (context.text[cue.start : cue.end], start)
    return None


def says_so(context: Context, speakers: Speakers, unit: Unit) -> tuple[Party, str] | None:
    """Speaker and verb of a sentence about the quotation before it: `“…”. Ông Sơn trả lời như vậy.`"""
    so = words_of("quote_words", "kind", "so")
    for cue in cues(context, unit.start, unit.end):
        if so.match(context.text, cue.end + 1, unit.end) and (speaker := speakers.before(unit.start, cue.start)):
            return speaker, context.text[cue.start : cue.end]
    return None


def speaks_unnamed(context: Context, unit: Unit) -> bool:
    """Whether somebody without a name says something: `Một giáo viên cho rằng …`."""
    for cue in cues(context, unit.start, unit.end):
        if statement_start(context.text, cue, unit.end) is not None:
            return bool(words_of("quote_words", "kind", "somebody").search(context.text, unit.start, cue.start))
    return False


def _skip_marks(text: str, at: int, end: int) -> int:
    match = _MARKS.match(text, at, end)
    return match.end() if match else at
