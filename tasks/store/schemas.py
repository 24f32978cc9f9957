"""The Arrow schema of every dataset, with what each column means: DATA_MODEL in code.

Content is a function of the pages and the pipeline's version; logs say what happened. Fields carry
their meaning as metadata, from which `docs/datasets.md` is written.
"""

from collections.abc import Mapping

import pyarrow as pa

_TEXT, _INT, _LONG, _REAL = pa.string(), pa.int32(), pa.int64(), pa.float32()
_DATE, _TIME = pa.date32(), pa.timestamp("us", "Asia/Ho_Chi_Minh")
_EXACT, _FLAG, _TEXTS = pa.decimal128(38, 9), pa.bool_(), pa.list_(pa.string())


def _field(name: str, kind: pa.DataType, meaning: str) -> pa.Field:
    return pa.field(name, kind, metadata={"meaning": meaning})


_DOC = _field("doc_id", _TEXT, "version of a page: hash of its page text")
_ARTICLE = _field("article_id", _TEXT, "article whatever its versions: hash of its canonical URL, else of its text")
_SENTENCE = _field("sentence_no", _INT, "sentence it starts in")
_SURFACE = _field("surface", _TEXT, "as written, in documents.text")
_ON_PAGE = (
    _field("page_start", _LONG, "first code point in pages.text"),
    _field("page_end", _LONG, "behind the last code point in pages.text"),
)
_POSITIONS = (
    _field("char_start", _LONG, "first code point in documents.text"),
    _field("char_end", _LONG, "behind the last code point in documents.text"),
    *_ON_PAGE,
)
_PERIOD = (
    _field("period_begin", _DATE, "first day of the period it is said of"),
    _field("period_end", _DATE, "last day of it"),
)
_RUN = _field("run_id", _TEXT, "the run")


def _number(name: str) -> pa.Field:
    return _field(name, _INT, "its number in the document, from 0 in page order")


def _party(name: str) -> tuple[pa.Field, pa.Field]:
    return (
        _field(name, _TEXT, "as written"),
        _field(f"{name}_entity_id", _TEXT, f"entity of the {name}"),
    )


_FIGURES = (
    _field("kind", _TEXT, "count, money, percent, ratio, ordinal, measure"),
    _field("value", _EXACT, "exact; the lower end of a range; null: vague"),
    _field("value_to", _EXACT, "upper end of a range"),
    _field("of", _EXACT, "the whole of a ratio"),
    _field("unit", _TEXT, "ISO 4217, UCUM, % or pp; a unit word where it has no one size"),
    _field("qualifier", _TEXT, "exact, over, under, nearly, about, at_least, at_most"),
    _field("counted", _TEXT, "the noun counted, as written"),
)

