"""Pages at addresses: what a web server hands out is read as the same files on disk are."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.page.model import Page, Refusal
from tasks.page.reading.sources import list_sources, read_source

SEEDS = Path(__file__).parents[3] / "seeds" / "pages"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("served")
    for name in ("01_long_tail.txt", "09_bare.html", "10_records.jsonl"):
        shutil.copy(SEEDS / name, folder)
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", folder
        server.shutdown()


def _read(given: str) -> list[Page | Refusal]:
    items: list[Page | Refusal] = []
    for source in list_sources([given]):
        items.extend([source] if isinstance(source, Refusal) else read_source(source))
    return items


def test_a_listing_and_its_files_are_read_as_the_folder_is(served: tuple[str, Path]) -> None:
    address, folder = served
    near, far = ([item for item in _read(at) if isinstance(item, Page)] for at in (str(folder), f"{address}/"))
    assert len(near) > 3
    assert [page.text for page in far] == [page.text for page in near]
    assert {page.source_uri.rsplit("/", 1)[0] for page in far} == {address}


def test_a_file_that_the_server_lacks_is_named(served: tuple[str, Path]) -> None:
    address, _ = served
    (refusal,) = _read(f"{address}/nothing.txt")
    assert isinstance(refusal, Refusal)
    assert refusal.check == "input_missing"
    assert f"{address}/nothing.txt" in refusal.reason
