"""What each part of the mention tagger brings: F1 on gold/dev and gold/seeds, learned without it.

    python bench/mention_ablation.py [--all]

Learns from the pages of gold/train alone, which takes half a minute a row; --all adds the annotated records.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tasks.findings import features, tagging
from tasks.findings.consistency import agree
from tasks.findings.corrections import correct
from tasks.models import train_mentions
from tasks.models.gold_articles import SHARED, read_annotations, read_gold

DESCRIBE = features.describe
GROUPS = {  # how the names of a group's features begin, up to "="
    "classes of words": ("k", "m", "f", "e", "kk"),
    "quotations": ("q",),
    "cue words": ("c", "cs", "ld", "ldn", "rc"),
    "known names": ("g",),
    "runs of capitals": ("run", "rb", "ra", "rf", "rl", "rc"),
}


def without(prefixes: tuple[str, ...]) -> Callable[..., list[list[str]]]:
    """The features without those whose name is a prefix, perhaps with a sign and distance behind."""

    def kept(feature: str) -> bool:
        name = feature.split("=", maxsplit=1)[0].rstrip("+-0123456789")
        return name not in prefixes and not ("q" in prefixes and name.startswith("q"))

    return lambda *args: [[f for f in row if kept(f)] for row in DESCRIBE(*args)]


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


def main() -> None:
    """Print one line a part."""
    articles = read_gold(SHARED / "gold" / "train")
    if "--all" in sys.argv:
        articles += read_annotations()
    with tempfile.TemporaryDirectory() as folder:
        for name, prefixes in {"": (), **GROUPS}.items():
            path = Path(folder) / f"{name}.crfsuite.xz"
            tagging.describe = train_mentions.describe = without(prefixes)
            train_mentions.train(articles, path)
            tagger = tagging.load(path)
            show(f"without {name}" if name else "everything", tagger, (correct, agree))
            if not name:
                show("without agreement within an article", tagger, (correct,))
                show("without agreement and corrections", tagger, ())


if __name__ == "__main__":
    main()
