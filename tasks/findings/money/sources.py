"""Who gives a sum, by the words around it: `từ`, `của`, `do`, whose gift it is, whose help it is given with."""

from itertools import pairwise

from tasks.findings.clauses.phrases import Phrase, Reading
from tasks.findings.context import NOBODY, Party
from tasks.findings.money.clauses import list_end
from tasks.findings.money.receivers import one_of
from tasks.findings.money.somebodies import is_somebody, party_of

_NEAR_BY, _NEAR_SOURCE = 12, 40  # characters behind a sum in which `do`, and `từ` or `của`, name who gives it


def source_in(reading: Reading, start: int, end: int) -> Party:
    """Who stands soon behind text[start] with `do` and a verb, or behind `từ` or `của`."""
    for no, phrase in enumerate(reading.phrases):
        at = reading.span(phrase)[0]
        if reading.has(phrase, "by") and start <= at <= min(end, start + _NEAR_BY):
            if (doer := _doer(reading, no + 1)) != NOBODY:
                return doer
        elif reading.has(phrase, "of") and no == reading.sum_at + 1 and one_of(reading) != NOBODY:
            continue  # `5 triệu đồng/học sinh của trường`
        elif reading.has(phrase, "source", "of") and start <= at <= min(end, start + _NEAR_SOURCE):
            if _is_of_another(reading, no):
                continue
            of = next((at for at in range(phrase.head, phrase.last) if "of" in reading.tokens[at].kinds), None)
            first = of + 1 if of and not is_somebody(reading, phrase) else phrase.head
            if is_somebody(reading, Phrase("noun", first, phrase.last, first)):
                return party_of(reading, first, reading.phrases[list_end(reading, no)].last)
    return NOBODY


def _is_of_another(reading: Reading, no: int) -> bool:
    """Whether somebody does something between the sum and a source: `5 triệu đồng tiền An mượn của Bình`."""
    between = reading.phrases[reading.sum_at + 1 : no]
    return any(a.kind == "noun" and b.kind == "verb" and reading.has(b, "verb") for a, b in pairwise(between))


def _doer(reading: Reading, no: int) -> Party:
    """Who acts: a noun phrase with that number that is somebody, before a verb."""
    following = reading.phrases[no : no + 2]
    if len(following) < 2 or following[0].kind != "noun" or following[1].kind not in ("verb", "adverb"):
        return NOBODY
    doer = following[0]
    return party_of(reading, doer.first, doer.last) if is_somebody(reading, doer) else NOBODY


def gift_owner(reading: Reading, governor: int) -> Party:
    """Whose gift it is that is handed over or won: `trao 40 suất học bổng của Quỹ Mây`; whose money, that is taken."""
    kinds = ("gift", "thing") if "subject gets" in reading.kinds(governor) else ("gift",)
    for no, phrase in enumerate(reading.phrases[governor + 1 : reading.sum_at], governor + 1):
        if phrase.kind == "noun" and reading.has_inside(phrase, *kinds):
            of = next((at for at in range(phrase.first, phrase.last) if "of" in reading.tokens[at].kinds), None)
            if of and is_somebody(reading, Phrase("noun", of + 1, phrase.last, of + 1)):
                return party_of(reading, of + 1, reading.phrases[list_end(reading, no)].last)
    return NOBODY


def sponsor(reading: Reading, governor: int) -> Party:
    """Whose help the subject gives with: `với sự tài trợ của Công ty …`."""
    for phrase in reading.phrases[:governor]:
        if phrase.kind == "preposition":
            tokens = range(phrase.head, phrase.last)
            helps = next((at for at in tokens if "subject gives" in reading.tokens[at].kinds), phrase.last)
            of = next((at for at in tokens if at > helps and "of" in reading.tokens[at].kinds), None)
            if of:
                return party_of(reading, of + 1, phrase.last)
    return NOBODY


def owner_of(reading: Reading, no: int) -> Party:
    """Whose something is: `thu nhập bình quân của công nhân`, `lương giáo viên`."""
    phrase = reading.phrases[no]
    for at in range(phrase.first + 1, min(len(reading.tokens), phrase.last + 3)):
        token = reading.tokens[at]
        if "of" in token.kinds or ("party" in token.kinds and at < phrase.last):
            first = at + 1 if "of" in token.kinds else at
            last = next((p.last for p in reading.phrases if p.first <= first < p.last), first + 1)
            return party_of(reading, first, last)
    return NOBODY


def payer_of(reading: Reading, no: int) -> Party:
    """Whom a cost is for, who pays it: `chi phí cho mỗi người là 5 triệu đồng`."""
    payer = reading.phrases[no + 1]
    cost = no + 1 < reading.sum_at and "subject gives" in reading.kinds(no)
    told = cost and payer.kind == "preposition" and reading.has(payer, "for") and is_somebody(reading, payer)
    return party_of(reading, payer.head, payer.last) if told else NOBODY
