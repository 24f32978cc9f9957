"""Real articles wrapped in the furniture of the annotated full pages: what the cleaner keeps of them.

    python bench/composed.py ../shared/corpus [articles a template]

Each template is a page of tests/golden/pages with its own article taken out; title, lead, paragraphs,
author and time of a corpus article are put in. Prints, by template: pages whose article text is kept to the
letter, characters of it kept and added, authors and times right.
"""

import io
import json
import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

import zstandard

from tasks.page.lines.lines import is_finished
from tasks.page.lines.signatures import is_brand
from tasks.page.lines.stamps import read_time
from tasks.page.lines.wrapped import find_continued
from tasks.page.model import ARTICLE_ROLES, NotAnArticle, Page
from tasks.page.roles import clean_page

GOLDEN = Path(__file__).parents[1] / "tests" / "golden" / "pages"
CORPORA = ("tuoitre2024", "vietnamnet2025")
MIN_BROKEN = 9  # lines that go on a paragraph, of a page that breaks them
SENTENCES_A_PARAGRAPH = 3  # tuoitre2024 lost its line ends
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{1,2} Th(?:áng )?\d{1,2} \d{4}|\d{1,2} [A-Z][a-z]{2} \d{4}")
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: [SC][AH])?")


@dataclass(frozen=True)
class Article:
    """What goes into a template."""

    title: str
    lead: str
    paragraphs: tuple[str, ...]
    author: str
    when: datetime


def read_articles(folder: Path) -> Iterator[Article]:
    """Articles with a title, a lead, an author and a time, from both corpora in turn."""
    for name in CORPORA:
        with (folder / f"{name}.jsonl.zst").open("rb") as file:
            for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), "utf-8"):
                row = json.loads(line)
                when = read_time(row.get("published_at") or "")
                paragraphs = [" ".join(part.split()) for part in (row.get("body") or "").split("\n") if part.strip()]
                if len(paragraphs) == 1:
                    ends = re.split(r"(?<=[.!?…]) (?=\S)", paragraphs[0])
                    paragraphs = [
                        " ".join(ends[i : i + SENTENCES_A_PARAGRAPH])
                        for i in range(0, len(ends), SENTENCES_A_PARAGRAPH)
                    ]
                while len(paragraphs) > 2 and len(paragraphs[-2]) < 120 and not is_finished(paragraphs[-2]):
                    del paragraphs[-2:]  # a box of another article that the corpus kept
                author = unicodedata.normalize("NFC", (row.get("author") or "").split("\n")[0].strip())
                if when and paragraphs and row.get("lead") and author and ";" not in author and not is_brand(author):
                    title, lead = (" ".join(row[key].split()) for key in ("title", "lead"))
                    yield Article(title, lead, tuple(paragraphs), author, when)


class Template:
    """A golden page without its article."""

    def __init__(self, note: Path) -> None:
        gold = json.loads(note.read_text("utf-8"))
        self.name, self.meta = note.stem, gold["meta"]
        lines = note.with_suffix(".txt").read_text("utf-8").rstrip("\n").split("\n")
        roles = {int(n): role for n, role in gold["blocks"].items()}
        headings = {lines[n - 1] for n, role in roles.items() if role == "heading"}  # a table of contents names them
        self.lines = [(roles.get(n, ""), line) for n, line in enumerate(lines, 1) if roles.get(n) or not line]
        self.lines = [(role, line) for role, line in self.lines if role != "nav" or line not in headings]
        self.width = (
            max(map(len, lines)) if len(find_continued(lines)) > MIN_BROKEN else 0
        )  # where paragraphs are broken
        self.spaced = any(role == "body" and self.lines[i - 1][1] == "" for i, (role, _) in enumerate(self.lines))

    def fill(self, article: Article) -> tuple[str, list[str]]:
        """The page, and the lines of the article in it."""
        page: list[str] = []
        wanted: list[str] = []
        body_done = False
        for role, line in self.lines:
            if role == "title":
                if article.title not in wanted:  # a headline in two rows is one
                    page.append(article.title)
                    wanted.append(article.title)
            elif role == "duplicate":
                page.append(article.title)
            elif role == "byline":
                page.append(article.author)
            elif role == "dateline" and self._is_own(line):
                page.append(_TIME.sub(f"{article.when:%H:%M}", _DATE.sub(f"{article.when:%d/%m/%Y}", line)))
            elif role in ("lead", "body") and not body_done:
                if role == "lead":
                    if article.lead not in wanted:
                        page += self._broken(article.lead)
                        wanted.append(article.lead)
                    continue
                body_done = True
                for paragraph in article.paragraphs:
                    page += [*self._broken(paragraph), ""] if self.spaced else self._broken(paragraph)
                    wanted.append(paragraph)
            elif role not in ("lead", "body", "heading", "caption"):
                page.append(line.replace(self.meta["title"], article.title))
        return "\n".join(page), wanted

    def _broken(self, paragraph: str) -> list[str]:
        return textwrap.wrap(paragraph, self.width, break_on_hyphens=False) if self.width else [paragraph]

    def _is_own(self, line: str) -> bool:
        when = read_time(line)
        return when is not None and when.isoformat()[:16] == (self.meta["published_at"] or "")[:16]


def main(corpus: Path, n_each: int) -> None:
    """Fill each template with `n_each` articles, each once over all, and print what came back."""
    templates = [
        template
        for template in map(Template, sorted(GOLDEN.glob("*.json")))
        if template.meta["published_at"] and any(role == "body" for role, _ in template.lines)
    ]
    articles = list(read_articles(corpus))
    total = [0] * 7
    print(f"{'template':24}{'pages':>6}{'refused':>8}{'exact':>7}{'kept':>8}{'added':>8}{'author':>8}{'time':>7}")
    for number, template in enumerate(templates):
        counts = [0] * 7  # pages, exact, characters wanted, kept, found; authors, times
        refused = 0
        for article in islice(articles, number, number + n_each * len(templates), len(templates)):
            text, wanted = template.fill(article)
            counts[0] += 1
            try:
                cleaned = clean_page(Page(text, "txt", "", "", 0))
            except NotAnArticle:
                refused += 1
                counts[2] += sum(map(len, wanted))
                continue
            found: list[str] = []
            for block in cleaned.blocks:
                if block.role in ARTICLE_ROLES and block.goes_on:
                    found[-1] += f" {text[block.start : block.end].strip()}"
                elif block.role in ARTICLE_ROLES:
                    found.append(text[block.start : block.end])
            left = list(wanted)
            for line in found:
                if line in left:
                    left.remove(line)
                    counts[3] += len(line)
            counts[1] += found == wanted
            counts[2] += sum(map(len, wanted))
            counts[4] += sum(map(len, found))
            author, when = cleaned.metadata.author, cleaned.metadata.published_at
            counts[5] += author is not None and author.casefold() == article.author.casefold()
            counts[6] += when is not None and when.date() == article.when.date()
        _tell(template.name, counts, refused)
        total = [a + b for a, b in zip(total, counts, strict=True)]
    _tell("all", total, 0)


def _tell(name: str, counts: list[int], refused: int) -> None:
    n, exact, wanted, kept, found, authors, times = counts
    shares = (exact / n, kept / wanted, (found - kept) / wanted, authors / n, times / n)
    print(f"{name:24}{n:6}{refused:8}" + "".join(f"{share:8.3f}" for share in shares))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 75)
