"""How often a span of that type with that belief is right, measured on articles the tagger had not seen."""

from bisect import bisect_right
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parents[2] / "models" / "confidence.tsv"

Curve = tuple[tuple[float, float], ...]  # (belief, share that is right), both rising


def calibrated(kind: str, belief: float) -> float:
    """The share of spans of this type with about this belief that are right; the belief itself if unknown."""
    curve = curves().get(kind)
    if not curve:
        return belief
    at = bisect_right(curve, (belief, 2.0))
    if at in (0, len(curve)):
        return curve[min(at, len(curve) - 1)][1]
    (low, share), (high, more) = curve[at - 1], curve[at]
    return share + (more - share) * (belief - low) / (high - low)


@cache
def curves(path: Path = TABLE) -> dict[str, Curve]:
    """The measured curve of each type; columns type, belief, share, n."""
    found: dict[str, list[tuple[float, float]]] = {}
    if path.exists():
        for row in path.read_text("utf-8").splitlines()[1:]:
            kind, belief, share, _ = row.split("\t")
            found.setdefault(kind, []).append((float(belief), float(share)))
    return {kind: tuple(curve) for kind, curve in found.items()}
