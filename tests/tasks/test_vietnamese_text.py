"""From bytes to the clean article: what no library for Vietnamese text gets right all at once."""

import unicodedata

import pytest

from tasks.language.normalise import normalise
from tasks.page.model import Block, Cleaned, Metadata, Page, Role
from tasks.page.reading.decode import decode

TEXT = "Sáng nay, tỉnh Mẫu mở lớp; hơn 300 học sinh tới dự."
CASES = {
    "decomposed letters": (unicodedata.normalize("NFD", TEXT).encode(), TEXT),
    "marks in the wrong order": ("Vie\u0323\u0302t, quye\u0301\u0302t, a\u0323\u0306".encode(), "Việt, quyết, ặ"),
    "tone marks of both styles": ("hoà giải, khỏe, thủy lợi".encode(), "hòa giải, khỏe, thủy lợi"),
    "closed syllables keep theirs": (
        "hòa, hoàn toàn, khoảng, huỳnh, thuở".encode(),
        "hòa, hoàn toàn, khoảng, huỳnh, thuở",
    ),
    "quý keeps its own": ("hòa, quý, quỹ, quỳ".encode(), "hòa, quý, quỹ, quỳ"),
    "look-alikes of Đ": ("Ðà Nẵng, Ɖồng Nai, ðường".encode(), "Đà Nẵng, Đồng Nai, đường"),
    "zero-width characters": ("cô\u200bng đo\u200dàn\ufeff mới".encode(), "công đoàn mới"),
    "no-break spaces": ("300\u00a0000\u00a0đồng".encode(), "300 000 đồng"),
    "mojibake": ("Tiáº¿ng Viá»‡t Ä‘áº¹p".encode(), "Tiếng Việt đẹp"),
    "HTML entities": (b"C&ocirc;ng &#273;o&agrave;n &amp; x&atilde; h&#7897;i", "Công đoàn & xã hội"),
    "TCVN3": ("C¸c hÖ thèng th«ng tin t¹i c¸c Së".encode("latin-1"), "Các hệ thống thông tin tại các Sở"),
    "VNI": ("Caùc heä thoáng thoâng tin taïi caùc Sôû".encode("cp1252"), "Các hệ thống thông tin tại các Sở"),
    "punctuation": ('“Một”, ‘hai’ – ba… (bốn): 5%; "sáu"?!'.encode(), '“Một”, ‘hai’ – ba… (bốn): 5%; "sáu"?!'),
    "line ends": ("Một dòng.\r\n\r\nHai dòng.\nBa dòng.".encode(), "Một dòng.\nHai dòng.\nBa dòng."),
}


def article(text):
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line.rstrip("\r")), Role.BODY))
        at += len(line) + 1
    return normalise(Cleaned(Page(text, "txt", "", "", 0), tuple(blocks), Metadata(), ()))


@pytest.mark.parametrize("case", CASES)
def test_each_case_is_read_right(case):
    data, wanted = CASES[case]
    page, _ = decode(data)
    made = article(page)
    assert made.text == wanted
    for line in made.lines:
        start, end = made.alignment.to_page(line.start, line.end)
        assert article(page[start:end]).text == made.text[line.start : line.end]
