"""Where a page lost a line's end: `cơ bảnCô bạn` are two words, and the second begins something new."""

import re
from collections.abc import Iterator

from tasks.findings.tagger.shapes import look

_WORD = re.compile(r"[^\W\d_]{4,}")


def glued_at(text: str, start: int, end: int) -> Iterator[int]:
    """Positions of text[start:end] at which a capitalised syllable is glued to one in small letters.

    Both have to be spelt as Vietnamese is, with a letter that English lacks: `YouTube`, `VietNamNet` are names.
    """
    for word in _WORD.finditer(text, start, end):
        letters = word[0]
        if letters.islower() or letters[1:].islower() or letters.isascii():
            continue
        for at in range(2, len(letters) - 1):
            glued = letters[at].isupper() and letters[at - 1].islower() and letters[at + 1].islower()
            if glued and all(look(part).origin == "v" for part in (letters[:at], letters[at:])):
                yield word.start() + at
                break
