"""Whom words stand for that name nobody: `ông`, `vị này`, `nữ ca sĩ`, a bare post, `nhà trường`."""

import re
from functools import cache, cached_property

from tasks.findings.context import NOBODY, Party
from tasks.findings.quotes.people import People
from tasks.findings.words import any_of, forms, words_before, words_of

PRONOUNS = ("he", "she", "young", "anyone")
_NEAR = 400  # characters before a pronoun in which a person of its gender comes before who spoke last
_FAR = 1500  # characters before a pronoun in which whom it stands for is named at all
_QUESTIONS = 2  # an interview has so many at least
_STOP = re.compile(r"[.;!?\n]\s")
_OPINION = 24  # characters from `tôi` to `rằng`
_CLAUSE = re.compile(r"[,–-]\s")
_TITLE = 60  # characters a post with what it is of takes up
_TITLE_WORDS = 8  # words a title before a name has at most


@cache
def _of_a_class() -> re.Pattern[str]:
    """A kind of person, and what shows that one is meant.

    `luật sư này`, `cầu thủ 27 tuổi`, `vị lãnh đạo hội đồng thi này`, `nữ ca sĩ`, `nhà lãnh đạo Nga`
    """
    kind = any_of(forms("person_roles", "kind", "post") + forms("person_roles", "kind", "person"))
    this = any_of(forms("quote_words", "kind", "this"))
    kinds = ("one", "a_woman", "a_man", "leads", "old")
    one, she, he, leads, old = (any_of(forms("quote_words", "kind", kind)) for kind in kinds)
    return re.compile(
        rf"(?:{one}\s+(?:\w+\s+){{1,5}}{this}|(?:(?:(?P<she>{she})|(?P<he>{he}))\s+)?{kind}\s+(?:{this}|\d+ {old})"
        rf"|(?:{she}|{he})\s+(?P<bare>{kind})|{leads}(?:\s+\w+){{0,4}})\s*\Z",
        re.IGNORECASE,
    )


@cache
def _body() -> re.Pattern[str]:
    """`nhà trường`, `đại diện công ty này`: an organisation by its kind, itself or through a spokesman."""
    spokes, noun, this = (any_of(forms("quote_words", "kind", kind)) for kind in ("spokes", "body", "this"))
    return re.compile(rf"(?P<spokes>{spokes}\s+)?(?P<noun>{noun})(?P<this>\s+{this})?\s*\Z", re.IGNORECASE)


@cache
def _document() -> re.Pattern[str]:
    """`Văn bản này`, `thư ngỏ có đoạn`: what was written."""
    noun, this, part = (any_of(forms("quote_words", "kind", kind)) for kind in ("document", "this", "part"))
    return re.compile(rf"(?P<noun>{noun})(?:\s+{this})?(?:\s+{part})?\s*\Z", re.IGNORECASE)


