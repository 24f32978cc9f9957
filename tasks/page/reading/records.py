"""Records of JSON lines, CSV and Parquet to pages. Which field is what: DATA_MODEL, "Input records"."""

from collections.abc import Mapping
from datetime import date, datetime
from math import isnan
from typing import Final
from urllib.parse import urlsplit

from tasks.page.limits import LIMITS, Limits
from tasks.page.model import Mark, Page, Refusal, Unreadable
from tasks.page.reading.decode import decode, find_repair
from tasks.page.reading.html import render

PARTS: Final = ("title", "lead", "body")
GIVEN: Final = ("author", "section", "published_at", "url", "site", "scraped_at", "keywords")
HEAD_CHARS: Final = 200  # of a refused record that the quarantine shows


def page_of_record(
    record: Mapping[str, object],
    row_no: int,
    source_uri: str,
    fields: Mapping[str, str],
    limits: Limits = LIMITS,
) -> Page | Refusal:
    """One record -> its page, or why it has none (`empty`, `too_large`).

    `fields` maps a record's own names to ours ({"date": "published_at"}). A page given whole as `html` is
    rendered, as `text` taken as it is; else it is title, lead and body, those that are present, with one
    empty line between, each of their lines marked with the part's name. The rest is `given`. Fields that are
    mojibake or in a legacy font are repaired as a file would be.
    """
    named = {fields.get(name, name): text_of(value) for name, value in record.items()}
    source_id = named.get("id", "").strip() or str(row_no)
    n_bytes = sum(len(value.encode("utf-8", errors="replace")) for value in named.values())

    def refuse(check: str, reason: str) -> Refusal:
        head = str({name: value[:40] for name, value in named.items() if value})[:HEAD_CHARS]
        return Refusal(source_uri, source_id, check, reason, head, n_bytes)

    if n_bytes > limits.page_bytes:
        return refuse("too_large", f"{n_bytes} bytes in one record, more than {limits.page_bytes}")
    try:
        named = {name: _decoded(value) for name, value in named.items()}
    except Unreadable as error:
        return refuse(error.check, error.reason)
    encoding = "utf-8"
    if repair := find_repair("\n".join(named.values())):
        named, encoding = {name: repair.read(value) for name, value in named.items()}, f"utf-8-as-{repair.name}"
    given = {name: " ".join(named[name].split()) for name in GIVEN if named.get(name, "").strip()}
    if "url" in given and "site" not in given and (site := host_of(given["url"])):
        given["site"] = site
    marks: tuple[Mark, ...] = ()
    parts = [(name, named[name].strip("\r\n")) for name in PARTS if named.get(name, "").strip()]
    if named.get("html", "").strip():
        rendered = render(named["html"])
        text, marks, given = rendered.text, rendered.marks, {**rendered.given, **given}
    elif named.get("text", "").strip():
        text = named["text"]
    else:
        text, marks = _join(parts)
    if any(name == "title" for name, _ in parts):
        given["title"] = " ".join(named["title"].split())
    if not text.strip():
        return refuse("empty", f"no text in {', '.join(sorted(named)) or 'an empty record'}")
    return Page(text, "record", source_uri, source_id, n_bytes, encoding, given, marks)


def text_of(value: object) -> str:  # noqa: PLR0911  # one return a type
    """A field's value as text: lists comma by comma, times in ISO 8601, null as nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="surrogateescape")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(text_of, value)))
    if isinstance(value, float) and isnan(value):  # NaN: a null that went through pandas
        return ""
    return str(value)


def host_of(url: str) -> str:
    """The host of an address: "https://www.Bao.vn/a.html" -> "bao.vn"; "" where it is none."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""


def _join(parts: list[tuple[str, str]]) -> tuple[str, tuple[Mark, ...]]:
    marks: list[Mark] = []
    line_no = 0
    for name, value in parts:
        n_lines = value.count("\n") + 1
        marks.extend(Mark(line_no + i, name) for i in range(n_lines))
        line_no += n_lines + 1  # the empty line between parts
    return "\n\n".join(value for _, value in parts), tuple(marks)


def _decoded(value: str) -> str:
    """A field as it is, or decoded anew where it holds bytes of another encoding (as lone surrogates)."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        try:
            return decode(value.encode("utf-8", errors="surrogateescape"))[0]
        except UnicodeEncodeError:  # a broken \\u escape, which no bytes stand behind
            return value.encode("utf-8", errors="replace").decode("utf-8")
    return value