CONTENT: Mapping[str, pa.Schema] = {
    "pages": pa.schema(
        [
            _DOC,
            _ARTICLE,
            _field("format", _TEXT, "txt, html, record"),
            _field("encoding", _TEXT, "of the bytes that were read"),
            _field("n_chars", _LONG, "code points of the text"),
            _field("text", _TEXT, "the page text, nothing changed"),
            _field("meta_hash", _TEXT, "hash of the metadata that came with it"),
            _field("pipeline_version", _TEXT, "what read it"),
            _field("scraped_at", _TIME, "when it was scraped, where the input says"),
        ]
    ),
    "documents": pa.schema(
        [
            _DOC,
            _ARTICLE,
            _field("source_uri", _TEXT, "address of the file"),
            _field("source_id", _TEXT, "file name, or the record's id"),
            _field("url", _TEXT, "address of this page, where it says"),
            _field("source_url", _TEXT, "the original's, where the page names one"),
            _field("site", _TEXT, "host name, or the name that came with the record"),
            _field("title", _TEXT, "headline"),
            _field("author", _TEXT, "as signed, without title words"),
            _field("section", _TEXT, "section of the site"),
            _field("topic", _TEXT, "topic, where the input says"),
            _field("published_at", _TIME, "time of publication"),
            _field("published_at_source", _TEXT, "where it was read: page, html, url, record"),
            _field("lead", _TEXT, "opening paragraph set apart"),
            _field("text", _TEXT, "the clean article, a line a paragraph"),
            _field("lang", _TEXT, "BCP 47 tag"),
            _field("n_chars", _LONG, "code points of the text"),
            _field("n_sentences", _INT, "sentences"),
            _field("body_share", _REAL, "share of the page that is article"),
            _field("duplicate_of", _TEXT, "article_id of the first copy"),
            _field("similarity", _REAL, "how alike the two are; 1: the same words"),
            _field("fingerprint", _TEXT, "hash of the words in lower case"),
            _field("sketch", pa.binary(), "MinHash of its 3-word shingles, by which later copies are found"),
        ]
    ),
    "blocks": pa.schema(
        [
            _DOC,
            _number("block_no"),
            _field("role", _TEXT, "what the line is: title, lead, body, nav, related, …"),
            _field("text", _TEXT, "the line as written"),
            *_POSITIONS,
        ]
    ),
    "related": pa.schema(
        [
            _DOC,
            _number("related_no"),
            _field("title", _TEXT, "its headline"),
            _field("summary", _TEXT, "its teaser"),
            _field("section", _TEXT, "its section"),
            _field("published_at", _TIME, "its time"),
            _field("url", _TEXT, "its address"),
            *_POSITIONS,
        ]
    ),
    "sentences": pa.schema(
        [
            _DOC,
            _number("sentence_no"),
            _field("block_no", _INT, "the line it stands in"),
            _field("text", _TEXT, "the sentence"),
            _field("n_tokens", _INT, "Vietnamese words and marks"),
            *_POSITIONS,
        ]
    ),
    "mentions": pa.schema(
        [
            _DOC,
            _number("mention_no"),
            _SENTENCE,
            _field("type", _TEXT, "PER, ORG, LOC, PROGRAMME, AWARD, LAW"),
            _SURFACE,
            _field("name", _TEXT, "normalised, abbreviations expanded"),
            _field("entity_id", _TEXT, "the entity"),
            _field("role", _TEXT, "PER: what the person is, as written"),
            _field("organisation", _TEXT, "PER: of which organisation, as written"),
            _field("place_code", _TEXT, "official code at the article's date; ISO 3166 for a country"),
            _field("place_name", _TEXT, "official name of then"),
            _field("place_code_now", _TEXT, "official code after July 2025"),
            _field("place_name_now", _TEXT, "official name of now"),
            _field("place_candidates", _TEXTS, "codes, where several fit"),
            _field("source", _TEXT, "rule or model"),
            _field("confidence", _REAL, "probability that it is right"),
            *_POSITIONS,
        ]
    ),
    "entities": pa.schema(
        [
            _field("entity_id", _TEXT, "hash of type, name and what tells namesakes apart"),
            _field("type", _TEXT, "PER, ORG, LOC, PROGRAMME, AWARD, LAW"),
            _field("name", _TEXT, "canonical name"),
            _field("aliases", _TEXTS, "surfaces it was written as"),
            _field("place_code", _TEXT, "of an ORG or LOC"),
            _field("n_articles", _LONG, "articles that name it; copies count once"),
            _field("n_mentions", _LONG, "mentions in these"),
            _field("first_published", _TIME, "of these articles"),
            _field("last_published", _TIME, "of these articles"),
        ]
    ),
    "quantities": pa.schema(
        [
            _DOC,
            _number("quantity_no"),
            _SENTENCE,
            _FIGURES[0],
            _SURFACE,
            *_FIGURES[1:5],
            _field("per", _TEXT, "what a rate is per: người/tháng"),
            *_FIGURES[5:],
            *_POSITIONS,
        ]
    ),
    "timexes": pa.schema(
        [
            _DOC,
            _number("timex_no"),
            _SENTENCE,
            _field("type", _TEXT, "DATE, TIME, DURATION, SET"),
            _field("kind", _TEXT, "date, week, month, quarter, half_year, year, school_year, period, …"),
            _SURFACE,
            _field("value", _TEXT, "TIMEX3 value, X for what is not written"),
            _field("begin_date", _DATE, "first day, once resolved"),
            _field("end_date", _DATE, "last day"),
            _field("anchored_by", _TEXT, "what fixed the year: page, text"),
            *_POSITIONS,
        ]
    ),
    "indicators": pa.schema(
        [
            _DOC,
            _number("indicator_no"),
            _SENTENCE,
            _SURFACE,
            _field("quantity_no", _INT, "the quantity it was read from"),
            *_party("subject"),
            _FIGURES[6],
            *_FIGURES[:6],
            *_PERIOD,
            *_POSITIONS,
        ]
    ),
    "awards": pa.schema(
        [
            _DOC,
            _number("award_no"),
            _SENTENCE,
            _SURFACE,
            _field("award", _TEXT, "the commendation, as written"),
            *_party("issuer"),
            *_party("recipient"),
            _field("count", _LONG, "how many"),
            *_PERIOD,
            *_POSITIONS,
        ]
    ),
    "money": pa.schema(
        [
            _DOC,
            _number("money_no"),
            _SENTENCE,
            _field("quantity_no", _INT, "the quantity it was read from"),
            _SURFACE,
            _field("amount", _EXACT, "exact; the lower end of a range"),
            _field("amount_to", _EXACT, "upper end of a range"),
            _field("currency", _TEXT, "ISO 4217"),
            _field("per", _TEXT, "what a rate is per"),
            _field("qualifier", _TEXT, "exact, over, under, nearly, about, at_least, at_most"),
            *_party("giver"),
            *_party("receiver"),
            _field("purpose", _TEXT, "what for, as written"),
            *_PERIOD,
            *_POSITIONS,
        ]
    ),
    "quotes": pa.schema(
        [
            _DOC,
            _number("quote_no"),
            _SENTENCE,
            _SURFACE,
            *_party("speaker"),
            _field("cue", _TEXT, "the word that says it is said"),
            _field("text", _TEXT, "what was said, without cue, quotes and final stop"),
            _field("direct", _FLAG, "in quotation marks"),
            *_POSITIONS,
        ]
    ),
}

