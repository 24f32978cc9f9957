"""Who is speaking: from the words before a verb of saying to a full name or an organisation."""

import re
from functools import cache

from tasks.findings.context import Context, Party
from tasks.findings.quotes.between import is_aside, tells_of_body, without_adverbs, without_marks
from tasks.findings.quotes.people import People
from tasks.findings.quotes.saying import is_marked, is_quoted
from tasks.findings.quotes.stand_ins import PRONOUNS, StandIns
from tasks.findings.words import any_of, forms, words_before, words_of
from tasks.tables import read_table

_REACH = 300  # characters a speaker and what he is may take up before the verb
_TITLE_WORDS = 8  # words a title before a name has at most
_THAT_WITHIN = 14  # characters from a verb of saying to its `rằng`
_FRONT_WORDS = 4  # words before a person who opens a sentence
_INITIAL = re.compile(r"(?:(?<=\b\w)|(?<=\b\w\w))\.(?=[\s,(])")
_NAME = 60  # characters of a place's name
_CLAUSES = re.compile(r"[,;:–-]\s")
_CLOSE = 24  # characters before a name in which a word makes it an object
_ADDRESS = 12  # characters a form of address between what a person is and the name takes up
_APPOSITION = re.compile(r"\s*[,(–-]")
_CLOSING_DASH = re.compile(r"\s*[–-]\s")


@cache
def _countries() -> re.Pattern[str]:
    return re.compile(any_of(row["form"] for row in read_table("countries")))


@cache
def _governed() -> re.Pattern[str]:
    """A country, or a place with its level: one that has a government of its own."""
    return re.compile(
        any_of(row["form"] for row in [*read_table("countries"), *read_table("place_levels")]), re.IGNORECASE
    )


@cache
def _kin() -> re.Pattern[str]:
    """A relative in apposition, at the end of a stretch: whoever follows is whose relative speaks."""
    kin, of = any_of(forms("person_roles", "kind", "kin")), any_of(forms("quote_words", "kind", "of"))
    return re.compile(rf",\s+{kin}(?:\s+(?:{of}\s+)?\w+)?\s+\Z")


@cache
def _object() -> re.Pattern[str]:
    """`với ông ` and the like at the end of a stretch: whoever follows is no subject."""
    # In small letters: `Bắc Từ Liêm` is a place.
    return re.compile(any_of(forms("quote_words", "kind", "object_of")) + r"\s+(?:\w+\s+){0,2}\Z")


@cache
def _member() -> re.Pattern[str]:
    """`một sinh viên sư phạm ` at the end of a clause: whoever belongs to the organisation that follows."""
    member = any_of(forms("person_roles", "kind", "person") + forms("quote_words", "kind", "official"))
    one = any_of(forms("quote_words", "kind", "somebody"))
    return re.compile(rf"(?:\A|[,–-])\s*(?:{one}\s+)*{member}(?P<of>(?:\s+\w+){{0,3}})\s+\Z", re.IGNORECASE)


