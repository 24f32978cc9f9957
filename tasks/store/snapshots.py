"""Snapshots: all content datasets of one moment, swapped in together.

    output/.store/000012/documents/published_month=2024-08/part-<hash>.parquet
    output/.store/000012.json                 the manifest: files, rows, hashes, schemas, parent
    output/current -> .store/000012           swapped atomically
    output/documents -> current/documents     every dataset's plain path

A part file is named by the hash of its bytes, and its bytes are a function of its rows alone (sorted by
key, one schema, fixed row groups, cut at a fixed number of rows). So equal rows are equal files whatever the
batches, their order or the runs that led there (of one release of pyarrow, which signs its files), a file
that did not change is a hard link to the one before, and nothing needs compaction: a publish writes the
months whose rows change anew. Local POSIX disks only: the swap is a rename, the lock is flock(2).
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from tasks.store.schemas import CONTENT, KEYS

MONTH = "published_month"
UNKNOWN = "unknown"
_ROWS_A_FILE = 250_000  # a few tens of MB: what readers like to split work by
_ROWS_A_GROUP = 50_000


class StoreBroken(RuntimeError):
    """The output folder is not what this store wrote; the message says what to move away."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a snapshot."""

    rows: int
    n_bytes: int
    sha256: str


class Snapshot:
    """One published moment. Reading it needs no lock: its files never change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = folder.name

    @cached_property
    def _manifest(self) -> dict[str, Any]:
        manifest: dict[str, Any] = json.loads(self.folder.with_suffix(".json").read_text("utf-8"))
        return manifest

    @cached_property
    def parts(self) -> dict[str, Part]:
        """Every file by its path inside the snapshot, from the manifest."""
        return {path: Part(**part) for path, part in self._manifest["files"].items()}

    def is_of_this_schema(self, dataset: str) -> bool:
        """Whether its files have the columns of today: readers refuse a dataset of unlike files."""
        return bool(self._manifest["schemas"].get(dataset) == _schema_hash(dataset))

    def rows(self) -> dict[str, int]:
        """Rows by dataset."""
        counts = dict.fromkeys(CONTENT, 0)
        for path, part in self.parts.items():
            counts[path.split("/", 1)[0]] += part.rows
        return counts

    def read(self, dataset: str, columns: Sequence[str] | None = None, month: str | None = None) -> pa.Table:
        """A dataset (or some columns, or one month) in key order within a month, with `published_month`."""
        return read_parts(self.folder, dataset, columns, month)


def read_parts(folder: Path, dataset: str, columns: Sequence[str] | None = None, month: str | None = None) -> pa.Table:
    """A dataset of a snapshot's folder as one table of its schema, and `published_month` behind it.

    Columns that files of an older schema lack are null; a dataset that older snapshots lack is empty.
    """
    schema = CONTENT[dataset]
    if dataset == "entities":
        return ds.dataset(folder / dataset, schema=schema, format="parquet").to_table(columns)
    schema = schema.append(pa.field(MONTH, pa.string()))
    if not (folder / dataset).is_dir():
        return schema.empty_table().select(columns or schema.names)
    hive = ds.partitioning(pa.schema([(MONTH, pa.string())]), flavor="hive")
    found = ds.dataset(folder / dataset, schema=schema, format="parquet", partitioning=hive)
    return found.to_table(columns, filter=None if month is None else ds.field(MONTH) == month)


class Store:
    """The output folder."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)
        self.folder = self.root / ".store"

    def current(self) -> Snapshot | None:
        """What readers see now; None before the first publish."""
        link = self.root / "current"
        if not link.is_symlink():
            if link.exists():
                raise StoreBroken(f"{link} is no link of ours: move it away, or choose another --output")
            return None
        return Snapshot(self.folder / link.readlink().name)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Only one publish at a time, over processes; waits for the other."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def begin(self) -> Path:
        """The empty folder of the next snapshot. Call under the lock: leftovers of a crash are removed."""
        current = self.current()
        last = int(current.name) if current else 0
        for left in self.folder.glob("[0-9]" * 6 + "*"):
            if int(left.name[:6]) > last:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        folder = self.folder / f"{last + 1:06d}"
        folder.mkdir(parents=True)
        return folder

    def discard(self, folder: Path) -> None:
        """Drop a folder that `begin` made."""
        shutil.rmtree(folder)

    def read(self, dataset: str) -> pa.Table:
        """A dataset as readers see it now; empty before the first publish."""
        current = self.current()
        if current:
            return current.read(dataset)
        month = [] if dataset == "entities" else [pa.field(MONTH, pa.string())]
        return pa.schema([*CONTENT[dataset], *month]).empty_table()

    def rows(self) -> dict[str, int]:
        """Rows by dataset as readers see them now."""
        current = self.current()
        return current.rows() if current else dict.fromkeys(CONTENT, 0)

    def known_pages(self) -> dict[str, tuple[str, str]]:
        """Pages published: doc_id -> (meta_hash, pipeline_version)."""
        rows = self._pages("meta_hash", "pipeline_version")
        return {doc_id: (meta_hash, version) for doc_id, meta_hash, version in rows}

    def articles(self) -> dict[str, str]:
        """Pages published: doc_id -> article_id."""
        return dict(self._pages("article_id"))

    def _pages(self, *columns: str) -> Iterator[Any]:
        current = self.current()
        if current:
            table = current.read("pages", ["doc_id", *columns])
            yield from zip(*(table[name].to_pylist() for name in ("doc_id", *columns)), strict=True)

    def commit(self, folder: Path, parts: Mapping[str, Part], keep: int) -> Snapshot:
        """Make a finished folder the current snapshot, and drop all but the last `keep`."""
        current = self.current()
        manifest = {
            "snapshot": folder.name,
            "parent": current.name if current else None,
            "schemas": {name: _schema_hash(name) for name in CONTENT},
            "files": {path: asdict(parts[path]) for path in sorted(parts)},
        }
        path = folder.with_suffix(".json")
        path.write_text(json.dumps(manifest, indent=1), "utf-8")
        for written in (path, *(place for place in folder.rglob("*") if place.is_dir()), folder, self.folder):
            _sync(written)  # names too: a crash after the swap must not leave a file without its name
        for dataset in CONTENT:  # before the swap: a crash behind it must not leave a dataset without its path
            link, target = self.root / dataset, Path("current") / dataset
            if not link.is_symlink() or link.readlink() != target:
                _swap(link, target)
        _swap(self.root / "current", Path(".store") / folder.name)
        _sync(self.root)
        for old in sorted(self.folder.glob("[0-9]" * 6 + ".json"))[:-keep]:
            shutil.rmtree(old.with_suffix(""), ignore_errors=True)
            old.unlink()
        return Snapshot(folder)


