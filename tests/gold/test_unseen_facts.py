"""Facts in articles that no rule was tried on before they were annotated: what they are worth on pages nobody tuned on.

A line of `unseen_facts/*.jsonl` names a record of `../shared/corpus` and holds its facts by their places on its
page, by the rules of `../shared/gold/GUIDELINES.md`: sums with giver, receiver, purpose and period, or
commendations and statements. `floors.toml` says what was reached. No article text stands in them.
"""

import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from records import assert_floors
from score import Tally, number, pair_up, plain, tokens_f1

from tasks.findings.everything import find_everything
from tasks.language.normalise import normalise
from tasks.page.roles import clean_page

HERE = Path(__file__).parent
BATCHES = sorted((HERE / "unseen_facts").glob("*.jsonl"))
FLOORS = tomllib.loads((HERE.parent / "floors.toml").read_text("utf-8"))["unseen facts"]


def score(notes, pages):
    """Tallies by layer and every miss, as ../shared/gold/score.py counts them."""
    tallies, misses = defaultdict(Tally), []
    for note in notes:
        page = pages[note["id"]]
        article = normalise(clean_page(page))
        facts = find_everything(article)

        def placed(finding, article=article):
            return article.alignment.to_page(finding.start, finding.end)

        sums = [(placed(facts.quantities[fact.quantity_no]), fact) for fact in facts.money]
        for layer, found, same, fields in (
            ("money", sums, _same_sum, ("giver", "receiver", "purpose")),
            ("awards", [(placed(fact), fact) for fact in facts.awards], _same_award, ("issuer",)),
            ("quotes", [(placed(fact), fact) for fact in facts.quotes], _same_quote, ("cue",)),
        ):
            wanted = [_read(gold, page.text) for gold in note.get(layer, ())]
            if layer in note:
                _score_layer(layer, wanted, found, same, fields, tallies, misses)
    return tallies, misses


def _read(gold, text):
    """A fact whose places are read: {field: words}, and where it stands."""
    fact = {key: text[slice(*value)] if isinstance(value, list) else value for key, value in gold.items()}
    start, end = next(gold[key] for key in ("sum", "award", "text") if key in gold)
    line = text.rfind("\n", 0, start) + 1, text.find("\n", end) % (len(text) + 1)
    return fact | {"start": start, "end": end, "line": line}


def _score_layer(layer, wanted, found, same, fields, tallies, misses):
    pairs = pair_up(wanted, found, same)
    tallies[layer].add(len(pairs), len(found), len(wanted))
    hit = {id(gold) for gold, _ in pairs}
    misses += [f"{layer} missed {gold}" for gold in wanted if id(gold) not in hit]
    for gold, (_, fact) in pairs:
        for field in fields:
            if want := gold.get(field):
                have = getattr(fact, field)
                tallies[f"{layer} {field}"].add(tokens_f1(want, have) >= 0.6, bool(have), 1)
                misses += [f"{layer} {field} {have!r} for {want!r}"] if tokens_f1(want, have) < 0.6 else []
        if layer == "money" and (want := re.findall(r"\d{4}", gold.get("period", ""))):
            have = [str(day)[:4] for day in (fact.period_begin, fact.period_end)]
            tallies["money period"].add([want[0], want[-1]] == have, fact.period_begin is not None, 1)


def _same_sum(gold, found):
    (start, end), fact = found
    return start < gold["end"] and gold["start"] < end and number(gold["amount"]) == number(fact.amount)


def _same_award(gold, found):
    (start, _), fact = found
    same = plain(gold["award"]) == plain(fact.award) and plain(gold.get("recipient")) == plain(fact.recipient)
    return gold["line"][0] <= start < gold["line"][1] and same and number(gold.get("count")) == number(fact.count)


def _same_quote(gold, found):
    (start, _), fact = found
    same = plain(gold["speaker"]) == plain(fact.speaker) and tokens_f1(gold["text"], fact.text) >= 0.8
    return gold["line"][0] <= start < gold["line"][1] and same


@pytest.mark.parametrize("path", BATCHES, ids=lambda path: path.stem)
def test_facts_of_unseen_articles(path, shared):
    assert_floors(score, path, FLOORS, shared)
