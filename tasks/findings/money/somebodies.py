"""Noun phrases as parties: who is somebody, and how they are named. Positions are code points of the article's text."""

from tasks.findings.clauses.phrases import Phrase, Reading
from tasks.findings.clauses.tokens import CORE, Token
from tasks.findings.context import NOBODY, Party

_LONGEST = 30  # words: a longer stretch is more than one noun phrase
_TITLE = 12  # characters of a form of address
_FIRST = CORE | {"A", "L", "M", "Nu"}  # classes a noun phrase begins with
_NO_PARTY = frozenset({"thing", "case", "scheme", "noun", "amount", "gift"})  # of words that head no party
_ENDS = frozenset(';:.…!?()[]“”"–-')


def first_of(*parties: Party) -> Party:
    """The first that is somebody, else NOBODY."""
    return next((party for party in parties if party != NOBODY), NOBODY)


def is_somebody(reading: Reading, phrase: Phrase) -> bool:
    """Whether a noun phrase surely is somebody: headed by a name or by a noun of the table of parties."""
    tokens = reading.tokens[phrase.head : phrase.last]
    of = next((at for at, token in enumerate(tokens) if "of" in token.kinds), len(tokens))
    first = next((at for at, token in enumerate(tokens[:of]) if token.tag in CORE), of)
    heads = [token for token in tokens[first:of][:2] if token.tag in CORE]
    if not heads or heads[0].kinds & _NO_PARTY:
        return bool(heads) and _is_scheme(reading, heads[0], *reading.span(phrase))
    if len(heads) > 1 and "child" in heads[0].kinds and not heads[1].kinds and heads[1].tag != "Np":
        return False  # `con trâu`
    named = reading.context.mentions_in(heads[0].start, heads[-1].start + 1, "PER ORG")
    named = named or reading.context.mentions_in(heads[0].start, heads[0].start + 1, "LOC")
    return bool(named or any(head.kinds & {"party", "honorific", "they"} for head in heads))


def _is_scheme(reading: Reading, head: Token, start: int, end: int) -> bool:
    """Whether text[start:end] is a programme or the like by name, which may give: `Chương trình “Mái ấm”`."""
    return "scheme" in head.kinds and bool(reading.context.mentions_in(start, end, "PROGRAMME ORG"))


def is_name(reading: Reading, phrase: Phrase) -> bool:
    """Whether a noun phrase holds the name of a person or begins with that of an organisation."""
    start, end = reading.span(phrase)
    return bool(reading.context.mentions_in(start, end, "PER") or reading.context.mentions_in(start, start + 1, "ORG"))


def is_bare_name(reading: Reading, phrase: Phrase) -> bool:
    """Whether a noun phrase is one capitalised name, of whatever kind: `Khaled`, `T.`."""
    token = reading.tokens[phrase.first]
    alone = phrase.last == phrase.first + 1 and token.tag == "Np" and reading.context.text[token.start].isupper()
    return alone and not reading.context.mentions_in(token.start, token.end, "PROGRAMME LAW AWARD")


def is_body(reading: Reading, phrase: Phrase) -> bool:
    """Whether a noun phrase is somebody, but no person by name and no place: commas alone may join such."""
    start, end = reading.span(phrase)
    named = reading.context.mentions_in(start, end, "PER") or reading.context.mentions_in(start, start + 1, "LOC")
    return is_somebody(reading, phrase) and not named


def is_place(reading: Reading, phrase: Phrase) -> bool:
    """Whether a noun phrase is a place by name alone."""
    places = reading.context.mentions_in(*reading.span(phrase), "LOC")
    return bool(places) and reading.context.mentions[places[0]].start == reading.span(phrase)[0]


