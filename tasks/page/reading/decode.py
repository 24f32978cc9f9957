"""Bytes to text: what the file says (BOM), else what the evidence says. Nothing is changed in UTF-8."""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from tasks.page.model import Unreadable
from tasks.page.reading.legacy import (
    has_mojibake,
    read_tcvn3,
    read_viscii,
    read_vni,
    read_vps,
    repair_mojibake,
    vietnamese_share,
)

_BOMS = (  # longest first: the UTF-16 mark is the head of the UTF-32 one
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MAGIC = (
    *(b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"MZ\x90"),
    *(b"PK\x03\x04", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PAR1", b"BZh", b"\xfd7zXZ"),
)
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
# Capitals of VISCII and VPS; a binary file has other control codes too.
_LOW_LETTERS = b"\x02\x03\x04\x05\x06\x10\x11\x12\x13\x14\x15\x19\x1c\x1d\x1e"
_FONTS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("tcvn3", read_tcvn3),
    ("viscii", read_viscii),
    ("vps", read_vps),
)
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u0300-\u0323]")  # letters no wrong decoding produces

SAMPLE_CHARS = 200_000  # the evidence is read here: enough for thousands of words, bounded time
MAX_CONTROL_SHARE = 0.01  # of the characters; text has none, a stray NUL or two survives scraping
MIN_SHARE = 0.75  # of words that must be syllables; right decodings have over .9, wrong ones under .5
MIN_WORDS = 3  # fewer words are no evidence
MIN_WORDS_WHOLE = 1  # of mojibake in a text without one Vietnamese letter: no other text reads back as UTF-8
MAX_REPLACED_SHARE = 0.001  # of the bytes: a page cut within a letter, not a page in another encoding
MIN_LATIN_SHARE = 0.9  # of the letters, so that no table of numbers passes for UTF-16
UTF16_ZERO_SHARE = 0.2  # of one half of the bytes: spaces and ASCII letters of Vietnamese text are over .6


def decode(data: bytes) -> tuple[str, str]:
    """Bytes of one page -> its text, and the name of its encoding.

    UTF-8 is returned to the letter (line ends kept, a BOM removed). UTF-16 and UTF-32 are read by their
    BOM, UTF-16 also without it. What is none of these is read as Windows-1258, TCVN3, VISCII, VPS or VNI,
    whichever makes Vietnamese syllables of the words; these come out in NFC. Lines of Unicode text that are
    mojibake ("utf-8-as-cp1252") and text in a legacy font ("utf-8-as-tcvn3") are repaired.

    Raises Unreadable: `empty`, `binary` or `undecodable`, with the head of the bytes.
    """
    if not data.strip():
        raise Unreadable("empty", f"{len(data)} bytes, all blank", show_head(data))
    text, encoding = _read_marked(data) or _read_utf16(data) or _read_utf8(data) or _read_legacy(data)
    if not text.strip("\ufeff \t\r\n\x0b\x0c\u00a0"):
        raise Unreadable("empty", f"{encoding}: no character but blanks", show_head(data))
    if encoding.startswith("utf") and (repair := find_repair(text)):
        return repair.read(text), f"{encoding}-as-{repair.name}"
    return text, encoding


def show_head(data: bytes, n_bytes: int = 80) -> str:
    """The first bytes, printable: text where it is text, `\\x..` where it is not."""
    return data[:n_bytes].decode("utf-8", errors="backslashreplace").replace("\x00", "\\x00")