class Speakers:
    """The persons and organisations of an article as speakers."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.people = People(context)
        self.stand_ins = StandIns(self.people)

    def before(self, start: int, verb: int) -> Party | None:
        """The speaker whose verb of saying stands at text[verb], named in text[start:verb]; else None."""
        text = self.context.text
        start = max(start, verb - _REACH)
        end = without_adverbs(self.context, start, verb)
        if found := self._before_dashes(start, end, verb) or self._named_last(start, end, verb):
            return found
        if found := self.stand_ins.meant(start, end) or self._place_last(start, end):
            return found
        if words_before("quote_words", "kind", "and").search(text, start, without_marks(text, start, end)):
            return self._first_subject(start, end) or self.stand_ins.opening(start, end)
        if words_before("quote_words", "kind", "while").search(text, start, end) and _has_that(text, verb):
            return self._first_subject(start, end)
        goes_on = text.startswith((", ", "; "), verb - 2) and is_marked(text, verb)
        return self._goes_on(start, verb) if goes_on else None

    def _before_dashes(self, start: int, end: int, verb: int) -> Party | None:
        """Of `Sơn - trợ lý của bà Hà - nói`: who stands before what is told of him between dashes."""
        text = self.context.text
        if not _CLOSING_DASH.match(text, end, verb):
            return None
        opening = max(text.rfind(dash, start, end) for dash in (" - ", " – "))
        named = self.context.mentions_in(start, opening, "PER") if opening >= 0 else []
        return self.people.full(named[-1]) if named and self.context.mentions[named[-1]].end == opening else None

    def named_before(self, start: int, at: int) -> Party | None:
        """The only person named in text[start:at], who opens its last clause and has nothing but what he is behind."""
        text = self.context.text
        named = self.context.mentions_in(start, at, "PER")
        if len(named) != 1:
            return None
        person = self.context.mentions[named[0]].start
        clause = max(start, text.rfind(",", start, person) + 1)
        opens = len(text[clause:person].split()) <= _TITLE_WORDS
        return self._person_last(start, without_adverbs(self.context, start, at), at) if opens else None

    def pronoun_before(self, start: int, at: int) -> Party | None:
        """Whom a pronoun stands for that is all of the last clause of text[start:at], and nobody else is named."""
        text = self.context.text
        clause = max(start, text.rfind(",", start, at) + 1)
        clause += text.startswith(" ", clause)
        if any(words_of("person_roles", "kind", kind).match(text, clause) for kind in ("kin", "person", "post")):
            return None  # `chị gái`, `cô giáo`
        for kind in PRONOUNS:
            alone = words_of("quote_words", "kind", kind).fullmatch(text, clause, without_marks(text, clause, at))
            if alone and not self.context.mentions_in(start, at, "PER"):
                return self.stand_ins.person_before(clause, kind)
        return None

    def _goes_on(self, start: int, verb: int) -> Party | None:
        """Of `Ông Sơn did this, said`: the person who opens the sentence."""
        text = self.context.text
        named = self.context.mentions_in(start, verb, "PER")
        if not named:
            return None
        person = self.context.mentions[named[0]].start
        if len(text[max(start, text.rfind(", ", start, person) + 1) : person].split()) > _FRONT_WORDS:
            return None
        return None if self._object_before(start, named[0]) else self.people.full(named[0])

    def _named_last(self, start: int, end: int, verb: int) -> Party | None:
        return self._person_last(start, end, verb) or self._organisation_last(start, end)

    def _person_last(self, start: int, end: int, verb: int) -> Party | None:
        """A person right before text[end] or with nothing but what he is between; no object of the clause before."""
        context, text = self.context, self.context.text
        persons = [no for no in context.mentions_in(start, end, "PER") if context.mentions[no].end <= end]
        for no in reversed(persons):
            mention = context.mentions[no]
            initial = _INITIAL.match(text, mention.end)
            gap = text[initial.end() if initial else mention.end : end]
            if _in_bracket(text, start, mention.start, end):
                continue  # `anh Nhân (con bà Tiến) nói`
            if no != persons[0] and _kin().search(text, start, mention.start):
                continue  # `anh Phương, anh trai Yên, nói`
            home = words_of("quote_words", "kind", "home").match(gap.lstrip())
            if gap.strip() and not _APPOSITION.match(gap) and not home and not is_aside(gap, 0, len(gap)):
                break
            of = self._object_before(start, no)
            agent = of and words_of("quote_words", "kind", "passive").match(of[0]) and is_quoted(text, verb)
            if not of or agent:  # `được ông Sơn khẳng định: “…”`
                return self.people.full(no)
            # `chị Hà - bạn của ông Sơn nói`: only whoever that is told of is left
        return None

    def _object_before(self, start: int, mention_no: int) -> re.Match[str] | None:
        """What makes a person an object, before all that the person is: `với | Bộ trưởng Bộ Văn hóa và Du lịch Sơn`."""
        text, mention = self.context.text, self.context.mentions[mention_no]
        at = mention.start
        role = text.rfind(mention.role, start, at) if mention.role else -1
        role_end = role + len(mention.role or "")
        if role >= 0 and at - role_end <= _ADDRESS and "," not in text[role_end:at]:
            before = max(role, text.rfind(", ", role, role_end) + 2)
        else:
            bodies = self.context.mentions_in(max(start, at - _REACH), at, "ORG")
            body = self.context.mentions[bodies[-1]] if bodies else mention
            before = body.start if not text[body.end : at].strip() else at
            post = words_before("person_roles", "kind", "post").search(text, max(start, before - _CLOSE), before)
            before = post.start() if post and before < at else before
        if before == at and self._ends_role(start, at):
            return None
        if before == at:
            return _object().search(text, max(start, at - _CLOSE), at)
        return words_before("quote_words", "kind", "object_of").search(text, max(start, before - _CLOSE), before)

    def _ends_role(self, start: int, at: int) -> bool:
        """Whether a place right before text[at] ends what a person is: `đặc phái viên về Yemen | Tim Smith`."""
        text = self.context.text
        clause = max(start, text.rfind(",", start, at) + 1)
        clause += text.startswith(" ", clause)
        places = self.context.mentions_in(clause, at, "LOC")
        ends = bool(places) and not text[self.context.mentions[places[-1]].end : at].strip()
        return ends and any(words_of("person_roles", "kind", kind).match(text, clause) for kind in ("post", "person"))

    def _organisation_last(self, start: int, end: int) -> Party | None:
        """An organisation right before text[end] or with nothing but where it is between."""
        context, text = self.context, self.context.text
        bodies = [no for no in context.mentions_in(start, end, "ORG") if context.mentions[no].end <= end]
        if len(bodies) > 1 and _in_bracket(text, start, context.mentions[bodies[-1]].start, end + 1):
            end = text.rfind("(", start, context.mentions[bodies.pop()].start)  # `Cục Thuế (Bộ Tài chính) cho biết`
        body = context.mentions[bodies[-1]] if bodies else None
        if body and words_before("quote_words", "kind", "passive").search(text, start, body.start):
            return None
        if body and tells_of_body(context, body, end):
            return self._whose_clause(start, body.start) or self._organisation(start, bodies[-1])
        return None

    def _whose_clause(self, start: int, at: int) -> Party | None:
        """Of `Ông Sơn là thành viên của Sở Tre`: the person who opens the clause in which a body is named last."""
        text = self.context.text
        named = self.context.mentions_in(start, at, "PER")
        if not named:
            return None
        person = self.context.mentions[named[-1]]
        opens = len(text[max(start, text.rfind(", ", start, person.start) + 1) : person.start].split()) <= _FRONT_WORDS
        gap = text[person.end : at]
        plain = gap.strip() and not any(mark in gap for mark in ",;.(–-\n") and gap.split()[0].islower()
        if not opens or not plain or words_of("quote_words", "kind", "and").match(gap.strip()):
            return None
        return None if self._object_before(start, named[-1]) else self.people.full(named[-1])

    def _place_last(self, start: int, end: int) -> Party | None:
        """`Nga` before `tuyên bố`: a place that opens its clause and stands for those who govern it."""
        text = self.context.text
        for no in self.context.mentions_in(max(start, end - _NAME), end, "LOC"):
            place = self.context.mentions[no]
            clause = max([start, *(mark.end() for mark in _CLAUSES.finditer(text, start, place.start))])
            link = words_of("quote_words", "kind", "link").match(text, clause, place.start)
            opens = not text[link.end() if link else clause : place.start].strip(" ,")
            apposed = not _countries().match(place.surface) and self.context.mentions_in(start, place.start, "PER LOC")
            if place.end == end and opens and not apposed and _governed().match(place.surface):
                return self.context.party(no)
        return None

    def _organisation(self, start: int, mention_no: int) -> Party | None:
        """An organisation speaks for itself or through a spokesman; behind a title, its bearer speaks."""
        mention = self.context.mentions[mention_no]
        text = self.context.text[max(start, mention.start - 60) : mention.start]
        kind = words_before("party_words", "kind", "party").search(text)  # `đại diện chủ đầu tư Sen`
        stretches = (text, text[: kind.start()] if kind else "")
        if any(words_before("quote_words", "kind", "spokes").search(stretch) for stretch in stretches):
            return self.people.body(mention_no)
        if self._is_member(start, mention.start):
            return None  # `một giáo viên tiểu học Trường Tre`
        before = words_before("mention_cues", "kind", "role").search(text)
        if before:
            return self.people.bearer(before[0].strip() + " " + mention.surface, mention.start)
        parent = self.context.mentions_in(start, mention.start, "ORG")[-1:]
        if parent and self.context.text[self.context.mentions[parent[0]].end : mention.start] == ", ":
            part = self.context.mentions[parent[0]]  # `Hiệu trưởng Trường Tre, Đại học Sen`
            held = words_before("mention_cues", "kind", "role").search(self.context.text, start, part.start)
            if held and (bearer := self.people.bearer(held[0].strip() + " " + part.surface, part.start)):
                return bearer
        return self.people.body(mention_no)

    def _first_subject(self, start: int, end: int) -> Party | None:
        """Of `X did this and said`: X, the last name with nothing but a few words before it in its clause."""
        text = self.context.text
        for no in reversed(self.context.mentions_in(start, end, "PER ORG")):
            mention = self.context.mentions[no]
            clause = max(start, text.rfind(",", start, mention.start) + 1)
            if len(text[clause : mention.start].split()) > _TITLE_WORDS:
                continue
            if not self._object_before(start, no):
                return self.people.full(no) if mention.type == "PER" else self._organisation(start, no)
        return None

    def _is_member(self, start: int, at: int) -> bool:
        spokes = words_before("quote_words", "kind", "spokes").search(self.context.text, start, at)
        member = _member().search(self.context.text[start:at])
        joined = member and words_of("quote_words", "kind", "and").search(member["of"])
        return bool(member and not spokes and not joined and member["of"] == member["of"].lower())

    def source(self, start: int, end: int) -> Party | None:
        """Who is meant in text[start:end], the words behind `theo`; None where it is nobody named."""
        context, text = self.context, self.context.text
        unnamed = words_of("quote_words", "kind", "unnamed")
        for types in ("PER", "ORG"):
            named = context.mentions_in(start, end, types)
            if named and unnamed.search(text, start, context.mentions[named[0]].start):
                return None
            if named and types == "ORG" and self._is_member(start, context.mentions[named[0]].start):
                return None
            if named:
                return self.people.full(named[0]) if types == "PER" else self.people.body(named[0])
        if words_of("quote_words", "kind", "first_person").fullmatch(text[start:end].strip()):
            return self.stand_ins.interviewed
        for kind in PRONOUNS:
            if words_of("quote_words", "kind", kind).fullmatch(text[start:end].strip()):
                return self.stand_ins.person_before(start, kind)
        return self.stand_ins.meant(start, end)


def _has_that(text: str, verb: int) -> bool:
    return bool(words_of("quote_words", "kind", "says_that").search(text, verb, verb + _THAT_WITHIN))


def _in_bracket(text: str, start: int, at: int, end: int) -> bool:
    """Whether a bracket opens before text[at] and closes before text[end]."""
    opened = text.rfind("(", start, at)
    return opened >= 0 and text.find(")", opened, at) < 0 and text.find(")", at, end) >= 0