def ends_with_place(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase ends with a place by name: `tại thành phố Nha Trang`."""
    start, end = reading.span(phrase)
    return any(reading.context.mentions[no].end == end for no in reading.context.mentions_in(start, end, "LOC"))


def party_from(reading: Reading, at: int) -> Party:
    """The noun phrase that starts at text[at], with what tells it apart (`có hoàn cảnh khó khăn`)."""
    first = next((i for i, token in enumerate(reading.tokens) if token.start >= at), len(reading.tokens))
    while first < len(reading.tokens) and reading.tokens[first].kinds & {"to", "about"}:
        first += 1
    last = first
    while last < len(reading.tokens) and not _ends_phrase(reading, first, last):
        last = reading.closed(last) or last + 1
    return party_of(reading, first, last)


def _ends_phrase(reading: Reading, first: int, at: int) -> bool:
    """Whether the noun phrase that began at tokens[first] ends before tokens[at]."""
    token = reading.tokens[at]
    surface = reading.context.text[token.start : token.end]
    before = reading.tokens[at - 1] if at > first else None
    after = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    if surface in (",", ";"):
        return not (before and after and _lists_on(reading, at, before, after))
    if "is" in token.kinds and after and after.kinds & {"kin", "party"}:  # `các cháu là con đoàn viên`
        return False
    if "and" in token.kinds and after:
        behind = reading.tokens[at + 2] if after.tag == "M" and at + 2 < len(reading.tokens) else after
        another = behind.tag in ("V", "R", "E") or bool(behind.kinds & {"thing", "gift", "verb"})
        return another or _acts(reading, at + 1)
    if surface == "(" and reading.closed(at):
        return after is None
    gifts = token.tag == "M" and before and after and "gift" in after.kinds  # `công nhân | 20 phần quà`
    if surface[0] in _ENDS or "money" in token.kinds or gifts:
        return True
    return before is not None and (_acts_behind_bracket(reading, before, token) or _begins_another(before, token))


def _acts_behind_bracket(reading: Reading, before: Token, token: Token) -> bool:
    """Whether what follows a bracket is a deed or a place, no part of a name: `công nhân (CN) | về quê`."""
    bracket = reading.context.text[before.start : before.end] == ")"
    return bracket and token.tag in ("V", "E", "R") and "describes" not in token.kinds


def _lists_on(reading: Reading, at: int, before: Token, after: Token) -> bool:
    """Whether a list goes on behind the mark tokens[at]: `nhà giáo, người lao động`; `học sinh nghèo; người già`."""
    no = next((no for no, phrase in enumerate(reading.phrases) if phrase.first == at + 1), len(reading.phrases))
    does = no + 1 >= len(reading.phrases) or reading.phrases[no + 1].kind in ("adverb", "verb")
    if after.kinds & {"party", "kin"} == {"party"} and not does:
        return True
    comma = reading.context.text[reading.tokens[at].start] == ","
    return comma and before.tag in CORE and after.tag in CORE and "thing" not in after.kinds


def _acts(reading: Reading, at: int) -> bool:
    """Whether a noun phrase at tokens[at] has a verb of giving or getting of its own: `… và công ty góp …`."""
    no = next((no for no, phrase in enumerate(reading.phrases) if phrase.first == at), len(reading.phrases))
    behind = no + 1
    while behind < len(reading.phrases) and reading.phrases[behind].kind == "adverb":
        behind += 1
    return behind < len(reading.phrases) and reading.phrases[behind].kind == "verb" and bool(reading.roles(behind))


def _begins_another(before: Token, token: Token) -> bool:
    """Whether a word behind a noun phrase is no part of it: a deed, a price, a word that ends phrases."""
    if "whole" in before.kinds and token.kinds & _NO_PARTY:
        return True
    if before.kinds & {"honorific", "they"} and "describes" in token.kinds:  # `giúp chị có thêm động lực`
        return True
    acts = "verb" in token.kinds and any(kind.startswith("subject ") for kind in token.kinds)
    does = token.tag == "V" and not token.kinds and before.tag in CORE and "who" not in before.kinds
    return acts or does or bool(token.kinds & {"ends_phrase", "each", "worth"})


def party_of(reading: Reading, first: int, last: int) -> Party:
    """tokens[first:last] as a party, NOBODY where they name none.

    A person is named as `person_of` does it, whom a form of address stands for by the name before; of others,
    the words without a number at their head.
    """
    first, last = _trimmed(reading, first, last)
    tokens, context = reading.tokens, reading.context
    if first >= last or last - first > _LONGEST or tokens[first].tag not in _FIRST:
        return NOBODY
    head = next((token for token in tokens[first:last] if token.tag in CORE), None)
    start, end = tokens[first].start, tokens[last - 1].end
    if head is None or (head.kinds & _NO_PARTY and not _is_scheme(reading, head, start, end)):
        return NOBODY
    if any("which" in token.kinds for token in tokens[first:last]):
        return NOBODY
    of = next((token.start for token in tokens[first:last] if "of" in token.kinds), end)
    persons = context.mentions_in(start, of, "PER")
    several = any("and" in token.kinds for token in tokens[first:last] if token.start < of)
    if persons and "kin" not in tokens[first].kinds and not several:
        return person_of(reading, persons[0], start)
    named = persons or context.mentions_in(start, end, "ORG LOC")
    return _stood_for(reading, first, last) or Party(context.text[start:end], named[0] if named else None)


def _stood_for(reading: Reading, first: int, last: int) -> Party | None:
    """Who was named before, where tokens[first:last] only stand for them: a form of address, `họ`, `gia đình này`."""
    tokens = reading.tokens
    if last - first == 1 and "honorific" in tokens[first].kinds:
        person = _person_back(reading, tokens[first].start)
        if person == NOBODY:
            return None if "party" in tokens[first].kinds else _they(reading, first)
        return person
    if last - first == 1 and "they" in tokens[first].kinds:
        return first_of(_they(reading, first), Party(reading.context.text[tokens[first].start : tokens[first].end]))
    return _pointed_at(reading, first, last) if "this" in tokens[last - 1].kinds else None


def _trimmed(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """tokens[first:last] without a number at their head, and small words, marks and brackets at their end."""
    tokens, text = reading.tokens, reading.context.text
    for at in range(first, min(first + 3, last)):
        if tokens[at].tag in CORE:
            break
        if tokens[at].tag == "M":
            first = at + 1
    while first < last and tokens[first].kinds & {"each", "times"}:
        first += 1
    while first < last:
        token = tokens[last - 1]
        small = token.tag in ("E", "C", "L", "R", "T") or token.kinds & {"passive", "about"}
        if not small and any(map(str.isalnum, text[token.start : token.end])):
            break
        last -= 1
    for at in range(last - 1, first, -1):
        if text[tokens[at].start : tokens[at].end] in "([":
            return first, at if reading.closed(at) == last + 1 else last
    return first, last


def person_of(reading: Reading, no: int, start: int) -> Party:
    """A person as written: a full name alone, a short one with the form of address before it."""
    mention = reading.context.mentions[no]
    full = " " in mention.surface or mention.start - start > _TITLE
    return Party(mention.surface if full else reading.context.text[start : mention.end], no)


def _pointed_at(reading: Reading, first: int, last: int) -> Party | None:
    """`gia đình này` -> `gia đình bà Xuân`: the last such phrase before it in the paragraph that holds a person."""
    if "kin" not in reading.tokens[first].kinds or last - first != 2:
        return None
    context, start = reading.context, reading.tokens[first].start
    noun = context.text[start : reading.tokens[first].end].casefold()
    for sentence in context.sentences_back(start):
        at = context.text[sentence.start : min(start, sentence.end)].casefold().rfind(noun)
        behind = sentence.start + at + len(noun)
        if at >= 0 and (persons := context.mentions_in(behind, behind + _TITLE, "PER")):
            return Party(context.text[sentence.start + at : context.mentions[persons[0]].end], persons[0])
    return None


def _they(reading: Reading, at: int) -> Party:
    """Who `họ` or `chị` at tokens[at] are: the last somebodies before it in the sentence but one by name."""
    for phrase in reversed(reading.phrases):
        one = len(reading.context.mentions_in(*reading.span(phrase), "PER")) == 1
        told = phrase.kind in ("noun", "preposition") and is_somebody(reading, phrase)
        if phrase.last <= at and told and not one:
            return party_of(reading, phrase.head, phrase.last)
    return NOBODY


def _person_back(reading: Reading, at: int) -> Party:
    """The person named last before text[at] in its sentence or those before it."""
    for sentence in reading.context.sentences_back(at):
        if persons := reading.context.mentions_in(sentence.start, min(sentence.end, at), "PER"):
            return Party(reading.context.mentions[persons[-1]].name, persons[-1])
    return NOBODY
