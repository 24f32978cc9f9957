"""The names of an article: tagged, corrected where that is certain, compared with each other, believed so much."""

from dataclasses import replace
from typing import Any

from tasks.findings.tagger.confidence import calibrated
from tasks.findings.tagger.consistency import agree
from tasks.findings.tagger.corrections import correct
from tasks.findings.tagger.tagging import Span, tag
from tasks.language.article import Article


def find_spans(article: Article, tagger: Any = None) -> tuple[Span, ...]:
    """Flat spans in text order; `confidence` is the share of such spans that are right."""
    return tuple(replace(s, confidence=calibrated(s.type, s.confidence)) for s in raw_spans(article, tagger))


def raw_spans(article: Article, tagger: Any = None) -> list[Span]:
    """The same spans with the tagger's own belief, which is not calibrated."""
    return agree(article, correct(article, list(tag(article, tagger))))
