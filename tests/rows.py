"""A small made-up corpus as staged batches: what the stages would have left on disk."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from tasks.page.ids import entity_id, short_hash
from tasks.store.schemas import CONTENT
from tasks.store.sketches import identify

VIETNAM = timezone(timedelta(hours=7))
DATASETS = [name for name in CONTENT if name != "entities"]


def page(name, text="Công đoàn tặng 5 suất quà", url=None, day=1, scraped=None, month="2024-08", union="Công đoàn"):
    """The rows of one page, by dataset: one article of one line with one finding of every kind."""
    year, number = map(int, ("2024-08" if month == "unknown" else month).split("-"))
    doc_id, when = short_hash(name), datetime(year, number, day, 9, tzinfo=VIETNAM)
    article = short_hash(url or text)
    place = {"char_start": 0, "char_end": len(text), "page_start": 0, "page_end": len(text)}
    found = {**place, "sentence_no": 0, "surface": text}
    period = {"period_begin": date(2023, 9, 1), "period_end": date(2024, 8, 31)}
    entity = entity_id("ORG", union)
    rows = {
        "pages": {
            "article_id": article,
            "format": "txt",
            "encoding": "utf-8",
            "n_chars": len(text),
            "text": text,
            "meta_hash": short_hash("{}"),
            "pipeline_version": "1",
            "scraped_at": scraped,
        },
        "documents": {
            "article_id": article,
            "source_uri": f"file:///{name}",
            "source_id": name,
            "url": url,
            "published_at": when if month != "unknown" else None,
            "published_at_source": "page" if month != "unknown" else None,
            "text": text,
            "lang": "vi",
            "n_chars": len(text),
            "n_sentences": 1,
            "body_share": 1.0,
            **dict(zip(("fingerprint", "sketch"), identify(text), strict=True)),
        },
        "blocks": {**place, "block_no": 0, "role": "body", "text": text},
        "related": {**place, "char_start": None, "char_end": None, "related_no": 0, "title": "Tin khác"},
        "sentences": {**place, "sentence_no": 0, "block_no": 0, "text": text, "n_tokens": 4},
        "mentions": {
            **found,
            "mention_no": 0,
            "type": "ORG",
            "name": union,
            "entity_id": entity,
            "source": "model",
            "confidence": 0.9,
        },
        "quantities": {
            **found,
            "quantity_no": 0,
            "kind": "count",
            "value": Decimal(5),
            "qualifier": "exact",
            "counted": "suất quà",
        },
        "timexes": {
            **found,
            "timex_no": 0,
            "type": "DATE",
            "kind": "date",
            "value": "2024-08-21",
            "begin_date": date(2024, 8, 21),
            "end_date": date(2024, 8, 21),
        },
        "indicators": {
            **found,
            **period,
            "indicator_no": 0,
            "quantity_no": 0,
            "subject": union,
            "subject_entity_id": entity,
            "kind": "count",
            "value": Decimal(5),
            "qualifier": "exact",
        },
        "awards": {**found, **period, "award_no": 0, "award": "giấy khen", "count": 5},
        "money": {
            **found,
            **period,
            "money_no": 0,
            "quantity_no": 0,
            "amount": Decimal("1200000000"),
            "currency": "VND",
            "qualifier": "over",
        },
        "quotes": {
            **found,
            "quote_no": 0,
            "speaker": "Lê Văn An",
            "cue": "nói",
            "text": text,
            "direct": True,
        },
    }
    return {name: {"doc_id": doc_id, "published_month": month, **row} for name, row in rows.items()}


def tables(*pages):
    """The pages' rows as Arrow tables, by dataset."""
    month = pa.field("published_month", pa.string())
    return {
        name: pa.Table.from_pylist([page[name] for page in pages], schema=CONTENT[name].append(month))
        for name in DATASETS
    }


def stage(folder, *pages):
    """A finished batch on disk."""
    folder.mkdir(parents=True)
    for name, table in tables(*pages).items():
        pq.write_table(table, folder / f"{name}.parquet")
    return folder
