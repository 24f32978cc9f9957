"""Who is speaking: from the words before a verb of saying to a full name or an organisation."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cache, cached_property

from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.model import Mention
from tasks.findings.names.full_names import outermost
from tasks.findings.words import any_of, forms, words_before, words_of

_REACH = 300  # characters a speaker and what he is may take up before the verb
_HEAD_WORDS = 2  # words of an organisation called by its head noun alone
_NEAR = 400  # characters before a pronoun in which a person of its gender comes before who spoke last
_QUESTIONS = 2  # an interview has so many at least
_STOP = re.compile(r"[.;!?\n]\s")
_OPINION = 24  # characters from `tôi` to `rằng`
_TITLE_WORDS = 8  # words a title before a name has at most
_APPOSITION = re.compile(r"\s*[,(–-]")
_MORE = re.compile(r"\s*\([^()\n]{1,60}\)[^,()\n]{0,80}")
_MARKS_AT_END = re.compile(r"[\s,–-]+\Z")
_WORD_BEFORE = re.compile(r"(\w+)\s+\Z")


@cache
def _tail() -> re.Pattern[str]:
    """Words that may stand between speaker and verb, at the end of a stretch."""
    return re.compile(r"(?:[\s,]*" + any_of(forms("quote_words", "kind", "adverb")) + r")\s*\Z", re.IGNORECASE)


@cache
def _kin() -> re.Pattern[str]:
    """A relative in apposition, at the end of a stretch: whoever follows is whose relative speaks."""
    return re.compile(r",\s+" + any_of(forms("person_roles", "kind", "kin")) + r"(?:\s+(?:của\s+)?\w+)?\s+\Z")


@cache
def _object() -> re.Pattern[str]:
    """`với ông ` and the like at the end of a stretch: whoever follows is no subject."""
    # In small letters: `Bắc Từ Liêm` is a place.
    return re.compile(any_of(forms("quote_words", "kind", "object_of")) + r"\s+(?:\w+\s+){0,2}\Z")


class Speakers:
    """The persons and organisations of an article as speakers."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.last = NOBODY  # who spoke last, in full
        self.unnamed = False  # whether somebody without a name has spoken since

    def full(self, mention_no: int) -> Party:
        """A person in full: the one longer name of the article that begins or ends with this one."""
        mention = self.context.mentions[mention_no]
        name = mention.name if len(mention.name) > len(mention.surface) else mention.surface
        longer = self._longer_names.get(name, set())
        return Party(next(iter(longer)) if len(longer) == 1 else name, mention_no)

    @cached_property
    def _longer_names(self) -> dict[str, set[str]]:
        """Parts of names (last words, first words) -> the longest full names that have them."""
        names = {m.name for m in self.context.mentions if m.type == "PER"}
        longer: dict[str, set[str]] = {}
        for name in names:
            words = name.split()
            for n in range(1, len(words)):
                for part in (" ".join(words[-n:]), " ".join(words[:n])):
                    longer.setdefault(part, set()).add(name)
        return {part: outermost(found) for part, found in longer.items()}

    @cached_property
    def _gender(self) -> dict[str, str]:
        """Full names -> "he" or "she", by the forms of address written before them."""
        counts: dict[str, Counter[str]] = {}
        for no, mention in enumerate(self.context.mentions):
            word = _WORD_BEFORE.search(self.context.text, max(0, mention.start - 12), mention.start)
            if mention.type == "PER" and word:
                for kind in ("he", "she"):
                    if word[1].lower() in forms("quote_words", "kind", kind):
                        counts.setdefault(self.full(no).name or "", Counter())[kind] += 1
        return {name: count.most_common(1)[0][0] for name, count in counts.items()}

    def before(self, start: int, verb: int) -> Party | None:
        """The speaker whose verb of saying stands at text[verb], named in text[start:verb]; else None."""
        text = self.context.text
        start = max(start, verb - _REACH)
        end = self._without_adverbs(start, verb)
        if found := self._named_last(start, end):
            return found
        if found := self._stands_for(start, end):
            return found
        if words_before("quote_words", "kind", "and").search(text, start, _strip(text, start, end)):
            return self._first_subject(start, end)
        return None

    def _without_adverbs(self, start: int, end: int) -> int:
        text = self.context.text
        while match := _tail().search(text, max(start, end - 30), end):
            if self._ends_mention(match.end()):
                break
            end = match.start()
        return _strip(text, start, end)

    def _ends_mention(self, at: int) -> bool:
        before = self.context.mentions_in(max(0, at - 80), at, "PER ORG")
        return any(self.context.mentions[no].end == at for no in before)

    def _named_last(self, start: int, end: int) -> Party | None:
        """A person right before text[end] or with nothing but what he is between; or an organisation."""
        context, text = self.context, self.context.text
        persons = [no for no in context.mentions_in(start, end, "PER") if context.mentions[no].end <= end]
        bodies = [no for no in context.mentions_in(start, end, "ORG") if context.mentions[no].end <= end]
        for no in reversed(persons):
            mention = context.mentions[no]
            gap = text[mention.end : end]
            if _in_bracket(text, start, mention.start, end):
                continue  # `anh Nhân (con bà Tiến) nói`
            if no != persons[0] and _kin().search(text, start, mention.start):
                continue  # `anh Phương, anh trai Yên, nói`
            home = words_of("quote_words", "kind", "home").match(gap.lstrip())
            if gap.strip() and not _APPOSITION.match(gap) and not home:
                break
            if not _object().search(text, max(start, mention.start - 24), mention.start):
                return self.full(no)
            break
        if len(bodies) > 1 and _in_bracket(text, start, context.mentions[bodies[-1]].start, end + 1):
            end = text.rfind("(", start, context.mentions[bodies.pop()].start)  # `Cục Thuế (Bộ Tài chính) cho biết`
        body = context.mentions[bodies[-1]] if bodies else None
        if body and words_before("quote_words", "kind", "passive").search(text, start, body.start):
            return None
        if body and (self._tells_of(body, end) or not text[body.end : end].strip(' )”"')):
            return self._organisation(start, bodies[-1])
        return None

    def _tells_of(self, body: Mention, end: int) -> bool:
        """Whether a bracket, and words after it or a place up to a comma, tell more of a spokesman's organisation."""
        text = self.context.text
        spokes = words_before("quote_words", "kind", "spokes").search(text, max(0, body.start - 60), body.start)
        more = _MORE.match(text, body.end, end)
        return bool(spokes and text.startswith(",", end) and more and more.end() == end)

    def _organisation(self, start: int, mention_no: int) -> Party | None:
        """An organisation speaks for itself or through a spokesman; behind a title, its bearer speaks."""
        mention = self.context.mentions[mention_no]
        text = self.context.text[max(start, mention.start - 60) : mention.start]
        if words_before("quote_words", "kind", "spokes").search(text):
            return self._body(mention_no)
        before = words_before("mention_cues", "kind", "role").search(text)
        if before:
            title = (before[0].strip() + " " + mention.surface).casefold()
            return self._bearer(title)
        return self._body(mention_no)

    def _body(self, mention_no: int) -> Party:
        """An organisation as written; a bare head (`Hiệp hội`) is the one longer name of the article that begins so."""
        surface = self.context.mentions[mention_no].surface
        longer = {
            m.surface: no
            for no, m in enumerate(self.context.mentions[:mention_no])
            if m.type == "ORG" and m.surface.casefold().startswith(surface.casefold() + " ")
        }
        full = outermost(set(longer)) if len(surface.split()) <= _HEAD_WORDS else set()
        if len(full) == 1:
            name = next(iter(full))
            return self.context.party(longer[name])
        return self.context.party(mention_no)

    def _bearer(self, title: str) -> Party | None:
        """The person of whom the article says that he is that: the first whose role begins with it."""
        at = bisect_left(self._roles, (title,))
        if at < len(self._roles) and self._roles[at][0].startswith(title):
            return self.full(self._roles[at][1])
        return None

    @cached_property
    def _roles(self) -> list[tuple[str, int]]:
        """Roles and the mentions of their bearers, sorted."""
        mentions = enumerate(self.context.mentions)
        return sorted((m.role.casefold(), no) for no, m in mentions if m.type == "PER" and m.role)

    def _stands_for(self, start: int, end: int) -> Party | None:
        """A person named before, for `ông`, `người mẹ` or a bare title at the end of the stretch."""
        text = self.context.text
        if words_before("quote_words", "kind", "first_person").search(text, max(start, end - 30), end):
            opinion = words_of("quote_words", "kind", "says_that").search(text, end, end + _OPINION)
            return self._interviewed if opinion else None  # `tôi cho rằng`; `tôi mừng` is talk
        for kind in ("he", "she", "anyone"):
            if match := words_before("quote_words", "kind", kind).search(text, max(start, end - 30), end):
                if words_before("quote_words", "kind", "not_one").search(text, start, match.start()):
                    return None
                return self._subject_of(start, match.start(), kind) or self._person_before(match.start(), kind)
        if match := words_before("mention_cues", "kind", "role").search(text, max(start, end - 40), end):
            title = match[0].strip()
            if title[:1].isupper() and (match.start() - start < 3 or text.endswith(", ", start, match.start())):
                return self._bearer(title.casefold())
        return None

    def _subject_of(self, start: int, at: int, kind: str) -> Party | None:
        """The person who opens text[start:at], a clause before the one whose subject is a pronoun."""
        text = self.context.text
        named = self.context.mentions_in(start, at, "PER")
        if not named or "," not in text[self.context.mentions[named[0]].end : at]:
            return None
        full = self.full(named[0])
        opens = len(text[start : self.context.mentions[named[0]].start].split()) <= _TITLE_WORDS
        fits = kind == "anyone" or self._gender.get(full.name or "", kind) == kind
        return full if opens and fits and len(named) > 1 else None

    @cached_property
    def _interviewed(self) -> Party | None:
        """Who answers in an article of questions and answers: the person it says it talked with, first named so."""
        text = self.context.text
        if text.count("?") < _QUESTIONS:
            return None
        talked = words_of("quote_words", "kind", "talked_with")
        for no in self.context.mentions_in(0, len(text), "PER"):
            start = self.context.mentions[no].start
            if found := list(talked.finditer(text, max(0, start - _NEAR), start)):
                return self.full(no) if not _STOP.search(text, found[-1].end(), start) else None
        return None

    def _person_before(self, at: int, kind: str) -> Party | None:
        def fits(name: str | None) -> bool:
            return kind == "anyone" or self._gender.get(name or "", kind) == kind

        if kind == "anyone" and self.unnamed:
            return None
        recent = self.context.mentions_in(max(0, at - 1500), at, "PER")
        if kind != "anyone" and self._gender.get(self.last.name or "") != kind:
            near = (self.full(no) for no in reversed(recent) if self.context.mentions[no].start > at - _NEAR)
            if found := next((full for full in near if self._gender.get(full.name or "") == kind), None):
                return found
        if self.last.name and fits(self.last.name) and not self._is_organisation(self.last):
            return self.last
        return next((full for no in reversed(recent) if fits((full := self.full(no)).name)), None)

    def _is_organisation(self, party: Party) -> bool:
        return party.mention_no is not None and self.context.mentions[party.mention_no].type == "ORG"

    def _first_subject(self, start: int, end: int) -> Party | None:
        """Of `X did this and said`: X, the last name with nothing but a few words before it in its clause."""
        text = self.context.text
        for no in reversed(self.context.mentions_in(start, end, "PER ORG")):
            mention = self.context.mentions[no]
            clause = max(start, text.rfind(",", start, mention.start) + 1)
            if len(text[clause : mention.start].split()) > _TITLE_WORDS:
                continue
            if not _object().search(text, max(start, mention.start - 24), mention.start):
                return self.full(no) if mention.type == "PER" else self._organisation(start, no)
        return None

    def source(self, start: int, end: int) -> Party | None:
        """Who is meant in text[start:end], the words behind `theo`; None where it is nobody named."""
        context, text = self.context, self.context.text
        unnamed = words_of("quote_words", "kind", "unnamed")
        for types in ("PER", "ORG"):
            named = context.mentions_in(start, end, types)
            if named and unnamed.search(text, start, context.mentions[named[0]].start):
                return None
            if named:
                return self.full(named[0]) if types == "PER" else context.party(named[0])
        if words_of("quote_words", "kind", "first_person").fullmatch(text[start:end].strip()):
            return self._interviewed
        for kind in ("he", "she", "anyone"):
            if words_of("quote_words", "kind", kind).fullmatch(text[start:end].strip()):
                return self._person_before(start, kind)
        return None


def _in_bracket(text: str, start: int, at: int, end: int) -> bool:
    """Whether a bracket opens before text[at] and closes before text[end]."""
    opened = text.rfind("(", start, at)
    return opened >= 0 and text.find(")", opened, at) < 0 and text.find(")", at, end) >= 0


def _strip(text: str, start: int, end: int) -> int:
    match = _MARKS_AT_END.search(text, max(start, end - 10), end)
    return match.start() if match else end
