"""The words of a sentence by underthesea's segmenter, a CRF of two labels: a syllable begins a word or goes on.

The same model, features and best path. But underthesea makes 43 strings of each syllable and looks each up; here a
syllable, a pair and three in a row are looked up once each, for all the places around that they tell something of.
"""

import pickle
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from operator import add
from typing import Any, Final

from tasks.page.limits import LINES_KNOWN

MODEL: Final = ("underthesea.pipeline.word_tokenize", "models/ws_crf_vlsp2013_20230727")
REACH: Final = 2  # syllables before and behind one that say whether it begins a word
FLAGS: Final = (".isdigit", ".istitle", ".is_in_dict")
SAME: Final = 1e-9  # of weights that are sums of some dozens
MAX_MISSPELT: Final = 6  # characters of a syllable that underthesea may write otherwise

Weights = tuple[float, ...]  # of a span: for the syllable `REACH` behind its first, for the one before that, and so on
Flags = tuple[bool, bool, bool]
Features = dict[str, dict[str, float]]  # "T[-1,0].lower" -> value -> weight for a beginning, less that for going on


@dataclass(frozen=True, slots=True)
class Spans:
    """What spans of so many syllables weigh, by how they are written and what they are."""

    written: dict[str, Weights]
    lower: dict[str, Weights]
    flags: dict[Flags, Weights]
    before: Weights  # begins before the sentence
    behind: Weights  # ends behind it

    def weigh(self, text: str, lower: str, flags: Flags) -> Weights:
        """A span within the sentence."""
        weights = self.flags[flags]
        for more in (self.written.get(text), self.lower.get(lower)):
            if more is not None:
                weights = tuple(map(add, weights, more))
        return weights


@dataclass(frozen=True, slots=True)
class Model:
    """What is known of spans of one, two and three syllables, and what a step from one label to the next weighs."""

    spans: tuple[Spans, Spans, Spans]
    steps: tuple[float, float, float, float]  # from beginning to beginning, to going on; from going on to either
    dictionary: frozenset[str]


def segment(sentence: str) -> list[str]:
    """The words and marks of a sentence, as `underthesea.word_tokenize` gives them.

    Where two ways weigh the same, its rounding decides: it is asked itself.
    """
    syllables = split_syllables(sentence)
    margins = _margins(syllables)
    if margins and min(map(abs, margins)) < SAME:
        found: list[str] = _underthesea().word_tokenize(sentence)
        return found
    words: list[str] = []
    for syllable, margin in zip(syllables, margins, strict=True):
        if margin > 0 or not words:
            words.append(syllable)
        else:
            words[-1] += f" {syllable}"
    return words


def _margins(syllables: list[str]) -> list[float]:
    """How much better each syllable of the best path (Viterbi) begins a word than goes on with one."""
    if not syllables:
        return []
    begin_begin, begin_on, on_begin, on_on = _model().steps
    leads = _leads(syllables)
    lead = next(leads)  # of the best path that ends with a beginning over the best that goes on
    before: list[tuple[float, float]] = []  # the margin of each but the last, if the next one begins a word, and if not
    for more in leads:
        to_begin, to_on = lead + begin_begin, lead + begin_on
        before.append((to_begin - on_begin, to_on - on_on))
        lead = more + max(to_begin, on_begin) - max(to_on, on_on)
    margins = [lead]
    for if_begun, if_gone_on in reversed(before):
        margins.append(if_begun if margins[-1] > 0 else if_gone_on)
    return margins[::-1]


def split_syllables(sentence: str) -> list[str]:
    """Syllables, numbers, addresses and marks, as underthesea parts and writes them."""
    pipeline = _underthesea().pipeline
    text = pipeline.text_normalize.character_normalize.normalize_characters_in_text(sentence)
    spelling = pipeline.text_normalize.text_normalizer.token_map
    found = [match[0] for match in pipeline.word_tokenize.regex_tokenize.patterns.finditer(text)]
    return [spelling.get(syllable, syllable) if len(syllable) <= MAX_MISSPELT else syllable for syllable in found]


@cache
def _underthesea() -> Any:
    import underthesea  # noqa: PLC0415  loads its models: 0.4 s, 135 MiB

    return underthesea


