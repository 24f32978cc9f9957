"""Normalising: its properties over every text of the corpora, and its speed beside viet-text-tools.

    python bench/normalise.py [CORPUS.jsonl.zst …]

Properties: normalising twice is normalising once; the page span of a sentence, normalised alone, is that
sentence; no line end is made or lost. Tone marks: every distinct syllable against viet-text-tools, the
differences by kind. Speed in CPU time, as a ratio.
"""

import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from time import process_time

import viet_text_tools

from tasks.language.normalise import normalise
from tests.corpus import broken, cleaned, read_texts

CORPORA = sys.argv[1:] or sorted(map(str, Path("../shared/corpus").glob("*.zst")))
SPEED_TEXTS = 1500


def compare_tones(syllables):
    """Kinds of differences to viet-text-tools over distinct syllables, in both styles."""
    kinds, examples = Counter(), {}
    for syllable in syllables:
        for edit, new_style in (("tone_old", False), ("tone_new", True)):
            ours = normalise(cleaned(syllable), {edit}).text
            theirs = viet_text_tools.normalize_diacritics(syllable, new_style=new_style)
            if ours == theirs:
                kinds["the same"] += 1
                continue
            kind = "a capital: perhaps a name, left" if syllable != syllable.lower() else "no open syllable, left"
            if ours != syllable:
                kind = "UNEXPLAINED"
            kinds[kind] += 1
            examples.setdefault(kind, []).append(f"{syllable}>{theirs}")
    for kind, n in kinds.most_common():
        print(f"  {n:7} {kind}: {' '.join(examples.get(kind, [])[:12])}")


def speed(name, work, texts):
    n_bytes = sum(len(text.encode()) for text in texts)
    best = float("inf")
    for _ in range(3):
        began = process_time()
        for text in texts:
            work(text)
        best = min(best, process_time() - began)
    print(f"  {n_bytes / 1e6 / best:7.1f} MB/s {name}")
    return n_bytes / best


def main():
    for path in CORPORA:
        counts, shown, syllables, texts = Counter(), [], Counter(), []
        for text in read_texts(path):
            counts["texts"] += 1
            if len(texts) < SPEED_TEXTS:
                texts.append(text)
            syllables.update(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text)))
            for kind, example in broken(text):
                counts[kind] += 1
                shown.append(f"  {kind}: {example}")
        print(f"{Path(path).name}: {dict(counts)}")
        print("\n".join(shown[:20]))
        compare_tones([one for one, n in syllables.items() if n > 2 and len(one) < 8 and not one.isascii()])
        measure_speed(texts)


def measure_speed(texts):
    pages = {text: cleaned(text) for text in texts}
    ours = speed("normalise, with alignment and sentences", lambda text: normalise(pages[text]), texts)
    theirs = speed("viet-text-tools", viet_text_tools.normalize_diacritics, texts[:300])
    speed("unicodedata NFC", lambda text: unicodedata.normalize("NFC", text), texts)
    print(f"  {ours / theirs:.1f} times as fast as viet-text-tools")


if __name__ == "__main__":
    main()
