"""Rows shown where they were written: a finding with the words around it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tasks.quality.metrics import FOUND, Reader

AROUND = 90  # characters of context on either side: a line or two on a phone
_TELLING = {
    "mentions": ("type", "name", "role"),
    "quantities": ("kind", "value", "value_to", "of", "unit", "per", "qualifier", "counted"),
    "timexes": ("type", "value", "begin_date", "end_date"),
    "awards": ("award", "issuer", "recipient", "count"),
    "money": ("amount", "currency", "giver", "receiver", "purpose"),
    "quotes": ("speaker", "cue", "direct"),
    "indicators": ("subject", "counted", "value", "unit", "period_begin", "period_end"),
}


def found_samples(read: Reader, each: int = 4) -> dict[str, list[dict[str, Any]]]:
    """A few findings of every kind in their context, the same ones for the same snapshot."""
    documents = read("documents")
    texts = {row.pop("doc_id"): row for row in documents.select(["doc_id", "text", "title"]).to_pylist()}
    samples = {}
    for dataset in FOUND:
        table = read(dataset)
        chosen = table.take(pa.array(_spread(table, each), pa.int64())).to_pylist()
        samples[dataset] = [
            {
                **in_context(texts[row["doc_id"]]["text"], row["char_start"], row["char_end"]),
                "page": texts[row["doc_id"]]["title"] or row["doc_id"],
                "says": {key: _words(row[key]) for key in _TELLING[dataset] if row[key] is not None},
            }
            for row in chosen
        ]
    return samples


def _words(value: Any) -> str:
    """A value as people read it: no zeros behind the decimal point."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def refused_samples(
    refused: Iterable[Mapping[str, Any]], read: Reader, each: int = 5
) -> dict[str, list[dict[str, Any]]]:
    """Refused rows by dataset and check, a few of each, with the page around them or its head."""
    pages = read("pages")
    by_reason: dict[str, list[dict[str, Any]]] = {}
    for row in refused:
        shown = by_reason.setdefault(f"{row['dataset']}: {row['check']}", [])
        if len(shown) < each:
            source = f"{row.get('source_uri') or ''} {row.get('source_id') or ''}".strip()
            told = {"stage": row.get("stage") or "", "reason": row["reason"], "source": source}
            shown.append(told | _where(row, pages))
    return by_reason


def in_context(text: str, start: int, end: int) -> dict[str, str]:
    """The words before, the finding, the words after; line ends shown as a slash."""
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    return {
        "before": ("…" if start > AROUND else "") + before.replace("\n", " / "),
        "surface": text[start:end].replace("\n", " / "),
        "after": after.replace("\n", " / ") + ("…" if end + AROUND < len(text) else ""),
    }


def _where(row: Mapping[str, Any], pages: pa.Table) -> dict[str, str]:
    if row["dataset"] == "pages":
        return {"before": "", "surface": "", "after": str(row.get("row") or "")[: 3 * AROUND]}
    refused = json.loads(str(row.get("row") or "{}"))
    page = pages.filter(pc.equal(pages["doc_id"], str(row.get("doc_id"))))
    start, end = refused.get("page_start"), refused.get("page_end")
    if not page.num_rows or not isinstance(start, int) or not isinstance(end, int):
        return {"before": "", "surface": str(refused.get("surface", "")), "after": ""}
    return in_context(page["text"][0].as_py(), start, end)


def _spread(table: pa.Table, each: int) -> list[int]:
    """Row numbers that look drawn by chance, but depend on the rows alone."""
    keys = zip(table["doc_id"].to_pylist(), table["char_start"].to_pylist(), strict=True)
    ranked = sorted((hashlib.md5(f"{d}{at}".encode()).digest(), n) for n, (d, at) in enumerate(keys))
    return [n for _, n in ranked[:each]]
