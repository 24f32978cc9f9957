"""What a person is, as written beside the name: `Phó Chủ tịch LĐLĐ quận …` before or after it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple

from tasks.findings.tagger.tagging import Span
from tasks.findings.words import any_of, forms, words_before

_REACH = 160  # characters looked at on either side of a name
_CUT = re.compile(r"[.;:,!?\n()“”\"–…/]|\s-\s?|\s?-\s")
_BRACKET = re.compile(r" ?\(([^()\n]{2,60})\)")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])([^\W\d_a-z]\w*)\s\Z")
_MARK = re.compile(r"\s*[-–,(]\s*")


class Role(NamedTuple):
    """text[start:end] says what a person is; `kind` as in `person_roles.tsv`."""

    start: int
    end: int
    kind: str
    plural: bool = False  # said of this person and those listed behind


@cache
def _words(*kinds: str) -> str:
    return any_of(form for kind in kinds for form in forms("person_roles", "kind", kind))


@cache
def _kinds() -> dict[str, str]:
    return {form.lower(): kind for kind in ("kin", "person", "post") for form in forms("person_roles", "kind", kind)}


@cache
def _head() -> re.Pattern[str]:
    """The first words of a role: `nguyên Phó Chủ tịch`, `giáo viên`."""
    first = rf"(?:{_words('before_post')}\s+)*"
    return re.compile(rf"{first}(?!{_words('no_role')})({_words('post', 'person', 'kin')})", re.IGNORECASE)


@cache
def _parts(*allowed: str) -> re.Pattern[str]:
    """The first words of a role (group 1), or a word that is never inside one."""
    out = set(forms("person_roles", "kind", "no_part"))
    out -= {form for kind in allowed for form in forms("person_roles", "kind", kind)}
    return re.compile(rf"(?i:{_head().pattern})|{any_of(out)}")


@cache
def _before_name() -> re.Pattern[str]:
    """Forms of address, ranks and `tên` at the end of a stretch."""
    return re.compile(rf"(?:[\s,(–-]*(?:({_words('address')})|{_words('rank', 'named')})\.?)+\s*\Z", re.IGNORECASE)


@cache
def _asides() -> re.Pattern[str]:
    """`, 58 tuổi, quê Hà Nam` and brackets: what may stand between a name and the role behind it."""
    words = rf"(?:\d+ {_words('aside_unit')}|{_words('aside')} [^,()\n]{{1,40}})"
    return re.compile(rf"(?:\s*,\s*{words}(?=\s*,)|\s*\([^()\n]{{1,40}}\)(?=\s*[,–-])){{1,3}}", re.IGNORECASE)


@cache
def _joins(*kinds: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{_words(*kinds)}\s+", re.IGNORECASE)


@cache
def _chain() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,|-|–|{_words('also')})\s*(?=\w)")


@cache
def _of_others() -> re.Pattern[str]:
    """At the end of what stands before a name: the name is not of whom it tells."""
    return words_before("person_roles", "kind", "of_others")


@cache
def _between_names() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,|{_words('and')})\s+")


class PersonRoles:
    """Roles of the persons of a text, given the spans of all names in it (in text order)."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self.text = text
        self.spans = spans
        self.starts = [span.start for span in spans]

    @cached_property
    def roles(self) -> list[Role | None]:
        """One role a span; None for whoever is no person or nothing is said of."""
        found: list[Role | None] = []
        claimed = 0  # no role begins before: up to here the text speaks of the person before
        last: tuple[int, Role] | None = None
        for no, span in enumerate(self.spans):
            role = self._shared(span, last) or self._role(no, claimed) if span.type == "PER" else None
            found.append(role)
            if span.type == "PER":
                claimed = max(span.end, role.end if role else 0)
                last = (span.end, role) if role else None
        return found

    def _shared(self, span: Span, last: tuple[int, Role] | None) -> Role | None:
        """`các nghệ sĩ Lê An, Trần Hà`: the second is one too."""
        if last and last[1].plural and _between_names().fullmatch(self.text, last[0], span.start):
            return last[1]
        return None

    def _role(self, no: int, claimed: int) -> Role | None:
        before = self._before(self.spans[no], claimed)
        if before and before.kind == "post":
            return before
        return self._behind(no) or before

    def _near(self, start: int, end: int, types: str) -> list[Span]:
        """Spans of some types that overlap text[start:end] (and begin within reach before it)."""
        first = bisect_left(self.starts, start - _REACH)
        near = self.spans[first : bisect_left(self.starts, end)]
        return [span for span in near if span.end > start and span.type in types]

    def _outside(self, pattern: re.Pattern[str], start: int, end: int) -> list[re.Match[str]]:
        """Matches in text[start:end] that do not begin inside the name of an organisation or place."""
        names = self._near(start, end, "ORG LOC")
        found = pattern.finditer(self.text, start, end)
        return [m for m in found if not any(name.start <= m.start() < name.end for name in names)]

    def _before(self, person: Span, claimed: int) -> Role | None:
        text = self.text
        reach = max(claimed, person.start - _REACH)
        left = max(reach, text.rfind("\n", reach, person.start) + 1)
        end, mark, polite = person.start, "", False
        if address := _before_name().search(text, left, end):
            end = address.start()
            mark, polite = address[0].strip()[:1], bool(address[1])
        apart = mark in (",", "-", "–", "(")
        if polite and not apart:
            return None  # `Giám đốc thăm ông An`: the title is somebody else's
        end = left + len(text[left:end].rstrip())
        cuts = [m.end() for m in self._outside(_CUT, left, end) if self._cuts(m, left)]
        parts = [*zip([left, *cuts], [*(c - 1 for c in cuts), end], strict=True)]
        if apart and len(parts) > 1 and self._is_place(*parts[-1]):
            parts.pop()  # `Trưởng phòng giáo dục huyện A, tỉnh B - ông An`
        role = self._head_in(*parts.pop(), apart=apart)
        while role and parts and role.kind == "post" and text.startswith(", ", role.start - 2):
            if not (more := self._head_in(*parts.pop(), apart=True)):
                break
            role = more
        if not role or _of_others().search(text, role.start, end):
            return None  # `đại diện gia đình An`, `Tư lệnh Quân khu 4 và Đại tá An`
        plural = words_before("person_roles", "kind", "plural").search(text, left, role.start)
        return Role(role.start, end, role.kind, bool(plural))

    def _cuts(self, mark: re.Match[str], left: int) -> bool:
        """A stop inside an abbreviation (`TP.HCM`, `T.Ư`) parts nothing."""
        before, behind = self.text[mark.start() - 1 : mark.start()], self.text[mark.end() : mark.end() + 1]
        return not (mark[0] == "." and before.isupper() and behind.isupper())

    def _is_place(self, start: int, end: int) -> bool:
        return any(not self.text[start : s.start].strip() and s.end == end for s in self._near(start, end, "LOC"))

    def _head_in(self, start: int, end: int, *, apart: bool) -> Role | None:
        """The role that fills the end of text[start:end]; one set apart by a comma must be a post."""
        role = None
        for match in self._outside(_parts(), start, end):
            if not match[1]:
                role = None
            elif not role:
                kind = _kinds()[match[1].lower()]
                role = Role(self._unglued(match), end, kind) if kind == "post" or not apart else None
        return role

    def _unglued(self, head: re.Match[str]) -> int:
        """Where a role begins whose first syllable a page glued to the word before: `Lê HàThứ trưởng`."""
        glued = _GLUED.search(self.text, max(0, head.start() - 12), head.start())
        return glued.start(1) if glued and f"{glued[1]} {head[1]}".lower() in _kinds() else head.start()

    def _behind(self, no: int) -> Role | None:
        text, at = self.text, self.spans[no].end
        head = self._joined_head(at)
        if not head and (aside := _asides().match(text, at)):
            head = self._joined_head(aside.end())
        if not head:
            return None
        kind = _kinds()[head[1].lower()]
        end = self._end(head.end(), kind)
        while kind == "post" and end and (further := self._another_post(end)):
            end = further
        return Role(head.start(), end, kind) if end else None

    def _another_post(self, at: int) -> int | None:
        """`…, Bí thư Tỉnh ủy`: where another post of the same person ends."""
        chain = _chain().match(self.text, at)
        head = _head().match(self.text, chain.end()) if chain else None
        return self._end(head.end(), "post") if head and _kinds()[head[1].lower()] == "post" else None

    def _joined_head(self, at: int) -> re.Match[str] | None:
        if mark := _MARK.match(self.text, at):
            mark = _joins("joins").match(self.text, mark.end()) or mark
        else:
            mark = _joins("joins", "made").match(self.text, at)
        return _head().match(self.text, mark.end()) if mark else None

    def _end(self, at: int, kind: str) -> int | None:
        """Where a role whose first words end at `at` ends; None where it is said of the next person."""
        text = self.text
        limit = min(len(text), at + _REACH)
        if persons := self._near(at, limit, "PER"):  # `…, Tư lệnh Quân khu 4 và Đại tá An`: the next person
            address = _before_name().search(text, at, persons[0].start)
            before = address.start() if address else persons[0].start
            if joined := words_before("person_roles", "kind", "and").search(text, at, before):
                limit = joined.start()
        marks = [m.start() for m in self._outside(_CUT, at, limit) if self._cuts(m, at)][:1]
        stops = [m.start() for m in self._outside(_parts("part_behind"), at, limit) if not m[1]][:1]
        finish = min([*marks, *stops, limit])
        last_word = at + len(text[at:finish].rstrip())
        persons = self._near(at, finish, "PER")
        if kind == "kin":
            return max([last_word, *(person.end for person in persons)])
        if persons:
            return None
        named = max((name.end for name in self._near(at, finish, "ORG") if name.start >= at - 1), default=last_word)
        # A name may be cut short inside a word: the role goes on in small letters, but not to whoever `và` joins.
        goes_on = text[named : named + 2].strip().islower() and not _joins("and").match(text, named)
        end = last_word if goes_on and last_word > named else named
        bracket = _BRACKET.match(text, end)
        own = bracket and not _parts().match(text, bracket.start(1))
        if bracket and own and not self._near(bracket.start(1), bracket.end(1), "LOC"):
            end = bracket.end()
        return end
