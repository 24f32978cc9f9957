"""Knowledge as tables: one TSV a kind, one row a form, each with an example.

Every table has at least the columns ``form`` (the words, lower case unless case decides) and
``example`` (running text in which the form stands with that meaning). Further columns belong to the
table; its first line names them. Lines that start with ``#`` are notes to the reader.
"""

from functools import cache
from pathlib import Path

Row = dict[str, str]

FOLDER = Path(__file__).parent


class BadTable(ValueError):
    """A table that breaks its own promise; names the file, the line and the remedy."""


@cache
def read_table(name: str) -> tuple[Row, ...]:
    """Rows of ``tasks/tables/<name>.tsv`` in file order, keyed by column name; empty cells are "".

    Raises BadTable for a row without form or example, or with another number of cells than the header.
    """
    path = FOLDER / f"{name}.tsv"
    header: list[str] = []
    rows: list[Row] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            if not {"form", "example"} <= set(header):
                raise BadTable(f"{path.name}: the header needs the columns form and example")
            continue
        if len(cells) > len(header):
            raise BadTable(f"{path.name}, line {number}: {len(cells)} cells under {len(header)} columns")
        row = dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
        if not row["form"] or not row["example"]:
            raise BadTable(f"{path.name}, line {number}: give the row a form and an example")
        rows.append(row)
    return tuple(rows)
