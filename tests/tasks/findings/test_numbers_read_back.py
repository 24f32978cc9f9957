"""Numbers that other programs write in words, read back; where one writes another number, its error is shown."""

import random
from decimal import Decimal

import pytest

from tasks.findings.numbers_and_times import find_numbers_and_times
from tasks.findings.numeric.lexicon import scan
from tasks.findings.numeric.numerals import read_numerals

HOW_MANY = 1500  # bench/quantities.py reads 100,000
MAKERS = ["num2words", "vn_numberwords north", "vn_numberwords south"]


@pytest.fixture(scope="module", params=MAKERS)
def maker(request):
    if request.param == "num2words":
        num2words = pytest.importorskip("num2words")
        return lambda n: num2words.num2words(n, lang="vi")
    numberwords = pytest.importorskip("vn_numberwords")
    dictionary = numberwords.SouthDictionary() if request.param.endswith("south") else None
    return lambda n: numberwords.number_to_words(n, dictionary)


def random_numbers(seed, how_many=HOW_MANY):
    draw = random.Random(seed)
    return [draw.randrange(10 ** draw.randint(1, 15)) for _ in range(how_many)]


def read(words):
    """The number that fills the words, else what was found."""
    found = [token for token in read_numerals(words, scan(words)) if token.has("Number")]
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(words))
    return int(found[0].value) if whole else [words[token.start : token.end] for token in found]


def is_makers_error(number, words):
    """0 and 5 alone are other words, too (`không`, `năm`); `mươi năm` is ten years, the number ends on `lăm`."""
    return number in (0, 5) or (number % 10 == 5 and number % 100 > 15 and not words.endswith(("lăm", "nhăm")))


def test_whole_numbers(maker):
    wrong = {}
    for number in random_numbers(7):
        words = maker(number)
        if read(words) != number and not is_makers_error(number, words):
            wrong[number] = (words, read(words))
    assert wrong == {}


def test_the_makers_error_is_one():
    numberwords = pytest.importorskip("vn_numberwords")
    years = find_numbers_and_times(f"Ông dạy học {numberwords.number_to_words(95)}.")[1]
    assert [time.value for time in years] == ["P90Y"]


def test_sums_in_words(maker):
    for number in (n % 10**12 for n in random_numbers(8, 300)):
        words = maker(number * 1000)
        if not is_makers_error(number * 1000, words) and number:
            (found,) = find_numbers_and_times(f"Quỹ còn {words} đồng.")[0]
            assert (found.kind, found.value, found.unit) == ("money", Decimal(number * 1000), "VND"), words


def grouped(number):
    return f"{number:,}".replace(",", ".")


@pytest.mark.parametrize("seed", range(3))
def test_sums_and_decimals_in_digits(seed):
    draw = random.Random(seed)
    for _ in range(300):
        number, decimals = draw.randrange(10 ** draw.randint(1, 12)), draw.randrange(1, 100)
        (found,) = find_numbers_and_times(f"Quỹ còn {grouped(number)} đồng.")[0]
        assert (found.kind, found.value) == ("money", number)
        (found,) = find_numbers_and_times(f"Bồn chứa {grouped(number)},{decimals:02d} tấn xi măng.")[0]
        assert (found.kind, found.value) == ("measure", Decimal(f"{number}.{decimals:02d}"))
