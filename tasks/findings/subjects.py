"""Whom a number is said of: the name its clause is about, else an earlier sentence's, else the document's.

Read from the words around names, without a parser: a name that a predicate follows (`Hà Nội có`, `thị phần
của Mai Việt chỉ`) heads its clause. Positions are code points of the article's text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property

from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.model import Quantity
from tasks.findings.words import forms, run_of, words_before, words_of
from tasks.language.article import Sentence
from tasks.tables import read_table

_GROUP = 5  # words a group is told by: `các trường trung học của tỉnh`
_OFTEN = 5
_REACH = 600  # characters before a number in which its subject is sought
_DASH = re.compile(r"\s?[-–—]\s")
_LIST = 3  # so many names in a sentence are a list of examples, not what it is about
_NAME = 12  # characters between a word for a whole and its name: `toàn ngành Giáo dục Hà Nội`
_BEHIND = 80  # characters behind a number where its noun may name its place: `300 trường ở Hà Nội`
_BRACKETED = re.compile(r"\s*\([^()]{1,60}\)")
_TO_NUMBER = re.compile(r"\s*[(:–-]?\s*")
_WORD = re.compile(r" ([\w&-]+)")
_CLAUSE_END = re.compile(r"[,;:.!?]\s|\n")


class Subjects:
    """Whom the numbers of an article are said of."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._topics: dict[int, int | None] = {}  # start of a sentence -> the mention it is about

    def find(self, at: int) -> tuple[Party, Sentence | None]:
        """Whom the number at text[at] is said of, and the sentence that names the topic (None: the document does)."""
        context = self.context
        here = context.sentence(at)
        if (own := _bearer(context, at)) is not None:
            return context.party(own), here
        whole = _counted_of_whole(context, at) or _whole(context, max(here.start, at - _REACH), at)
        continues = words_of("subject_words", "kind", "continues").match(context.text, here.start)
        for sentence in context.paragraph_back(at):
            topic = _of_number(context, sentence, at) if sentence is here else self._topic(sentence)
            if whole is None and continues and sentence is not here:
                whole = _whole(context, max(sentence.start, sentence.end - _REACH), sentence.end)
            if topic is not None:
                return self._named(whole, topic), sentence
        if whole is None and (echo := self._echo(at)) is not None:
            return self.find(echo)[0], None
        money = any(context.quantities[no].kind == "money" for no in context.quantities_in(at, at + 1))
        return whole or (self._hero if money else None) or self._about, None

    @cached_property
    def _hero(self) -> Party | None:
        """The person without an office whom the document names more than all else."""
        context = self.context
        named = Counter(mention.name for mention in context.mentions)
        employed = {mention.name for mention in context.mentions if mention.organisation}
        (name, times), *_ = named.most_common(1) or [("", 0)]
        for no, mention in enumerate(context.mentions):
            if mention.name == name and mention.type == "PER" and name not in employed and times >= _OFTEN:
                return context.party(no)
        return None

    def _echo(self, at: int) -> int | None:
        """Where the text tells the number of its title at text[at] again, or the first number of its lead."""
        context = self.context
        line = context.article.lines[context.sentence(at).line_no]
        if line.role not in ("title", "lead"):
            return None
        told = [context.quantities[no] for no in context.quantities_in(at, at + 1)]
        later = [context.quantities[no] for no in context.quantities_in(line.end, len(context.text))]
        again = [q for q in later if any(_same(q, t) for t in told)]
        lead = [q for q in later if line.role == "title" and context.article.lines[context.sentence(q.start).line_no].role == "lead"]
        return next((q.start for q in [*again, *lead]), None)

    def _named(self, whole: Party | None, topic: int) -> Party:
        """The topic; a word for a body (`đơn vị`) that is told of keeps the word and stands for the topic."""
        if whole is None:
            return self.context.party(topic)
        body = words_of("subject_words", "kind", "body").fullmatch(whole.name or "")
        stands_for = body and whole.mention_no is None and self.context.mentions[topic].type == "ORG"
        return whole._replace(mention_no=topic) if stands_for else whole

    def _topic(self, sentence: Sentence) -> int | None:
        if sentence.start not in self._topics:
            self._topics[sentence.start] = _of_sentence(self.context, sentence)
        return self._topics[sentence.start]

    @cached_property
    def _about(self) -> Party:
        """What the document is about: the organisation or place it names most, title and lead counting thrice."""
        context = self.context
        weights: Counter[str] = Counter()
        first: dict[str, int] = {}
        for line in context.article.lines:
            weight = 3 if line.role in ("title", "lead") else 1
            for types, worth in (("ORG", 2), ("LOC", 1)):
                for no in _standing_out(context, line.start, line.end, types):
                    name = context.mentions[no].name
                    weights[name] += weight * worth
                    first.setdefault(name, no)
        if not weights:
            return self._headline
        return context.party(first[max(weights, key=lambda name: (weights[name], -first[name]))])


    @property
    def _headline(self) -> Party:
        """The first organisation or place of title and lead, be it a source or in every article."""
        context = self.context
        for line in context.article.lines:
            for no in context.mentions_in(line.start, line.end, "ORG LOC") if line.role in ("title", "lead") else ():
                mention = context.mentions[no]
                credit = _is_credit(context, mention.start, mention.end)
                if not credit and not _in_brackets(context.text, line.start, mention.start):
                    return context.party(no)
        return NOBODY


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are one told twice: alike, and of the same noun where they count."""
    nouns = [(quantity.counted or "").split(" ")[0] for quantity in (one, other)]
    return (one.value, one.kind, one.unit) == (other.value, other.kind, other.unit) and (
        one.kind != "count" or nouns[0] == nouns[1]
    )


def _of_number(context: Context, sentence: Sentence, at: int) -> int | None:
    """The mention the number's own sentence is about: the last head before it (or whom that person speaks for), else
    the last name that stands out, else one that tells where its noun is, else a person."""
    start = max(sentence.start, at - _REACH)
    heads = list(_heads(context, start, at, "ORG LOC PER", at)) or list(_heads(context, start, at, "PROGRAMME", at))
    if heads:
        head = context.mentions[heads[-1]]
        role = head.role or ""
        spoken_for = [no for no in _employers(context, start, at) if context.mentions[no].surface in role]
        speaks = _says(context.text, _verb(context, head.end, at), at) is not None
        return (spoken_for if speaks and spoken_for else heads)[-1]
    organisations = _standing_out(context, start, at, "ORG")
    places = _standing_out(context, start, at, "LOC")
    opening = [no for no in places if _opens(context, sentence, no)]
    meant = _meant(context, sentence, at)
    persons = [no for no in context.mentions_in(start, at, "PER") if not context.mentions[no].role]
    acting = [no for no in context.mentions_in(start, at, "PER") if _acts(context, sentence, no)]
    for choice in (
        sorted([*organisations, *opening, *acting]),
        meant,
        places,
        _owners(context, start, at),
        _employers(context, start, at),
    ):
        if choice:
            return choice[-1]
    if (behind := _behind(context, sentence, at)) is not None:
        return behind
    return persons[-1] if persons else None


def _of_sentence(context: Context, sentence: Sentence) -> int | None:
    """The mention an earlier sentence is about: its first head, else the first that stands out and is no list's."""
    broad = words_of("subject_words", "kind", "broad")
    for no in _heads(context, sentence.start, sentence.end, "ORG LOC", sentence.end):
        if not broad.fullmatch(context.mentions[no].surface):
            return no
    organisations = _standing_out(context, sentence.start, sentence.end, "ORG")
    places = _standing_out(context, sentence.start, sentence.end, "LOC")
    opening = [no for no in places if _opens(context, sentence, no)]
    for choice in (sorted([*organisations, *opening]), places):
        named = [no for no in choice if not broad.fullmatch(context.mentions[no].surface)]
        if named and len(named) < _LIST:
            return named[0]
    return None


