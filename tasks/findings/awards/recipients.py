"""Who is commended: the list behind the commendation; else whoever `subjects` finds before it."""

from collections.abc import Iterator

from tasks.findings.awards.counts import counted, is_recipient
from tasks.findings.awards.names import body, person, same_persons
from tasks.findings.awards.subjects import received
from tasks.findings.awards.words import (
    STOP,
    TITLE,
    TO_RECIPIENT,
    Given,
    Received,
    Recipient,
    behind_joins,
    called,
    ends_with,
    gives_at_last,
    is_somebody,
    noun_phrase,
    parties,
    words,
)
from tasks.findings.context import Context
from tasks.findings.words import run_of

_POST = 120  # characters a post before a name takes up
_PROPOSAL = 100  # characters between `đề nghị` and the verb of giving, with the giver between


def recipients_of(context: Context, given: Given, last: list[Recipient]) -> Received:
    """The recipients; `last` are those of the commendations before in the sentence."""
    if _is_proposed(context, given):
        return Received([])
    if found := list(_recipients_behind(context, given)) or _recipients_between(context, given):
        return Received(found)
    return received(context, given, last)


def _is_proposed(context: Context, given: Given) -> bool:
    """`đề nghị [X] tặng …`, `để tặng …`: nobody has given anything."""
    text = context.text
    gives = list(words("give").finditer(text, given.left, given.start))
    if not gives:
        return False
    if ends_with("no_fact").search(text, given.left, gives[-1].start()):
        return True
    asked = list(words("proposes").finditer(text, max(given.left, gives[-1].start() - _PROPOSAL), gives[-1].start()))
    if not asked or words("by").match(text, asked[-1].end() + 1):
        return False
    return not any(mark in text[asked[-1].end() : gives[-1].start()] for mark in ",;:.")


def _recipients_behind(context: Context, given: Given) -> Iterator[Recipient]:
    """`… bằng khen [của X] cho 28 tập thể [xuất sắc] và 45 cán bộ`: the list behind `cho`."""
    text = context.text
    at: int | None
    because = False
    if (whom := _object_behind(context, given)) is not None:
        at = whom
    elif (to := _to(context, given)) is not None:
        at = to
        because = bool(words("reason").search(text, given.end, to))
    elif words("by_itself").fullmatch(text, *given.spans[-1]):
        at = given.end
    else:
        return
    while at is not None:
        first = behind_joins(text, at, given.right)
        found = _recipient_at(context, at, first, given.right)
        if not found or (because and found.number is None and found.mention_no is None):
            return  # `bằng khen vì đóng góp cho xã hội`
        yield found
        at = _next_in_list(context, found, given.right)


def _recipients_between(context: Context, given: Given) -> list[Recipient]:
    """`tặng [thưởng] nhà trường | huân chương`: who stands between the verb of giving and the commendation."""
    text = context.text
    verbs = list(words("give").finditer(text, given.left, given.start))
    if not verbs or words("passive").search(text, given.left, verbs[-1].start()):
        return []
    end = given.left + len(text[given.left : given.start].rstrip(" 0123456789"))
    at: int | None = verbs[-1].end() + 1
    found: list[Recipient] = []
    while at is not None and at < end:
        one = _recipient_at(context, at, behind_joins(text, at, end), end)
        if not one:
            return []
        found.append(one)
        at = _next_in_list(context, one, end)
    return found if found and found[-1].end == end else []


def _to(context: Context, given: Given) -> int | None:
    """Behind the word before the recipients: `bằng khen cho |`; no `cho biết`, no `được tặng`."""
    text = context.text
    before = text[given.left : given.start]
    told = words("give").search(before) or ends_with("besides").search(before)
    for to in words("to").finditer(text, given.end, min(given.right, given.end + TO_RECIPIENT)):
        if STOP.search(text, given.end, to.start()) or ("," in text[given.end : to.start()] and not told):
            return None  # `có bằng khen, xin giảm nhẹ cho …`
        if not ends_with("passive").search(text, given.end, to.start()) and not words("not_to").match(text, to.start()):
            return to.end()
    return None


def _object_behind(context: Context, given: Given) -> int | None:
    """Where whoever is given it stands right behind it: `tặng giấy khen em Lê An`, `tặng giấy khen 5 tập thể`."""
    text = context.text
    between = run_of("award_words", "to_whom").match(text, given.end, given.right)
    at = between.end() if between else given.end
    if between and between[0].strip(" ,") and context.mentions_in(at, at + 1, "PER"):
        return at
    if not between or between[0].strip() == "," or not gives_at_last(text, given):
        return None  # behind a comma alone another clause begins
    first = at + len(run_of("award_words", "plural").match(text, at, given.right)[0])  # type: ignore[index]
    numbers = context.quantities_in(first, first + 1)
    if numbers:
        return at if is_recipient(context, numbers[0]) else None
    return at if text[at:first].strip() and parties().match(text, first, given.right) else None


