"""Speed of reading, cleaning and normalising on one core, beside trafilatura and viet-text-tools.

    python bench/speed.py [FOLDER OF PAGES]

CPU seconds, the best of five; MB are bytes of page text in UTF-8.
"""

import sys
from contextlib import suppress
from time import process_time

import trafilatura
import viet_text_tools

from tasks.language.normalise import normalise
from tasks.page.model import Cleaned, NotAnArticle, Page
from tasks.page.reading.decode import decode
from tasks.page.reading.sources import list_sources, read_source
from tasks.page.roles import clean_page

FOLDERS = sys.argv[1:] or ["../shared/pages", "../shared/seeds"]


def clean(page):
    with suppress(NotAnArticle):
        return clean_page(page)
    return None


def seconds(work, items):
    best = float("inf")
    for _ in range(5):
        began = process_time()
        for item in items:
            work(item)
        best = min(best, process_time() - began)
    return best


def tell(name, n_bytes, taken, beside):
    print(f"{n_bytes / 1e6 / taken:7.1f} MB/s {taken / beside:6.2f} of all three stages  {name}")


def main():
    pages = [item for source in list_sources(FOLDERS) for item in read_source(source) if isinstance(item, Page)]
    cleaned = [made for page in pages if isinstance(made := clean(page), Cleaned)]
    data = [page.text.encode() for page in pages]
    articles = [normalise(made).text for made in cleaned]
    html = [f"<html><body><p>{page.text.replace(chr(10), '</p><p>')}</p></body></html>" for page in pages]
    n_page, n_article = sum(map(len, data)), sum(len(text.encode()) for text in articles)
    taken = {
        "decode": (n_page, seconds(decode, data)),
        "clean": (n_page, seconds(clean, pages)),
        "normalise, with alignment and sentences": (n_article, seconds(normalise, cleaned)),
    }
    every = sum(each for _, each in taken.values())
    for name, (n_bytes, each) in taken.items():
        tell(name, n_bytes, each, every)
    tell("decode + clean + normalise", n_page, every, every)
    tell("trafilatura, the page as one paragraph a line", n_page, seconds(trafilatura.extract, html), every)
    tell("viet-text-tools", n_article, seconds(viet_text_tools.normalize_diacritics, articles), every)


if __name__ == "__main__":
    main()
