"""Files of many records (JSON lines, CSV, Parquet) and wrappers (gzip, zstd): streams with limits."""

import csv
import gzip
import io
import itertools
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Final, cast

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

from tasks.page.decode import show_head
from tasks.page.records import MAX_PAGE_BYTES

CORRUPT: Final = (
    gzip.BadGzipFile,
    zlib.error,
    EOFError,
    zstandard.ZstdError,
    zipfile.BadZipFile,
    pa.ArrowInvalid,
)
WRAPPERS: Final = (".gz", ".zst")
MAX_RATIO: Final = 1000  # decoded to packed bytes; JSON lines of news pack 3 to 20 times, a bomb thousands
RATIO_FROM_BYTES: Final = 16 * 2**20  # short files may pack any way they like
PARQUET_BATCH_ROWS: Final = 64

csv.field_size_limit(MAX_PAGE_BYTES)


class TooLarge(ValueError):
    """More bytes than any page has: a mistake or a bomb."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A record that could not be read; the next ones can."""

    row_no: int  # 0-based among the records
    check: str
    reason: str
    head: str
    n_bytes: int


Rows = Iterator[Mapping[str, object] | BadRow]


class _Guarded(io.RawIOBase):
    """A decompressed stream that stops with TooLarge when it swells beyond MAX_RATIO."""

    def __init__(self, unpacked: IO[bytes], packed: IO[bytes]) -> None:
        self._unpacked, self._packed, self._n_read = unpacked, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # any writable buffer
        data = self._unpacked.read(len(buffer))
        buffer[: len(data)] = data
        self._n_read += len(data)
        if self._n_read > max(RATIO_FROM_BYTES, MAX_RATIO * max(self._packed.tell(), 1)):
            raise TooLarge(f"{self._n_read} bytes from {self._packed.tell()} packed ones")
        return len(data)


def unwrap(file: IO[bytes], suffix: str) -> IO[bytes]:
    """The decompressed stream of a `.gz` or `.zst` file. Reading it raises one of CORRUPT, or TooLarge."""
    unpacked: IO[bytes]
    if suffix == ".gz":
        unpacked = cast(IO[bytes], gzip.GzipFile(fileobj=file))
    else:
        unpacked = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
    return io.BufferedReader(_Guarded(unpacked, file), 1 << 16)


def read_json(file: IO[bytes]) -> Rows:
    """Objects of JSON lines; of a file that starts with `[`, the items of that one array."""
    number, row_no = 0, 0
    first = True
    while line := file.readline(MAX_PAGE_BYTES + 1):
        number += 1
        if first and line.strip():
            first = False
            line = line.removeprefix(b"\xef\xbb\xbf")
            if line.lstrip().startswith(b"[") or line.strip() == b"{":
                yield from _read_whole_json(line, file)
                return
        if len(line) > MAX_PAGE_BYTES:
            head, size = show_head(line), len(line)
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_PAGE_BYTES)
                size += len(line)
            yield BadRow(row_no, "too_large", f"line {number}: {size} bytes", head, size)
        elif line.strip():
            yield _object(line, row_no, f"line {number}")
        else:
            continue
        row_no += 1


def _object(source: bytes, row_no: int, place: str) -> Mapping[str, object] | BadRow:
    try:
        row = json.loads(source.decode("utf-8", errors="surrogateescape"))
    except (ValueError, RecursionError) as error:
        return BadRow(row_no, "bad_record", f"{place}: {error}", show_head(source), len(source))
    if not isinstance(row, dict):
        reason = f"{place}: a {type(row).__name__}, not an object"
        return BadRow(row_no, "bad_record", reason, show_head(source), len(source))
    return row


def _read_whole_json(first: bytes, file: IO[bytes]) -> Rows:
    source = first + file.read(MAX_PAGE_BYTES + 1)
    if len(source) > MAX_PAGE_BYTES:
        raise TooLarge(f"one JSON value of more than {MAX_PAGE_BYTES} bytes: give its records a line each")
    try:
        value = json.loads(source.decode("utf-8", errors="surrogateescape"))
    except (ValueError, RecursionError) as error:
        yield BadRow(0, "bad_record", str(error), show_head(source), len(source))
        return
    for row_no, item in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(item, dict):
            yield item
        else:
            yield BadRow(row_no, "bad_record", f"item {row_no}: not an object", repr(item)[:80], 0)


def read_csv(file: IO[bytes]) -> Rows:
    """Rows of CSV with a header; the separator is the one of `,`, `;` and tab that the header has most of."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    header = text.readline(MAX_PAGE_BYTES)
    separator = max(",;\t", key=header.count)
    rows = csv.reader(itertools.chain([header], text), delimiter=separator)
    try:
        names = next(rows, [])
    except csv.Error as error:
        yield BadRow(0, "bad_record", f"header: {error}", header[:80], len(header))
        return
    row_no = 0
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadRow(row_no, "bad_record", f"line {rows.line_num}: {error}", "", 0)
        else:
            if not any(cells):
                continue
            if len(cells) != len(names):
                reason = f"line {rows.line_num}: {len(cells)} cells under {len(names)} columns"
                yield BadRow(row_no, "bad_record", reason, separator.join(cells)[:80], 0)
            else:
                yield dict(zip(names, cells, strict=True))
        row_no += 1


def read_parquet(file: IO[bytes]) -> Rows:
    """Rows of a Parquet file, a small batch at a time."""
    if not file.seekable() or isinstance(file, zipfile.ZipExtFile):
        data = file.read(8 * MAX_PAGE_BYTES + 1)
        if len(data) > 8 * MAX_PAGE_BYTES:
            raise TooLarge("a packed Parquet file of more than 512 MiB: unpack it first")
        file = io.BytesIO(data)
    for batch in pq.ParquetFile(file).iter_batches(batch_size=PARQUET_BATCH_ROWS):
        yield from batch.to_pylist()


RECORD_READERS: Final[dict[str, Callable[[IO[bytes]], Rows]]] = {
    ".jsonl": read_json,
    ".ndjson": read_json,
    ".json": read_json,
    ".csv": read_csv,
    ".parquet": read_parquet,
}
