"""The report of a run: its figures as one JSON-able dict, and that dict as one self-contained page."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tasks.quality.metrics import FOUND, Reader
from tasks.quality.samples import found_samples, refused_samples

OUTCOMES = ("kept", "unchanged", "repeated", "quarantined")
_SHOWN_RUNS = 20
_SHOWN_MONTHS = 36
_SHOWN_SHAPES = 24
_SHOWN_APART = ("complete:", "rows", "edit:", "identifier:", "unread")


def build_report(
    run: Mapping[str, Any],
    quality: Sequence[Mapping[str, Any]],
    refused: Sequence[Mapping[str, Any]],
    history: Sequence[Mapping[str, Any]],
    read: Reader,
    reliability: Sequence[tuple[float, float, int]] = (),
) -> dict[str, Any]:
    """Everything the page shows.

    `run` is the run's row, `quality` and `refused` its rows of those logs, `history` the rows of the runs
    before, `read` gives a published dataset, `reliability` (confidence, share right, spans) of annotated
    pages. Values are JSON's own types.
    """
    checks = [dict(row) for row in quality if row["status"] != "no_history"]
    return {
        "run": dict(run),
        "pages": {name: run.get(f"n_{name}", 0) for name in ("read", *OUTCOMES)},
        "rows": {row["dataset"]: int(row["value"]) for row in quality if row["check"] == "rows"},
        "checks": {
            "failed": [row for row in checks if row["status"] != "pass"],
            "passed": [row for row in checks if row["status"] == "pass"],
        },
        "refused": refused_samples(refused, read),
        "completeness": _completeness(quality),
        "metrics": [
            {key: row[key] for key in ("dataset", "check", "value")}
            for row in quality
            if row["status"] == "no_history" and not row["check"].startswith(_SHOWN_APART)
        ],
        "digits": {
            "edits": _counted_metrics(quality, "edit:"),
            "identifiers": _counted_metrics(quality, "identifier:"),
            "unread": _counted_metrics(quality, "unread:")[:_SHOWN_SHAPES],
            "unread_share": next((row["value"] for row in quality if row["check"] == "unread_share"), 0.0),
        },
        "reliability": list(reliability),
        "confidence": _tenths(read("mentions")),
        "months": _months(read("documents")),
        "sites": _top(read("documents"), "site"),
        "kinds": {
            "mentions": _top(read("mentions"), "type"),
            "quantities": _top(read("quantities"), "kind"),
            "timexes": _top(read("timexes"), "kind"),
            "blocks": _top(read("blocks"), "role"),
        },
        "entities": {kind: _entities(read("entities"), kind) for kind in ("ORG", "PER", "LOC", "PROGRAMME")},
        "found": dict.fromkeys(FOUND, 0) | {kind: read(kind).num_rows for kind in FOUND},
        "samples": found_samples(read),
        "history": [_past(row) for row in [*history, run]][-_SHOWN_RUNS:],
    }


def render_report(report: Mapping[str, Any]) -> str:
    """The page: one HTML file that needs nothing else, in light and dark, on a screen of any width."""
    folder = Path(__file__).parent
    pages = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["thousands"] = _thousands
    pages.filters["percent"] = lambda share: f"{100 * share:.0f} %"
    return pages.get_template("report.html.j2").render(report)


def _thousands(number: float) -> str:
    """1234.5 as people read it: whole numbers grouped by a thin space, others with two decimals."""
    return f"{number:,.0f}".replace(",", "\u202f") if number == int(number) else f"{number:.2f}"


def _completeness(quality: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    shares: dict[str, dict[str, float]] = {}
    for row in quality:
        if row["check"].startswith("complete:"):
            shares.setdefault(row["dataset"], {})[row["check"].removeprefix("complete:")] = row["value"]
    return shares


def _counted_metrics(quality: Sequence[Mapping[str, Any]], prefix: str) -> list[tuple[str, int]]:
    rows = [
        (row["check"].removeprefix(prefix), int(row["value"])) for row in quality if row["check"].startswith(prefix)
    ]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _counted(table: pa.Table, column: str) -> list[tuple[str, int]]:
    counted = pc.value_counts(table[column])
    rows = [(row["values"] or "none", row["counts"]) for row in counted.to_pylist()]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _top(table: pa.Table, column: str, most: int = 12) -> list[tuple[str, int]]:
    return _counted(table, column)[:most]


def _tenths(mentions: pa.Table) -> list[tuple[str, int]]:
    """Mentions by tenth of their confidence, the surest first."""
    tenths = [min(int(confidence * 10), 9) for confidence in mentions["confidence"].to_pylist()]
    return [(f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}", tenths.count(tenth)) for tenth in sorted({*tenths})[::-1]]


def _months(documents: pa.Table) -> list[tuple[str, int]]:
    return sorted(_counted(documents, "published_month"))[-_SHOWN_MONTHS:]


def _entities(entities: pa.Table, kind: str, most: int = 10) -> list[tuple[str, int]]:
    mine = entities.filter(pc.equal(entities["type"], kind))
    rows = mine.select(["name", "n_articles", "n_mentions"]).to_pylist()
    rows.sort(key=lambda row: (-row["n_articles"], -row["n_mentions"], row["name"]))
    return [(row["name"], row["n_articles"]) for row in rows[:most]]


def _past(run: Mapping[str, Any]) -> dict[str, Any]:
    return {key: run.get(key) for key in ("run_id", "status", "snapshot", *(f"n_{o}" for o in OUTCOMES))}
