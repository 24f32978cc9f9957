"""What a document says of a name in one place holds in another: names missed, cut short or of two types."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tasks.findings.names.place_names import read_place
from tasks.findings.names.units import find_units
from tasks.findings.tagger.lexicon import LONGEST
from tasks.findings.tagger.shapes import look
from tasks.findings.tagger.tagging import Span
from tasks.findings.tagger.word_classes import phrases
from tasks.findings.words import any_of, forms, words_before
from tasks.language.article import Article

_TYPES = frozenset({"PER", "ORG", "LAW", "PROGRAMME"})  # a place's bare name is often a person's or a team's too
SURE = 0.8  # belief in one span of a name, at least, to find it elsewhere
UNSURE = 0.6  # spans below it give way to a surer one
_DISCOUNT = 0.8  # belief in a span found only because the name stands elsewhere
_NEXT_WORD = re.compile(r" (\w+)")
_SHORT_NAME = 2  # words
_FULL_NAME = 2  # spaces in a person's full name, at least
_REACH = 60  # letters before a name in which a post stands
_BODIES = frozenset({"ORG", "LOC"})
_DEFINED = re.compile(r" \(([A-ZĐ][A-ZĐ&-]{1,9}[A-ZĐ])\)")
_SHORTEST_GIVEN = 2
_SHORTEST = 3  # letters of a name of one word in capitals


def agree(article: Article, spans: Sequence[Span]) -> list[Span]:
    """The spans of one article after its names were compared: flat, in text order."""
    text = article.text
    spans = persons_part(text, spans)
    known = _known(text, spans)
    if not known:
        return list(spans)
    kept = list(spans)
    added: list[Span] = []
    starts = [span.start for span in kept]
    drop: set[int] = set()
    for match in re.finditer(any_of(known), text):
        kind, belief = known[match[0]]
        first = bisect_left(starts, match.start())
        if first and kept[first - 1].end > match.start():
            first -= 1
        over = []
        while first < len(kept) and kept[first].start < match.end():
            over.append(first)
            first += 1
        if not over:
            if not _goes_on(text, match.start(), match.end()):
                added.append(Span(match.start(), match.end(), kind, belief * _DISCOUNT))
            continue
        fixed = any(kept[i].type == "LOC" and kept[i].end - kept[i].start == len(match[0]) for i in over)
        within = not fixed and all(match.start() <= kept[i].start and kept[i].end <= match.end() for i in over)
        if within and all(kept[i].confidence < UNSURE for i in over):
            drop.update(over)
            added.append(Span(match.start(), match.end(), kind, belief * _DISCOUNT))
    found = [span for i, span in enumerate(kept) if i not in drop] + added
    return sorted(found, key=lambda span: span.start)


def persons_part(text: str, spans: Sequence[Span]) -> list[Span]:
    """Behind a post, a person's name ends no organisation's and is none: `Bí thư Huyện ủy Mê | Lò Văn Cun`.

    It is a person of the article, or a surname and more behind a province, a district, a body called by its place
    or nothing.
    """
    sure = {text[s.start : s.end]: s.confidence for s in spans if s.type == "PER" and s.confidence >= SURE}
    names = [name for name in sure if name.count(" ") >= _FULL_NAME]
    known = re.compile(rf"{any_of(names)}\Z") if names else None
    post = words_before("mention_cues", "kind", "role")
    parted: list[Span] = []
    for span in spans:
        name = None
        if span.type in _BODIES and post.search(text, max(0, span.start - _REACH), span.start):
            name = known.search(text, span.start, span.end) if known else None
            name = name or _person_behind(text, span)
        if name is None:
            parted.append(span)
            continue
        body = text[span.start : name.start()].rstrip()
        if body:
            parted.append(replace(span, end=span.start + len(body)))
        parted.append(Span(name.start(), name.end(), "PER", sure.get(name[0], min(span.confidence, SURE))))
    return parted


def _person_behind(text: str, span: Span) -> re.Match[str] | None:
    """The full name that ends the span, behind a province, a district, a body called by its place, or nothing."""
    name = _full_name().search(text, span.start, span.end)
    if name is None or find_units(name[0], "before", "PDC"):
        return None
    body = text[span.start : name.start()].rstrip()
    words = body.split(" ")
    places = (" ".join(words[-n:]) for n in range(1, min(len(words), LONGEST) + 1))
    bare = not body or body in forms("name_edges", "kind", "body_of")
    return name if bare or any(find_units(place, "before", "PD") for place in places) else None


@cache
def _full_name() -> re.Pattern[str]:
    surnames = any_of(form.capitalize() for form in forms("mention_cues", "kind", "surname"))
    return re.compile(rf"{surnames}(?: [A-ZĐÀ-Ỹ]\w*){{2,3}}\Z")


def _known(text: str, spans: Sequence[Span]) -> dict[str, tuple[str, float]]:
    """Names that are surely of one type somewhere: surface -> type, highest belief."""
    weight: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    best: dict[tuple[str, str], float] = {}
    for span in spans:
        surface = text[span.start : span.end]
        if span.type in _TYPES and _tells(surface):
            weight[surface][span.type] += span.confidence
            best[surface, span.type] = max(best.get((surface, span.type), 0.0), span.confidence)
    for span in spans:  # its abbreviation, given in brackets behind it, names it too
        if span.type == "ORG" and span.confidence >= SURE and (short := _DEFINED.match(text, span.end)):
            weight[short[1]]["ORG"] += span.confidence
            best[short[1], "ORG"] = max(best.get((short[1], "ORG"), 0.0), span.confidence)
    known: dict[str, tuple[str, float]] = {}
    for surface, types in weight.items():
        kind, total = max(types.items(), key=lambda item: item[1])
        if best[surface, kind] >= SURE and total > 2 * (sum(types.values()) - total):
            known[surface] = kind, best[surface, kind]
    for surface, (kind, belief) in tuple(known.items()):
        if kind == "PER" and " " in surface and len(given := surface.split()[-1]) >= _SHORTEST_GIVEN:
            known.setdefault(given, ("PER", belief))
    for span in spans:  # a place that is called with its level somewhere
        if span.type == "LOC" and span.confidence >= SURE:
            place = read_place(text[span.start : span.end])
            if place.level and " " in place.name:
                known.setdefault(place.name, ("LOC", span.confidence))
    return known


def _tells(surface: str) -> bool:
    """Is the name long enough to mean the same everywhere in the article?"""
    words = surface.split()
    if len(words) == 1:
        return len(surface) >= _SHORTEST and (
            surface.isupper() or not surface[1:].islower() or len(surface) > 7 or look(surface).origin[:1] == "f"
        )
    return words[0][0].isupper() and (words[-1][0].isupper() or len(words) > _SHORT_NAME)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Does a capital beside the occurrence make it a part of a longer name?"""
    before = text[max(0, start - 20) : start].split(" ")
    if len(before) > 1 and before[-1] == "" and before[-2][:1].isupper() and before[-2].isalnum():
        return True
    if " " not in text[start:end] and (behind := _NEXT_WORD.match(text, end)):
        pair = phrases().find([text[start:end], behind[1]])
        if pair and pair[0][1] - pair[0][0] == 2:  # the two are one word: `Hoa hậu` names no Hoa
            return True
    return (end + 1 < len(text) and text[end] in " -–&" and text[end + 1].isupper()) or (
        start > 1 and text[start - 1] in "-–&/" and text[start - 2].isalnum()
    )
