"""The command `tinsach`."""

import os
import sys
from collections.abc import Sequence
from glob import has_magic
from pathlib import Path
from typing import Annotated

import typer

GOOD, FAILED, WRONG_USAGE = 0, 1, 2

app = typer.Typer(
    help="Scraped Vietnamese news pages in, tables people can trust out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def tinsach() -> None:
    """Scraped Vietnamese news pages in, tables people can trust out."""


@app.command(no_args_is_help=True)
def run(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT…",
            help="Files, folders, globs or fsspec addresses of pages: text, HTML, JSON lines, CSV, Parquet; "
            "plain, .gz, .zst or .zip.",
            show_default=False,
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the datasets live.")] = Path("output"),
    field: Annotated[
        list[str] | None,
        typer.Option(metavar="THEIRS=OURS", help="A record field by another name: date=published_at."),
    ] = None,
    batch_pages: Annotated[
        int, typer.Option(min=1, help="Pages a batch; bounds memory, never changes the result.")
    ] = 100,
    hold_above: Annotated[
        float,
        typer.Option(min=0, max=1, help="Hold the old snapshot when more of the new pages are refused."),
    ] = 0.9,
    sites: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="What sites print around articles, by `learn-sites`."),
    ] = None,
) -> None:
    """Read pages, publish what is found in them, and write a quality report.

    Running the same pages again changes nothing. A page that cannot be read, or holds no article, stands in
    OUTPUT/quarantine with the reason; the others are published.

    Exit status: 0 published or unchanged, 1 failed or held, 2 wrong usage.
    """
    fields = dict(_pair(text) for text in field or [])
    _refuse_missing(inputs)
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")  # our own lines tell the same, shorter
    from flows import console  # noqa: PLC0415  Prefect takes seconds to import: not for --help
    from flows.settings import NewsSettings  # noqa: PLC0415

    settings = NewsSettings(fields=fields, batch_pages=batch_pages, hold_above=hold_above, sites=sites)
    sys.exit(GOOD if console.run_and_show(inputs, output, settings) else FAILED)


@app.command(no_args_is_help=True)
def show(
    pages: Annotated[list[str], typer.Argument(metavar="PAGE…", help="Pages, named as for `run`.", show_default=False)],
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write an HTML page to share instead of printing.")
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(metavar="THEIRS=OURS", help="A record field by another name: date=published_at."),
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="Pages shown at the most.")] = 10,
) -> None:
    """Show what the pipeline finds in a page: names and numbers in colour in their text, facts below.

    Publishes nothing and needs no server. Exit status: 0 shown, 1 every page refused, 2 wrong usage.
    """
    fields = dict(_pair(text) for text in field or [])
    _refuse_missing(pages)
    from rich.console import Console  # noqa: PLC0415  not for --help

    from flows.show import print_pages, show_pages, write_page  # noqa: PLC0415

    shown = show_pages(pages, fields, most)
    if html:
        write_page(shown, html)
    else:
        print_pages(shown, Console())
    sys.exit(FAILED if all(isinstance(page, str) for _, page in shown) else GOOD)


@app.command("learn-sites", no_args_is_help=True)
def learn_sites(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT…", help="Pages, named as for `run`.", show_default=False)
    ],
    table: Annotated[Path, typer.Option("--table", "-t", help="Where the table goes.")] = Path("output/sites.tsv"),
    field: Annotated[
        list[str] | None,
        typer.Option(metavar="THEIRS=OURS", help="A record field by another name: date=published_at."),
    ] = None,
) -> None:
    """Learn the lines that sites print on many of their pages, for `run --sites TABLE`.

    Give it many pages of each site. Exit status: 0 written, 2 wrong usage.
    """
    fields = dict(_pair(text) for text in field or [])
    _refuse_missing(inputs)
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    from flows.learn_sites import learn_sites as learn  # noqa: PLC0415  Prefect takes seconds to import: not for --help

    for site, n_lines in learn(inputs, table, fields).items():
        typer.echo(f"{site or 'pages without a site'}: {n_lines} lines")


def _pair(text: str) -> tuple[str, str]:
    theirs, equals, ours = text.partition("=")
    if not (theirs and equals and ours):
        raise typer.BadParameter(f"write THEIRS=OURS, such as date=published_at, not {text!r}")
    return theirs, ours


def _refuse_missing(inputs: Sequence[str]) -> None:
    """Wrong usage when nothing that was named is there; one missing among others is quarantined."""
    missing = [text for text in inputs if "://" not in text and not has_magic(text) and not Path(text).exists()]
    if len(missing) == len(inputs):
        raise typer.BadParameter(f"no such file or folder: {', '.join(missing)}", param_hint="INPUT…")


def main() -> None:
    """Entry point of the console script."""
    app()


def run_command() -> None:
    """Entry point of `python -m flows.news`: the run command alone."""
    typer.run(run)
