"""Where each stretch of the clean text stands in the page, and back."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple


class Piece(NamedTuple):
    """text[start:end] was written as page[page_start:page_end].

    Where both lengths agree the piece maps letter by letter; otherwise it is one edit and maps as a whole.
    """

    start: int
    end: int
    page_start: int
    page_end: int

    @property
    def is_copy(self) -> bool:
        """Letter by letter?"""
        return self.end - self.start == self.page_end - self.page_start


class Alignment:
    """Clean text <-> page, from pieces in order on both sides. Offsets are code points."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = tuple(pieces)

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def _page_starts(self) -> list[int]:
        return [piece.page_start for piece in self.pieces]

    def to_page(self, start: int, end: int) -> tuple[int, int]:
        """The page span in which text[start:end] (not empty) was written.

        A span that cuts an edit in two takes in the whole edit.
        """
        first = self.pieces[bisect_right(self._starts, start) - 1]
        last = self.pieces[bisect_right(self._starts, end - 1) - 1]
        page_start = first.page_start + (start - first.start if first.is_copy else 0)
        page_end = last.page_start + (end - last.start) if last.is_copy else last.page_end
        return page_start, page_end

    def to_text(self, page_start: int, page_end: int) -> tuple[int, int] | None:
        """The clean span of page[page_start:page_end]; None where nothing of it is in the clean text."""
        low = max(bisect_right(self._page_starts, page_start) - 1, 0)
        inside = [
            piece
            for piece in self.pieces[low : bisect_right(self._page_starts, page_end - 1)]
            if piece.page_end > page_start and piece.page_start < page_end and piece.end > piece.start
        ]
        if not inside:
            return None
        first, last = inside[0], inside[-1]
        start = first.start + (max(page_start - first.page_start, 0) if first.is_copy else 0)
        end = last.end - (max(last.page_end - page_end, 0) if last.is_copy else 0)
        return start, end

    def point(self, at: int) -> int:
        """The page offset of the boundary before text[at] (or after the last letter)."""
        if not self.pieces:
            return 0
        piece = self.pieces[max(bisect_right(self._starts, at) - 1, 0)]
        if at >= piece.end:
            return piece.page_end
        return piece.page_start + (at - piece.start if piece.is_copy else 0)

    def after(self, replacements: Iterable[tuple[int, int, str]], length: int) -> "Alignment":
        """The alignment of a text of `length` letters once each text[start:end] was replaced, in order."""
        if len(self.pieces) == 1 and self.pieces[0].is_copy:
            return Alignment(_edited(self.pieces[0], replacements, length))
        pieces: list[Piece] = []
        at = shift = 0
        for start, end, new in replacements:
            if start > at:
                pieces += self._copied(at, start, shift)
            on_page = self.to_page(start, end) if end > start else (self.point(start),) * 2
            pieces.append(Piece(start + shift, start + shift + len(new), *on_page))
            at, shift = end, shift + len(new) - (end - start)
        return Alignment([*pieces, *self._copied(at, length, shift)])

    def cut(self, start: int, end: int) -> "Alignment":
        """The alignment of text[start:end] alone."""
        return Alignment(self._copied(start, end, -start))

    def _copied(self, start: int, end: int, shift: int) -> Iterable[Piece]:
        """The pieces of text[start:end], moved by `shift`; edits cut in two keep their whole page span."""
        for piece in self.pieces[max(bisect_right(self._starts, start) - 1, 0) :]:
            if piece.start >= end:
                break
            low, high = max(piece.start, start), min(piece.end, end)
            if high > low or (piece.start == piece.end and start <= piece.start):
                on_page = (
                    (piece.page_start + low - piece.start, piece.page_start + high - piece.start)
                    if piece.is_copy
                    else (piece.page_start, piece.page_end)
                )
                yield Piece(low + shift, max(low, high) + shift, *on_page)


def _edited(copy: Piece, replacements: Iterable[tuple[int, int, str]], length: int) -> Iterator[Piece]:
    """The pieces of an untouched text once replacements are made: the common case, without a search."""
    on_page = copy.page_start - copy.start
    at = shift = 0
    for start, end, new in replacements:
        if start > at:
            yield Piece(at + shift, start + shift, at + on_page, start + on_page)
        yield Piece(start + shift, start + shift + len(new), start + on_page, end + on_page)
        at, shift = end, shift + len(new) - (end - start)
    if at < length:
        yield Piece(at + shift, length + shift, at + on_page, length + on_page)
