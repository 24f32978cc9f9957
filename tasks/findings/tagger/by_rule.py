"""Spans that a rule is sure of, whatever the tagger said."""

from collections.abc import Sequence

from tasks.findings.tagger.tagging import Span

BY_RULE = 0.8  # belief in a span that no label stands behind


def claim(spans: Sequence[Span], start: int, end: int, kind: str) -> list[Span]:
    """The spans with one of that type at text[start:end] instead of those inside; the same where one reaches out."""
    over = [s for s in spans if s.start < end and start < s.end]
    if not all(start <= s.start and s.end <= end for s in over):
        return list(spans)
    belief = max((s.confidence for s in over if s.type == kind), default=BY_RULE)
    kept = [s for s in spans if s not in over]
    return sorted([*kept, Span(start, end, kind, belief)], key=lambda s: s.start)