def _leads(syllables: list[str]) -> Iterator[float]:
    """How much more each syllable looks like a beginning, its neighbours' labels apart."""
    model = _model()
    one, two, three = model.spans
    lowers, titles, singles = zip(*map(_of_syllable, syllables), strict=True)
    pairs, triples = [], []
    for i in range(1, len(syllables)):
        text, lower = f"{syllables[i - 1]} {syllables[i]}", f"{lowers[i - 1]} {lowers[i]}"
        title = titles[i - 1] and titles[i]
        pairs.append(two.weigh(text, lower, (False, title, lower in model.dictionary)))
        if i > 1:
            text, lower = f"{syllables[i - 2]} {text}", f"{lowers[i - 2]} {lower}"
            triples.append(three.weigh(text, lower, (False, title and titles[i - 2], lower in model.dictionary)))
    columns = []
    for spans, weights in ((one, singles), (two, pairs), (three, triples)):
        padded = [*[spans.before] * REACH, *weights, *[spans.behind] * REACH]
        for place in range(len(spans.before)):
            columns.append([each[place] for each in padded[place : place + len(syllables)]])
    return map(sum, zip(*columns, strict=True))


@lru_cache(LINES_KNOWN)
def _of_syllable(syllable: str) -> tuple[str, bool, Weights]:
    """A syllable in lower case, whether it begins with no small letter, and its weights."""
    lower, is_title = syllable.lower(), syllable[0].upper() == syllable[0]
    flags = (syllable.isascii() and syllable.isdigit(), is_title, lower in _model().dictionary)
    return lower, is_title, _model().spans[0].weigh(syllable, lower, flags)


@cache
def _model() -> Model:
    """The model of the wheel, which is written as CRFsuite writes them."""
    folder = files(MODEL[0]) / MODEL[1]
    data = (folder / "models.bin").read_bytes()
    at_weights, _, at_names = struct.unpack_from("<3I", data, 28)
    (n_weights,) = struct.unpack_from("<I", data, at_weights + 8)
    steps = [0.0] * 4
    leads: defaultdict[int, float] = defaultdict(float)
    for is_step, source, label, weight in struct.iter_unpack(
        "<3Id", data[at_weights + 12 : at_weights + 12 + 20 * n_weights]
    ):
        if is_step:
            steps[2 * source + label] = weight
        else:
            leads[source] += -weight if label else weight
    features: Features = defaultdict(dict)
    for number, feature in enumerate(_read_names(data[at_names:])):
        name, _, value = feature.partition("=")
        features[name][value] = leads[number]
    one, two, three = (_read_spans(features, length) for length in (1, 2, 3))
    begin_begin, begin_on, on_begin, on_on = steps
    words = pickle.loads((folder / "dictionary.bin").read_bytes())
    return Model((one, two, three), (begin_begin, begin_on, on_begin, on_on), frozenset(words))


def _read_names(data: bytes) -> Iterator[str]:
    """The strings of a constant quark database (CQDB) in the order of their numbers."""
    n_strings, at_places = struct.unpack_from("<2I", data, 16)
    for place in struct.unpack_from(f"<{n_strings}I", data, at_places):
        (size,) = struct.unpack_from("<I", data, place + 4)
        yield data[place + 8 : place + 7 + size].decode()


def _read_spans(features: Features, length: int) -> Spans:
    """What the features say of spans of so many syllables: "T[-1,0]" of the one before a syllable and itself."""
    firsts = range(-REACH, REACH + 2 - length)
    names = [f"T[{first}]" if length == 1 else f"T[{first},{first + length - 1}]" for first in firsts]

    def weights(*given: tuple[str, str]) -> Weights:
        return tuple(sum(features[name + kind].get(value, 0.0) for kind, value in given) for name in names)

    def table(kind: str) -> dict[str, Weights]:
        return {value: weights((kind, value)) for name in names for value in features[name + kind]}

    flags = {
        (digit, title, known): weights(*zip(FLAGS, map(str, (digit, title, known)), strict=True))
        for digit, title, known in product((False, True), repeat=3)
    }
    before, behind = (weights(*((kind, edge) for kind in ("", ".lower", *FLAGS))) for edge in ("BOS", "EOS"))
    return Spans(table(""), table(".lower"), flags, before, behind)
