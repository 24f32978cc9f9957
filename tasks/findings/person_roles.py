"""What a person is, as written beside the name: `Phó Chủ tịch LĐLĐ quận …` before or after it."""

import re
from functools import cache

from tasks.tables import read_table

_REACH = 160  # characters looked at on either side of a name
_CUT = re.compile(r"[.;:,!?\n()“”\"–]|\s-\s")
_IN_BRACKETS = re.compile(r" ?\([^()\n]{2,40}\)")
_JOIN = re.compile(r"\s*(?:[-–,(]|là)\s*")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = read_table("mention_cues")

    def words(kind: str) -> str:
        forms = sorted((r["form"] for r in rows if r["kind"] == kind), key=len, reverse=True)
        return "|".join(map(re.escape, forms))

    role = re.compile(rf"\b(?:{words('role')})\b", re.IGNORECASE)
    address = re.compile(rf"(?:\s*\b(?:{words('person_title')})\b\.?)+\s*\Z", re.IGNORECASE)
    return role, address


def find_role(text: str, start: int, end: int, org_ends: frozenset[int]) -> tuple[int, int] | None:
    """Span of the role of the person text[start:end], else None.

    `org_ends` are the ends of the organisations found: a role after the name runs on to the end of
    the organisation it names, else to the next mark.
    """
    role, address = _patterns()
    left = max(0, start - _REACH, text.rfind("\n", max(0, start - _REACH), start) + 1)
    # An address after a comma (`Hiệu trưởng X, ông Y`) leaves that comma behind: not a cut.
    bare = address.sub("", text[left:start]).rstrip(" ,")
    cuts = [m.end() for m in _CUT.finditer(bare)]
    if match := role.search(bare, cuts[-1] if cuts else 0):
        return left + match.start(), left + len(bare)
    join = _JOIN.match(text, end)
    if not join or not (match := role.match(text, join.end())):
        return None
    limit = min(len(text), match.end() + _REACH)
    ends = [stop.start() for pattern in (_CUT, saying()) if (stop := pattern.search(text, match.end(), limit))]
    finish = min(ends, default=limit)
    last = max((e for e in org_ends if match.end() < e <= finish), default=0)
    if bracket := _IN_BRACKETS.match(text, last or finish):
        last = bracket.end()
    return match.start(), last or match.start() + len(text[match.start() : finish].rstrip())


@cache
def saying() -> re.Pattern[str]:
    """Verbs that end a role written after a name."""
    forms = [re.escape(r["form"]) for r in read_table("mention_cues") if r["kind"] == "saying"]
    return re.compile(rf"\b(?:{'|'.join(forms)})\b")
