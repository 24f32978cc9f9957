"""Fuzz decode, HTML, records, clean and normalise with atheris, and time hostile shapes at two lengths.

    python bench/fuzz.py [-max_total_time=600] [FOLDER OF INPUTS]     coverage-guided, until a crash
    python bench/fuzz.py --shapes                                     a 10 times longer input: how much longer?

Finds: an exception that is no Unreadable or NotAnArticle, a broken alignment, a line end made
or lost, a line that is edited again.
"""

import random
import sys
from contextlib import suppress
from time import process_time

import atheris

IS_TIMED = "--shapes" in sys.argv  # counting branches would count in the time too

with atheris.instrument_imports(include=["nothing"] if IS_TIMED else ["tasks.page", "tasks.language"]):
    from tasks.language.normalise import normalise, normalise_line
    from tasks.page.model import NotAnArticle, Page, Refusal, Unreadable
    from tasks.page.reading.decode import decode
    from tasks.page.reading.html import render
    from tasks.page.reading.sources import read_page
    from tasks.page.roles import clean_page

SEEDS = (
    "Tít bài\n\nSáng 5/9/2024, trường mở cửa.Hội nghị họp ở TP.HCM ( 2.402 người ) .\nLê An\nXem thêm\nTin khác",
    "<html><head><title>a</title></head><body><div><h1>Tít</h1><p>Thân&nbsp;bài <a href=x>liên kết</a></div>",
    "Tiáº¿ng Viá»‡t Ä‘áº¹p láº¯m",
    "Tröôøng hoïc ñaàu naêm môùi coù caùn boä",
)
# An article around the hostile part, so that no stage gives the page up before it gets there.
PROSE = "Sáng 5/9/2024, trường học ở xã Mẫu mở cửa đón hơn ba trăm học sinh tới dự lễ khai giảng năm học mới.\n"
SHAPES = {  # what a line, a page or a tag may be full of
    **{
        repr(piece): piece
        for piece in ("a.A", "nay.Công ", ".", " .", "( ", "''", "&", "&amp;", "a\u0301", "hoà ", "\u00a0")
    },
    **{
        repr(piece): piece
        for piece in ("\u200b", "á»", "Ã ", "<div>", "<p>a", "<a href=x>b", "<!--", "<b", "&#769;", "5/9 ")
    },
    **{
        repr(piece): piece
        for piece in ("A ", "Lê An\n", "\n", "a\n\n", "* a\n", "Xem thêm\n", "(Theo A) ", "“", ",a", "http://a.", "@")
    },
}


def through(text):
    """A page through clean and normalise; what must hold of it."""
    try:
        cleaned = clean_page(Page(text, "txt", "", "", len(text)))
    except NotAnArticle:
        return
    article = normalise(cleaned)
    assert article.text.count("\n") == max(len(article.lines) - 1, 0)
    assert all(normalise_line(line)[0] == line for line in article.text.split("\n"))
    for sentence in article.sentences:
        start, end = article.alignment.to_page(sentence.start, sentence.end)
        assert 0 <= start <= end <= len(text)


def one_input(data):
    try:
        text, _ = decode(data)
    except Unreadable:
        pass
    else:
        through(text)
        rendered = render(text)
        assert len(rendered.marks) == (rendered.text.count("\n") + 1 if rendered.text else 0)
    page = read_page(data, "a", "a.html")
    if not isinstance(page, Refusal):
        with suppress(NotAnArticle):
            normalise(clean_page(page))


def time_shapes():
    steps = {
        "decode": lambda text: decode(text.encode()),
        "render": render,
        "clean and normalise": through,
    }
    for shape, piece in SHAPES.items():
        for name, step in steps.items():
            seconds = []
            for n in (20_000, 200_000):
                text = f"Tít bài báo mới của trường\n\n{PROSE * 4}{piece * (n // len(piece))}\n{PROSE * 4}"
                began = process_time()
                with suppress(Unreadable, NotAnArticle):
                    step(text)
                seconds.append(process_time() - began)
            ratio = seconds[1] / max(seconds[0], 1e-3)
            flag = "  TOO LONG" if ratio > 15 else ""
            if flag or seconds[1] > 1:
                print(f"{shape:14} {name:20} {seconds[1]:7.2f} s, {ratio:5.1f} times{flag}", flush=True)


def main():
    if IS_TIMED:
        time_shapes()
        return
    chance = random.Random(1)

    def mutate(data, max_size, seed):
        """Sometimes whole words and tags, which random bytes almost never spell."""
        if seed % 3:
            return atheris.Mutate(data, max_size)
        chance.seed(seed)
        at = chance.randrange(len(data) + 1)
        piece = chance.choice([*SHAPES.values(), *SEEDS]).encode()
        return (data[:at] + piece * chance.randrange(1, 4) + data[at:])[:max_size]

    atheris.Setup([*sys.argv, "-max_len=4000"], one_input, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
