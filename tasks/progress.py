"""What a run tells whoever watches it: the stage, pages done, pages known so far."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str, int, int | None], None]
_listeners: list[Listener] = []


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have `listener(stage, done, total)` called while the block runs; total is None until it is known."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def tell(stage: str, done: int, total: int | None = None) -> None:
    """Say how far a stage is."""
    for listener in _listeners:
        listener(stage, done, total)
