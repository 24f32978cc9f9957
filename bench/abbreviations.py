"""How many bracketed abbreviations of a corpus are made long: `python -m bench.abbreviations FOLDER`.

FOLDER holds zstd JSON lines with title, lead and body. A bracket counts as a definition where its
letters are, in order, initials of words before it (the first and the last word among them, at most
two words left out in a row): looser than the rule that is measured. Prints how many definitions the
rule reads, how many it reads as most other articles do (the bracket in question held out; only
abbreviations that at least five articles define), and how many the table alone knows.
"""

import io
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import zstandard

from tasks.findings.names.abbreviations import definitions, expand, key

_BRACKET = re.compile(r"([^()\n]{4,120}) ?\(([A-ZĐƯÂÔ]{2,}(?:[&-][A-ZĐƯÂÔ]+)*)\)")
_LEFT_OUT = 2
_ARTICLES = 5


def texts(folder: Path) -> Iterator[str]:
    """The articles of every file, distinct ones once."""
    seen = set()
    for path in sorted(folder.glob("*.jsonl.zst")):
        with path.open("rb") as packed:
            for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), "utf-8"):
                row = json.loads(line)
                text = unicodedata.normalize("NFC", "\n".join(str(row.get(k) or "") for k in ("title", "lead", "body")))
                if hash(text) not in seen:
                    seen.add(hash(text))
                    yield text


def is_definition(before: str, short: str) -> bool:
    """Whether the letters of `short` are initials of the last words of `before`, few words left out."""
    words = [word[0].upper() for word in re.findall(r"\w+", re.split(r"[.;:!?]", before)[-1])]
    letters = list(short)
    if not words or words[-1] != letters[-1]:
        return False
    left_out = 0
    while words and letters:
        if words.pop() == letters[-1]:
            letters.pop()
            left_out = 0
        elif (left_out := left_out + 1) > _LEFT_OUT:
            return False
    return not letters


def main(folder: Path) -> None:
    """Measure and print."""
    defined: list[tuple[str, str | None]] = []
    for text in texts(folder):
        found = definitions(text)
        shorts = {key(m[2]) for m in _BRACKET.finditer(text) if is_definition(m[1], key(m[2]))}
        defined += [(short, " ".join(found[short].lower().split()) if short in found else None) for short in shorts]
    read = [(short, long) for short, long in defined if long]
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for short, long in read:
        forms[short][long] += 1
    common = [(short, long) for short, long in read if forms[short].total() >= _ARTICLES]
    agreed = known = 0
    for short, long in common:
        others = forms[short] - Counter([long])
        agreed += long == others.most_common(1)[0][0]
        known += expand(short, {}) != short
    print(f"{len(defined)} definitions, {len(forms)} abbreviations")
    print(f"read by the rule                {len(read) / len(defined):.3f}")
    print(f"read as most other articles do  {agreed / len(common):.3f} of {len(common)}")
    print(f"known to the table              {known / len(common):.3f}")
    differ = Counter(pair for pair in common if pair[1] != forms[pair[0]].most_common(1)[0][0])
    print(
        "read otherwise, most often:", ", ".join(f"{short} = {long} {n}" for (short, long), n in differ.most_common(20))
    )
    missed = Counter(short for short, long in defined if not long)
    print("not read, most often:", ", ".join(f"{short} {n}" for short, n in missed.most_common(20)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