def _heads(context: Context, start: int, limit: int, types: str, at: int) -> Iterator[int]:
    """Mentions in text[start:limit] that a predicate, or the number at text[at] itself, follows."""
    text = context.text
    agent = words_before("subject_words", "kind", "agent")
    about = words_before("subject_words", "kind", "about")
    predicate = words_of("subject_words", "kind", "predicate")
    generic = words_of("subject_words", "kind", "generic")
    skipped_until = -9
    for no in context.mentions_in(start, limit, types):
        mention = context.mentions[no]
        if mention.end > limit or _in_brackets(text, start, mention.start) or generic.fullmatch(mention.surface):
            continue
        if _is_credit(context, mention.start, mention.end):
            continue
        if _TO_NUMBER.fullmatch(text, mention.end, at) or about.search(text, start, mention.start):
            yield no
            continue
        listed = 0 <= mention.start - skipped_until <= 2
        if listed or agent.search(text, max(start, mention.start - 12), mention.start):
            skipped_until = mention.end
            continue
        behind = _verb(context, mention.end, limit)
        if (said := _says(text, behind, limit)) is not None:
            behind = said + 1
        if predicate.match(text, behind, limit):
            yield no


def _verb(context: Context, end: int, limit: int) -> int:
    """Where the verb of a name that ends at text[end] stands: behind its brackets and a time."""
    if bracket := _BRACKETED.match(context.text, end, limit):
        end = bracket.end()
    for timex in context.timexes_in(end, end + 2):
        end = timex.end
    while end < limit and context.text[end] == " ":
        end += 1
    return end


