"""Change numbers and words of pages at random and read what is found in them, until the time is up.

    python bench/fuzz_findings.py INPUT [SECONDS] [SEED]

INPUT: any file, folder or glob of pages. Prints each kind of exception once, with the page it began with and the
line that raised it; a page that takes long stops the run with a traceback of where it stood.
"""

import faulthandler
import random
import re
import sys
import time
import traceback
from dataclasses import replace

from tasks.findings.everything import find_everything
from tasks.language.normalise import normalise
from tasks.page.model import NotAnArticle, Page, Unreadable
from tasks.page.reading.sources import Source, list_sources, read_source
from tasks.page.roles import clean_page

LONGEST = 60  # seconds for one page
LAYERS = ("mentions", "quantities", "timexes", "awards", "money", "quotes", "indicators")
FIGURES = (
    *("0", "00", "1", "12", "31", "32", "99", "1900", "2024", "9999", "10000", "99999999999", "0,5", "1.000", "1,2,3"),
    *("31/12", "29/2", "30/2/2023", "5/2024", "2023-2024", "2024-2023", "10-5", "0-1.000", "5 tỷ", "100 triệu tỷ"),
    *("-5", "+7", "1/0", "0/0", "12h30", "25h", "1e9", "½", "²", "IV", "XII", "mười lăm", "hai mươi", "nghìn", ""),
)
WORDS = (
    *("năm", "tháng", "ngày", "tuần", "đồng", "triệu đồng", "USD", "%", "/", "-", "đến", "và", "hơn", "gần", "thứ"),
    *("lần thứ", "trước", "nữa", "tới", "qua", "mỗi", "cho", "của", "tặng", "ông", "bà", "(", ")", "“", "”", '"', ";"),
    *(":", ".", "Theo", "cho biết", "giấy khen", "LĐLĐ", "Điều", "khoản", "số", "quận", "TP.", "Tết", "Giáp Thìn"),
)
_FIGURE = re.compile(r"\d[\d.,/]*")


def changed(text, chance):
    """The page with two figures in five replaced, and up to six words of each line."""
    lines = []
    for line in text.split("\n"):
        words = _FIGURE.sub(lambda m: chance.choice(FIGURES) if chance.random() < 0.4 else m[0], line).split(" ")
        for _ in range(chance.randint(0, 6)):
            at, piece = chance.randrange(len(words)), chance.choice(WORDS + FIGURES)
            words[at : at + chance.randint(0, 1)] = chance.choice(([""], [piece], [words[at] + piece]))
        lines.append(" ".join(words))
    return "\n".join(lines)


def read(page):
    """Findings of a page; all of them stand in its text as they say."""
    article = normalise(clean_page(page))
    found = find_everything(article)
    for layer in LAYERS:
        assert all(article.text[f.start : f.end] == f.surface for f in getattr(found, layer)), layer


def main():
    target, seconds, seed = (*sys.argv[1:], *("60", "1")[len(sys.argv) - 2 :])
    chance = random.Random(int(seed))
    sources = [source for source in list_sources([target]) if isinstance(source, Source)]
    pages = [page for source in sources for page in read_source(source, {}) if isinstance(page, Page)]
    print(f"{len(pages)} pages")
    seen, tries, until = set(), 0, time.monotonic() + float(seconds)
    while time.monotonic() < until:
        page = chance.choice(pages)
        tries += 1
        faulthandler.dump_traceback_later(LONGEST, exit=True)
        try:
            read(replace(page, text=changed(page.text, chance), marks=()))
        except (NotAnArticle, Unreadable):
            continue
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            if (key := (type(error), where.filename, where.lineno)) not in seen:
                seen.add(key)
                print(f"{page.source_uri} {page.source_id}: {error!r} in {where.filename}:{where.lineno}", flush=True)
    faulthandler.cancel_dump_traceback_later()
    print(f"{tries} changed pages, {len(seen)} kinds of exceptions")


if __name__ == "__main__":
    main()
