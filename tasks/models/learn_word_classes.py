"""Learn classes of words from unannotated news: `python -m tasks.models.learn_word_classes`.

Phrases by normalised pointwise mutual information, vectors by skip-gram with a narrow window (Mikolov
et al. 2013; gensim), classes by k-means over their directions: words that could stand for each other
share one. Needs the `train` extra. Writes `word_classes.tsv`: form, class among 60, 300 and 1200.
"""

import re
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
from gensim.models import Word2Vec
from gensim.models.phrases import FrozenPhrases, Phrases
from numpy.typing import NDArray

from tasks.findings.tagger.lexicon import LONGEST
from tasks.findings.tagger.tokens import tokenize
from tasks.findings.tagger.word_classes import TABLE
from tasks.models.gold_articles import read_corpus, record_article

CORPORA = ("baomoi2013", "tuoitre2024", "vietnamnet2025")
CLASSES = (60, 300, 1200)
_TIMES, _BOUND, _GAP = 15, 0.45, "_"  # a phrase is seen so often, and its words hang together so much
_WORD = re.compile(r"[^\W_]+")
_LONGEST_SENTENCE = 80  # tokens; beyond it there is no context worth keeping together

Sentence = list[str]


def sentences() -> Iterator[Sentence]:
    """Tokens of every distinct article, sentence by sentence; digits are all alike."""
    seen: set[str] = set()
    for corpus in CORPORA:
        for _, _, page in read_corpus(corpus):
            key = "".join(_WORD.findall(page.text.lower()))
            if key in seen:
                continue
            seen.add(key)
            article, _ = record_article(page)
            for line in article.lines:
                sentence: Sentence = []
                for token in tokenize(article.text, line.start, line.end):
                    sentence.append(re.sub(r"\d", "0", token.surface))
                    if token.surface in ".!?;" or len(sentence) == _LONGEST_SENTENCE:
                        yield sentence
                        sentence = []
                yield sentence


def runs(sentence: Sentence) -> Iterator[Sentence]:
    """Words between marks, and each mark alone: no phrase reaches over a mark."""
    run: Sentence = []
    for token in sentence:
        if token[0].isalnum():
            run.append(token)
            continue
        if run:
            yield run
        yield [token]
        run = []
    if run:
        yield run


def join(text: list[list[Sentence]]) -> list[list[Sentence]]:
    """The text with neighbours that hang together made one."""
    counted = Phrases(
        (run for sentence in text for run in sentence),
        min_count=_TIMES,
        threshold=_BOUND,
        scoring="npmi",
        delimiter=_GAP,
    )
    frozen: FrozenPhrases = counted.freeze()
    return [[frozen[run] for run in sentence] for sentence in text]


def classes(vectors: NDArray[np.float32], number: int) -> NDArray[np.int64]:
    """The class of each direction among `number`, by k-means from a fixed start."""
    random = np.random.default_rng(0)
    centres = vectors[random.choice(len(vectors), number, replace=False)]
    nearest: NDArray[np.int64] = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(25):
        nearest = (vectors @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        lost = length[:, 0] == 0
        sums[lost] = vectors[random.choice(len(vectors), int(lost.sum()))]
        length[lost] = 1
        centres = sums / length
    return nearest


def main() -> None:
    """Read the corpora, learn, write the table."""
    text = [list(runs(sentence)) for sentence in sentences() if sentence]
    text = join(join(text))
    flat = [[word for run in sentence for word in run] for sentence in text]
    model: Any = Word2Vec(
        flat, vector_size=100, window=2, min_count=6, sg=1, negative=8, epochs=8, workers=1, seed=1, sample=1e-4
    )
    forms = [w for w in model.wv.index_to_key if w[0].isalnum() and w.count(_GAP) < LONGEST]
    vectors = np.stack([model.wv[w] for w in forms])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    columns = [classes(vectors, number) for number in CLASSES]
    rows = (
        "\t".join([form.replace(_GAP, " "), *(np.base_repr(c, 36).lower() for c in found)])
        for form, *found in zip(forms, *columns, strict=True)
    )
    TABLE.write_text("".join(f"{row}\n" for row in sorted(rows)), "utf-8")
    sys.stdout.write(f"{len(forms)} forms\n")


if __name__ == "__main__":
    main()
