"""How beliefs become shares: isotonic regression over articles the tagger had not seen."""

from collections.abc import Iterable

Group = tuple[float, float, int]  # belief, right, how many


def measure(judged: Iterable[tuple[float, bool]], smallest: int = 40) -> list[Group]:
    """(mean belief, share that is right, how many) of groups of spans, by isotonic regression.

    Neighbours are pooled until shares rise with belief (Ayer et al. 1955) and groups hold `smallest` spans.
    """
    groups: list[Group] = []  # sums
    for belief, right in sorted(judged):
        groups.append((belief, float(right), 1))
        while len(groups) > 1 and (groups[-2][2] < smallest or _falls(groups[-2], groups[-1])):
            groups.append(_pool(groups.pop(), groups.pop()))
    if len(groups) > 1 and groups[-1][2] < smallest:
        groups.append(_pool(groups.pop(), groups.pop()))
    return [(belief / n, right / n, n) for belief, right, n in groups]


def _pool(one: Group, other: Group) -> Group:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _falls(before: Group, after: Group) -> bool:
    return before[1] / before[2] >= after[1] / after[2]
