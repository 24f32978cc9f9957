"""All extractors, in the order in which they lean on each other."""

import gc
from collections import Counter

from tasks.findings.context import Context
from tasks.findings.facts import find_facts
from tasks.findings.mentions import find_mentions
from tasks.findings.model import Findings, Mention, Quantity
from tasks.findings.numbers_and_times import Reading, read_digits_of
from tasks.language.article import Article

_NAMES_KEEP_THEIR_NUMBERS = frozenset({"PROGRAMME"})  # "Nghìn việc tốt" counts nothing; an ordinal ranks the event


def find_everything(article: Article) -> Findings:
    """Mentions, quantities and time expressions of an article, and the facts they are part of."""
    reading = _read_digits(article)
    context = read_context(article, reading)
    facts = find_facts(context)
    return Findings(
        mentions=tuple(context.mentions),
        quantities=tuple(context.quantities),
        timexes=tuple(context.timexes),
        awards=facts.awards,
        money=facts.money,
        quotes=facts.quotes,
        indicators=facts.indicators,
        digits=_digits(reading),
    )


def settle() -> None:
    """Call once articles have been read: models and tables stay, the garbage collector need not go through them."""
    gc.collect()
    gc.freeze()


def read_context(article: Article, reading: Reading | None = None) -> Context:
    """Mentions, quantities and time expressions of an article, indexed for what reads facts from them."""
    reading = reading or _read_digits(article)
    mentions = find_mentions(article)
    return Context(article, mentions, _outside_names(reading.quantities, mentions), reading.timexes)


def _read_digits(article: Article) -> Reading:
    return read_digits_of(article.text, article.published_at.date() if article.published_at else None)


def _digits(reading: Reading) -> Counter[str]:
    """Digit runs that are neither quantity nor time, by kind; those in nothing by their shape."""
    kinds = Counter(f"identifier:{item.kind}" for item in reading.identifiers)
    return kinds + Counter(f"unread:{item.kind}" for item in reading.unread)


def _outside_names(quantities: tuple[Quantity, ...], mentions: tuple[Mention, ...]) -> tuple[Quantity, ...]:
    inside = {at for m in mentions if m.type in _NAMES_KEEP_THEIR_NUMBERS for at in range(m.start, m.end)}
    return tuple(q for q in quantities if q.kind == "ordinal" or q.start not in inside)
