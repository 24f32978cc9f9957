"""Learn what tokens are like from unannotated news: `python -m tasks.models.train_encoder`.

A token in seven is hidden or another put in its place, and guessed among a sample of others from those around it
(masked language model, Devlin et al. 2019; sampled softmax, Jean et al. 2015). Writes `encoder.npz`: the vocabulary and
the weights of `tasks.findings.subjects.encoder`. Needs the `dev` extra; some ten minutes.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from tasks.findings.subjects import encoder
from tasks.findings.subjects.encoder import Vocabulary, Weights
from tasks.findings.subjects.network import vocabulary_of, weights_of
from tasks.models.gold_articles import held_records, read_corpus

FILE = Path(__file__).parent / "encoder.npz"
CORPORA = ("baomoi2013", "tuoitre2024", "vietnamnet2025")
HIDDEN = "<hidden>"  # the second form of the vocabulary; the first stands for those that are not in it
_FORMS, _PAIRS, _SIZE = 12_000, 12_000, 64
_STEPS, _STRETCH = 24_000, 4096  # tokens of a step
_GUESSED, _OTHERS = 512, 2000  # tokens of a step that are guessed, and the forms they are told from
_RATE, _WARM = 0.003, 200

Floats = NDArray[np.float32]


class Encoder(NamedTuple):
    """A vocabulary, and the weights that know it."""

    vocabulary: Vocabulary
    weights: Weights


class Text(NamedTuple):
    """Tokens of all articles, with a gap between two."""

    forms: NDArray[np.int32]
    capitals: NDArray[np.int32]


def words() -> Iterator[list[str]]:
    """The tokens of every record that measures nothing."""
    held = held_records()
    for corpus in CORPORA:
        for name, _, page in read_corpus(corpus):
            if name not in held:
                yield [word for _, word in encoder.split(page.text)]


def read(articles: Sequence[Sequence[str]], known: Mapping[str, int]) -> Text:
    """Tokens of articles as rows of the known forms."""
    gap = [0] * encoder.REACH
    forms = [row for article in articles for row in (*(known.get(encoder.form(word), 0) for word in article), *gap)]
    capitals = [row for article in articles for row in (*map(encoder.capitals, article), *gap)]
    return Text(np.array(forms, np.int32), np.array(capitals, np.int32))


def frequent_pairs(text: Text, forms: int) -> NDArray[np.intp]:
    """The pairs of known forms that stand side by side most often, as a vocabulary keeps them."""
    first, second = text.forms[:-1].astype(np.intp), text.forms[1:].astype(np.intp)
    codes, times = np.unique((first * forms + second)[(first > 1) & (second > 1)], return_counts=True)
    return np.sort(codes[np.argsort(-times, kind="stable")[:_PAIRS]])


def fresh(vocabulary: Vocabulary, size: int, random: np.random.Generator) -> dict[str, Any]:
    """Weights to begin with, for vectors so long."""
    around = encoder.WIDTH * size
    weights = {
        "forms": random.normal(0, 0.3, (len(vocabulary.forms), size)),
        "pairs": random.normal(0, 0.05, (len(vocabulary.pairs) + 1, size)),
        "capitals": random.normal(0, 0.1, (3, size)),
        "kinds": random.normal(0, 0.1, (2 * len(encoder.KINDS), size)),
    }
    for layer, _ in enumerate(encoder.APART):
        weights[f"layer {layer}"] = random.normal(0, around**-0.5, (around, 2 * size))
        weights[f"bias {layer}"] = np.zeros(2 * size)
    return {name: jnp.asarray(array, jnp.float32) for name, array in weights.items()}


class Guess(NamedTuple):
    """A stretch of text with some of its tokens to be guessed."""

    tokens: encoder.Tokens  # as they are shown
    places: NDArray[np.intp]
    right: NDArray[np.intp]
    others: NDArray[np.intp]  # forms it could be


def guesses(text: Text, vocabulary: Vocabulary, share: Floats, random: np.random.Generator) -> Iterator[Guess]:
    """Stretches of a text without end; others come as often as their share."""
    unknown = np.zeros(_STRETCH, np.intp)
    while True:
        at = random.integers(len(text.forms) - _STRETCH)
        forms = text.forms[at : at + _STRETCH].astype(np.intp)
        places = random.choice(_STRETCH, _GUESSED, replace=False, p=_known(forms))
        right, turn = forms[places], random.random(_GUESSED)
        forms[places[turn < 0.8]] = 1
        forms[places[turn > 0.95]] = random.integers(2, len(share))
        capitals = text.capitals[at : at + _STRETCH].astype(np.intp)
        tokens = encoder.Tokens(unknown, forms, *vocabulary.pairs_of(forms), capitals, unknown, unknown, unknown)
        yield Guess(tokens, places, right, random.choice(len(share), _OTHERS, p=share))


def _known(forms: NDArray[np.intp]) -> Floats:
    known: Floats = np.where(forms > 1, 1, 1e-9).astype(np.float32)
    known /= known.sum()
    return known


def loss(weights: dict[str, Any], guess: Guess, log_share: Any) -> Any:
    """How far the guesses are off: mean of the logarithms."""
    vectors = encoder.convolved(weights, encoder.embedded(weights, guess.tokens), jnp)[guess.places]
    of_right = (vectors * weights["guessed"][guess.right]).sum(1) - log_share[guess.right]
    of_others = vectors @ weights["guessed"][guess.others].T - log_share[guess.others]
    of_others = jnp.where(guess.others == guess.right[:, None], -jnp.inf, of_others)
    return (jax.nn.logsumexp(jnp.column_stack([of_right, of_others]), axis=1) - of_right).mean()


def learn(
    text: Text, vocabulary: Vocabulary, steps: int = _STEPS, losses: list[float] | None = None
) -> dict[str, Floats]:
    """The weights of an encoder that guesses hidden tokens of a text; `losses` gets the loss of each step."""
    random = np.random.default_rng(0)
    weights = fresh(vocabulary, _SIZE, random)
    forms = len(vocabulary.forms)
    weights["guessed"] = jnp.asarray(random.normal(0, 0.1, (forms, _SIZE)), jnp.float32)
    share = np.bincount(text.forms, minlength=forms) ** 0.75
    share[:2] = 0
    share /= share.sum()
    log_share = jnp.log(jnp.asarray(share + 1e-12, jnp.float32))
    rate = optax.warmup_cosine_decay_schedule(0, _RATE, min(_WARM, steps // 4), steps)
    moves = optax.adam(rate)
    state = moves.init(weights)

    @jax.jit
    def step(weights: dict[str, Any], state: Any, guess: Guess) -> Any:
        off, slopes = jax.value_and_grad(loss)(weights, guess, log_share)
        changes, state = moves.update(slopes, state)
        return optax.apply_updates(weights, changes), state, off

    for _, guess in zip(range(steps), guesses(text, vocabulary, share, random), strict=False):
        weights, state, off = step(weights, state, guess)
        if losses is not None:
            losses.append(float(off))
    return {name: np.asarray(array) for name, array in weights.items() if name != "guessed"}


def read_encoder() -> Encoder:
    """The learned encoder."""
    with np.load(FILE) as stored:
        return Encoder(vocabulary_of(stored), weights_of(stored))


def write(file: Path, weights: Weights, vocabulary: Vocabulary, **told: Sequence[str] | str) -> None:
    """Write weights in half precision with their vocabulary, and what else is told."""
    arrays: dict[str, Any] = {name: np.array(words) for name, words in told.items()}
    arrays |= {"vocabulary": np.array(list(vocabulary.forms)), "known pairs": vocabulary.pairs}
    arrays |= {name: np.asarray(array).astype(np.float16) for name, array in weights.items()}
    np.savez_compressed(file, **arrays)


def main() -> None:
    """Learn and write."""
    articles = list(words())
    times = Counter(encoder.form(word) for article in articles for word in article)
    forms = {form: row for row, form in enumerate(["", HIDDEN, *(form for form, _ in times.most_common(_FORMS - 2))])}
    text = read(articles, forms)
    vocabulary = Vocabulary(forms, frequent_pairs(text, len(forms)))
    losses: list[float] = []
    weights = learn(text, vocabulary, losses=losses)
    print(f"loss {np.mean(losses[-1000:]):.3f}", file=sys.stderr)
    write(FILE, weights, vocabulary)


if __name__ == "__main__":
    main()
