"""Copies: recall and precision against brute force, in one run and in two, and what a later run costs.

    python bench/copies.py [CORPUS.jsonl.zst]

1,000 articles of the corpus, 500 of them again with 5 % and 500 with 15 % of their words replaced; every
pair is compared by the words (Jaccard of 3-word shingles of at least one half), and with what is found.
"""

import json
import random
import sys
from itertools import combinations
from time import perf_counter

import numpy as np
import pandas as pd
import zstandard

from tasks.store.copies import find_copies
from tasks.store.sketches import MIN_SIMILARITY, SKETCH_BYTES, identify, label, shingles, similarity

CORPUS = sys.argv[1] if len(sys.argv) > 1 else "../shared/corpus/baomoi2013.jsonl.zst"
N = 1000


def read_corpus(path):
    with zstandard.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts = ["\n".join(row.get(part) or "" for part in ("title", "lead", "body")).strip() for row in rows]
    return [text for text in texts if text]


def spoil(text, share, chance, words):
    """The text with a share of its words replaced by words of other articles."""
    own = text.split(" ")
    for at in chance.sample(range(len(own)), round(share * len(own))):
        own[at] = chance.choice(words)
    return " ".join(own)


def frame(texts, published=None):
    made = [identify(text) for text in texts]
    return pd.DataFrame(
        {
            "doc_id": [f"{n:016x}" for n in range(len(texts))],
            "article_id": [f"{n:016x}" for n in range(len(texts))],
            "published_at": published if published is not None else range(len(texts)),
            "fingerprint": [words for words, _ in made],
            "sketch": [sketch for _, sketch in made],
            "duplicate_of": None,
            "similarity": np.nan,
        }
    )


def reading(texts, read):
    """How find_copies asks for the texts of documents, counting them."""

    def ask(doc_ids):
        read.append(len(doc_ids))
        return lambda doc_id: texts[int(doc_id, 16)]

    return ask


def brute_force(texts):
    """Every pair that is alike by its words, and what the rule makes of them."""
    sets = [shingles(text) for text in texts]
    pairs = {
        (one, two): alike
        for one, two in combinations(range(len(texts)), 2)
        if (alike := similarity(sets[one], sets[two])) >= MIN_SIMILARITY
    }
    near = {}
    for one, two in sorted(pairs):
        near.setdefault(two, []).append(one)
    copies = {}
    for two in range(len(texts)):
        first = next((one for one in near.get(two, ()) if one not in copies), None)
        if first is not None:
            copies[two] = first
    return pairs, copies


def pairs_found(texts):
    """Every pair that would be compared and found alike: each later text against each one alone."""
    sketches = np.frombuffer(b"".join(identify(text)[1] for text in texts), np.uint8).reshape(-1, SKETCH_BYTES)
    keys = sketches.view("<u4")
    found = set()
    for one in range(len(texts)):
        sharing = np.flatnonzero((keys[one + 1 :] == keys[one]).any(axis=1)) + one + 1
        for two in sharing.tolist():
            if label(sketches, [one, two], texts.__getitem__):
                found.add((one, two))
    return found


def told(name, found, wanted):
    right = len(found & wanted)
    print(f"{name}: precision {right / len(found):.4f}, recall {right / len(wanted):.4f} of {len(wanted)}")


def measure_recall(corpus):
    chance = random.Random(3)
    words = [word for text in corpus[:2000] for word in text.split(" ")]
    base = chance.sample(sorted(set(corpus)), N)
    texts = base + [spoil(text, 0.05 if n < N // 2 else 0.15, chance, words) for n, text in enumerate(base)]
    pairs, wanted = brute_force(texts)
    told("pairs", pairs_found(texts), set(pairs))
    everything = frame(texts)
    ids = everything["doc_id"]
    once = find_copies(everything, everything.head(0), set(ids), reading(texts, []))
    told("copies, one run", {(d, a) for d, (a, _) in once.items()}, {(ids[d], ids[a]) for d, a in wanted.items()})
    first = find_copies(everything.head(N), everything.head(0), set(ids[:N]), reading(texts, []))
    known = everything.copy()
    known["duplicate_of"] = [first.get(d, (None, None))[0] for d in ids]
    known["similarity"] = [first.get(d, (None, np.nan))[1] for d in ids]
    twice = find_copies(known, everything.head(0), set(ids[N:]), reading(texts, []))
    print("copies in a later run: the same as in one run:", twice == once)


def measure_cost(corpus):
    began = perf_counter()
    everything = frame(corpus)
    sketching = perf_counter() - began
    ids = everything["doc_id"]
    began = perf_counter()
    copies = find_copies(everything, everything.head(0), set(ids), reading(corpus, []))
    finding = perf_counter() - began
    distinct = everything["fingerprint"].nunique()
    print(f"whole corpus: {len(corpus)} articles, {distinct} distinct by words, {len(copies)} copies")
    print(f"sketching takes {sketching / finding:.1f} times as long as finding copies among all")
    everything["duplicate_of"] = [copies.get(d, (None, None))[0] for d in ids]
    everything["similarity"] = [copies.get(d, (None, np.nan))[1] for d in ids]
    read = []
    began = perf_counter()
    find_copies(everything, everything.head(0), set(ids[-100:]), reading(corpus, read))
    later = perf_counter() - began
    print(f"100 new ones among them: {later / (finding + sketching):.3f} of the time, {sum(read)} texts read again")


if __name__ == "__main__":
    corpus = read_corpus(CORPUS)
    measure_cost(corpus)
    measure_recall(corpus)
