"""What is found in an article. Positions: code points in `Article.text`; text[start:end] == surface."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

MentionType = Literal["PER", "ORG", "LOC", "PROGRAMME", "AWARD", "LAW"]
QuantityKind = Literal["count", "money", "percent", "ratio", "ordinal", "measure"]
Qualifier = Literal["exact", "over", "under", "nearly", "about", "at_least", "at_most"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Place:
    """The administrative unit a name stands for; or, where several fit, the candidates and no code."""

    code: str | None = None  # official code at the article's date
    name: str | None = None
    code_now: str | None = None  # after 1 July 2025
    name_now: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A named entity where it is written. CoNLL-style flat spans; types of GUIDELINES.md."""

    start: int
    end: int
    surface: str
    type: MentionType
    name: str  # normalised, abbreviations expanded, short names made full
    role: str | None = None  # PER: what the person is, as written beside the name
    organisation: str | None = None  # PER: the organisation inside the role, as written
    place: Place | None = None
    source: Literal["rule", "model"] = "rule"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that counts or measures, with its unit; without qualifier and counted noun."""

    start: int
    end: int
    surface: str
    kind: QuantityKind
    value: Decimal | None
    value_to: Decimal | None = None  # upper end of a range
    of: Decimal | None = None  # the whole of a ratio
    unit: str | None = None  # ISO 4217, UCUM, "%" or "pp"
    per: str | None = None  # "người/tháng"
    qualifier: Qualifier = "exact"
    counted: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression (TIMEX3)."""

    start: int
    end: int
    surface: str
    type: TimexType
    kind: str  # see DATA_MODEL: date, week, month, quarter, …, set
    value: str  # TIMEX3 value, X for what is not written
    begin_date: date | None = None
    end_date: date | None = None  # inclusive
    anchored_by: Literal["page", "text"] | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """A commendation given: numbers of lists get a fact each."""

    start: int
    end: int
    surface: str  # the words from issuer or verb to the recipients
    award: str
    issuer: str | None = None
    issuer_mention: int | None = None  # index into the article's mentions
    recipient: str | None = None
    recipient_mention: int | None = None
    count: int | None = None
    period_begin: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """Money given, raised, spent, owed or priced."""

    start: int
    end: int
    surface: str
    quantity_no: int  # index into the article's quantities
    amount: Decimal
    amount_to: Decimal | None = None
    currency: str | None = None
    per: str | None = None
    qualifier: Qualifier = "exact"
    giver: str | None = None
    giver_mention: int | None = None
    receiver: str | None = None
    receiver_mention: int | None = None
    purpose: str | None = None
    period_begin: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement with its speaker, direct or reported."""

    start: int
    end: int
    surface: str
    speaker: str  # in full
    speaker_mention: int | None
    cue: str
    text: str
    direct: bool


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity with what it says of whom and when."""

    start: int
    end: int
    surface: str
    quantity_no: int
    subject: str | None
    subject_mention: int | None
    period_begin: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of one article, each kind in text order."""

    awards: tuple[Award, ...] = ()
    money: tuple[Money, ...] = ()
    quotes: tuple[Quote, ...] = ()
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings(Facts):
    """Everything found in one article, each layer in text order."""

    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    timexes: tuple[Timex, ...] = ()
    digits: Mapping[str, int] = field(default_factory=dict)  # digit runs that are no finding, by what they are
