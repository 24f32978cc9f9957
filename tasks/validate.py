"""Rows are judged, never lost: accepted ones go on, rejected ones to the quarantine with their reasons."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pandera.errors
import pyarrow as pa
import pyarrow.compute as pc
from pandera.pandas import DataFrameModel
from prefect import task
from prefect.cache_policies import NO_CACHE

from contracts import CONTRACTS, UNIQUE_KEY

_HEAD = 500  # characters of a refused page: enough to see what it is

Row = dict[str, Any]
Reasons = dict[int, set[str]]  # row number -> the names of the checks it failed

# A column that points at a row of another dataset.
_POINTS_AT = {"block_no": "blocks", "sentence_no": "sentences", "quantity_no": "quantities"}


class FrameBroken(TypeError):
    """A frame as a whole is not what its contract says (a column missing, or of another type): our bug."""


@task(name="validate", cache_policy=NO_CACHE, persist_result=False)
def validate(tables: Mapping[str, pa.Table]) -> tuple[dict[str, pa.Table], list[Row]]:
    """A batch's tables -> accepted tables, and rejected rows as rows of the quarantine log."""
    return validate_batch(tables)


def validate_batch(tables: Mapping[str, pa.Table]) -> tuple[dict[str, pa.Table], list[Row]]:
    """Judge every dataset in the order of reference; together the two results hold every row, once.

    A page whose row in `pages` or `documents` fails goes with all it holds, and is rejected as a page.
    Raises FrameBroken when a frame as a whole is wrong.
    """
    accepted: dict[str, pa.Table] = {}
    rejected: list[Row] = []
    bad_pages: dict[str, str] = {}
    sources = {row["doc_id"]: row for row in _rows(tables["documents"], "doc_id", "source_uri", "source_id")}
    for dataset in ("pages", "documents"):
        reasons = failures(tables[dataset], CONTRACTS[dataset])
        doc_ids = tables[dataset]["doc_id"].to_pylist()
        for number, checks in reasons.items():
            told = ";".join(f"{dataset} {check}" for check in sorted(checks))
            bad_pages[doc_ids[number]] = ";".join(filter(None, (bad_pages.get(doc_ids[number]), told)))
    page_texts = dict(_pairs(tables["pages"], "text"))
    for dataset in (name for name in CONTRACTS if name in tables):
        rows = _without(tables[dataset], bad_pages)
        if dataset in ("pages", "documents"):
            accepted[dataset] = rows
            continue
        reasons = failures(rows, CONTRACTS[dataset])
        _merge(reasons, _broken_references(dataset, rows, accepted))
        _merge(reasons, _wrong_places(dataset, rows, accepted["documents"]))
        _merge(reasons, _wrong_places_on_page(dataset, rows, page_texts))
        accepted[dataset] = rows.filter(pa.array([n not in reasons for n in range(rows.num_rows)], pa.bool_()))
        rejected += _rejected(dataset, rows, reasons, sources)
    rejected += [
        _rejected_page(doc_id, told, sources.get(doc_id, {}), page_texts.get(doc_id))
        for doc_id, told in bad_pages.items()
    ]
    return accepted, rejected


def failures(table: pa.Table, contract: type[DataFrameModel]) -> Reasons:
    """The rows a contract refuses, by row number, with the names of the checks they failed.

    Raises FrameBroken when the frame as a whole is wrong.
    """
    frame = table.to_pandas(types_mapper=pd.ArrowDtype)
    try:
        contract.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = error.failure_cases
        whole = cases[cases["index"].isna()]
        if len(whole):
            told = [f"{row.check} ({str(row.failure_case)[:60]})" for row in whole.head(5).itertuples()]
            raise FrameBroken(f"{contract.__name__}: {'; '.join(told)}") from None
        reasons: Reasons = {}
        for number, column, check in zip(cases["index"], cases["column"], cases["check"], strict=True):
            reasons.setdefault(int(number), set()).add(_name(str(column), str(check), contract))
        return reasons
    return {}