def _says(text: str, at: int, limit: int) -> int | None:
    """The end of the verb of saying at text[at], if there is one."""
    matches = (words_of("quote_cues", "needs", needs).match(text, at, limit) for needs in ("sure", "free", "mark"))
    return max((said.end() for said in matches if said), default=None)


def _owners(context: Context, start: int, limit: int) -> list[int]:
    """Mentions in text[start:limit] behind `của`, but for those a report is by: `theo số liệu của Sở Y tế`."""
    text = context.text
    of = words_before("subject_words", "kind", "owner")
    source = words_of("subject_words", "kind", "source")
    generic = words_of("subject_words", "kind", "generic")
    found = []
    for no in context.mentions_in(start, limit, "ORG LOC"):
        at = context.mentions[no].start
        if generic.fullmatch(context.mentions[no].surface):
            continue
        if of.search(text, max(start, at - 16), at) and not _in_brackets(text, start, at):
            clause = max(start, *(text.rfind(mark, start, at) + 1 for mark in ",;:"))
            if not source.search(text, clause, at):
                found.append(no)
    return found


def _employers(context: Context, start: int, limit: int) -> list[int]:
    """Organisations in the roles of the persons in text[start:limit]: who speaks for one tells its numbers."""
    roles = [context.mentions[no].role or "" for no in context.mentions_in(start, limit, "PER")]
    found = context.mentions_in(start, limit, "ORG")
    return [no for no in found if any(context.mentions[no].surface in role for role in roles)]


def _behind(context: Context, sentence: Sentence, at: int) -> int | None:
    """The name that tells whose or where the number's noun is: `300 trường ở Hà Nội`."""
    cut = _CLAUSE_END.search(context.text, at, min(sentence.end, at + _BEHIND))
    end = cut.start() if cut else min(sentence.end, at + _BEHIND)
    of = words_before("subject_words", "kind", "of_number")
    for no in context.mentions_in(at, end, "ORG LOC"):
        before = context.text[at : context.mentions[no].start].rstrip()
        if any(of.search(words) for words in (before, before.rpartition(" ")[0])):
            return no
    return None


