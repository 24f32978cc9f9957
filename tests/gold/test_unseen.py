"""Numbers and times in articles of sites that are in no gold: what the rules are worth on pages nobody tuned them on.

A line of `unseen/*.jsonl` names a record of `../shared/corpus` and holds its quantities and time expressions by
their place on its page, by the rules of `../shared/gold/GUIDELINES.md`: [start, end, kind, more], with the noun
counted as [start, end]. They were annotated by reading, before any rule was tried on them; `floors.toml` says what
was reached. No article text stands in them.
"""

import tomllib
from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from records import assert_floors, read_notes
from score import Tally, number, pair_up, plain, tokens_f1

from tasks.findings.numbers_and_times import find_numbers_and_times
from tasks.language.normalise import normalise
from tests.corpus import cleaned

HERE = Path(__file__).parent
BATCHES = sorted((HERE / "unseen").glob("*.jsonl"))
FLOORS = tomllib.loads((HERE.parent / "floors.toml").read_text("utf-8"))["unseen"]


def score(notes, pages):
    """Tallies by layer and every miss, as ../shared/gold/score.py counts them."""
    tallies, misses = defaultdict(Tally), []
    for note in notes:
        page = pages[note["id"]].text
        article = normalise(cleaned(page))
        found = find_numbers_and_times(article.text, date.fromisoformat(note["published"]))
        for layer, items, same in zip(("quantities", "timexes"), found, (_same_quantity, _same_time), strict=True):
            _score_layer(
                layer,
                note,
                page,
                [(article.alignment.to_page(f.start, f.end), f) for f in items],
                same,
                tallies,
                misses,
            )
    return tallies, misses


def _score_layer(layer, note, page, found, same, tallies, misses):
    must = [g for g in note[layer] if not g[3].get("optional")]
    free = [g for g in note[layer] if g[3].get("optional")]
    pairs = pair_up(must, found, same)
    right = {id(f) for _, f in pairs}
    counted = [f for f in found if id(f) in right or not any(_overlap(f[0], g) for g in free)]
    tallies[layer].add(len(pairs), len(counted), len(must))
    hit = {id(g) for g, _ in pairs}
    misses += [f"{note['id']} missed {page[g[0] : g[1]]!r} {g[2:]}" for g in must if id(g) not in hit]
    misses += [f"{note['id']} wrong {f.surface!r} {f}" for f in counted if id(f) not in right for f in f[1:]]
    for gold, (_, f) in pairs:
        more = gold[3]
        if layer == "timexes":
            if more.get("begin") or f.begin_date:
                dates = [str(f.begin_date), str(f.end_date)]
                is_right = dates == [more.get("begin"), more.get("end")]
                tallies["dates"].add(is_right, bool(f.begin_date), bool(more.get("begin")))
                if not is_right:
                    misses.append(f"{note['id']} dates {f.surface!r} {dates} for {more}")
            continue
        _tell(tallies, misses, note, "qualifier", f, f.qualifier, more.get("qualifier", "exact"))
        if gold[2] == "measure":
            _tell(tallies, misses, note, "unit", f, f.unit, more["unit"])
        if more.get("per"):
            _tell(tallies, misses, note, "per", f, f.per, more["per"])
        if noun := more.get("noun") or page[slice(*more.get("counted", (0, 0)))]:
            _tell(tallies, misses, note, "counted", f, f.counted, noun)
            tallies["counted (near)"].add(tokens_f1(noun, f.counted) >= 0.5, bool(f.counted), 1)


def _tell(tallies, misses, note, layer, f, have, want):
    tallies[layer].add(plain(have) == plain(want), bool(have), 1)
    if plain(have) != plain(want):
        misses.append(f"{note['id']} {layer} of {f.surface!r}: {have!r} for {want!r}")


def _overlap(span, gold):
    return span[0] < gold[1] and gold[0] < span[1]


def _same_quantity(gold, found):
    span, f = found
    more = gold[3]
    return (
        _overlap(span, gold)
        and gold[2] == f.kind
        and all(number(more.get(k)) == number(getattr(f, k)) for k in ("value", "of", "value_to"))
        and (f.kind != "money" or more["unit"] == f.unit)
    )


def _same_time(gold, found):
    return _overlap(found[0], gold) and gold[3]["value"] == found[1].value


@pytest.mark.parametrize("path", BATCHES, ids=lambda path: path.stem)
def test_scores_on_unseen_articles(path, shared):
    assert_floors(score, path, FLOORS, shared)


@pytest.mark.parametrize("path", BATCHES, ids=lambda path: path.stem)
def test_an_annotation_is_flat_and_in_order(path):
    for note in read_notes(path):
        for layer in ("quantities", "timexes"):
            spans = [(row[0], row[1]) for row in note[layer]]
            assert all(a[1] <= b[0] for a, b in pairwise(spans)), note["id"]
            assert all(Decimal(row[3]["value"]).is_finite() for row in note["quantities"] if not row[3].get("optional"))
