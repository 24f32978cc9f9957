"""What each part of the mention tagger brings: strict F1 without it, on pages of sites that it never saw.

    python bench/mention_ablation.py [part …]

Learned from the annotated records of unions, labour and schools alone, half of what the shipped model learns
from, without the sites of gold/train: so its 69 pages are unseen, and nobody looked at misses of a row. Each
row but those of rules is a training of its own (two minutes). Without names of parts, all of PARTS.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tasks.findings.tagger import features, tagging
from tasks.findings.tagger.consistency import agree
from tasks.findings.tagger.corrections import correct
from tasks.models import train_mentions
from tasks.models.gold_articles import ANNOTATIONS, SHARED, Gold, read_annotations, read_gold

DESCRIBE, LABELS = features.describe, train_mentions.labels_of
GROUPS = {  # how the names of a group's features begin, up to "="
    "classes of words": ("k", "m", "f", "e", "kk"),
    "quotations": ("q",),
    "cue words": ("c", "cs", "ld", "ldn", "rc"),
    "known names": ("g",),
    "runs of capitals": ("run", "rb", "ra", "rf", "rl", "rc"),
    "pairs of words": ("p", "p-", "p--", "p+", "p++"),
}
EVERYTHING = "nothing"
PARTS = (EVERYTHING, "labels of ends", "labels of optional spans", *GROUPS)


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


def unseen() -> tuple[list[Gold], dict[str, list[Gold]]]:
    """Records to learn from, and the pages to score on: those of gold/train are of other sites."""
    pages = {folder: read_gold(SHARED / "gold" / folder) for folder in ("train", "dev", "seeds")}
    notes = (ANNOTATIONS / "labour-education.jsonl").read_text("utf-8").splitlines()
    names = {json.loads(note)["id"] for note in notes}
    sites = {gold.site for gold in pages["train"]}
    return [gold for gold in read_annotations() if gold.name in names and gold.site not in sites], pages


def show(label: str, tagger, pages: dict[str, list[Gold]], steps: Sequence[Callable] = (correct, agree)) -> None:
    """One line: strict F1 and overlap on each folder after some steps."""
    told = []
    for folder, golds in pages.items():
        tally: Counter = Counter()
        for gold in golds:
            spans = list(tagging.tag(gold.article, tagger))
            for step in steps:
                spans = step(gold.article, spans)
            tally += train_mentions.score(gold, spans)
        f1 = [2 * tally[k, "right"] / (tally[k, "found"] + tally[k, "wanted"]) for k in ("all", "overlap")]
        told.append(f"{folder} {f1[0]:.3f} {f1[1]:.3f}")
    print(f"without {label:28} {'  '.join(told)}", flush=True)


def main() -> None:
    """Print one line a part."""
    articles, pages = unseen()
    with tempfile.TemporaryDirectory() as folder:
        for part in sys.argv[1:] or PARTS:
            if part in GROUPS:
                tagging.describe = train_mentions.describe = without(GROUPS[part])
            elif part != EVERYTHING:
                train_mentions.labels_of = relabelled(part)
            path = Path(folder) / f"{part}.crfsuite.xz"
            train_mentions.train(articles, path)
            show(part, tagging.load(path), pages)
            if part == EVERYTHING:
                show("agreement within an article", tagging.load(path), pages, (correct,))
                show("corrections", tagging.load(path), pages, (agree,))
                show("either", tagging.load(path), pages, ())
            tagging.describe = train_mentions.describe = DESCRIBE
            train_mentions.labels_of = LABELS


if __name__ == "__main__":
    main()
