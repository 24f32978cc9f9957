"""The persons and organisations of an article as those who speak: full names, gender, posts."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cache, cached_property
from itertools import takewhile

from tasks.findings.context import Context, Party
from tasks.findings.model import Mention
from tasks.findings.names.full_names import outermost
from tasks.findings.tagger.shapes import look
from tasks.findings.words import any_of, words_before, words_of
from tasks.tables import read_table

_HEAD_WORDS = 2  # words of an organisation called by its head noun alone
_WHOLE_TITLE = 3  # words of a title that says of what it is
_BESIDE = 2  # characters between a title and a name
_NAME = 60  # characters of a name and the mark behind it
_APPOSED = re.compile(r" ?[,(–-] ?")
_KIND = 16  # characters a kind of press takes up
_BEFORE_NAME = 12  # characters a form of address takes up


class People:
    """Who is who in an article."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def full(self, mention_no: int) -> Party:
        """A person in full: the one longer name of the article that begins or ends with this one."""
        mention = self.context.mentions[mention_no]
        name = _untitled(mention.name if len(mention.name) > len(mention.surface) else mention.surface)
        longer = self._longer_names.get(name, set())
        return Party(next(iter(longer)) if len(longer) == 1 else name, mention_no)

    @cached_property
    def _longer_names(self) -> dict[str, set[str]]:
        """Parts of names (last words, first words) -> the longest full names that have them."""
        names = {_untitled(m.name) for m in self.context.mentions if m.type == "PER"}
        longer: dict[str, set[str]] = {}
        for name in names:
            words = name.split()
            for n in range(1, len(words)):
                for part in (" ".join(words[-n:]), " ".join(words[:n])):
                    longer.setdefault(part, set()).add(name)
        return {part: outermost(found) for part, found in longer.items()}

    def may_be(self, name: str | None, kind: str) -> bool:
        """Whether a pronoun of that kind (`quote_words.tsv`) may stand for a person, as far as one knows."""
        if kind == "young":
            return name not in self.gender
        return kind == "anyone" or self.gender.get(name or "", kind) == kind

    @cached_property
    def gender(self) -> dict[str, str]:
        """Full names -> "he" or "she", by the forms of address written before them."""
        counts: dict[str, Counter[str]] = {}
        for no, mention in enumerate(self.context.mentions):
            if mention.type != "PER":
                continue
            start = max(0, mention.start - _BEFORE_NAME)
            for kind in ("he", "she"):
                if words_before("quote_words", "kind", kind).search(self.context.text, start, mention.start):
                    counts.setdefault(self.full(no).name or "", Counter())[kind] += 1
        return {name: count.most_common(1)[0][0] for name, count in counts.items()}

    def body(self, mention_no: int) -> Party:
        """An organisation as written; a bare head (`Hiệp hội`) is the one longer name of the article that begins so."""
        surface = self.context.mentions[mention_no].surface
        medium = words_of("quote_words", "kind", "medium").match(surface)
        if medium and look(surface[medium.end() :].strip().split(" ")[0]).origin != "v":
            return Party(surface[medium.end() :].strip(), mention_no)  # `hãng tin Reuters`, but `báo Tuổi Trẻ`
        longer = {
            m.surface: no
            for no, m in enumerate(self.context.mentions[:mention_no])
            if m.type == "ORG" and _begins(m, surface.casefold() + " ")
        }
        # `BMW` and `Honda` are names
        is_head = (
            len(surface.split()) <= _HEAD_WORDS and not surface.isupper() and look(surface.split()[0]).origin == "v"
        )
        full = outermost(set(longer)) if is_head else set()
        if len(full) == 1:
            name = next(iter(full))
            return self.context.party(longer[name])
        return self.context.party(mention_no)

    def body_called(self, noun: str, at: int) -> Party | None:
        """The one organisation named before text[at] whose name begins with a noun (`bệnh viện`) or its last word."""
        named = {
            m.surface: no
            for no, m in enumerate(self.context.mentions)
            if m.type == "ORG" and m.start < at and f" {noun.casefold()} ".endswith(f" {_head(m.name, noun)} ")
        }
        full = outermost(set(named))
        return self.context.party(named[next(iter(full))]) if len(full) == 1 else None

    def bearer(self, title: str, at: int) -> Party | None:
        """The person whose role that is, or begins so: who was named with it last before text[at], else first."""
        exactly = [no for no in self._with_role(title) if self._is_role(no, title)]
        found = exactly or self._with_role(title)
        before = [no for no in found if self.context.mentions[no].start < at]
        return self.full(max(before) if before else min(found)) if found else None

    def beside(self, title: str) -> Party | None:
        """The person beside whose name the article has that title, in so many words."""
        context = self.context
        if len(title.split()) < _WHOLE_TITLE:
            return None
        for match in re.finditer(any_of([title]), context.text, re.IGNORECASE):
            if behind := context.mentions_in(match.end(), match.end() + _BESIDE, "PER"):
                return self.full(behind[0])
            near = context.mentions_in(max(0, match.start() - _NAME), match.start(), "PER")
            gap = context.text[context.mentions[near[-1]].end : match.start()] if near else ""
            if _APPOSED.fullmatch(gap):
                return self.full(near[-1])
        return None

    def only_bearer(self, title: str) -> Party | None:
        """The one person of the article whose role that is, or begins so."""
        found = {self.full(no).name: no for no in self._with_role(title)}
        return self.full(next(iter(found.values()))) if len(found) == 1 else None

    def alone_like(self, title: str) -> Party | None:
        """The one person whose role has all words of a title, in order: `Hiệu trưởng trường sư phạm`."""
        words = title.casefold().split()
        found = {self.full(no).name: no for role, no in self._roles if _in_order(words, role.split())}
        return self.full(next(iter(found.values()))) if len(found) == 1 and len(words) > 1 else None

    def has_role(self, person: Party, title: str) -> bool:
        """Whether the article says of a person that he is that."""
        return any(self.full(no).name == person.name for no in self._with_role(title))

    def _with_role(self, title: str) -> list[int]:
        title = title.casefold()
        first = bisect_left(self._roles, (title,))
        return [no for _, no in takewhile(lambda role: role[0].startswith(title), self._roles[first:])]

    def _is_role(self, mention_no: int, title: str) -> bool:
        return (self.context.mentions[mention_no].role or "").casefold() == title.casefold()

    @cached_property
    def _roles(self) -> list[tuple[str, int]]:
        """Roles and the mentions of their bearers, sorted."""
        mentions = enumerate(self.context.mentions)
        return sorted((m.role.casefold(), no) for no, m in mentions if m.type == "PER" and m.role)

    def is_press(self, party: Party) -> bool:
        """Whether a newspaper or an agency is meant: by its kind in or before the name, or by a known name."""
        if not self.is_organisation(party):
            return False
        mention = self.context.mentions[party.mention_no or 0]
        text = self.context.text
        kind = words_of("subject_words", "kind", "press").match(mention.surface)
        before = words_before("subject_words", "kind", "press").search(
            text, max(0, mention.start - _KIND), mention.start
        )
        name = words_of("subject_words", "kind", "press_name").fullmatch(mention.surface)
        return bool(kind or before or name or mention.surface.lower() in _press())

    def is_organisation(self, party: Party) -> bool:
        """Whether an organisation is meant, not a person."""
        return party.mention_no is not None and self.context.mentions[party.mention_no].type == "ORG"


@cache
def _press() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("news_brands"))


def _untitled(name: str) -> str:
    """A name without a form of address that was taken for part of it: `Ngài John Smith`."""
    address = words_of("person_roles", "kind", "address").match(name)
    return name[address.end() :].strip() if address and " " in name else name


def _begins(mention: Mention, head: str) -> bool:
    """Whether a name begins so, as written or written out: `TAND tỉnh Tre` with `tòa `."""
    return any(name.casefold().startswith(head) for name in (mention.surface, mention.name))


def _in_order(words: list[str], all_words: list[str]) -> bool:
    rest = iter(all_words)
    return all(word in rest for word in words)


def _head(name: str, noun: str) -> str:
    """The first words of a name, as many as a noun has where it begins with the noun, else its first."""
    words = name.casefold().split()
    many = len(noun.split())
    return " ".join(words[:many]) if words[:many] == noun.casefold().split() else words[0]
