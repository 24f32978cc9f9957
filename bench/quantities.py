"""Numbers that other programs write, read back; and speed side by side with Duckling (extra `bench`).

python -m bench.quantities [--count 100000] [CORPUS.jsonl.zst]
"""

import argparse
import io
import json
import random
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from time import process_time

import num2words
import vn_numberwords
import zstandard

from tasks.findings.numbers_and_times import find_numbers_and_times
from tasks.findings.numeric.lexicon import scan
from tasks.findings.numeric.numerals import read_numerals

CORPUS = Path(__file__).parents[1] / "../shared/corpus/tuoitre2024.jsonl.zst"
SOUTH = vn_numberwords.SouthDictionary()
MAKERS: dict[str, Callable[[int], str]] = {
    "num2words": lambda n: num2words.num2words(n, lang="vi"),
    "vn_numberwords north": vn_numberwords.number_to_words,
    "vn_numberwords south": lambda n: vn_numberwords.number_to_words(n, SOUTH),
}


def is_makers_error(number: int, words: str) -> bool:
    """`không` and `năm` alone are other words, too; a number on five ends on `lăm`: `mươi năm` is ten years."""
    return number in (0, 5) or (number % 10 == 5 and number % 100 > 15 and not words.endswith(("lăm", "nhăm")))


def whole_number(words: str) -> int | None:
    """The number that fills the words."""
    found = [token for token in read_numerals(words, scan(words)) if token.has("Number")]
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(words))
    return int(found[0].value) if whole else None


def words_read_back(count: int) -> Iterator[str]:
    """A line a maker: read right, the maker's own errors, read wrong."""
    draw = random.Random(7)
    numbers = [draw.randrange(10 ** draw.randint(1, 15)) for _ in range(count)]
    for name, maker in MAKERS.items():
        wrong, errors = [], 0
        for number in numbers:
            words = maker(number)
            if whole_number(words) != number:
                if is_makers_error(number, words):
                    errors += 1
                else:
                    wrong.append((number, words))
        yield f"{name}: {count - errors - len(wrong)} right, {errors} written wrong, {len(wrong)} wrong {wrong[:3]}"


def digits_read_back(count: int) -> Iterator[str]:
    """Sums and decimals in digits."""
    draw, wrong = random.Random(8), []
    for _ in range(count):
        number, decimals = draw.randrange(10 ** draw.randint(1, 12)), draw.randrange(1, 100)
        grouped = f"{number:,}".replace(",", ".")
        for text, kind, value in (
            (f"Quỹ còn {grouped} đồng.", "money", Decimal(number)),
            (f"Bồn chứa {grouped},{decimals:02d} tấn xi măng.", "measure", Decimal(f"{number}.{decimals:02d}")),
        ):
            if [(q.kind, q.value) for q in find_numbers_and_times(text)[0]] != [(kind, value)]:
                wrong.append(text)
    yield f"sums and decimals in digits: {2 * count - len(wrong)} right of {2 * count} {wrong[:3]}"


def beside_duckling(corpus: Path, articles: int) -> Iterator[str]:
    """Characters a second of quantities and times, and of Duckling's numbers, sums and times, on the same lines."""
    import duckling  # noqa: PLC0415  the peer alone needs it

    with corpus.open("rb") as file:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), "utf-8")
        texts = [json.loads(line).get("body") or "" for line, _ in zip(lines, range(articles), strict=False)]
    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
    characters = sum(map(len, paragraphs))
    find_numbers_and_times(paragraphs[0])
    began = process_time()
    for text in texts:
        find_numbers_and_times(text)
    ours = characters / (process_time() - began)
    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    context = duckling.Context(
        duckling.get_current_ref_time(zones, "Asia/Ho_Chi_Minh"),
        duckling.parse_locale("VI_VN", duckling.default_locale_lang(duckling.parse_lang("VI"))),
    )
    dimensions = duckling.parse_dimensions(["number", "amount-of-money", "time", "duration", "ordinal"])
    began = process_time()
    for paragraph in paragraphs:
        duckling.parse(paragraph, context, dimensions, False)
    theirs = characters / (process_time() - began)
    yield f"tinsach {ours:,.0f} characters/s, Duckling {theirs:,.0f}: {ours / theirs:.0f} times as fast"


def main() -> None:
    """Print a line a comparison."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    cli.add_argument("--count", type=int, default=100_000)
    cli.add_argument("--articles", type=int, default=40)
    args = cli.parse_args()
    for line in words_read_back(args.count):
        sys.stdout.write(f"{line}\n")
    for line in digits_read_back(args.count // 10):
        sys.stdout.write(f"{line}\n")
    for line in beside_duckling(args.corpus, args.articles):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
