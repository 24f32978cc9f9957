"""The ids of DATA_MODEL: 16 hex digits of a SHA-256, the same on every machine."""

import hashlib
import json
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

# Query parameters that say who pointed here, not which article this is.
_NOISE = re.compile(r"utm_\w+|mc_\w+|fbclid|gclid|igshid|zarsrc|gidzl|_ga|ref|source|from")
_WHEN_NOT_WHAT = "scraped_at"


def short_hash(text: str) -> str:
    """First 16 hex digits of the SHA-256 of the UTF-8 text; lone surrogates are kept as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def doc_id(page_text: str) -> str:
    """The id of a version of a page: the same text is the same id."""
    return short_hash(page_text)


def article_id(url: str | None, article_text: str) -> str:
    """The id of an article whatever its versions: of its canonical URL, else of its clean text."""
    return short_hash(canonical_url(url) if url else article_text)


def canonical_url(url: str) -> str:
    """A URL without scheme, `www.`, port of the scheme, query noise and fragment; host in lower case.

    >>> canonical_url("https://www.Bao.example/tin-1.html?utm_source=x&id=7#top")
    'bao.example/tin-1.html?id=7'
    """
    parts = urlsplit(url if "//" in url else f"//{url}")
    host = (parts.hostname or "").removeprefix("www.")
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _NOISE.fullmatch(k)]
    path = parts.path.rstrip("/")
    return host + path + (f"?{urlencode(sorted(query))}" if query else "")


def meta_hash(given: Mapping[str, str]) -> str:
    """The id of the metadata that came with a page; when it was scraped is no part of it."""
    kept = {name: value for name, value in given.items() if name != _WHEN_NOT_WHAT}
    return short_hash(json.dumps(kept, ensure_ascii=False, sort_keys=True))


def entity_id(type_: str, name: str, told_apart_by: str | None = None) -> str:
    """The id of an entity: its type, canonical name, and what tells namesakes apart where known."""
    return short_hash("\n".join((type_, " ".join(name.casefold().split()), told_apart_by or "")))
