"""Time expressions: 10,000 rendered dates read back, linear time on hostile input, and the share of scanning.

python -m bench.times
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from time import perf_counter

from tasks.findings.numbers_and_times import find_numbers_and_times

FORMATS = [
    "ngày {d}/{m}/{y}",
    "ngày {d:02d}/{m:02d}/{y}",
    "{d:02d}-{m:02d}-{y}",
    "ngày {d}.{m}.{y}",
    "ngày {d} tháng {m} năm {y}",
    "ngày {d} tháng {m}, {y}",
    "ngày {d} tháng {m}/{y}",
    "{y}-{m:02d}-{d:02d}",
    "sáng {d}/{m}/{y}",
    "tối ngày {d}-{m}-{y}",
    "8h30 ngày {d}/{m}/{y}",
    "14 giờ 5 phút ngày {d}.{m}.{y}",
]
HOSTILE = [
    "1/",
    "1.",
    "- ",
    "một ",
    "ngày ",
    "2024 - ",
    "2, ",
    "30/8 - ",
    "8h ",
    "tháng 3 và ",
    "cùng ngày ",
    "sẽ 30/8. ",
]


def dates_read_back(count: int = 10_000) -> list[str]:
    """Rendered dates that were not read as themselves."""
    chance = random.Random(8)
    first, wrong = date(1900, 1, 1), []
    for no in range(count):
        day = first + timedelta(days=chance.randrange(73_000))
        text = f"Đoàn lên đường {FORMATS[no % len(FORMATS)].format(d=day.day, m=day.month, y=day.year)}, trời đẹp."
        found = [(time.begin_date, time.end_date) for time in find_numbers_and_times(text)[1]]
        if found != [(day, day)]:
            wrong.append(text)
    return wrong


def seconds(work: Callable[[], object]) -> float:
    """The best of three."""
    times = []
    for _ in range(3):
        begin = perf_counter()
        work()
        times.append(perf_counter() - begin)
    return min(times)


def growth(unit: str, size: int = 50_000) -> float:
    """How much longer four times the text takes: 4 is linear."""
    small, large = (unit * (size * times // len(unit)) for times in (1, 4))
    return seconds(lambda: find_numbers_and_times(large)) / seconds(lambda: find_numbers_and_times(small))


if __name__ == "__main__":
    wrong = dates_read_back()
    print(f"dates read back: {10_000 - len(wrong)} of 10000", *wrong[:10], sep="\n")
    for unit in HOSTILE:
        print(f"{unit!r:16} four times the text takes {growth(unit):.1f} times as long")
