"""Learn whom numbers are said of: `python -m tasks.models.train_subjects [--folds N]`.

Learns from the numbers of `annotations/subjects/` how much speaks for a candidate: a network that chooses one of
them, several of which may be right (marginal likelihood; Adam with decoupled weight decay, Loshchilov and Hutter
2019; dropout, Srivastava et al. 2014), on top of an encoder that has learned what tokens are like (`encoder.npz`).
Writes `subjects.npz`. With `--folds`, prints the share of right subjects by folds of articles instead. Needs the
`dev` extra.
"""

import argparse
import hashlib
import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from tasks.findings.context import Context, Party
from tasks.findings.everything import read_context
from tasks.findings.facts import find_deeds
from tasks.findings.subjects.candidates import Candidates
from tasks.findings.subjects.encoder import Vocabulary, convolved, embedded, read_tokens
from tasks.findings.subjects.names import alike
from tasks.findings.subjects.network import FILE, Article, Mark, Network, choice_of, scores, units, vectors_of
from tasks.findings.subjects.stretches import Pool
from tasks.language.normalise import normalise
from tasks.models.gold_articles import ANNOTATIONS, read_named
from tasks.models.subject_lessons import NUMBERS, Lesson, Step, Taught, steps
from tasks.models.train_encoder import Encoder, read_encoder, write
from tasks.page.roles import clean_page

FOLDER = ANNOTATIONS / "subjects"
_UNITS, _MET = 192, 32  # hidden units; what a number and a candidate are compared by
_HEED = 4  # parts of a vector that are heeded each by itself
_SEEN_VECTORS = {"number": 3, "candidate": 4}  # vectors that the units see of each
_EPOCHS = 8
_RATE, _WARM = 0.003, 0.1  # of learning at its height, and the share of steps until there
_DECAY = 0.01
_SEEN = 20  # candidates that bear a mark, or it is not learned
_KEPT = 0.7  # share of the marks that a step sees
_TOKENS, _VECTORS, _ACTIVE = 0.8, 0.5, 0.5  # shares of tokens, of what their vectors hold, and of units that it sees
SAMPLE = 16  # an article in so many tells by its choices whether evidence has changed

Arrays = Mapping[str, Any]


def lessons(vocabulary: Vocabulary, one_in: int = 1) -> Iterator[Lesson]:
    """The annotated articles of `annotations/subjects/`, or one in so many; numbers that are none of ours left out."""
    for order, (name, page, numbers) in enumerate(read_named(FOLDER)):
        if order % one_in:
            continue
        article = normalise(clean_page(page))
        context = read_context(article)
        candidates = Candidates(context, find_deeds(context))
        tokens = read_tokens(context, vocabulary)
        quantities = {article.alignment.to_page(q.start, q.end)[0]: q for q in context.quantities}
        taught = []
        for number in numbers:
            if (quantity := quantities.get(number["page_start"])) is not None:
                common, given = candidates.of(quantity)
                right = [_is_right(context, one.party, number["subject"]) for one in given]
                taught.append(Taught(choice_of(tokens, quantity, common, given), right))
        yield Lesson(name, tokens, taught)


def _is_right(context: Context, party: Party, wanted: Sequence[str | None]) -> bool:
    if party.name is None:
        return None in wanted
    told = [party.name] + ([context.mentions[party.mention_no].name] if party.mention_no is not None else [])
    return any(alike(name, subject) for name in told for subject in wanted if subject)


def learn(given: Sequence[Lesson], base: Encoder, seed: int = 0) -> Network:
    """The network that lessons teach where some candidates are right and some wrong; the same for the same seed."""
    given = [lesson for lesson in map(_telling, given) if lesson.numbers]
    marks = _marks(given)
    random = np.random.default_rng(seed)
    weights = fresh(base, len(marks), random)
    size = sum(1 for _ in steps(given, marks))
    rate = optax.warmup_cosine_decay_schedule(0, _RATE, int(_WARM * _EPOCHS * size), _EPOCHS * size)
    moves = optax.adamw(rate, weight_decay=_DECAY)
    state = moves.init(weights)

    @jax.jit
    def step(weights: Arrays, state: Any, given: Step, key: Any) -> Any:
        slopes = jax.grad(loss)(weights, given, key)
        changes, state = moves.update(slopes, state, weights)
        return optax.apply_updates(weights, changes), state

    key = jax.random.key(seed)
    for epoch in range(_EPOCHS):
        order = random.permutation(len(given))
        for each in steps((given[no] for no in order), marks, _KEPT, seed=epoch):
            key, now = jax.random.split(key)
            weights, state = step(weights, state, each, now)
    return Network(marks, base.vocabulary, {name: np.asarray(array) for name, array in weights.items()})


def _telling(lesson: Lesson) -> Lesson:
    return lesson._replace(numbers=[number for number in lesson.numbers if any(number.right) and not all(number.right)])


