"""Inputs to pages: files, folders, globs and fsspec addresses, read in a stream, nothing lost on the way.

Every page or record that is met comes out once, as a Page or as a Refusal; a broken one never stops the next.
"""

import glob
import io
import os
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import IO, Final

import fsspec

from tasks.page.limits import LIMITS, Limits, within
from tasks.page.model import Page, Refusal, Unreadable
from tasks.page.reading import containers
from tasks.page.reading.decode import decode, show_head
from tasks.page.reading.html import render
from tasks.page.reading.records import page_of_record

RECORD_SUFFIXES: Final = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet")
_TABLES: Final = (".csv", ".tsv")
_TEXT_FIELDS: Final = frozenset({"text", "lead", "body"})
HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
_HTML_HEAD: Final = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?><!--.*?-->\s*)*+"
    r"<(?:!doctype html|html|head|body|div|meta|title|article|section|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_BUFFER: Final = 1 << 16
_GLOB: Final = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: its address, and what its name says it is once wrappers are taken off."""

    uri: str  # a path, or an address that fsspec opens

    @property
    def name(self) -> str:
        """The file name: "page.html.gz"."""
        return PurePosixPath(self.uri.rsplit("::", 1)[0]).name


def list_sources(inputs: Sequence[str]) -> Iterator[Source | Refusal]:
    """Files, folders (by name, no hidden files), globs and addresses -> the files, once each.

    An input that is not there gives a Refusal `input_missing`, a closed folder `not_permitted`.
    """
    seen: set[str] = set()
    for given in inputs:
        found = False
        for item in _list_remote(given) if "://" in given else _list_local(given):
            found = True
            if isinstance(item, Refusal):
                yield item
            elif (identity := item.uri if "://" in item.uri else os.path.realpath(item.uri)) not in seen:
                seen.add(identity)
                yield item
        if not found and not Path(given).is_dir():
            reason = "no file matches" if _GLOB.search(given) else "there is no such file or folder"
            yield Refusal(given, PurePosixPath(given).name, "input_missing", f"{reason}: {given}")


def _list_local(given: str) -> Iterator[Source | Refusal]:
    if Path(given).is_file():
        yield Source(given)
    elif Path(given).is_dir():
        yield from _walk(given)
    elif _GLOB.search(given):
        for path in sorted(glob.glob(given, recursive=True)):  # noqa: PTH207  # Path.glob refuses absolute ones
            yield from _walk(path)


def _walk(folder: str) -> Iterator[Source | Refusal]:
    """Files below a folder, by name, each folder once: links are followed, but not in circles."""
    pending, entered = [folder], set()
    while pending:
        path = pending.pop()
        if Path(path).is_dir():
            identity = os.path.realpath(path)
            if identity in entered:
                continue
            entered.add(identity)
            try:
                names = sorted(item.name for item in Path(path).iterdir() if item.name[0] != ".")
            except OSError as error:
                yield Refusal(path, Path(path).name, "not_permitted", f"{type(error).__name__}: {error.strerror}")
                continue
            pending.extend(str(Path(path) / name) for name in reversed(names))
        elif Path(path).is_symlink() and not Path(path).exists():
            yield Refusal(path, Path(path).name, "input_missing", "the link leads nowhere")
        elif Path(path).is_file():
            yield Source(path)


def _list_remote(given: str) -> Iterator[Source | Refusal]:
    if "::" in given:  # a chain names one file
        yield Source(given)
        return
    try:
        filesystem, path = fsspec.core.url_to_fs(given)
        if _GLOB.search(path):
            found = filesystem.glob(path, detail=True)
            paths = [name for name, info in found.items() if info["type"] == "file"]
        elif filesystem.isdir(path):
            paths = filesystem.find(path)
        else:
            paths = [path] if filesystem.exists(path) else []
        for name in sorted(paths):
            if not any(step.startswith(".") for step in PurePosixPath(name).parts[1:]):
                yield Source(filesystem.unstrip_protocol(name))
    except (OSError, ImportError, ValueError) as error:
        yield Refusal(given, PurePosixPath(given).name, "input_missing", f"{type(error).__name__}: {error}")


def read_source(
    source: Source, fields: Mapping[str, str] = MappingProxyType({}), limits: Limits = LIMITS
) -> Iterator[Page | Refusal]:
    """One file -> its pages and refusals, in file order, with one record in memory at a time.

    `.gz` and `.zst` are unwrapped, a `.zip` is read file by file. `fields` maps names of record fields to
    ours. Checks of a Refusal: `not_readable`, `corrupt`, `too_large`, `empty`, `binary`, `undecodable`,
    `bad_record`.
    """

    def refuse(check: str, reason: str, head: str = "") -> Refusal:
        return Refusal(source.uri, source.name, check, reason, head, _size(source.uri))

    try:
        with io.BufferedReader(fsspec.open(source.uri, "rb").open(), _BUFFER) as file:  # remote ones lack readline(n)
            for item in _read(file, source.uri, source.name, fields, limits):
                yield within(item, limits) if isinstance(item, Page) else item
    except containers.TooLarge as error:
        yield refuse("too_large", str(error))
    except containers.CORRUPT as error:
        yield refuse("corrupt", f"{type(error).__name__}: {error}")
    except (OSError, ImportError, ValueError) as error:
        yield refuse("not_readable", f"{type(error).__name__}: {error}")


def _read(file: IO[bytes], uri: str, name: str, fields: Mapping[str, str], limits: Limits) -> Iterator[Page | Refusal]:
    """Pages of an open file, which `name` says how to read."""
    path = PurePosixPath(name.lower())
    if path.suffix in containers.WRAPPERS:
        with containers.unwrap(file, path.suffix, limits) as unwrapped:
            yield from _read(unwrapped, uri, name[: -len(path.suffix)], fields, limits)
    elif path.suffix == ".zip":
        yield from _read_zip(file, uri, fields, limits)
    elif path.suffix in RECORD_SUFFIXES:
        rows = containers.RECORD_READERS[path.suffix](file, limits)
        for row_no, row in enumerate(rows):
            if row_no == 0 and path.suffix in _TABLES and (missing := _without_text(row, fields)):
                yield Refusal(uri, name, "no_text_field", missing)
                return
            if isinstance(row, containers.BadRow):
                yield Refusal(uri, str(row.row_no), row.check, row.reason, row.head, row.n_bytes)
            else:
                yield page_of_record(row, row_no, uri, fields, limits)
    else:
        data = file.read(limits.page_bytes + 1)
        if len(data) > limits.page_bytes:
            raise containers.TooLarge(f"more than {limits.page_bytes} bytes in one page")
        yield read_page(data, uri, name)


def _without_text(row: Mapping[str, object] | containers.BadRow, fields: Mapping[str, str]) -> str | None:
    """Why a table holds no pages: an index of pages has no column of their text."""
    if isinstance(row, containers.BadRow):
        return None
    named = {fields.get(name, name): str(value) for name, value in row.items()}
    if _TEXT_FIELDS & named.keys() or "<" in named.get("html", ""):  # a mere mark says that HTML is elsewhere
        return None
    return f"no column of text among {', '.join(row)}: name it, as in fields {{'content': 'body'}}"


def read_page(data: bytes, uri: str, name: str) -> Page | Refusal:
    """The bytes of a text or HTML file -> its page; where the name says nothing, the first letters do."""
    try:
        text, encoding = decode(data)
    except Unreadable as error:
        return Refusal(uri, name, error.check, error.reason, error.head, len(data))
    suffix = PurePosixPath(name.lower()).suffix
    if suffix in HTML_SUFFIXES or (suffix != ".txt" and _HTML_HEAD.match(text[:2000])):
        rendered = render(text)
        if not rendered.text:
            return Refusal(uri, name, "empty", "no text in the HTML", show_head(data), len(data))
        return Page(rendered.text, "html", uri, name, len(data), encoding, rendered.given, rendered.marks)
    return Page(text, "txt", uri, name, len(data), encoding)


def _read_zip(file: IO[bytes], uri: str, fields: Mapping[str, str], limits: Limits) -> Iterator[Page | Refusal]:
    """The members by name. Names are only told, never opened as paths: `../a` reads nothing outside."""
    with zipfile.ZipFile(file) as archive:
        size = file.seek(0, io.SEEK_END)
        of_archive = containers.Meter(limits.ratio, lambda: size)  # members may share their packed bytes
        for member in sorted(archive.infolist(), key=lambda info: info.filename):
            path = PurePosixPath(member.filename)
            if member.is_dir() or any(step.startswith((".", "__MACOSX")) and step != ".." for step in path.parts):
                continue
            address = f"zip://{member.filename}::{uri}"

            def refuse(check: str, reason: str, at: str = address, info: zipfile.ZipInfo = member) -> Refusal:
                return Refusal(at, PurePosixPath(info.filename).name, check, reason, "", info.compress_size)

            try:
                if path.suffix == ".zip":
                    yield refuse("bad_record", "an archive within an archive is not read")
                    continue
                with archive.open(member) as packed:
                    alone = containers.Meter(limits.ratio, member.compress_size.__int__)
                    opened = io.BufferedReader(containers.Guarded(packed, alone, of_archive), _BUFFER)
                    yield from _read(opened, address, path.name, fields, limits)
            except containers.TooLarge as error:
                yield refuse("too_large", str(error))
            except (
                *containers.CORRUPT,
                RuntimeError,
                NotImplementedError,
            ) as error:  # encrypted; unknown method
                yield refuse("corrupt", f"{type(error).__name__}: {error}")


def _size(uri: str) -> int:
    try:
        return Path(uri).stat().st_size
    except OSError:
        return 0
