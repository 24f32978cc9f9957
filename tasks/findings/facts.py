"""Facts of an article: who gave, paid or said what, and of whom and when a number is said."""

from dataclasses import replace

from tasks.findings.awards.awards import find_awards
from tasks.findings.context import Context
from tasks.findings.indicators import find_indicators
from tasks.findings.model import Facts
from tasks.findings.money.money import find_money
from tasks.findings.quotes.quotes import find_quotes


def find_facts(context: Context) -> Facts:
    """Facts of an article; what is not said is None.

    The `*_mention` and `quantity_no` fields are indexes into the mentions and quantities of the context. Of whom a
    number is said leans on the other facts.
    """
    facts = find_deeds(context)
    return replace(facts, indicators=tuple(find_indicators(context, facts)))


def find_deeds(context: Context) -> Facts:
    """Who gave, paid or said what: all facts but the indicators."""
    return Facts(
        awards=tuple(sorted(find_awards(context), key=lambda fact: fact.start)),
        money=tuple(find_money(context)),
        quotes=tuple(sorted(find_quotes(context), key=lambda fact: fact.start)),
    )
