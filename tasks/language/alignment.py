"""Where each stretch of the clean text stands in the page, and back."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
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
        self._starts = [piece.start for piece in self.pieces]
        self._page_starts = [piece.page_start for piece in self.pieces]

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