def _bearer(context: Context, at: int) -> int | None:
    """The name that the counted noun of the number at text[at] bears (`300 học sinh Trường Mai`) if it is no list's
    first (`3 huyện Mai, Lan và Cúc`), or that the number is about (`5% đối với Trường Mai`).
    """
    about = words_of("subject_words", "kind", "about")
    for quantity_no in context.quantities_in(at, at + 1):
        quantity = context.quantities[quantity_no]
        end = quantity.end + len(f" {quantity.counted}" if quantity.counted else "")
        for no in context.mentions_in(end, end + _NAME, "ORG LOC"):
            between = context.text[end : context.mentions[no].start]
            name_end = context.mentions[no].end
            listed = context.mentions_in(name_end, name_end + 3, "ORG LOC")
            bears = between == " " and quantity.counted and not listed
            if bears or about.fullmatch(between.strip()):
                return no
    return None


def _in_brackets(text: str, start: int, at: int) -> bool:
    """Whether a bracket opened in text[start:at] is open still."""
    return max(text.rfind("(", start, at), text.rfind("[", start, at)) > max(
        text.rfind(")", start, at), text.rfind("]", start, at)
    )


@cache
def _brands() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("news_brands"))


def _is_credit(context: Context, start: int, end: int) -> bool:
    """Whether a name is a newspaper's: as a tag at the head of a line (`TTXVN - Ngày 5/3, …`), signing its end, or
    told by its head noun."""
    text = context.text
    opens_line = start == 0 or text[start - 1] == "\n"
    if opens_line and _DASH.match(text, end):
        return True
    if words_of("subject_words", "kind", "press").match(text, start, end):
        return True
    if words_of("subject_words", "kind", "press_name").fullmatch(text, start, end):
        return True
    if text[start:end].lower() in _brands():
        return True
    before = text[max(0, start - 12) : start].rstrip().lower()
    if before.endswith(tuple(f"{word}:" for word in forms("subject_words", "kind", "credit"))):
        return True
    ends_line = end >= len(text) or text[end] == "\n"
    return ends_line and before.endswith(forms("subject_words", "kind", "credit"))


def _opens(context: Context, sentence: Sentence, no: int) -> bool:
    """Whether nothing but a preposition stands before the mention in its sentence, or a preposition in its clause."""
    text, at = context.text, context.mentions[no].start
    start = max(sentence.start, at - _REACH)
    if not text[start:at].strip():
        return True
    clause = max(start, *(text.rfind(mark, start, at) + 1 for mark in ",;:"))
    head = words_of("subject_words", "kind", "at")
    joins = words_of("subject_words", "kind", "joins")
    words = text[clause:at].strip()
    if joined := joins.match(words):
        words = words[joined.end() :].strip() or words
    return bool(head.fullmatch(words))


def _acts(context: Context, sentence: Sentence, no: int) -> bool:
    """Whether a person nobody employs opens the sentence, but for what the person is called (`Bị cáo …`)."""
    mention = context.mentions[no]
    called = run_of("person_roles", "address", "rank", "person")
    start = max(sentence.start, mention.start - _REACH)
    return not mention.organisation and bool(called.fullmatch(context.text, start, mention.start))


def _meant(context: Context, sentence: Sentence, at: int) -> list[int]:
    """The person a pronoun at the head of a sentence stands for, but if it is who speaks: `Ông đã …`."""
    pronoun = words_of("subject_words", "kind", "pronoun").match(context.text, sentence.start)
    if not pronoun or context.mentions_in(sentence.start, pronoun.end() + _NAME, "PER ORG LOC"):
        return []
    if _says(context.text, pronoun.end() + 1, at) is not None:
        return []
    return context.mentions_in(max(0, sentence.start - _REACH), sentence.start, "PER")


