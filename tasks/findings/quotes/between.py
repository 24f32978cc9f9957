"""What may stand between a speaker and the verb of saying: adverbs, times, papers, where a body is and what it is."""

import re
from functools import cache

from tasks.findings.context import Context
from tasks.findings.model import Mention
from tasks.findings.words import any_of, forms, words_before, words_of

_ADVERB = 30  # characters an adverb takes up
_TIME = 40  # characters a time takes up
_NAME = 80  # characters a name takes up
_PAPER = 40  # characters that what somebody writes takes up
_SPOKES = 60  # characters of a spokesman and what he is
_ASIDE_WORDS = 12  # words of an aside without a mark: `trong báo cáo hằng ngày`
_BRACKET = re.compile(r"\s*\([^()\n]{1,60}\)")
_MORE = re.compile(r"[^,()\n]{0,80}")
_MARKS = re.compile(r"[\s,()–-]*")
_MARKS_AT_END = re.compile(r"[\s,–-]+\Z")


@cache
def _tail() -> re.Pattern[str]:
    """Words that may stand between speaker and verb, at the end of a stretch."""
    return re.compile(r"(?:[\s,]*" + any_of(forms("quote_words", "kind", "adverb")) + r")\s*\Z", re.IGNORECASE)


@cache
def _written() -> re.Pattern[str]:
    """`ra thông cáo`, `có văn bản`: what somebody writes, at the end of a stretch."""
    writes, paper, press = (any_of(forms("quote_words", "kind", kind)) for kind in ("writes", "document", "press"))
    return re.compile(rf"[\s,]*{writes}\s+{paper}(?:\s+{press})?\s*\Z", re.IGNORECASE)


def without_adverbs(context: Context, start: int, end: int) -> int:
    """Where text[start:end] ends without adverbs, times and papers behind the speaker (`Sở Tre hôm nay (3/5) cũng`)."""
    text = context.text
    while end > start:
        paper = _written().search(text, max(start, end - _PAPER), end)
        tail = paper or _tail().search(text, max(start, end - _ADVERB), end)
        if tail and not _ends_name(context, tail.end()):
            end = tail.start()
            continue
        end = without_marks(text, start, end)
        closed = end - text.startswith(")", end - 1)
        time = next((t for t in context.timexes_in(max(start, end - _TIME), end) if t.end == closed), None)
        if not time or time.start <= start:
            break
        end = time.start - (text[time.start - 1] == "(" and closed < end)
    return without_marks(text, start, end)


def without_marks(text: str, start: int, end: int) -> int:
    """Where text[start:end] ends without commas, dashes and spaces."""
    match = _MARKS_AT_END.search(text, max(start, end - 10), end)
    return match.start() if match else end


def _ends_name(context: Context, at: int) -> bool:
    before = context.mentions_in(max(0, at - _NAME), at, "PER ORG")
    return any(context.mentions[no].end == at for no in before)


def tells_of_body(context: Context, body: Mention, end: int) -> bool:
    """Whether nothing but where a body is, its short form and what it is stand between its name and text[end]."""
    return _is_apposed(context.text, body, end) or _is_where(context, body.end, end)


def _is_apposed(text: str, body: Mention, end: int) -> bool:
    """A bracket, and words after it or a place up to a comma, behind a spokesman's body; what a body is, in commas."""
    spokes = words_before("quote_words", "kind", "spokes").search(text, max(0, body.start - _SPOKES), body.start)
    bracket = _BRACKET.match(text, body.end, end)
    more = _MORE.match(text, bracket.end(), end) if bracket else None
    apposed = words_of("quote_words", "kind", "apposed").match(text, body.end + 2, end)
    closed = text.startswith(",", end)
    return closed and bool((spokes and more and more.end() == end) or (apposed and text.startswith(", ", body.end)))


def _is_where(context: Context, start: int, end: int) -> bool:
    """A bracket, places, an aside."""
    text = context.text
    bracket = _BRACKET.match(text, start, end)
    at = bracket.end() if bracket else start
    if not text[at:end].strip(' )”"'):
        return True
    if is_aside(text, at, end):
        return True
    home = words_of("quote_words", "kind", "home").match(text, at + 1, end)
    first = at = home.end() if home else at
    for no in context.mentions_in(at, end, "LOC"):
        place = context.mentions[no]
        gap = _MARKS.match(text, at, place.start)
        if gap and gap.end() == place.start and (gap[0].strip() or (home and at == first)):
            at = place.end
    return at > first and not text[at:end].strip(" ,)")


def is_aside(text: str, start: int, end: int) -> bool:
    """`trong báo cáo hằng ngày`, `sau khi xem lại`: a few words in small letters without a mark."""
    aside = text[start:end].strip()
    opens = words_of("quote_words", "kind", "aside").match(aside)
    return bool(opens) and aside.islower() and "," not in aside and len(aside.split()) <= _ASIDE_WORDS