class StandIns:
    """Reads them by what was said so far: `last` is who spoke last, in full."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.context = people.context
        self.last = NOBODY
        self.unnamed = False  # whether somebody without a name has spoken since

    def meant(self, start: int, end: int) -> Party | None:
        """Who is meant by the words that end the clause text[start:end]; None where nobody that has a name."""
        text = self.context.text
        if words_before("quote_words", "kind", "first_person").search(text, max(start, end - 30), end):
            opinion = words_of("quote_words", "kind", "says_that").search(text, end, end + _OPINION)
            return self.interviewed if opinion else None  # `tôi cho rằng`; `tôi mừng` is talk
        for kind in PRONOUNS:
            if match := words_before("quote_words", "kind", kind).search(text, max(start, end - 30), end):
                if words_before("quote_words", "kind", "not_one").search(text, start, match.start()):
                    return None
                return self._subject_of(start, match.start(), kind) or self.person_before(match.start(), kind)
        readings = (self._one_of_a_class, self.holder, self._organisation, self._author)
        return next((found for read in readings if (found := read(start, end))), None)

    def _opens(self, start: int, at: int) -> bool:
        """Whether a subject may begin at text[at]: with the clause, or behind a word like `tuy nhiên`."""
        before = self.context.text[start:at].strip()
        link = words_before("quote_words", "kind", "link").search(self.context.text, start, at)
        return (
            not before
            or before.endswith((",", "–", "-"))
            or bool(link and not self.context.text[start : link.start()].strip())
        )

    def _one_of_a_class(self, start: int, end: int) -> Party | None:
        match = _of_a_class().search(self.context.text, max(start, end - _TITLE), end)
        if not match or not self._opens(start, match.start()):
            return None
        if self.people.is_organisation(self.last) and words_of("quote_words", "kind", "spokes").search(match[0]):
            return None if self.unnamed else self.last  # `vị đại diện này`
        if match["bare"]:
            return self.people.bearer(match["bare"], match.start()) or self.people.bearer(match[0], match.start())
        kind = "she" if match["she"] else "he" if match["he"] else "anyone"
        return None if self.unnamed else self.person_before(match.start(), kind)

    def holder(self, start: int, end: int) -> Party | None:
        """`Thứ trưởng`, `tổng thống Mỹ`: the person who has that post; of `HLV`, who spoke last and is one."""
        text = self.context.text
        marks = list(_CLAUSE.finditer(text, max(start, end - _TITLE), end))
        clause = marks[-1].end() if marks else max(start, end - _TITLE)
        link = words_of("quote_words", "kind", "link").match(text, clause, end)
        clause = link.end() if link else clause
        address = words_of("quote_words", "kind", "anyone").match(
            text, clause + (text[clause : clause + 1] == " "), end
        )
        title = text[address.end() if address else clause : end].strip(" ,")
        if not title or not self._opens(start, clause) or self.context.mentions_in(clause, end, "PER"):
            return None
        post = words_of("person_roles", "kind", "post").match(title)
        if post and title[0].isupper():
            return self.people.bearer(title, clause) or self.people.beside(title) or self.people.alone_like(title)
        if self.unnamed or not (post or words_of("person_roles", "kind", "person").fullmatch(title)):
            return None
        if self.people.has_role(self.last, title):
            return self.last
        return self.people.only_bearer(title) if post else None

    def _organisation(self, start: int, end: int) -> Party | None:
        match = _body().search(self.context.text, max(start, end - _TITLE), end)
        if not match or not self._opens(start, match.start()):
            return None
        spoke = self.people.is_organisation(self.last) and not self.unnamed
        if match["this"] and spoke:
            return self.last
        if called := self.people.body_called(match["noun"], match.start()):
            return called
        return self.last if spoke and words_of("quote_words", "kind", "any_body").fullmatch(match["noun"]) else None

    def _author(self, start: int, end: int) -> Party | None:
        """`Văn bản này`: who opens the last sentence before that tells of such a document (`Sở Tre có văn bản …`)."""
        text = self.context.text
        match = _document().search(text, max(start, end - _TITLE), end)
        if not match or not self._opens(start, match.start()):
            return None
        noun = re.compile(any_of([match["noun"]]), re.IGNORECASE)
        for sentence in self.context.sentences_back(start)[1:]:
            told = noun.search(text, sentence.start, sentence.end)
            if not told or not words_before("quote_words", "kind", "writes").search(text, sentence.start, told.start()):
                continue
            named = self.context.mentions_in(sentence.start, told.start(), "PER ORG")
            if named and len(text[sentence.start : self.context.mentions[named[0]].start].split()) <= _TITLE_WORDS:
                person = self.context.mentions[named[0]].type == "PER"
                return self.people.full(named[0]) if person else self.people.body(named[0])
        return None

    def _subject_of(self, start: int, at: int, kind: str) -> Party | None:
        """The person who opens text[start:at], a clause before the one whose subject is a pronoun."""
        text = self.context.text
        named = self.context.mentions_in(start, at, "PER")
        if not named or "," not in text[self.context.mentions[named[0]].end : at]:
            return None
        full = self.people.full(named[0])
        opens = len(text[start : self.context.mentions[named[0]].start].split()) <= _TITLE_WORDS
        return full if opens and self.people.may_be(full.name, kind) and len(named) > 1 else None

    def opening(self, start: int, end: int) -> Party | None:
        """Of `anh chỉ vườn cây và nói`: whom the pronoun stands for that opens the last clause of text[start:end]."""
        text = self.context.text
        clauses = [start, *(mark.end() for mark in _CLAUSE.finditer(text, start, end))]
        for clause in reversed(clauses):
            for kind in PRONOUNS:
                pronoun = words_of("quote_words", "kind", kind).match(text, clause, end)
                if pronoun and text.startswith(" ", pronoun.end()) and text[pronoun.end() + 1].islower():
                    return self.person_before(clause, kind)
        return None

    @cached_property
    def interviewed(self) -> Party | None:
        """Who answers in an article of questions and answers: the person it says it talked with, first named so."""
        text = self.context.text
        if text.count("?") < _QUESTIONS:
            return None
        talked = words_of("quote_words", "kind", "talked_with")
        for no in self.context.mentions_in(0, len(text), "PER"):
            start = self.context.mentions[no].start
            if found := list(talked.finditer(text, max(0, start - _NEAR), start)):
                return self.people.full(no) if not _STOP.search(text, found[-1].end(), start) else None
        return None

    def person_before(self, at: int, kind: str) -> Party | None:
        """The person a pronoun of that kind at text[at] stands for: who spoke last, or one of its gender since."""
        people = self.people
        if kind in ("young", "anyone") and self.unnamed:
            return None
        recent = self.context.mentions_in(max(0, at - _FAR), at, "PER")
        if kind != "anyone" and people.gender.get(self.last.name or "") != kind:
            near = (people.full(no) for no in reversed(recent) if self.context.mentions[no].start > at - _NEAR)
            if found := next((full for full in near if people.gender.get(full.name or "") == kind), None):
                return found
        if self.last.name and people.may_be(self.last.name, kind) and not people.is_organisation(self.last):
            return self.last
        named = (people.full(no) for no in reversed(recent))
        return next((full for full in named if people.may_be(full.name, kind)), None)
