"""Cleaning: MB/s of page text by stage, time on hostile pages, and trafilatura on the same HTML.

python bench/clean.py [../shared]
"""

import sys
from pathlib import Path
from time import process_time

from tasks.language.normalise import normalise
from tasks.page.model import NotAnArticle, Page
from tasks.page.reading.decode import decode
from tasks.page.reading.html import render
from tasks.page.roles import clean_page

try:
    import trafilatura
except ImportError:
    trafilatura = None

ROUNDS = 3
SENTENCE = "Sáng nay, thầy cô và học sinh trường Mẫu dự lễ khai giảng năm học mới cùng phụ huynh. "
HOSTILE = {
    "20,000 lines": lambda n: "\n".join(f"Dòng chữ thứ {i} của trang này" for i in range(20_000 * n // 10)),
    "20,000 paragraphs": lambda n: "\n".join(f"{i} {SENTENCE}" for i in range(20_000 * n // 10)),
    "20,000 equal lines": lambda n: "\n".join(["Trường Mẫu khai giảng năm học mới hôm nay"] * (20_000 * n // 10)),
    "20,000 bullets": lambda n: "\n".join(f"* Mục {i} của danh sách này" for i in range(20_000 * n // 10)),
    "19,000 dates": lambda n: "\n".join(["05/09/2024 10:30"] * (19_000 * n // 10) + [SENTENCE * 5] * 3),
    "a line of 10 MB": lambda n: SENTENCE * (10_000_000 * n // 10 // len(SENTENCE.encode())),
    "10 MB without a blank": lambda n: "a" * (1_000_000 * n),
    "10 MB of commas": lambda n: "a," * (500_000 * n),
    "10 MB of dots": lambda n: "Mai An." * (130_000 * n),
    "10 MB of figures": lambda n: "1/2/" * (250_000 * n),
}


def seconds(work, *args):
    """The best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = process_time()
        work(*args)
        best = min(best, process_time() - began)
    return best


def cleaned(text, **more):
    try:
        return clean_page(Page(text, "txt", "", "", 0, **more))
    except NotAnArticle:
        return None


def main(shared):
    raw = [path.read_bytes() for path in sorted((shared / "pages").glob("*.txt"))]
    n_bytes = sum(map(len, raw)) / 1e6
    texts = [decode(data)[0] for data in raw]
    articles = [page for page in map(cleaned, texts) if page]
    stages = {
        "decode": seconds(lambda: [decode(data) for data in raw]),
        "clean": seconds(lambda: [cleaned(text) for text in texts]),
        "normalise": seconds(lambda: [normalise(page) for page in articles]),
    }
    for name, took in stages.items():
        print(f"{name:12}{n_bytes / took:8.1f} MB/s of page text")
    print(f"{'together':12}{n_bytes / sum(stages.values()):8.1f} MB/s of page text, {n_bytes:.2f} MB")

    sources = [path.read_text("utf-8") for path in sorted((shared / "html").glob("*.html"))]

    def ours():
        for source in sources:
            found = render(source)
            cleaned(found.text, given=found.given, marks=found.marks)

    own = seconds(ours)
    print(f"html: {len(sources)} pages, {sum(map(len, sources)) / 1e6 / own:.1f} MB/s of HTML")
    if trafilatura:
        peer = seconds(lambda: [trafilatura.extract(source) for source in sources])
        print(f"trafilatura takes {peer / own:.1f} times as long")
    print("hostile pages: ten times longer takes so many times as long")
    for name, make in HOSTILE.items():
        short, long = seconds(cleaned, make(1)), seconds(cleaned, make(10))
        print(f"  {name:24}{long / short:6.1f}  ({long:.2f} s)")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
