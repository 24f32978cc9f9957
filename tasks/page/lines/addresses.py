"""Addresses of the web that a page prints: its own spells its headline."""

import re
import unicodedata
from typing import Final

_URL: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
MAX_CUE_CHARS: Final = 30  # before an address: "Đường dẫn bài viết: "
MIN_SLUG_WORDS: Final = 4
MIN_SLUG_SHARE: Final = 0.7  # of the words of the headline that the address must spell
MIN_TITLE_SHARE: Final = 0.8  # or of the words of the address that the headline must have


def addresses_in(text: str) -> list[str]:
    """The addresses in a text, without the marks of the sentence behind them."""
    return [address.rstrip(".,;)") for address in _URL.findall(text)] if "://" in text else []


def is_address(text: str) -> bool:
    """A line that is an address with at most a few words before it."""
    found = _URL.search(text) if "://" in text[: MAX_CUE_CHARS + 10] else None
    if found is None or found.start() > MAX_CUE_CHARS or found.end() < len(text):
        return False
    return not any(map(str.isdigit, text[: found.start()]))  # of a list of links


def spells(url: str, title: str) -> bool:
    """Most words of the headline are in the address, or most of those in the last part of the address in it."""
    words = set(_plain_words(title))
    if not url.startswith("http") or len(words) < MIN_SLUG_WORDS:
        return False
    slug = set(filter(str.isalpha, _plain_words(url.rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0])))
    of_slug = len(slug) >= MIN_SLUG_WORDS and len(slug & words) >= MIN_TITLE_SHARE * len(slug)
    return of_slug or len(words & set(_plain_words(url))) >= MIN_SLUG_SHARE * len(words)


def _plain_words(text: str) -> list[str]:
    """Words in lower case without marks, as addresses spell them: "Đổi mới" is "doi", "moi"."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.findall(r"[a-z0-9]+", "".join(letter for letter in bare if not unicodedata.combining(letter)))