def _next_in_list(context: Context, last: Recipient, end: int) -> int | None:
    """Where the next number of a list stands: right behind a comma or `và`; of names, the next of that list."""
    text, at = context.text, last.end
    first = behind_joins(text, at, end)
    if last.mention_no is not None:
        if text[at:first].strip() and context.mentions_in(first, first + 1, "PER ORG"):
            return first
        if also := _group_behind(context, at, end):
            return also
        following = context.mentions_in(at, end, "PER")
        if following and same_persons(context, last.mention_no, following[0]):
            return context.mentions[following[0]].start
    for no in context.quantities_in(at, end):
        start = context.quantities[no].start
        if is_recipient(context, no):
            comma = text.rfind(",", at, start)
            word = text.rfind(" ", at, start - 1)
            join = max(comma, word)
            close = join >= at and run_of("award_words", "joins", "plural").fullmatch(text, join, start)
            return start if close else None
    return None


def _group_behind(context: Context, at: int, end: int) -> int | None:
    """`ông Lê An, Giám đốc và | tập thể công ty`: a word for a group that `và` joins to a person."""
    text = context.text
    for group in words("group").finditer(text, at, min(end, at + TITLE)):
        if ends_with("joins").search(text, at, group.start()) and not STOP.search(text, at, group.start()):
            return group.start()
    return None


def _recipient_at(context: Context, start: int, at: int, limit: int) -> Recipient | None:
    """The recipient that begins at text[at], behind `các` and the like from text[start]: a number, a name, a noun."""
    text = context.text
    for no in context.quantities_in(at, at + 1):
        if is_recipient(context, no):
            return counted(context, no)
    phrase = noun_phrase(text, at, limit)
    if not phrase or words("no_recipient").match(text, *phrase):
        return None
    for no in context.quantities_in(*phrase):  # `tập thể công ty và | 7 cá nhân`
        join = ends_with("joins").search(text, at, context.quantities[no].start)
        if join and is_recipient(context, no):
            phrase = (at, at + len(text[at : join.start()].rstrip(" ,")))
            break
    if named := _named_at(context, *phrase):
        return named
    said = text[slice(*phrase)]
    known = [m.name for m in context.mentions if m.type == "PER" and " " in m.name and said.endswith(f" {m.name}")]
    plural = list(words("plural").finditer(text, start, at))
    several = plural[-1][0] if plural else ""
    if not known and not several and not is_somebody(said):
        return None  # `cho sự nghiệp chung`
    return Recipient(*phrase, max(known, key=len) if known else called(said, several))


def _bearer_at(context: Context, at: int) -> int | None:
    """The person whose post begins at text[at]: `Đại sứ Tre tại Huế Lê An`."""
    for no in context.mentions_in(at, at + _POST, "PER"):
        role = context.mentions[no].role or ""
        if role and context.text.startswith(role, at) and context.mentions[no].start - at - len(role) <= TITLE // 2:
            return no
    return None


def _named_at(context: Context, at: int, end: int) -> Recipient | None:
    """The person or the body by name in the noun phrase text[at:end], or whose family it is, or whom it says it is."""
    if (bearer := _bearer_at(context, at)) is not None:
        return person(context, bearer)
    group = words("group").match(context.text, at, end)
    for no in context.mentions_in(group.end(), group.end() + 2, "ORG") if group else []:
        return Recipient(at, context.mentions[no].end, context.text[at : context.mentions[no].end], no)
    for no in context.mentions_in(at, min(at + TITLE, end + 2), "PER")[:1]:
        mention = context.mentions[no]
        if words("family").match(context.text, at, end):
            return Recipient(at, mention.end, context.text[at : mention.end], no)
        return person(context, no)
    is_one = words("is").match(context.text, end + 1)  # `đơn vị đăng cai là Công an tỉnh`
    for place in [at, is_one.end() + 1] if is_one else [at]:
        for no in context.mentions_in(place, place + 1, "ORG"):
            mention = context.mentions[no]
            listed = mention.end < end and parties().fullmatch(mention.surface)
            if not listed:  # `Đảng bộ, chính quyền và nhân dân huyện Tre` are one
                return body(context, no)
    return None
