"""Vietnamese text in clothes that are not Unicode: TCVN3 (ABC), VISCII, VPS, VNI, and UTF-8 read as another.

TCVN3 gives each lower-case letter one byte of ISO 8859-1; capitals with a tone are the same bytes in
another font, so they come out in lower case. VISCII and VPS have all letters, a few as control codes. VNI
writes a vowel and one or two marks as separate letters of Windows-1252 ("aù" is "á"). Sources: TCVN 5712:1993
(VN3), RFC 1456, the VNI-Win and VPS character charts, and viparse (MIT), whose tables agree with these.
"""

import re
import unicodedata
from functools import cache

from tasks.page.lines.spelling import is_syllable

_TCVN3_BYTES = (
    "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË"  # a
    "ÐÌÎÏÑªÕÒÓÔÖ"  # e
    "Ý×ØÜÞ"  # i
    "ãßáâä«èåæçé¬íêëìî"  # o
    "óïñòô\xadøõö÷ù"  # u
    "ýúûüþ®"  # y, đ
    "¡¢£¤¥¦§"  # capitals without a tone
)
_TCVN3_LETTERS = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđĂÂÊÔƠƯĐ"
_TCVN3 = str.maketrans(_TCVN3_BYTES, _TCVN3_LETTERS)


def _code_page(low: bytes, letters: str) -> dict[int, int]:
    """Characters of ISO 8859-1 -> letters: of some control codes, then of 0x80 to 0xFF."""
    return dict(zip((*low, *range(0x80, 0x100)), map(ord, letters), strict=True))


_VISCII = _code_page(
    b"\x02\x05\x06\x14\x19\x1e",
    "ẲẴẪỶỸỴ"
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
)
_VPS = _code_page(
    b"\x02\x03\x04\x05\x06\x10\x11\x12\x13\x14\x15\x19\x1c\x1d",
    "ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ"
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ\x91\x92ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    "\xa0ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺß"
    "àáâãảạăçèéêẽìíîĩẴĐòóôõöƠụùúủüỶẼỳ",
)

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {  # the letter that follows the vowel -> the combining marks it stands for
    **dict(zip("ùøûõï", (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True)),
    **{
        letter: _CIRCUMFLEX + tone
        for letter, tone in zip("âáàåãä", ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True)
    },
    **{letter: _BREVE + tone for letter, tone in zip("êéèúüë", ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True)},
}
_VNI_VOWELS = dict(zip("ôöÔÖ", "ơưƠƯ", strict=True))
_VNI_ALONE = dict(zip("ñÑæÆóÓòÒîÎíÍìÌ", "đĐỉỈĩĨịỊỵỴíÍìÌ", strict=True))
_MARKS = "".join(_VNI_MARKS) + "".join(_VNI_MARKS).upper()
_VNI = re.compile(f"([aeiouyôöAEIOUYÔÖ])([{_MARKS}])|([ñÑæÆóÓòÒîÎôöÔÖ])")

MOJIBAKE_CODECS = ("cp1252", "cp1258", "cp1250", "cp437", "mac_roman")
# What the lead bytes of Vietnamese letters and the bytes behind them look like under these code pages.
_MOJIBAKE = re.compile("áº|á»|Ã[\x80-\xbf ‚-™]|Ä[‘ƒ\x90\x91]|Æ[°¡]|áş|Ă[ ˇ-˝\xa0-\xb4]|ß║|ß╗|├|·∫|·ª|√")
_LOST = re.compile("([ÃĂ]) ((?:i|y|u|o|ng?|nh|m|ch?|t|p)(?!\\w))?")  # a no-break space that became a space


@cache
def _bytes_of(codec: str) -> dict[int, int]:
    """Characters of a code page -> its bytes; its holes pass through."""
    return {ord(bytes([byte]).decode(codec, "replace").replace("\ufffd", chr(byte))): byte for byte in range(128, 256)}


def has_mojibake(text: str) -> bool:
    """Whether anything looks like UTF-8 that was read as another encoding."""
    return _MOJIBAKE.search(text) is not None


def repair_mojibake(line: str, min_words: int, min_share: float) -> tuple[str, str] | None:
    """A line that was UTF-8 and was read as something else, perhaps twice: what it was, and as what it was read.

    None unless all of it can be read back and at least `min_words` words with letters outside ASCII, and
    the share `min_share` of them, are Vietnamese syllables.
    """
    for codec in MOJIBAKE_CODECS:
        text, before = line, ""
        while text != before and has_mojibake(text):
            before, text = text, _read_back(text, codec)
        if text != line:
            share, n_words = vietnamese_share(text)
            if n_words >= min_words and share >= min_share:
                return text, codec
    return None


def _read_back(text: str, codec: str) -> str:
    """The text that these characters are the bytes of; as it is where they are of none."""
    for attempt in (text, _LOST.sub(lambda m: f"{m[1]}\xa0{m[2] or ' '}", text)):
        try:
            return attempt.translate(_bytes_of(codec)).encode("latin-1").decode("utf-8")
        except UnicodeError:
            continue
    return text


def read_tcvn3(text: str) -> str:
    """Text whose characters are TCVN3 bytes (as ISO 8859-1) -> Vietnamese, NFC."""
    return text.translate(_TCVN3)


def read_vni(text: str) -> str:
    """Text whose characters are VNI bytes (as Windows-1252) -> Vietnamese, NFC."""

    def letter(match: re.Match[str]) -> str:
        vowel, mark, alone = match.groups()
        if alone:
            return _VNI_ALONE.get(alone) or _VNI_VOWELS[alone]
        return _VNI_VOWELS.get(vowel, vowel) + _VNI_MARKS[mark.lower()]

    return unicodedata.normalize("NFC", _VNI.sub(letter, text))


def read_viscii(text: str) -> str:
    """Text whose characters are VISCII bytes (as ISO 8859-1) -> Vietnamese, NFC."""
    return text.translate(_VISCII)


def read_vps(text: str) -> str:
    """Text whose characters are VPS bytes (as ISO 8859-1) -> Vietnamese, NFC."""
    return text.translate(_VPS)


_PUNCTUATION = "“”‘’\"'()[]{}.,;:!?…–—-/*+•|«»%&\u00a0\ufeff\u200b"


def vietnamese_share(text: str) -> tuple[float, int]:
    """Share of the words with letters outside ASCII that are Vietnamese syllables, and their number.

    A wrong decoding leaves symbols inside words and marks on consonants, so that few of its words pass.
    """
    right = total = 0
    for token in text.split():
        if token.isascii():
            continue
        for word in re.split("[-/–—]", token.strip(_PUNCTUATION)):
            if word.isascii() or len(word) == 1:  # a letter alone is no evidence
                continue
            total += 1
            right += is_syllable(unicodedata.normalize("NFC", word))
    return (right / total if total else 0.0), total
