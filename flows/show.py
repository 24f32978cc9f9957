"""One page through the pure stages, shown in colour: no Prefect, nothing published."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.shown import Shown, render_shown, show_article
from tasks.findings.everything import find_everything
from tasks.language.normalise import normalise
from tasks.page.model import NotAnArticle, Page, Refusal
from tasks.page.reading.sources import list_sources, read_source
from tasks.page.roles import clean_page

_STYLES = {
    "PER": "bold orange3",
    "ORG": "bold dodger_blue1",
    "LOC": "bold green3",
    "PROGRAMME": "bold magenta",
    "AWARD": "bold gold3",
    "LAW": "bold medium_purple1",
    "money": "underline deep_pink3",
    **dict.fromkeys(("count", "percent", "ratio", "ordinal", "measure"), "underline cyan"),
    **dict.fromkeys(("DATE", "TIME", "DURATION", "SET"), "underline bright_black"),
}


def show_pages(inputs: Sequence[str], fields: Mapping[str, str], most: int) -> list[tuple[str, Shown | str]]:
    """The first `most` pages of the inputs: source, and what was found there, or why it was refused."""
    shown: list[tuple[str, Shown | str]] = []
    for item in _read(inputs, fields):
        if len(shown) >= most:
            break
        source = f"{item.source_uri} {item.source_id}"
        shown.append((source, item.reason if isinstance(item, Refusal) else _look(item)))
    return shown


def print_pages(shown: Sequence[tuple[str, Shown | str]], console: Console) -> None:
    """Articles in colour, a line a paragraph, their facts below."""
    for source, page in shown:
        console.rule(Text(source, style="dim"))
        if isinstance(page, str):
            console.print(Text(f"refused: {page}", style="yellow"))
            continue
        console.print(Text("  ").join(Text(f"{kind} {n}", style=_STYLES[kind]) for kind, n in page.kinds.items()))
        table = Table.grid(padding=(0, 2))
        for role, stretches in page.lines:
            coloured = (Text(s.text, style=" ".join(_STYLES[kind] for kind in s.kinds)) for s in stretches)
            table.add_row(Text(role, style="dim"), Text.assemble(*coloured))
        for kind, facts in page.facts.items():
            for surface, told in facts:
                table.add_row(Text(kind, style="bold"), Text.assemble(surface, "\n", (told, "dim")))
        for name, value in page.heading.items():
            table.add_row(Text(name, style="dim"), Text(value, style="dim"))
        console.print(table)


def write_page(shown: Sequence[tuple[str, Shown | str]], path: Path) -> None:
    """The same as one HTML file that needs nothing else."""
    path.write_text(render_shown(shown), "utf-8")


def _read(inputs: Sequence[str], fields: Mapping[str, str]) -> Iterator[Page | Refusal]:
    for source in list_sources(inputs):
        if isinstance(source, Refusal):
            yield source
        else:
            yield from read_source(source, fields)


def _look(page: Page) -> Shown | str:
    try:
        cleaned = clean_page(page)
    except NotAnArticle as error:
        return f"{error.check}: {error.reason}"
    article = normalise(cleaned)
    return show_article(cleaned, article, find_everything(article))
