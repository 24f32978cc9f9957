"""Statements with their speakers: direct (in quotation marks) and reported.

Rules of attribution after Pouliquen, Steinberger & Best, "Automatic detection of quotations in
multilingual news" (2007): quotation, verb of saying and speaker side by side, in any order.
"""

from collections.abc import Iterator
from dataclasses import replace

from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.model import Quote
from tasks.findings.quotes.direct import ENDS, attribution, goes_on_quoted, is_all_of, is_statement
from tasks.findings.quotes.reported import (
    according_to,
    goes_on,
    headline,
    reported,
    says_so,
    speaks_unnamed,
    through_press,
    trailing,
)
from tasks.findings.quotes.saying import Unit, units
from tasks.findings.quotes.speakers import Speakers
from tasks.findings.quotes.untagged import with_untagged
from tasks.language.article import Line

_COLON = ":"  # what introduces a statement in a headline, for want of a verb
_LINES = 8  # lines a quotation runs through at most
_OPENING = '“«"'
_CLOSING = ("”", "»", '"')
_STOPS = " .,;:"


def find_quotes(context: Context) -> Iterator[Quote]:
    """Statements of the article; a direct one may have several sentences, a reported one has one.

    Whoever is not named speaks no quote. Of a chain of direct quotes only one need name the speaker.
    """
    context, numbers = with_untagged(context)
    for quote in _find(context):
        no = quote.speaker_mention
        yield quote if no is None else replace(quote, speaker_mention=numbers[no])


def _find(context: Context) -> Iterator[Quote]:
    speakers = Speakers(context)
    unsigned: tuple[int, int, bool] | None = None  # the statement right before, of nobody so far, and whether quoted
    for start, end, role in _stretches(context):
        cue = ""  # of the quote right before, in this stretch
        for unit in units(context, start, end):
            found = list(_read(context, speakers, unit, cue, role))
            if unsigned and not found and (said := says_so(context, speakers, unit)):
                found = [_quote(context, *unsigned[:2], *said, direct=unsigned[2])]
            unsigned = None if found else _unsigned(context, unit, role)
            for quote in found:
                speakers.stand_ins.last = Party(quote.speaker, quote.speaker_mention)
                yield quote
            cue = found[-1].cue if found else ""
            speakers.stand_ins.unnamed = not found and (speakers.stand_ins.unnamed or speaks_unnamed(context, unit))


def _unsigned(context: Context, unit: Unit, role: str) -> tuple[int, int, bool] | None:
    """Span of what a sentence says, that the next may give a speaker: a quotation alone, or an opening without any."""
    for quoted in unit.quoted:
        if is_all_of(context.text, unit, quoted) and is_statement(context, quoted):
            return quoted.start, quoted.end, True
    opens = role == "lead" or (role == "body" and unit.start == _first_body(context))
    return (unit.start, unit.end, False) if opens and not unit.quoted and role != "title" else None


def _first_body(context: Context) -> int:
    return next((line.start for line in context.article.lines if line.role == "body"), -1)


def _stretches(context: Context) -> Iterator[tuple[int, int, str]]:
    """Lines with their roles; those that one quotation runs through, or that lead to the next (`nói:`), as one."""
    text, lines = context.text, context.article.lines
    no = 0
    while no < len(lines):
        first = last = no
        while last + 1 < len(lines) and lines[first].role == lines[last + 1].role == "body":
            closing = next(
                (n for n in range(last + 1, min(last + 1 + _LINES, len(lines))) if _closes(text, lines[n])), 0
            )
            if _leads_on(text, lines[last], lines[last + 1]):
                last += 1
            elif _stays_open(text, lines[last]) and closing and all(n.role == "body" for n in lines[last:closing]):
                last = closing
            else:
                break
        yield lines[first].start, lines[last].end, lines[first].role
        no = last + 1


def _leads_on(text: str, line: Line, after: Line) -> bool:
    return text[line.start : line.end].rstrip().endswith(":") and text[after.start] in _OPENING


def _stays_open(text: str, line: Line) -> bool:
    """Whether the last quotation that opens in a line does not close there."""
    return max(text.rfind(mark, line.start, line.end) for mark in "“«") > max(
        text.rfind(mark, line.start, line.end) for mark in "”»"
    )


def _closes(text: str, line: Line) -> bool:
    """Whether a line closes a quotation that it did not open."""
    found = [text.find(mark, line.start, line.end) for mark in "”»"]
    closing = min((at for at in found if at >= 0), default=-1)
    return closing >= 0 and not any(mark in text[line.start : closing] for mark in "“«")


def _read(context: Context, speakers: Speakers, unit: Unit, last_cue: str, role: str) -> Iterator[Quote]:
    at, speaker = unit.start, NOBODY
    statements = [q for q in unit.quoted if is_statement(context, q)]
    for no, quoted in enumerate(statements):
        end = statements[no + 1].outer_start if no + 1 < len(statements) else unit.end
        found = attribution(context, speakers, Unit(at, end), quoted) or goes_on_quoted(
            speakers, unit, quoted, last_cue
        )
        if found:
            yield _quote(context, quoted.start, quoted.end, *found, direct=True)
            at, speaker = quoted.outer_end, found[0]
    if speaker != NOBODY:
        if second := goes_on(context, Unit(at, unit.end)):
            yield _quote(context, second[1], unit.end, speaker, second[0], direct=False)
        return
    if role == "title" and (titled := headline(context, speakers, unit)):
        speaker, start, end = titled
        yield _quote(context, start, end, speaker, _COLON, direct=bool(unit.quoted))
    elif told := according_to(context, speakers, unit) or reported(context, speakers, unit):
        told = through_press(context, speakers, told)
        yield _quote(context, told.start, told.end, told.speaker, told.cue, direct=False)
    elif not unit.quoted and (said := trailing(context, speakers, unit)):
        speaker, cue, end = said
        yield _quote(context, unit.start, end, speaker, cue, direct=False)


def _quote(context: Context, start: int, end: int, speaker: Party, cue: str, *, direct: bool) -> Quote:
    start += len(context.text[start:end]) - len(context.text[start:end].lstrip(ENDS))
    body = context.text[start:end].rstrip(_STOPS)
    if body[-1:] in _CLOSING and not any(mark in body[:-1] for mark in _OPENING):
        body = body[:-1].rstrip(_STOPS)  # closes a quotation that opens before the statement
    end = start + max(len(body), 1)
    return Quote(
        start=start,
        end=end,
        surface=context.text[start:end],
        speaker=speaker.name or "",
        speaker_mention=speaker.mention_no,
        cue=cue,
        text=context.text[start:end],
        direct=direct,
    )
