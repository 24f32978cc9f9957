"""The word that says what happens to a sum, and the verbs that are one deed with it."""

from tasks.findings.clauses.phrases import Reading
from tasks.findings.money.somebodies import is_somebody


def governing_word(reading: Reading) -> int | None:
    """The number of the word that says who gives or gets the sum.

    The last verb before the sum, else the last noun (`lương`), else the first verb behind it.
    """
    if (what := said_of(reading)) is not None:
        return what if reading.roles(what) else None
    nouns: list[int] = []
    for no in range(reading.sum_at - 1, -1, -1):
        phrase = reading.phrases[no]
        ends = phrase.kind == "stop" and reading.text_of(phrase) in ";.!?" and no + 1 < len(reading.phrases)
        if ends and (nouns or not _lists_on(reading, no)):
            break
        if phrase.kind == "verb" and reading.roles(no):
            return _main_verb(reading, _first_of_run(reading, no))
        if phrase.kind == "noun" and reading.roles(no):
            nouns.append(no)
    if nouns:
        return nouns[0]
    for no in range(reading.sum_at + 1, min(len(reading.phrases), reading.sum_at + 9)):
        phrase = reading.phrases[no]
        another = phrase.kind == "opens" and not reading.has(phrase, "aim")
        if another or phrase.kind in ("comma", "sum") or (phrase.kind == "stop" and reading.text_of(phrase) != ")"):
            break
        if phrase.kind == "verb" and reading.roles(no):
            return no
    return None


def said_of(reading: Reading) -> int | None:
    """The number of the noun phrase of which the sum is said: `…, tiền tàu xe là 800.000 đồng`."""
    no = reading.sum_at - 1
    while no > 0 and reading.phrases[no].kind == "adverb":
        no -= 1
    if no < 1 or not reading.has(reading.phrases[no], "is"):
        return None
    while no > 1 and reading.phrases[no - 1].kind in ("preposition", "adverb"):
        no -= 1
    before = reading.phrases[no - 2] if no > 1 else None
    heads = reading.phrases[no - 1].kind == "noun" and not is_somebody(reading, reading.phrases[no - 1])
    return no - 1 if heads and (before is None or before.kind in ("comma", "stop", "colon", "adverb", "and")) else None


def _lists_on(reading: Reading, no: int) -> bool:
    """Whether `;` parts a list of somebodies there: `hỗ trợ học sinh nghèo; người già bị ốm 5 triệu đồng`."""
    one, told = reading.phrases[no + 1], reading.phrases[min(no + 2, len(reading.phrases) - 1)]
    if reading.text_of(reading.phrases[no]) != ";" or one.kind != "noun" or not is_somebody(reading, one):
        return False
    before = (
        phrase for phrase in reversed(reading.phrases[:no]) if phrase.kind in ("sum", "stop", "preposition", "verb")
    )
    first = next((phrase for phrase in before if not reading.has(phrase, "describes")), None)
    described = told.kind in ("passive", "and") or reading.has(told, "describes")
    return described and first is not None and first.kind not in ("sum", "stop")


def _main_verb(reading: Reading, no: int) -> int:
    """The verb of giving that a relative clause or an aim with the verb of that number hangs on, else that one.

    `tặng bốn căn nhà được xây trị giá …`, `tài trợ cho tỉnh để xây trường với tổng số tiền …`.
    """
    before = no - 1
    while before > 0 and reading.phrases[before].kind == "adverb":
        before -= 1
    if before > 1 and reading.phrases[before].kind == "passive":
        thing = reading.phrases[before - 1]
        relative = thing.kind == "noun" and not is_somebody(reading, thing)
        return before - 2 if relative and _gives(reading, before - 2) else no
    total = reading.sum_at - 1
    while total > no and reading.phrases[total].kind == "adverb":
        total -= 1
    phrase = reading.phrases[total]
    if phrase.kind != "preposition" or not reading.has_inside(phrase, "worth"):
        return no
    aim = next((at for at in range(no - 1, 0, -1) if reading.has(reading.phrases[at], "aim")), 0)
    before = next((at for at in range(aim - 1, -1, -1) if reading.phrases[at].kind not in ("noun", "preposition")), 0)
    return before if aim and _gives(reading, before) else no


def _gives(reading: Reading, no: int) -> bool:
    """Whether the phrase with that number is a verb of giving."""
    return reading.phrases[no].kind == "verb" and "subject gives" in reading.kinds(no)


def _first_of_run(reading: Reading, no: int) -> int:
    """The first verb with roles of the verbs that stand together: `bị truy thu nợ` is about `truy thu`."""
    first = no
    while no and reading.phrases[no - 1].kind == "verb":
        no -= 1
        first = no if reading.roles(no) else first
    return first


def first_deed(reading: Reading, no: int) -> int:
    """The first of the verbs of giving and doing that the verb with that number ends: `thăm và tặng`."""
    first = no
    while no > 0:
        step = 1 if reading.phrases[no - 1].kind == "verb" else 2
        joined = step == 1 or reading.phrases[no - 1].kind in ("comma", "and")
        if no < step or not joined or reading.phrases[no - step].kind != "verb":
            break
        no -= step
        if not (reading.roles(no) or reading.has(reading.phrases[no], "does")):
            break
        first = no
    return first


def last_deed(reading: Reading, no: int) -> int:
    """The last of the verbs that the verb with that number begins."""
    while no + 1 < reading.sum_at:
        step = 1 if reading.phrases[no + 1].kind == "verb" else 2
        joined = step == 1 or reading.phrases[no + 1].kind in ("comma", "and")
        if no + step >= reading.sum_at or not joined or reading.phrases[no + step].kind != "verb":
            break
        no += step
    return no


def is_listed(reading: Reading, no: int) -> bool:
    """Whether only commas and the like stand between the sum with that number and this one."""
    between = reading.phrases[no : reading.sum_at]
    return all(phrase.kind in ("sum", "comma", "and", "adverb") for phrase in between)