def _marks(given: Sequence[Lesson]) -> dict[Mark, int]:
    choices = [number.choice for lesson in given for number in lesson.numbers]
    seen = Counter(mark for choice in choices for own in choice.each for mark in (choice.common | own).items())
    return {
        mark: row for row, mark in enumerate(sorted((mark for mark, times in seen.items() if times >= _SEEN), key=repr))
    }


def fresh(base: Encoder, marks: int, random: np.random.Generator) -> dict[str, Any]:
    """Weights to begin with: those of the encoder, and of so many marks."""
    size = base.weights["forms"].shape[1]
    begin = {
        "straight": np.zeros(marks),
        "by unit": random.normal(0, 0.13, (marks, _UNITS)),
        "bias": np.zeros(_UNITS),
        "units": random.normal(0, _UNITS**-0.5, _UNITS),
        "met": random.normal(0, 0.1, (_MET, _UNITS)),
        "heed": random.normal(0, 0.1, (size, _HEED)),
    }
    begin |= {name: random.normal(0, 0.5 * size**-0.5, (seen * size, _UNITS)) for name, seen in _SEEN_VECTORS.items()}
    begin |= {name: random.normal(0, size**-0.5, (size, _MET)) for name in ("number, met", "candidate, met")}
    return {name: jnp.asarray(array, jnp.float32) for name, array in {**base.weights, **begin}.items()}


def loss(weights: Arrays, step: Step, key: Any) -> Any:
    """How little the right candidates are chosen: mean of the logarithms; tokens and units left out at random."""
    of_tokens, of_vectors, of_units = jax.random.split(key, 3)
    seen_tokens = jax.random.bernoulli(of_tokens, _TOKENS, step.live.shape)
    vectors = _thinned(of_vectors, vectors_of_step(weights, step, seen_tokens), _VECTORS)
    pool = Pool(weights, vectors, jnp)
    seen = step.bears @ weights["by unit"] + units(weights, pool, step.number, step.own, step.of_number, step.stretches)
    odds = _thinned(of_units, jax.nn.relu(seen), _ACTIVE) @ weights["units"] + step.bears @ weights["straight"]
    most = jax.lax.stop_gradient(jax.ops.segment_max(odds, step.of_number, NUMBERS + 1))
    share = jnp.exp(odds - most[step.of_number])
    every, right = (
        jnp.log(jnp.maximum(jax.ops.segment_sum(part, step.of_number, NUMBERS + 1)[:NUMBERS], 1e-30))
        for part in (share, share * step.right)
    )
    return ((every - right) * step.is_one).sum() / step.is_one.sum()


def vectors_of_step(weights: Arrays, step: Step, seen: Any = 1) -> Any:
    """The vectors of a step's tokens, as far as they are seen, and of nowhere."""
    vectors = convolved(weights, embedded(weights, step.tokens) * step.live * seen, jnp)
    return jnp.vstack([vectors, jnp.zeros_like(vectors[:1])])


def _thinned(key: Any, values: Any, kept: float) -> Any:
    return values * jax.random.bernoulli(key, kept, values.shape) / kept


def is_right(net: Network, lesson: Lesson) -> list[bool]:
    """Whether the candidate that most speaks for is right, for each number of a lesson."""
    article = Article(lesson.tokens, Pool(net.weights, vectors_of(net.weights, lesson.tokens)))
    return [number.right[int(scores(net, article, number.choice).argmax())] for number in lesson.numbers]


def by_folds(given: Sequence[Lesson], base: Encoder, folds: int) -> float:
    """Share of right subjects when no article is learned from."""
    right: list[bool] = []
    for fold in range(folds):
        held = [zlib.crc32(lesson.name.encode()) % folds == fold for lesson in given]
        net = learn([lesson for lesson, out in zip(given, held, strict=True) if not out], base)
        right += [one for lesson, out in zip(given, held, strict=True) if out for one in is_right(net, lesson)]
    return sum(right) / len(right)


def digest(given: Iterable[Lesson]) -> str:
    """What tells these annotations and lessons from others: the files, and what the lessons hold."""
    told = hashlib.sha256()
    for file in sorted(FOLDER.glob("*.jsonl")):
        told.update(file.read_bytes())
    for lesson in given:
        told.update(repr([column.tolist() for column in lesson.tokens]).encode())
        for number in lesson.numbers:
            choice = number.choice
            told.update(
                repr(
                    (
                        choice.at,
                        choice.common,
                        choice.each,
                        choice.own.tolist(),
                        choice.stretches.tolist(),
                        number.right,
                    )
                ).encode()
            )
    return told.hexdigest()[:16]


def main() -> None:
    """Learn and write, or score by folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int)
    folds = parser.parse_args().folds
    base = read_encoder()
    given = list(lessons(base.vocabulary))
    if folds:
        print(f"{by_folds(given, base, folds):.3f}")
        return
    net = learn(given, base)
    learned_from = digest(given[::SAMPLE])
    write(FILE, net.weights, net.vocabulary, learned_from=learned_from, marks=list(map(json.dumps, net.marks)))
    print(f"{sum(len(lesson.numbers) for lesson in given)} numbers, {len(net.marks)} marks", file=sys.stderr)


if __name__ == "__main__":
    main()
