"""Who commends: behind the commendation, before its verb, or the document's own subject."""

import re
from functools import cache

from tasks.findings.awards.words import (
    REACH,
    STOP,
    Given,
    behind_joins,
    ends_with,
    joined,
    noun_phrase,
    without_adverbs,
    words,
)
from tasks.findings.context import NOBODY, Context, Party
from tasks.findings.tagger.shapes import look
from tasks.findings.words import any_of, words_of
from tasks.tables import read_table

_DESCRIBED = 30  # characters between a commendation and `của`: `giấy khen đột xuất của …`
_NAME_WORDS = 10
_TITLE = 20  # characters of a title before a body: `Bộ trưởng Bộ Y tế`


def issuer_of(context: Context, given: Given, span: tuple[int, int], verb: int | None) -> Party:
    """Who gives the commendation text[span[0]:span[1]] of those given together.

    Behind `của`, save an order of the state in a list: `Huân chương Lao động, bằng khen của Bộ Y tế`; else before the
    verb that gives; where it is passive (`verb`), behind that alone.
    """
    text = context.text
    order = span[1] < given.end and words("order").match(text, span[0])
    if not order and (named := _behind(context, given)):
        return named
    if ordered := _on_behalf(context, given):
        return ordered
    if verb is not None:
        return _givers(context, verb, given.start) or _place(context, verb, given.start) or NOBODY
    start = max(context.sentence(given.start).start, given.start - REACH)
    verbs = list(words("give").finditer(text, start, given.start))
    first, last = (verbs[0].start(), verbs[-1].start()) if verbs else (start, start)
    if found := (
        _givers(context, given.left, given.start)
        or _unnamed(context, start, last)
        or _givers(context, start, first)
        or _unnamed(context, start, first)
        or _givers(context, start, given.start)
        or _unnamed(context, given.left, given.start)
    ):
        return found
    if by_hand := _body_of_giver(context, start, given.start):
        return by_hand
    to = words("to").search(text, given.end, given.right)
    passive = to and words("passive").search(text, given.end, to.start())  # `bằng khen đã được trao cho`
    of_the_state = words("order").match(text, given.start)
    return NOBODY if passive or of_the_state else context.subject


def _on_behalf(context: Context, given: Given) -> Party | None:
    """`Thừa ủy quyền của Chủ tịch nước, ông An trao …`: who is said to give through another."""
    start = context.sentence(given.start).start
    named = words("on_behalf").search(context.text, start, given.start)
    return _bodies_at(context, given._replace(right=given.start), named.end() + 1, _TITLE) if named else None


def _place(context: Context, start: int, end: int) -> Party | None:
    """`được tỉnh Tre tặng`: the place that stands right before the verb of giving, for those who govern it."""
    give = words("give").search(context.text, start, end)
    for no in context.mentions_in(start, give.start(), "LOC") if give else []:
        if context.text[context.mentions[no].end : give.start()].strip() == "":  # type: ignore[union-attr]
            return context.party(no)
    return None


def _behind(context: Context, given: Given) -> Party | None:
    """`bằng khen [đột xuất] của X`, `do X`, `từ X`; or X at once: `bằng khen Thủ tướng`."""
    text = context.text
    by = words("by").search(text, given.end, min(given.right, given.end + _DESCRIBED))
    if not by or STOP.search(text, given.end, by.start()) or words("to").search(text, given.end, by.start()):
        return _bodies_at(context, given, given.end + 1, 1) or _of_relative(context, given)
    if bodies := _bodies_at(context, given, by.end() + 1, _TITLE):
        return bodies
    phrase = noun_phrase(text, by.end(), given.right)
    body = words_of("mention_cues", "kind", "org_head")
    if not phrase or words_of("mention_cues", "kind", "role").match(text, *phrase):
        return None
    named = text[phrase[0]].isupper() or body.match(text, *phrase) or words("body").match(text, *phrase)
    return Party(words("to").split(text[slice(*phrase)])[0].strip()) if named else None


def _of_relative(context: Context, given: Given) -> Party | None:
    """`Huân chương Lao động – phần thưởng cao quý mà Đảng, Nhà nước trao tặng`."""
    by = words("relative_by").search(context.text, given.end, min(given.right, given.end + 2 * _DESCRIBED))
    bodies = _bodies_at(context, given, by.end() + 1, 1) if by else None
    if not by or not bodies or STOP.search(context.text, given.end, by.start()):
        return None
    gives = words("give").match(context.text, by.end() + len(bodies.name or "") + 2, given.right)
    return bodies if gives else None


