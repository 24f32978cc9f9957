"""From what was found to the rows of DATA_MODEL: the one place where columns meet dataclasses."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from tasks.batch import Draft
from tasks.findings.entities import entity_ids
from tasks.findings.model import Findings, Mention
from tasks.language.article import Article
from tasks.language.detect import detect_language
from tasks.language.words import count_words
from tasks.page.ids import article_id, meta_hash
from tasks.page.lines.stamps import read_time
from tasks.page.model import ARTICLE_ROLES, Block, Cleaned, Role
from tasks.store.sketches import identify

Row = dict[str, Any]
UNKNOWN_MONTH = "unknown"


def published_month(published_at: datetime | None) -> str:
    """The partition of an article: "2024-08", or "unknown"."""
    return published_at.strftime("%Y-%m") if published_at else UNKNOWN_MONTH


def rows_of(draft: Draft, pipeline_version: str) -> dict[str, list[Row]]:
    """Every row of one page, by dataset (entities come from the reduce), without published_month."""
    cleaned, article, findings = draft.cleaned, draft.article, draft.findings
    if cleaned is None or article is None or findings is None:
        raise ValueError(f"page {draft.doc_id} has not been through every stage")
    doc = {"doc_id": draft.doc_id}
    found = _Found(article, findings)
    return {
        dataset: [doc | row for row in rows]
        for dataset, rows in {
            "pages": [_page(draft, article, pipeline_version)],
            "documents": [_document(draft, cleaned, article)],
            "blocks": _blocks(cleaned, article),
            "related": _related(cleaned),
            "sentences": _sentences(article),
            "mentions": found.mentions(),
            "quantities": found.plain("quantity_no", findings.quantities),
            "timexes": found.plain("timex_no", findings.timexes),
            "indicators": found.indicators(),
            "awards": found.facts("award_no", findings.awards),
            "money": found.facts("money_no", findings.money),
            "quotes": found.facts("quote_no", findings.quotes),
        }.items()
    }


def _page(draft: Draft, article: Article, pipeline_version: str) -> Row:
    page = draft.page
    return {
        "article_id": _article_id(draft, article),
        "format": page.format,
        "encoding": page.encoding,
        "n_chars": len(page.text),
        "text": page.text,
        "meta_hash": meta_hash(page.given),
        "pipeline_version": pipeline_version,
        "scraped_at": read_time(page.given.get("scraped_at", "")),
    }


def _article_id(draft: Draft, article: Article) -> str:
    url = draft.cleaned.metadata.url if draft.cleaned else None
    return article_id(url, article.text)


def _document(draft: Draft, cleaned: Cleaned, article: Article) -> Row:
    meta, page = cleaned.metadata, cleaned.page
    lead = "\n".join(article.text[line.start : line.end] for line in article.lines if line.role == Role.LEAD)
    body = sum(block.end - block.start for block in cleaned.blocks if block.role in ARTICLE_ROLES)
    fingerprint, sketch = identify(article.text)
    return {
        "article_id": _article_id(draft, article),
        "source_uri": page.source_uri,
        "source_id": page.source_id,
        **{key: value for key, value in asdict(meta).items() if key != "title"},
        "title": meta.title,
        "topic": page.given.get("topic"),
        "lead": lead or None,
        "text": article.text,
        "lang": detect_language(article.text),
        "n_chars": len(article.text),
        "n_sentences": len(article.sentences),
        "body_share": body / len(page.text) if page.text else 0.0,
        "duplicate_of": None,
        "similarity": None,
        "fingerprint": fingerprint,
        "sketch": sketch,
    }


def _blocks(cleaned: Cleaned, article: Article) -> Iterator[Row]:
    lines = {line.block_no: (line.start, line.end) for line in article.lines}
    blocks = cleaned.blocks
    for number, block in enumerate(blocks):
        if block.goes_on or (number + 1 < len(blocks) and blocks[number + 1].goes_on):
            place = _stands(article, block) if block.role in ARTICLE_ROLES else None
        else:
            place = lines.get(number)
        yield {
            "block_no": number,
            "role": block.role.value,
            "text": cleaned.page.text[block.start : block.end],
            "char_start": place[0] if place else None,
            "char_end": place[1] if place else None,
            "page_start": block.start,
            "page_end": block.end,
        }


def _stands(article: Article, block: Block) -> tuple[int, int] | None:
    """Where a part of a broken paragraph stands in the article, without the spaces that stand for the breaks."""
    place = article.alignment.to_text(block.start, block.end)
    text = article.text[slice(*place)] if place else ""
    if place is None or not text.strip():
        return None
    return place[1] - len(text.lstrip()), place[0] + len(text.rstrip())


def _related(cleaned: Cleaned) -> Iterator[Row]:
    for number, related in enumerate(cleaned.related):
        row = asdict(related)
        yield {
            "related_no": number,
            "char_start": None,
            "char_end": None,
            "page_start": row.pop("start"),
            "page_end": row.pop("end"),
            **row,
        }


def _sentences(article: Article) -> Iterator[Row]:
    for number, sentence in enumerate(article.sentences):
        text = article.text[sentence.start : sentence.end]
        yield {
            "sentence_no": number,
            "block_no": article.lines[sentence.line_no].block_no,
            "text": text,
            "n_tokens": count_words(text),
            **_positions(article, sentence.start, sentence.end),
        }


def _positions(article: Article, start: int, end: int) -> Row:
    page_start, page_end = article.alignment.to_page(start, end)
    return {"char_start": start, "char_end": end, "page_start": page_start, "page_end": page_end}


class _Found:
    """Rows of an article's findings: positions, sentence and entity ids added to what was found."""

    def __init__(self, article: Article, findings: Findings) -> None:
        self.article, self.findings = article, findings
        self.sentence_starts = [sentence.start for sentence in article.sentences]
        self.entities = entity_ids(findings.mentions)

    def place(self, finding: Any) -> Row:
        """A finding as a row: its fields, with start and end as all four positions, and its sentence."""
        row: Row = asdict(finding)
        start, end = row.pop("start"), row.pop("end")
        sentence_no = max(bisect_right(self.sentence_starts, start) - 1, 0)
        return {"sentence_no": sentence_no, **row, **_positions(self.article, start, end)}

    def plain(self, number: str, findings: Sequence[Any]) -> Iterator[Row]:
        """Rows of findings that point at nothing else."""
        for at, finding in enumerate(findings):
            yield {number: at, **self.place(finding)}

    def mentions(self) -> Iterator[Row]:
        """Rows of mentions, with their entity and place."""
        for at, (mention, entity) in enumerate(zip(self.findings.mentions, self.entities, strict=True)):
            row = self.place(mention)
            row.pop("place")
            yield {"mention_no": at, "entity_id": entity, **row, **_place(mention)}

    def facts(self, number: str, findings: Sequence[Any]) -> Iterator[Row]:
        """Rows of facts: each `x_mention` becomes `x_entity_id`."""
        for at, finding in enumerate(findings):
            row = self.place(finding)
            for key in [key for key in row if key.endswith("_mention")]:
                mention = row.pop(key)
                row[key.removesuffix("_mention") + "_entity_id"] = None if mention is None else self.entities[mention]
            yield {number: at, **row}

    def indicators(self) -> Iterator[Row]:
        """Rows of indicators, with the figures of the quantity each was read from."""
        for row in self.facts("indicator_no", self.findings.indicators):
            quantity = self.findings.quantities[row["quantity_no"]]
            figures = ("counted", "kind", "value", "value_to", "of", "unit", "qualifier")
            yield row | {figure: getattr(quantity, figure) for figure in figures}


def _place(mention: Mention) -> Row:
    place = mention.place
    return {
        "place_code": place.code if place else None,
        "place_name": place.name if place else None,
        "place_code_now": place.code_now if place else None,
        "place_name_now": place.name_now if place else None,
        "place_candidates": list(place.candidates) if place and place.candidates else None,
    }