def write_parts(folder: Path, dataset: str, month: str | None, table: pa.Table) -> dict[str, Part]:
    """Write a partition's rows in canonical form; its files by their path inside the snapshot.

    `table` may be in any order and may have columns beyond the schema's; an empty one makes one empty
    file, so that every dataset can be read.
    """
    schema = CONTENT[dataset]
    place = folder / dataset / (f"{MONTH}={month}" if month else "")
    place.mkdir(parents=True, exist_ok=True)
    plain = pa.schema([pa.field(field.name, field.type) for field in schema])  # no words of ours in the bytes
    rows = table.select(schema.names).cast(plain).replace_schema_metadata(None)
    rows = rows.sort_by([(key, "ascending") for key in KEYS[dataset]]).combine_chunks()
    parts = {}
    for start in range(0, max(rows.num_rows, 1), _ROWS_A_FILE):
        some = rows.slice(start, _ROWS_A_FILE)
        partial = place / "partial"
        pq.write_table(
            some,
            partial,
            compression="zstd",
            compression_level=3,
            row_group_size=_ROWS_A_GROUP,
            store_schema=True,
        )
        data = partial.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        path = place / f"part-{sha256[:16]}.parquet"
        partial.rename(path)
        _sync(path)
        parts[str(path.relative_to(folder))] = Part(some.num_rows, len(data), sha256)
    return parts


def link_parts(before: Snapshot, folder: Path, paths: Sequence[str]) -> dict[str, Part]:
    """Hard links to files of the snapshot before; files by their path."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        os.link(before.folder / path, folder / path)
    return {path: before.parts[path] for path in paths}


def _swap(link: Path, target: Path) -> None:
    """Point a link elsewhere in one step: a reader sees the old target or the new one."""
    if link.exists() and not link.is_symlink():
        raise StoreBroken(f"{link} stands where a dataset belongs: move it away, or choose another --output")
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _schema_hash(dataset: str) -> str:
    columns = CONTENT[dataset].to_string(show_field_metadata=False)
    return hashlib.sha256(columns.encode()).hexdigest()[:16]
