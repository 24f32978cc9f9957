"""The full name a mention stands for: short names of persons and organisations made full."""

from collections.abc import Iterable, Sequence

from tasks.findings.tagging import Span


def full_person(surface: str, persons: Iterable[str]) -> str:
    """The one longer name of the article that ends in `surface`, else that begins with it, else `surface` itself."""
    names = [p for p in persons if len(p) > len(surface)]
    ending = outermost(p for p in names if p.endswith(" " + surface))
    longer = ending or outermost(p for p in names if p.startswith(surface + " "))
    return longer.pop() if len(longer) == 1 else surface


def outermost(names: Iterable[str]) -> set[str]:
    """The names that are no part of another of them."""
    every = set(names)
    return {n for n in every if not any(n != o and f" {n} " in f" {o} " for o in every)}


def surfaces(text: str, spans: Sequence[Span], kind: str) -> tuple[str, ...]:
    """Distinct strings of the spans of one type, in text order."""
    return tuple(dict.fromkeys(text[s.start : s.end] for s in spans if s.type == kind))
