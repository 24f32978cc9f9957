"""Files of many records (JSON lines, CSV, Parquet) and wrappers (gzip, zstd): streams with limits."""

import codecs
import csv
import gzip
import io
import itertools
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Final, cast

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

from tasks.page.limits import Limits
from tasks.page.reading.decode import show_head

CORRUPT: Final = (
    gzip.BadGzipFile,
    zlib.error,
    EOFError,
    zstandard.ZstdError,
    zipfile.BadZipFile,
    pa.ArrowInvalid,
)
WRAPPERS: Final = (".gz", ".zst")
_GAP: Final = re.compile(r"[\s,]*")
RATIO_FROM_BYTES: Final = 16 * 2**20  # short files may pack any way they like
PARQUET_BATCH_ROWS: Final = 64
PARQUET_BATCH_BYTES: Final = 256 * 2**20  # one long cell may stand in all rows of a batch: so many fewer rows


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


class Meter:
    """Counts what is unpacked from so many packed bytes; raises TooLarge where it swells beyond the ratio."""

    def __init__(self, ratio: int, n_packed: Callable[[], int]) -> None:
        self._ratio, self._n_packed, self._n_read = ratio, n_packed, 0

    def count(self, n_bytes: int) -> None:
        """So many bytes more."""
        self._n_read += n_bytes
        packed = max(self._n_packed(), 1)
        if self._n_read > max(RATIO_FROM_BYTES, self._ratio * packed):
            raise TooLarge(f"{self._n_read} bytes from {packed} packed ones")


class Guarded(io.RawIOBase):
    """A decompressed stream; what is read from it is counted."""

    def __init__(self, unpacked: IO[bytes], *meters: Meter) -> None:
        self._unpacked, self._meters, self._n_read = unpacked, meters, 0

    def tell(self) -> int:
        """Bytes read so far."""
        return self._n_read

    def readable(self) -> bool:
        """Yes: what io.BufferedReader asks."""
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # any writable buffer
        """Fill a buffer; the number of bytes."""
        data = self._unpacked.read(len(buffer))
        buffer[: len(data)] = data
        self._n_read += len(data)
        for meter in self._meters:
            meter.count(len(data))
        return len(data)


def unwrap(file: IO[bytes], suffix: str, limits: Limits) -> IO[bytes]:
    """The decompressed stream of a `.gz` or `.zst` file. Reading it raises one of CORRUPT, or TooLarge."""
    unpacked: IO[bytes]
    if suffix == ".gz":
        unpacked = cast(IO[bytes], gzip.GzipFile(fileobj=file))
    else:
        unpacked = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
    return io.BufferedReader(Guarded(unpacked, Meter(limits.ratio, file.tell)), 1 << 16)


def read_json(file: IO[bytes], limits: Limits) -> Rows:
    """Objects of JSON lines; of a file that starts with `[`, the items of that one array."""
    number, row_no = 0, 0
    first = True
    while line := file.readline(limits.page_bytes + 1):
        number += 1
        if first and line.strip():
            first = False
            line = line.removeprefix(b"\xef\xbb\xbf")
            if line.lstrip().startswith(b"["):
                yield from _read_array(line, file, limits)
                return
            if line.strip() == b"{":
                yield from _read_object(line, file, limits)
                return
        if len(line) > limits.page_bytes:
            head, size = show_head(line), len(line)
            while line and not line.endswith(b"\n"):
                line = file.readline(limits.page_bytes)
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


def _read_array(first: bytes, file: IO[bytes], limits: Limits) -> Rows:
    """The items of one array, each as soon as it is complete."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    buffer, at = decoder.decode(first), first.index(b"[") + 1
    for row_no in itertools.count():
        while True:
            at = _GAP.match(buffer, at).end()  # type: ignore[union-attr]  # it matches nothing too
            if buffer.startswith("]", at):
                return
            try:
                item, end = json.JSONDecoder().raw_decode(buffer, at)
                break
            except (ValueError, RecursionError) as error:
                data = file.read(max(1 << 20, len(buffer) - at))  # twice as much each time: linear in all
                if not data or len(buffer) - at > limits.page_bytes:
                    check = "too_large" if data else "bad_record"
                    yield BadRow(row_no, check, f"item {row_no}: {error}", buffer[at : at + 80], len(buffer) - at)
                    return
                buffer, at = buffer[at:] + decoder.decode(data), 0
        if isinstance(item, dict):
            yield item
        else:
            yield BadRow(
                row_no, "bad_record", f"item {row_no}: not an object", buffer[at : min(end, at + 80)], end - at
            )
        at = end


def _read_object(first: bytes, file: IO[bytes], limits: Limits) -> Rows:
    """One object over several lines."""
    source = first + file.read(limits.page_bytes + 1)
    if len(source) > limits.page_bytes:
        raise TooLarge(f"one JSON object of more than {limits.page_bytes} bytes")
    yield _object(source, 0, "the file")


def read_csv(file: IO[bytes], limits: Limits) -> Rows:
    """Rows of CSV with a header; the separator is the one of `,`, `;` and tab that the header has most of."""
    csv.field_size_limit(limits.page_bytes)
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    header = text.readline(limits.page_bytes)
    separator = max(",;\t", key=header.count)
    lines = iter(lambda: _line_of(text, limits), "")
    rows = csv.reader(itertools.chain([header], lines), delimiter=separator)
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


def _line_of(text: io.TextIOWrapper, limits: Limits) -> str:
    line = text.readline(limits.page_bytes + 1)
    if len(line) > limits.page_bytes:
        raise TooLarge(f"a line of more than {limits.page_bytes} characters")
    return line


def read_parquet(file: IO[bytes], limits: Limits) -> Rows:
    """Rows of a Parquet file, a small batch at a time."""
    if not file.seekable() or isinstance(file, zipfile.ZipExtFile):
        data = file.read(8 * limits.page_bytes + 1)
        if len(data) > 8 * limits.page_bytes:
            raise TooLarge("a packed Parquet file of more than 512 MiB: unpack it first")
        file = io.BytesIO(data)
    parquet = pq.ParquetFile(file)
    groups = [parquet.metadata.row_group(number) for number in range(parquet.metadata.num_row_groups)]
    sizes = [group.column(number).total_uncompressed_size for group in groups for number in range(group.num_columns)]
    n_rows = max(1, min(PARQUET_BATCH_ROWS, PARQUET_BATCH_BYTES // max([1, *sizes])))
    for batch in parquet.iter_batches(batch_size=n_rows):
        for number in range(batch.num_rows):
            yield from batch.slice(number, 1).to_pylist()


RECORD_READERS: Final[dict[str, Callable[[IO[bytes], Limits], Rows]]] = {
    ".jsonl": read_json,
    ".ndjson": read_json,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
}
