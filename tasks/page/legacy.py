"""Vietnamese text in clothes that are not Unicode: TCVN3 (ABC), VNI, and UTF-8 read as Windows-1252.

TCVN3 gives each lower-case letter one byte of ISO 8859-1; capitals with a tone are the same bytes in
another font, so they come out in lower case. VNI writes a vowel and one or two marks as separate
letters of Windows-1252 ("aù" is "á"). Sources: TCVN 5712:1993 (VN3), and the VNI-Win character chart.
"""

import re
import unicodedata

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
_VNI = re.compile(f"([aeouyôöAEOUYÔÖ])([{_MARKS}])|([ñÑæÆóÓòÒîÎôöÔÖ])")

_CP1252_SPECIALS = {  # "€" -> "\x80": Windows-1252 back to bytes, its five holes passing through
    ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"
}


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


def read_mojibake(text: str) -> str:
    """Text that was UTF-8 and was read as Windows-1252 -> what it was. Raises UnicodeError if it was not."""
    return text.translate(_CP1252_SPECIALS).encode("latin-1").decode("utf-8")


_ONSET = "(?:ngh?|nh|n|gh?|gi|kh|k|ch|c|th|tr|t|ph|p|qu|[bdđhlmrsvx])?"
_SYLLABLE = re.compile(rf"{_ONSET}[aăâeêioôơuưy]{{1,3}}(?:ch|c|ng|nh|n|m|p|t)?")
_WORD = re.compile(r"[^\W\d_]+")
_TONES = str.maketrans("", "", _GRAVE + _ACUTE + _TILDE + _HOOK + _DOT)
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
            if word.isascii():
                continue
            total += 1
            parts = unicodedata.normalize("NFD", word.lower())
            bare = unicodedata.normalize("NFC", parts.translate(_TONES))
            n_tones = len(parts) - len(parts.translate(_TONES))
            right += n_tones <= 1 and _SYLLABLE.fullmatch(bare) is not None
    return (right / total if total else 0.0), total