LOGS: Mapping[str, pa.Schema] = {
    "runs": pa.schema(
        [
            _RUN,
            _field("started_at", _TIME, "began"),
            _field("ended_at", _TIME, "ended"),
            _field("flow_run_name", _TEXT, "Prefect's name of it"),
            _field("parameters", _TEXT, "JSON"),
            _field("pipeline_version", _TEXT, "release and hash of what decides content"),
            _field("git_commit", _TEXT, "of the checkout"),
            _field("snapshot", _TEXT, "the one readers saw when it ended"),
            *(
                _field(f"n_{name}", _LONG, f"pages {name}")
                for name in ("read", "kept", "unchanged", "repeated", "quarantined")
            ),
            _field("n_duplicates", _LONG, "documents that are copies"),
            _field("status", _TEXT, "published, published_with_warnings, unchanged, held, failed"),
            _field("seconds", _TEXT, "JSON by stage"),
        ]
    ),
    "sightings": pa.schema(
        [
            _RUN,
            _DOC,
            _ARTICLE,
            _field("source_uri", _TEXT, "address of the file"),
            _field("source_id", _TEXT, "file name, or the record's id"),
            _field("url", _TEXT, "address of the page, where the input says"),
            _field("scraped_at", _TIME, "when it was scraped, where the input says"),
            _field("n_bytes", _LONG, "bytes read"),
            _field("outcome", _TEXT, "kept, unchanged, repeated, quarantined"),
        ]
    ),
    "quarantine": pa.schema(
        [
            _RUN,
            _field("dataset", _TEXT, "dataset of the row; pages: a whole page"),
            _field("row_no", _LONG, "its number in the document"),
            _DOC,
            _field("source_uri", _TEXT, "address of the file"),
            _field("source_id", _TEXT, "file name, or the record's id"),
            _field("stage", _TEXT, "stage that refused it"),
            _field("check", _TEXT, "name of the check, or several joined by ;"),
            _field("reason", _TEXT, "in words"),
            _field("row", _TEXT, "JSON of the row, or the head of the page"),
            _field("pipeline_version", _TEXT, "what refused it"),
        ]
    ),
    "quality": pa.schema(
        [
            _RUN,
            _field("dataset", _TEXT, "what was measured"),
            _field("check", _TEXT, "name of the metric or check"),
            _field("site", _TEXT, "one site; null: all"),
            _field("severity", _TEXT, "info, warning, error"),
            _field("n_rows", _LONG, "rows asked"),
            _field("n_failed", _LONG, "rows that failed"),
            _field("value", pa.float64(), "the figure"),
            _field("expected_low", pa.float64(), "lower end of what the runs before make likely"),
            _field("expected_high", pa.float64(), "upper end"),
            _field("status", _TEXT, "pass, warn, fail, no_history"),
            _field("details", _TEXT, "in words"),
        ]
    ),
}

KEYS: Mapping[str, tuple[str, ...]] = {
    dataset: (
        ("entity_id",)
        if dataset == "entities"
        else ("doc_id",)
        if dataset in ("pages", "documents")
        else ("doc_id", schema.names[1])
    )
    for dataset, schema in CONTENT.items()
}


def data_dictionary() -> str:
    """Markdown: every dataset, its key and columns, in the order of the files."""
    parts = ["# Datasets\n\nWritten from `tasks/store/schemas.py`; a test keeps the two equal.\n"]
    for title, datasets in (("Content", CONTENT), ("Logs", LOGS)):
        parts.append(f"\n## {title}\n")
        for dataset, schema in datasets.items():
            key = f"Key: {', '.join(KEYS[dataset])}.\n\n" if dataset in KEYS else ""
            rows = [f"| {field.name} | {field.type} | {field.metadata[b'meaning'].decode()} |" for field in schema]
            parts.append(
                f"\n### {dataset}\n\n{key}| column | type | meaning |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n"
            )
    return "".join(parts)