def _whole(context: Context, start: int, limit: int) -> Party | None:
    """A word for a whole between the last organisation and the number: `toàn ngành`, `cả nước`."""
    organisations = _standing_out(context, start, limit, "ORG")
    behind = context.mentions[organisations[-1]].end if organisations else start
    text = context.text
    compared = words_before("subject_words", "kind", "compared")
    rival = words_before("subject_words", "kind", "rival")
    generic = words_of("subject_words", "kind", "generic")
    predicate = words_of("subject_words", "kind", "predicate")
    levels = [
        found
        for kind in ("level", "body")
        for found in words_of("subject_words", "kind", kind).finditer(text, behind, limit)
        if predicate.match(text, found.end() + 1, limit) and _opens_clause(text, start, found.start())
    ]
    levels += _groups(context, behind, limit)
    wholes = [*words_of("subject_words", "kind", "whole").finditer(text, behind, limit), *levels]
    for found in sorted(wholes, key=lambda match: -match.start()):
        near = (text, max(start, found.start() - 12), found.start())
        if generic.fullmatch(found[0]) or compared.search(*near) or rival.search(*near):
            continue
        return _with_name(context, found, limit)
    return None


def _counted_of_whole(context: Context, at: int) -> Party | None:
    """A word for a whole behind the noun of the number at text[at]: `300 học sinh trên cả nước`."""
    text = context.text
    for quantity_no in context.quantities_in(at, at + 1):
        quantity = context.quantities[quantity_no]
        end = quantity.end + len(f" {quantity.counted}" if quantity.counted else "") + 1
        of = words_of("subject_words", "kind", "of_number").match(text, end)
        found = words_of("subject_words", "kind", "whole").match(text, of.end() + 1 if of else end)
        if found and text[end - 1] == " ":
            return _with_name(context, found, len(text))
    return None


def _groups(context: Context, start: int, limit: int) -> Iterator[re.Match[str]]:
    """The groups without a name that a predicate follows at the head of a clause: `các trường trên đã …`."""
    text = context.text
    predicate = words_of("subject_words", "kind", "predicate")
    for group in words_of("subject_words", "kind", "group").finditer(text, start, limit):
        if not _opens_clause(text, start, group.start()):
            continue
        end = group.end()
        for _ in range(_GROUP):
            if not (word := _WORD.match(text, end, limit)):
                break
            end = word.end()
            if predicate.match(text, end + 1, limit) or _says(text, end + 1, limit) is not None:
                yield re.compile(".*").match(text, group.start(), end)
                break


def _with_name(context: Context, found: re.Match[str], limit: int) -> Party:
    """A word for a whole with the name it bears: `toàn ngành Giáo dục Hà Nội`."""
    predicate = words_of("subject_words", "kind", "predicate")
    if inside := context.mentions_in(found.start(), min(found.end() + _NAME, limit), "ORG LOC"):
        mention = context.mentions[inside[0]]
        if not predicate.search(context.text, found.end(), mention.start):
            return Party(context.text[found.start() : mention.end], inside[0])
    end = found.end()
    while (word := _WORD.match(context.text, end, limit)) and word[1][0].isupper():
        end = word.end()
    return Party(context.text[found.start() : end])


def _opens_clause(text: str, start: int, at: int) -> bool:
    """Whether a clause of text[start:] begins at text[at]."""
    before = text[start:at].rstrip()
    return not before or before.endswith((",", ";", ":", "."))


def _standing_out(context: Context, start: int, end: int, types: str) -> list[int]:
    """Mentions that neither stand beside another name, in brackets or in a role, nor are in every article."""
    text = context.text
    generic = words_of("subject_words", "kind", "generic")
    beside = words_before("subject_words", "kind", "beside")
    at_head = words_of("subject_words", "kind", "at")
    roles = [context.mentions[no] for no in context.mentions_in(start, end, "PER")]
    kept: list[int] = []
    skipped_until = -1
    for no in context.mentions_in(start, end, types):
        mention = context.mentions[no]
        before = text[max(start, mention.start - 12) : mention.start].rstrip()
        listed = 0 <= mention.start - skipped_until <= 2 and before.endswith(",")
        of_person = any(mention.surface in (person.role or "") for person in roles)
        is_beside = beside.search(before) and not at_head.fullmatch(text[start : mention.start].strip())
        if listed or of_person or _in_brackets(text, start, mention.start) or is_beside:
            skipped_until = mention.end
        elif not generic.fullmatch(mention.surface) and not _is_credit(context, mention.start, mention.end):
            kept.append(no)
    return kept
