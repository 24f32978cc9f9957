"""What each part of the mention tagger brings: F1 on gold/dev and gold/seeds, learned without it.

    python bench/mention_ablation.py [part …]

Every row but those of rules is a training of its own (some minutes), with all pages and records. Without
names of parts, all of PARTS; "rules" needs no training: the shipped model without them.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from tasks.findings import features, tagging
from tasks.findings.consistency import agree
from tasks.findings.corrections import correct
from tasks.models import train_mentions
from tasks.models.gold_articles import SHARED, Gold, read_gold

DESCRIBE, LABELS = features.describe, train_mentions.labels_of
GROUPS = {  # how the names of a group's features begin, up to "="
    "classes of words": ("k", "m", "f", "e", "kk"),
    "quotations": ("q",),
    "cue words": ("c", "cs", "ld", "ldn", "rc"),
    "known names": ("g",),
    "runs of capitals": ("run", "rb", "ra", "rf", "rl", "rc"),
    "pairs of words": ("p", "p-", "p--", "p+", "p++"),
}
PARTS = ("rules", "records", "pages", "labels of ends", "labels of optional spans", *GROUPS)


def without(prefixes: tuple[str, ...]) -> Callable[..., list[list[str]]]:
    """The features without those whose name is a prefix, perhaps with a sign and distance behind."""

    def kept(feature: str) -> bool:
        name = feature.split("=", maxsplit=1)[0].rstrip("+-0123456789")
        return name not in prefixes and not ("q" in prefixes and name.startswith("q"))

    return lambda *args: [[f for f in row if kept(f)] for row in DESCRIBE(*args)]


def relabelled(part: str) -> Callable[..., list[str]]:
    """The labels without a distinction: an end is inside, an optional span like any."""
    if part == "labels of ends":
        return lambda *args: [label.replace("E-", "I-") for label in LABELS(*args)]
    return lambda *args: [label.removesuffix(tagging.OPTIONAL) for label in LABELS(*args)]


def show(label: str, tagger, steps) -> None:
    """One line: strict F1 and overlap of both gold folders after some steps."""
    told = []
    for folder in ("dev", "seeds"):
        tally: Counter = Counter()
        for gold in read_gold(SHARED / "gold" / folder):
            spans = list(tagging.tag(gold.article, tagger))
            for step in steps:
                spans = step(gold.article, spans)
            tally += train_mentions.score(gold, spans)
        for kind in ("all", "overlap"):
            told.append(f"{2 * tally[kind, 'right'] / (tally[kind, 'found'] + tally[kind, 'wanted']):.3f}")
    print(f"{label:36} dev {told[0]} {told[1]}  seeds {told[2]} {told[3]}", flush=True)


def learned(articles: Iterable[Gold], path: Path):
    """The tagger that these articles make."""
    train_mentions.train(articles, path)
    return tagging.load(path)


def main() -> None:
    """Print one line a part."""
    with tempfile.TemporaryDirectory() as folder:
        for part in sys.argv[1:] or PARTS:
            articles, path = train_mentions.training_articles(), Path(folder) / f"{part}.crfsuite.xz"
            if part == "rules":
                show("everything", tagging.load(), (correct, agree))
                show("without agreement within an article", tagging.load(), (correct,))
                show("without corrections", tagging.load(), (agree,))
                show("without either", tagging.load(), ())
                continue
            if part in GROUPS:
                tagging.describe = train_mentions.describe = without(GROUPS[part])
            elif part in ("records", "pages"):
                articles = [gold for gold in articles if gold.of_a_page == (part == "records")]
            else:
                train_mentions.labels_of = relabelled(part)
            show(f"without {part}", learned(articles, path), (correct, agree))
            tagging.describe = train_mentions.describe = DESCRIBE
            train_mentions.labels_of = LABELS


if __name__ == "__main__":
    main()