def _bodies_at(context: Context, given: Given, at: int, reach: int) -> Party | None:
    """The office at text[at], or the organisations (a list as one) that begin within reach behind it."""
    text = context.text
    if office := words("office").match(text, at, given.right):
        return Party(office[0])
    goes_on = given.right < context.sentence(given.start).end
    for no in context.mentions_in(at, at + reach, "ORG")[:1]:
        start, end = context.mentions[no].start, context.mentions[no].end
        for other in context.mentions_in(end, given.right, "ORG"):
            mention = context.mentions[other]
            listed = no in joined(context, at, mention.end, "ORG")
            gives = goes_on and "," in text[end : mention.start] and words("give").match(text, mention.end + 1)
            if not listed or gives:  # `của X, Y tặng …`
                break
            end = mention.end
        return Party(text[start:end], no)
    return None


def _unnamed(context: Context, start: int, verb: int) -> Party | None:
    """A body that no tagger saw, as the subject of text[verb]: `nhà trường cũng tặng …`."""
    text = context.text
    end = without_adverbs(text, start, verb)
    clause = behind_joins(text, max(start, *(text.rfind(mark, start, end) + 1 for mark in ",;:.")), end)
    named = words_of("mention_cues", "kind", "org_head").match(text, clause, end) or words("body").match(
        text, clause, end
    )
    if context.mentions_in(clause, end, "PER ORG"):
        return None
    short = len(text[clause:end].split()) <= _NAME_WORDS
    return Party(text[clause:end]) if named and short else None


def _body_of_giver(context: Context, start: int, end: int) -> Party | None:
    """Of `Ông Lê An trao bằng khen`: the body of the last post that the article gives him."""
    persons = context.mentions_in(start, end, "PER")
    name = context.mentions[persons[-1]].name if persons else None
    for role in (m.role for m in context.mentions if m.type == "PER" and m.name == name and m.role):
        bodies = [(role.rfind(m.surface), no) for no, m in enumerate(context.mentions) if m.type == "ORG"]
        if bodies and max(bodies)[0] >= 0:
            return context.party(max(bodies)[1])
    return None


def _givers(context: Context, start: int, end: int) -> Party | None:
    """The office or the organisations (a list as one) that stand last in text[start:end] as subject."""
    text = context.text
    offices = list(words("office").finditer(text, start, end))
    bodies = [
        no
        for no in context.mentions_in(start, end, "ORG")
        if not ends_with("not_by").search(text, start, context.mentions[no].start)
        and not text.endswith("(", start, context.mentions[no].start)  # the short form of who stands before
        and not any(o.start() <= context.mentions[no].start < o.end() for o in offices)
    ]
    if offices and (not bodies or context.mentions[bodies[-1]].end <= offices[-1].start()):
        return Party(offices[-1][0])
    if not bodies:
        return None
    last = bodies[-1]
    before = offices[-1] if offices else None
    body = context.mentions[last]
    if before and _lists(text, before.end(), body.start) and before.end() < body.start:
        return Party(text[before.start() : body.end], last)  # `Thủ tướng, Bộ trưởng Bộ Y tế`
    first = next(no for no in joined(context, start, context.mentions[last].end, "ORG") if no in bodies)
    if first == last:
        return context.party(last)
    return Party(text[context.mentions[first].start : context.mentions[last].end], last)


def _lists(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] holds nothing but `, ` or `và ` and a post, between two who give together."""
    at = behind_joins(text, start, end)
    post = words_of("person_roles", "kind", "post").match(text, at, end)
    return at > start and bool(text[start:at].strip()) and not text[post.end() if post else at : end].strip()


def is_foreign(name: str) -> bool:
    """Whether a body is of another country: by its place, or by a word that is not spelt as Vietnamese is."""
    abroad = words_of("countries", "code", "VN").sub("", name)
    latin = (word for word in re.findall(r"\w+", abroad) if word.istitle())
    return bool(_countries().search(abroad)) or any(look(word).origin.startswith("f") for word in latin)


@cache
def _countries() -> re.Pattern[str]:
    return re.compile(any_of(row["form"] for row in read_table("countries") if row["code"] != "VN"))
