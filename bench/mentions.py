"""Characters a second on one core: mentions and facts of an article, side by side with underthesea.ner.

    python bench/mentions.py [articles]

Articles are the first of `../shared/corpus/tuoitre2024`; underthesea reads the first tenth of them, sentence
by sentence. Times are of the process; trust the ratios.
"""

import sys
import time
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from underthesea import ner

from tasks.findings.everything import find_everything, settle
from tasks.findings.mentions import find_mentions
from tasks.findings.numbers_and_times import find_numbers_and_times
from tasks.findings.tagger.spans import find_spans
from tasks.language.normalise import normalise
from tasks.models.gold_articles import read_corpus
from tasks.page.roles import clean_page


def speed(work: Callable[[Any], object], articles: Iterable[Any]) -> float:
    """Thousand characters a second of the process's time, the first article not counted."""
    first, *rest = articles
    work(first)
    settle()
    began = time.process_time()
    for article in rest:
        work(article)
    return sum(len(article.text) for article in rest) / (time.process_time() - began) / 1000


def main() -> None:
    """Print one line a work: thousand characters a second, and the ratio to underthesea.ner."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    cleaned = (clean_page(page) for _, _, page in islice(read_corpus("tuoitre2024"), number))
    articles = [normalise(page) for page in cleaned]
    peer = speed(
        lambda article: [ner(article.text[s.start : s.end]) for s in article.sentences],
        articles[: max(2, number // 10)],
    )
    works = {
        "underthesea.ner": peer,
        "names alone (find_spans)": speed(find_spans, articles),
        "mentions": speed(find_mentions, articles),
        "numbers and times": speed(lambda article: find_numbers_and_times(article.text, None), articles),
        "everything": speed(find_everything, articles),
    }
    for name, rate in works.items():
        print(f"{name:26} {rate:8.1f} thousand characters/s {rate / peer:6.1f} x")


if __name__ == "__main__":
    main()
