"""Facts of an article: who gave, paid or said what, and of whom and when a number is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.findings.awards.awards import find_awards
from tasks.findings.context import Context
from tasks.findings.indicators import find_indicators
from tasks.findings.model import Award, Indicator, Mention, Money, Quantity, Quote, Timex
from tasks.findings.money.money import find_money
from tasks.findings.quotes.quotes import find_quotes
from tasks.language.article import Article


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of one article, each kind in text order. Positions: code points in `Article.text`."""

    awards: tuple[Award, ...] = ()
    money: tuple[Money, ...] = ()
    quotes: tuple[Quote, ...] = ()
    indicators: tuple[Indicator, ...] = ()


def find_facts(
    article: Article,
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    timexes: Sequence[Timex],
) -> Facts:
    """Facts of an article; the `*_mention` and `quantity_no` fields are indexes into what was given.

    Mentions, quantities and time expressions must be in text order. What is not said is None.
    """
    context = Context(article, mentions, quantities, timexes)
    return Facts(
        awards=tuple(sorted(find_awards(context), key=lambda fact: fact.start)),
        money=tuple(find_money(context)),
        quotes=tuple(sorted(find_quotes(context), key=lambda fact: fact.start)),
        indicators=tuple(find_indicators(context)),
    )
