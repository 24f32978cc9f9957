"""Speakers of quotations: `Ông Sơn nói: “…”`, `“…”, ông Sơn nói`, `“…”, theo ông Sơn`."""

import re

from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.quoted import Quoted
from tasks.findings.quotes.reported import source
from tasks.findings.quotes.saying import Unit, according, cues, has_words, verbs, words_saying
from tasks.findings.quotes.speakers import Speakers
from tasks.findings.words import run_of, words_before, words_of

ENDS = ' .,;:…”"’“»«–-*•'
_NEAR = 250  # characters between a quotation and the verb that introduces or follows it
_FEW = 8  # characters around a quotation that are marks and spaces at most
_SENTENCE = 8  # words of a quotation that is surely no name
_DEED_WORDS = 7  # words at most of what one does in speaking (`lắc đầu ngao ngán`)
_DEED = 60  # characters they take up
_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"[\w\s]+")
_MARK = re.compile(r"\s*[,–-]\s*")
_WHOM = re.compile(r" (?:với )?([\w ]+?) ")
_WHOM_WORDS = 5
_DEED_END = re.compile(r"[.;!?]|\Z")

Attribution = tuple[Party, str]


def attribution(context: Context, speakers: Speakers, around: Unit, quoted: Quoted) -> Attribution | None:
    """Speaker and verb of a quotation; text[around.start:around.end] is what of its sentence may name them."""
    return (
        _named_with_colon(context, speakers, around.start, quoted)
        or _introduced(context, speakers, around.start, quoted)
        or _followed(context, speakers, around, quoted)
        or _deed_before(context, speakers, around.start, quoted)
        or _deed_behind(context, speakers, around, quoted)
    )


def is_statement(context: Context, quoted: Quoted) -> bool:
    """Several words that are not the name of a programme."""
    if not has_words(context.text, quoted.start, quoted.end):
        return False
    names = context.mentions_in(quoted.start, quoted.start + 1, "PROGRAMME AWARD LAW")
    return not any(context.mentions[no].end >= quoted.end - 1 for no in names)


def is_all_of(text: str, unit: Unit, quoted: Quoted) -> bool:
    """Whether a sentence is a quotation and nothing else."""
    return not text[unit.start : quoted.outer_start].strip(ENDS) and unit.end - quoted.outer_end <= _FEW


def goes_on_quoted(speakers: Speakers, unit: Unit, quoted: Quoted, last_cue: str) -> Attribution | None:
    """A sentence that is a quotation and nothing else, right after one: the same speaker goes on."""
    last = speakers.stand_ins.last
    return (last, last_cue) if last_cue and last != NOBODY and is_all_of(speakers.context.text, unit, quoted) else None


def _named_with_colon(context: Context, speakers: Speakers, start: int, quoted: Quoted) -> Attribution | None:
    """`Ông Sơn: “…”`: a name with nothing but what the person is, and a colon for a verb."""
    text = context.text
    colon = text.rfind(":", max(start, quoted.outer_start - 3), quoted.outer_start)
    if colon < 0 or text[quoted.outer_start] in "'‘":  # single marks are those of headlines, of other articles too
        return None
    for no in context.mentions_in(start, colon, "PER"):
        person = context.mentions[no]
        before = text[start : person.start].replace(person.role or "", "", 1)
        titled = run_of("person_roles", "address", "rank").fullmatch(before)
        if titled and not text[person.end : colon].strip():
            return speakers.people.full(no), ":"
        break
    return None


def _introduced(context: Context, speakers: Speakers, start: int, quoted: Quoted) -> Attribution | None:
    """`Ông Sơn nói: “…”`, `Ông Sơn cho rằng, …: “…”`, `Theo ông Sơn: “…”`."""
    text = context.text
    start = max(start, quoted.outer_start - 2 * _NEAR)
    with_colon = text[start : quoted.outer_start].rstrip().endswith(":")
    for cue in reversed(list(cues(context, max(start, quoted.outer_start - _NEAR), quoted.outer_start))):
        joined = with_colon or _only_marks(text[cue.end : quoted.outer_start])
        if joined and (speaker := speakers.before(start, cue.start)):
            return speaker, text[cue.start : cue.end]
    for pattern in (words_of("quote_words", "kind", "cites"), according()):
        matches = list(pattern.finditer(text, start, quoted.outer_start))
        match = matches[-1] if matches else None
        if match and _only_marks(text[quoted.outer_start - 2 : quoted.outer_start]):
            found = source(context, speakers, match.end(), quoted.outer_start)
            return (found[0], match[0]) if found else None
    return None