def _name(column: str, check: str, contract: type[DataFrameModel]) -> str:
    """The name `contracts.checks_of` gives a check that pandera names in its own words."""
    if check == "multiple_fields_uniqueness":
        return UNIQUE_KEY
    if check in {str(known.error) for known in contract.to_schema().checks}:
        return check
    return f"{column}: {check.split('(', 1)[0]}"


def _broken_references(dataset: str, rows: pa.Table, accepted: Mapping[str, pa.Table]) -> Reasons:
    """Rows that point at a row which is not there."""
    reasons: Reasons = {}
    documents = set(accepted["documents"]["doc_id"].to_pylist())
    for number, doc_id in enumerate(rows["doc_id"].to_pylist()):
        if doc_id not in documents:
            reasons[number] = {"no_document"}
    for column, to in _POINTS_AT.items():
        if to == dataset or column not in rows.column_names:
            continue
        known = set(_pairs(accepted[to], column))
        for number, pair in enumerate(_pairs(rows, column)):
            if pair not in known:
                reasons.setdefault(number, set()).add(f"no_such_{column.removesuffix('_no')}")
    return reasons


def _wrong_places(dataset: str, rows: pa.Table, documents: pa.Table) -> Reasons:
    """Rows whose words are not what the article holds at their place."""
    words = "surface" if "surface" in rows.column_names else "text" if dataset == "sentences" else None
    if words is None:
        return {}
    texts = dict(_pairs(documents, "text"))
    columns = [rows[name].to_pylist() for name in ("doc_id", "char_start", "char_end", words)]
    return {
        number: {"not_at_its_place"}
        for number, (doc_id, start, end, written) in enumerate(zip(*columns, strict=True))
        if texts.get(doc_id, "")[start:end] != written
    }


def _wrong_places_on_page(dataset: str, rows: pa.Table, texts: Mapping[str, str]) -> Reasons:
    """Rows that stand beyond the end of their page or on blanks; lines that are not what stands there."""
    reasons: Reasons = {}
    columns = [rows[name].to_pylist() for name in ("doc_id", "page_start", "page_end")]
    lines = rows["text"].to_pylist() if dataset == "blocks" else [None] * rows.num_rows
    for number, (doc_id, start, end, line) in enumerate(zip(*columns, lines, strict=True)):
        text = texts.get(doc_id, "")
        there = text[start:end]
        if end is None or end > len(text) or not there.strip() or line not in (None, there):
            reasons[number] = {"not_on_the_page"}
    return reasons


def _rejected(dataset: str, rows: pa.Table, reasons: Reasons, sources: Mapping[str, Row]) -> Iterable[Row]:
    for number, checks in sorted(reasons.items()):
        row = rows.slice(number, 1).to_pylist()[0]
        source = sources.get(row["doc_id"], {})
        own_number = next((value for key, value in row.items() if key.endswith("_no")), None)
        yield {
            "dataset": dataset,
            "row_no": own_number,
            "doc_id": row["doc_id"],
            "source_uri": source.get("source_uri"),
            "source_id": source.get("source_id"),
            "stage": "validate",
            "check": ";".join(sorted(checks)),
            "reason": f"row {own_number} of {dataset} fails {', '.join(sorted(checks))}",
            "row": json.dumps(row, ensure_ascii=False, default=str),
        }


def _rejected_page(doc_id: str, checks: str, source: Row, text: str | None) -> Row:
    return {
        "dataset": "pages",
        "row_no": None,
        "doc_id": doc_id,
        "source_uri": source.get("source_uri"),
        "source_id": source.get("source_id"),
        "stage": "validate",
        "check": checks,
        "reason": f"the page as a whole fails {checks}",
        "row": (text or "")[:_HEAD],
    }


def _merge(reasons: Reasons, more: Reasons) -> None:
    for number, checks in more.items():
        reasons.setdefault(number, set()).update(checks)


def _without(table: pa.Table, doc_ids: Iterable[str]) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table["doc_id"], pa.array(list(doc_ids), pa.string()))))


def _pairs(table: pa.Table, column: str) -> Iterable[tuple[str, Any]]:
    return zip(table["doc_id"].to_pylist(), table[column].to_pylist(), strict=True)


def _rows(table: pa.Table, *columns: str) -> list[Row]:
    rows: list[Row] = table.select(list(columns)).to_pylist()
    return rows
