"""All extractors, in the order in which they lean on each other."""

from tasks.findings.facts import find_facts
from tasks.findings.mentions import find_mentions
from tasks.findings.model import Findings, Mention, Quantity
from tasks.findings.numbers_and_times import find_numbers_and_times
from tasks.language.article import Article

_NAMES_KEEP_THEIR_NUMBERS = frozenset({"PROGRAMME"})  # "Nghìn việc tốt" counts nothing; an ordinal ranks the event


def find_everything(article: Article) -> Findings:
    """Mentions, quantities and time expressions of an article, and the facts they are part of."""
    published = article.published_at.date() if article.published_at else None
    quantities, timexes = find_numbers_and_times(article.text, published)
    mentions = find_mentions(article)
    quantities = _outside_names(quantities, mentions)
    facts = find_facts(article, mentions, quantities, timexes)
    return Findings(
        mentions=mentions,
        quantities=quantities,
        timexes=timexes,
        awards=facts.awards,
        money=facts.money,
        quotes=facts.quotes,
        indicators=facts.indicators,
    )


def _outside_names(quantities: tuple[Quantity, ...], mentions: tuple[Mention, ...]) -> tuple[Quantity, ...]:
    inside = {at for m in mentions if m.type in _NAMES_KEEP_THEIR_NUMBERS for at in range(m.start, m.end)}
    return tuple(q for q in quantities if q.kind == "ordinal" or q.start not in inside)