def _only_marks(gap: str) -> bool:
    return not words_of("quote_words", "kind", "marks_statement").sub("", gap).strip(" ,:–-") or _is_addressee(gap)


def _is_addressee(gap: str) -> bool:
    """` các em học sinh `: whom a speaker addresses, between his verb and the quotation."""
    whom = _WHOM.fullmatch(gap)
    if not whom or len(whom[1].split()) > _WHOM_WORDS or not whom[1].islower():
        return False
    start = plural.end() + 1 if (plural := words_of("award_words", "kind", "plural").match(whom[1])) else 0
    return bool(words_of("party_words", "kind", "party").match(whom[1], start))


def _followed(context: Context, speakers: Speakers, around: Unit, quoted: Quoted) -> Attribution | None:
    """`“…”, ông Sơn nói`, `“…”, theo ông Sơn`; where words stand before the quotation, nothing may follow."""
    text = context.text
    end = min(around.end, quoted.outer_end + _NEAR)
    if text.startswith(".", quoted.outer_end):
        return None  # another sentence, glued to this one
    opens = _opens(text, around, quoted)
    for cue in cues(context, quoted.outer_end, end):
        if text.startswith((":", " :"), cue.end):
            break  # it leads to what follows
        apart = text[quoted.outer_end : cue.start].lstrip().startswith((",", "-", "–"))
        if (opens or (apart and not has_words(text, cue.end, around.end))) and (
            speaker := speakers.before(quoted.outer_end, cue.start)
        ):
            return speaker, text[cue.start : cue.end]
    match = words_of("quote_words", "kind", "cites").search(text, quoted.outer_end, end) or according().search(
        text, quoted.outer_end, min(end, quoted.outer_end + _FEW)
    )
    if match and (found := source(context, speakers, match.end(), end)):
        return found[0], match[0]
    noun = words_saying().match(text, quoted.outer_end, end) if opens else None
    if noun and (found := source(context, speakers, noun.end(), end)):
        return found[0], noun["cue"]
    return None


def _opens(text: str, around: Unit, quoted: Quoted) -> bool:
    before = text[around.start : quoted.outer_start][-60:]
    return not before.strip(ENDS) or before.rstrip().endswith((".", "!", "?"))


def _deed_before(context: Context, speakers: Speakers, start: int, quoted: Quoted) -> Attribution | None:
    """`Ông Sơn lắc đầu ngao ngán: “…”`: one who does a thing and a colon, whatever he does."""
    text = context.text
    colon = text.rfind(":", max(start, quoted.outer_start - 3), quoted.outer_start)
    if colon < 0 or not _is_sentence(text, quoted):
        return None
    start = max(start, quoted.outer_start - _NEAR)
    return _deed(context, speakers, start, colon)


def _deed_behind(context: Context, speakers: Speakers, around: Unit, quoted: Quoted) -> Attribution | None:
    """`“…”, ông Sơn lắc đầu.`: behind a quotation one who does a thing, and nothing more."""
    text = context.text
    mark = _MARK.match(text, quoted.outer_end, around.end)
    if not mark or not _opens(text, around, quoted) or not _is_sentence(text, quoted):
        return None
    end = _DEED_END.search(text, mark.end(), around.end)
    return _deed(context, speakers, mark.end(), end.start() if end else around.end)


def _is_sentence(text: str, quoted: Quoted) -> bool:
    return len(text[quoted.start : quoted.end].split()) >= _SENTENCE or text[quoted.end - 1] in "!?…."


def _deed(context: Context, speakers: Speakers, start: int, end: int) -> Attribution | None:
    """The only person named in text[start:end], and the few words behind for what he does."""
    text = context.text
    if words_before("quote_words", "kind", "no_deed").search(text, start, end):
        return None
    near = max(start, end - _DEED)
    for word in list(_WORD.finditer(text, near, end))[-_DEED_WORDS:]:
        if speaker := speakers.named_before(start, word.start()) or speakers.pronoun_before(start, word.start()):
            deed = text[word.start() : end].strip()
            said = list(verbs().finditer(deed))
            if said and said[-1].end() == len(deed):
                return speaker, said[-1][0]
            if _PLAIN.fullmatch(deed) and deed.islower():
                return speaker, deed
    return None