def _read_marked(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return _refuse_binary(data.decode(encoding), data), encoding
            except UnicodeDecodeError as error:
                if encoding == "utf-8-sig":  # perhaps only cut: judged as other UTF-8 is
                    return _read_cut_utf8(data[len(mark) :], "utf-8-sig")
                raise Unreadable("undecodable", f"{encoding} by its BOM, but {error}", show_head(data)) from None
    return None


def _read_utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a BOM: every other byte of its ASCII characters is zero, and of no others."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < UTF16_ZERO_SHARE * len(sample) / 2 or min(even, odd) > 0.01 * len(sample):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    head = text[:SAMPLE_CHARS]
    n_latin = sum(
        letter < "\u0250" or "\u0300" <= letter <= "\u0323" or "\u1e00" <= letter <= "\u20cf" for letter in head
    )
    return (_refuse_binary(text, data), encoding) if n_latin > MIN_LATIN_SHARE * len(head) else None


def _read_utf8(data: bytes) -> tuple[str, str] | None:
    if data.startswith(_MAGIC):
        raise Unreadable("binary", "the first bytes are those of another kind of file", show_head(data))
    try:
        return _refuse_binary(data.decode("utf-8"), data), "utf-8"
    except UnicodeDecodeError:
        return _read_cut_utf8(data, "utf-8")


def _read_cut_utf8(data: bytes, encoding: str) -> tuple[str, str] | None:
    """UTF-8 with a few broken bytes (a page cut within a letter): each becomes U+FFFD."""
    text = data.decode("utf-8", errors="replace")
    n_replaced = text.count("\ufffd")
    n_letters = len(data) - len(text)  # about: bytes beyond the first of each letter
    if n_replaced <= 1 + MAX_REPLACED_SHARE * len(data) and n_letters > 10 * n_replaced:
        return _refuse_binary(text, data), f"{encoding}-replaced"
    return None


def _refuse_binary(text: str, data: bytes) -> str:
    sample = text[:SAMPLE_CHARS]
    in_bytes = sample.encode("utf-8", errors="replace")  # where codes are counted sooner
    n_control = len(in_bytes) - len(in_bytes.translate(None, _CONTROL))
    if n_control > max(2, MAX_CONTROL_SHARE * len(sample)):
        raise Unreadable("binary", f"{n_control} of {len(sample)} characters are control codes", show_head(data))
    return text


def _read_legacy(data: bytes) -> tuple[str, str]:
    """The reading that makes Vietnamese of the words; raises Unreadable where none does."""
    _refuse_binary(data[:SAMPLE_CHARS].translate(None, _LOW_LETTERS).decode("latin-1"), data)
    readings: tuple[tuple[str, Callable[[bytes], str]], ...] = (
        ("windows-1258", lambda b: unicodedata.normalize("NFC", b.decode("cp1258"))),
        *((name, lambda b, read=read: read(b.decode("latin-1"))) for name, read in _FONTS),
        ("vni", lambda b: read_vni(b.decode("cp1252", errors="replace"))),
    )
    scores = []
    for name, read in readings:
        try:
            share, n_words = vietnamese_share(read(data[:SAMPLE_CHARS]))
        except UnicodeDecodeError:
            continue
        scores.append((share, n_words, name, read))
    share, n_words, name, read = max(scores, key=lambda score: score[:2])
    if share < MIN_SHARE or n_words < MIN_WORDS:
        reason = f"not UTF-8; best guess {name}: {share:.2f} of {n_words} words are syllables"
        raise Unreadable("undecodable", reason, show_head(data))
    return read(data), name


class Repair(NamedTuple):
    """How a text that is not what it seems is read: the name goes into the encoding."""

    name: str
    read: Callable[[str], str]


def find_repair(text: str) -> Repair | None:
    """What makes Vietnamese of a Unicode text that is mojibake or in a legacy font; None where nothing surely does.

    Mojibake is repaired line by line, so that the rest stays to the letter; a few words of it among
    Vietnamese text are left, since a page may quote them. A legacy font has the whole text or none of it.
    """
    if text.isascii():
        return None
    sample = text[:SAMPLE_CHARS]
    is_vietnamese = _VIETNAMESE.search(sample) is not None
    if has_mojibake(text):
        min_words = MIN_WORDS if is_vietnamese else MIN_WORDS_WHOLE
        for line in filter(has_mojibake, text.split("\n")):
            if repaired := repair_mojibake(line, min_words, MIN_SHARE):
                return Repair(repaired[1], lambda source: _repair_lines(source, min_words))
    if not is_vietnamese:
        before, _ = vietnamese_share(sample)
        scores = [(*vietnamese_share(read(sample)), name, read) for name, read in (*_FONTS, ("vni", read_vni))]
        share, n_words, name, read = max(scores, key=lambda score: score[:2])
        if share > before and share >= MIN_SHARE and n_words >= MIN_WORDS and _VIETNAMESE.search(read(sample)):
            return Repair(name, read)
    return None


def _repair_lines(text: str, min_words: int) -> str:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if has_mojibake(line) and (repaired := repair_mojibake(line, min_words, MIN_SHARE)):
            lines[number] = repaired[0]
    return "\n".join(lines)
