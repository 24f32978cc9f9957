"""Names of the state's orders and medals and of the Party's badges: a closed list, whole wherever one stands.

The orders and medals are those of the laws on emulation and commendation (2003, 2022) and of the wars before.
"""

import re
from functools import cache

from tasks.findings.tagger.by_rule import claim
from tasks.findings.tagger.tagging import Span
from tasks.findings.words import any_of, forms


def orders_are_whole(text: str, spans: list[Span], start: int, end: int) -> list[Span]:
    """An order with its class, a badge with its years: `Huân chương Lao động hạng Ba`, `Huy hiệu 40 năm tuổi Đảng`."""
    for match in _orders().finditer(text, start, end):
        spans = claim(spans, match.start(), match.end(), "AWARD")
    return spans


@cache
def _orders() -> re.Pattern[str]:
    order, grade, badge, years = (
        any_of(forms("name_edges", "kind", kind)) for kind in ("order", "grade", "badge", "party_years")
    )
    return re.compile(rf"{order}(?:,? {grade})?|{badge} \d{{2}} {years}", re.IGNORECASE)
