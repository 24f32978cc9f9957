"""Who acts where the verb of a sum has no subject beside it: said behind, in the clause or the sentence before."""

from collections.abc import Iterator
from dataclasses import replace

from tasks.findings.clauses.phrases import Reading
from tasks.findings.context import NOBODY, Party
from tasks.findings.money.clauses import Subject, subject_of
from tasks.findings.money.somebodies import is_somebody

_BEFORE_SUBJECT = frozenset({"comma", "adverb", "stop", "and"})
_BEFORE_VERB = frozenset({"adverb", "preposition", "comma", "and", "noun"})  # what may stand between subject and verb
_OPENING = frozenset({"adverb", "opens", "verb", "passive", "preposition"})  # before a verb that opens a sentence
_ENDS_NOUN = frozenset({"verb", "passive", "comma", "stop"})


def resumes(reading: Reading, governor: int, subject: Subject) -> bool:
    """Whether a verb without a subject right before it has that of the sentence: `…, sau đó đã nhận 5 triệu đồng`."""
    no = governor - 1
    while no > 0 and (reading.phrases[no].kind in ("adverb", "verb", "passive")):
        no -= 1
    joined = no > 0 and governor < reading.sum_at and reading.phrases[no].kind in ("comma", "and")
    besides = any(reading.has(phrase, "besides") for phrase in reading.phrases[no:governor])
    return joined and (besides or not subject.sure)


def goes_on(reading: Reading, governor: int, subject: Subject, role: str) -> bool:
    """Whether whose role it is is said before: an active verb has no subject of its own."""
    its_own = governor < reading.sum_at and (subject.thing is not None or subject.party != NOBODY)
    labelled = any(phrase.kind == "colon" for phrase in reading.phrases[: reading.sum_at])
    return role in reading.kinds(governor) and not (subject.passive or its_own or labelled)


def subject_behind(reading: Reading, governor: int) -> Subject | None:
    """Who does what opens the sentence without a subject: `Sau khi nhận 5 triệu đồng, chị Lan mua bò`."""
    opening = reading.phrases[: min(governor, reading.sum_at)]
    if not all(phrase.kind in _OPENING for phrase in opening):
        return None
    for no in range(reading.sum_at + 1, len(reading.phrases)):
        before, phrase = reading.phrases[no - 1], reading.phrases[no]
        begins = before.kind in ("comma", "opens")
        if phrase.kind in ("stop", "colon", "sum") or (begins and phrase.kind == "adverb"):
            break
        if phrase.kind == "noun" and begins:
            following = range(no + 1, len(reading.phrases))
            verb = next((at for at in following if reading.phrases[at].kind in _ENDS_NOUN), no)
            acts = reading.phrases[verb].kind in ("verb", "passive") and is_somebody(reading, phrase)
            found = subject_of(reading, verb) if acts else Subject()
            passive = any(phrase.kind == "passive" for phrase in opening)
            return replace(found, passive=passive) if found.sure else None
    return None


def subject_earlier(reading: Reading) -> Party:
    """Who surely is the subject of the clause before, else of the sentence before."""
    return next(filter(any, map(subject_before, _earlier(reading))), NOBODY)


def _earlier(reading: Reading) -> Iterator[Reading]:
    """The sentence up to the last `;` before the sum, and the sentence before, as far as it is of the paragraph."""
    context, sentence = reading.context, reading.sentence
    stop = context.text.rfind(";", sentence.start, reading.start)
    if stop >= 0:
        yield Reading(context, sentence, stop, stop)
    for before in context.sentences_back(sentence.start)[1:2]:
        yield Reading(context, before, before.end, before.end)


def subject_before(reading: Reading) -> Party:
    """Who surely is the subject of an earlier clause: the first somebody in it that a verb stands behind."""
    for no, phrase in enumerate(reading.phrases[:-1]):
        if phrase.kind != "noun" or not is_somebody(reading, phrase):
            continue
        if no and (reading.phrases[no - 1].kind not in _BEFORE_SUBJECT or reading.has(reading.phrases[no - 1], "stop")):
            continue
        verb = no + 1
        while verb < len(reading.phrases) - 1 and reading.phrases[verb].kind in _BEFORE_VERB:
            verb += 1
        if reading.phrases[verb].kind in ("verb", "passive"):
            subject = subject_of(reading, verb)
            return subject.party if subject.sure and reading.phrases[verb].kind == "verb" else NOBODY
    return NOBODY


def giver_behind(reading: Reading) -> Party:
    """Who gives more than what a preposition opens the sentence with: `Ngoài 5 triệu đồng, quỹ còn tặng xe`."""
    opening = next((phrase for phrase in reading.phrases if phrase.kind not in ("adverb", "comma")), None)
    if opening is None or opening.kind != "preposition":
        return NOBODY
    for no in range(reading.sum_at + 1, len(reading.phrases) - 1):
        phrase = reading.phrases[no]
        if phrase.kind == "stop":
            break
        if phrase.kind == "noun" and is_somebody(reading, phrase):
            verb = no + 1
            while verb < len(reading.phrases) - 1 and reading.phrases[verb].kind == "adverb":
                verb += 1
            if reading.phrases[verb].kind == "verb" and "subject gives" in reading.kinds(verb):
                found = subject_of(reading, verb)
                return found.party if found.sure and not found.passive else NOBODY
    return NOBODY
