"""Column types as pandas sees them, and what every dataset found in a document shares."""

from decimal import Decimal
from typing import Annotated

import pandas as pd
import pandera.pandas as pa
import pyarrow

TEXT = Annotated[pd.ArrowDtype, pyarrow.string()]
BYTES = Annotated[pd.ArrowDtype, pyarrow.binary()]
TEXTS = Annotated[pd.ArrowDtype, pyarrow.list_(pyarrow.string())]
INT = Annotated[pd.ArrowDtype, pyarrow.int32()]
LONG = Annotated[pd.ArrowDtype, pyarrow.int64()]
REAL = Annotated[pd.ArrowDtype, pyarrow.float32()]
FLAG = Annotated[pd.ArrowDtype, pyarrow.bool_()]
EXACT = Annotated[pd.ArrowDtype, pyarrow.decimal128(38, 9)]  # money is never a float
DATE = Annotated[pd.ArrowDtype, pyarrow.date32()]
TIME = Annotated[pd.ArrowDtype, pyarrow.timestamp("us", "Asia/Ho_Chi_Minh")]

ID = r"^[0-9a-f]{16}$"
MONTH = r"^(\d{4}-(0[1-9]|1[0-2])|unknown)$"
MENTION_TYPES = ["PER", "ORG", "LOC", "PROGRAMME", "AWARD", "LAW"]
QUANTITY_KINDS = ["count", "money", "percent", "ratio", "ordinal", "measure"]
QUALIFIERS = ["exact", "over", "under", "nearly", "about", "at_least", "at_most"]
CURRENCY = r"^[A-Z]{3}$"


class OfPage(pa.DataFrameModel):
    """A row of one page. A page's rows live in the month it was published in."""

    doc_id: TEXT = pa.Field(str_matches=ID)
    published_month: TEXT = pa.Field(str_matches=MONTH)

    class Config:
        strict = True  # an unknown column is a change of contract, not a bonus


class Placed(OfPage):
    """A row with a place in the page, and in the article unless it stands outside."""

    char_start: LONG = pa.Field(ge=0, nullable=True)
    char_end: LONG = pa.Field(nullable=True)
    page_start: LONG = pa.Field(ge=0)
    page_end: LONG

    @pa.dataframe_check(error="broken_article_span")
    def article_span(cls, rows: pd.DataFrame) -> pd.Series:
        """A place in the article has a begin and an end, in this order, or there is none."""
        start, end = rows["char_start"], rows["char_end"]
        return (start.isna() & end.isna()) | (start <= end).fillna(False)

    @pa.dataframe_check(error="empty_page_span")
    def page_span(cls, rows: pd.DataFrame) -> pd.Series:
        """A row that stands nowhere on its page cannot be shown to anyone."""
        return rows["page_end"] > rows["page_start"]


class Found(Placed):
    """A finding: it points at its surface in the article, and at its sentence."""

    sentence_no: INT = pa.Field(ge=0)
    surface: TEXT = pa.Field(str_length={"min_value": 1})

    @pa.dataframe_check(error="span_length")
    def span_covers_surface(cls, rows: pd.DataFrame) -> pd.Series:
        """Offsets drift when a later step edits the text: caught here, not by readers."""
        return (rows["char_end"] - rows["char_start"] == rows["surface"].str.len()).fillna(False)


class Period(pa.DataFrameModel):
    """A period something is said of, whole or not at all."""

    period_begin: DATE = pa.Field(nullable=True)
    period_end: DATE = pa.Field(nullable=True)

    @pa.dataframe_check(error="period_backwards")
    def period_in_order(cls, rows: pd.DataFrame) -> pd.Series:
        """Begin and end come together, and in this order."""
        begin, end = rows["period_begin"], rows["period_end"]
        return (begin.isna() & end.isna()) | (begin <= end).fillna(False)


class Figures(pa.DataFrameModel):
    """What a number says: of a quantity, and of an indicator read from it."""

    kind: TEXT = pa.Field(isin=QUANTITY_KINDS)
    value: EXACT = pa.Field(nullable=True)
    value_to: EXACT = pa.Field(nullable=True)
    of: EXACT = pa.Field(nullable=True, gt=Decimal(0))  # null in ratios that name no whole: half, thrice
    unit: TEXT = pa.Field(nullable=True)
    qualifier: TEXT = pa.Field(isin=QUALIFIERS)
    counted: TEXT = pa.Field(nullable=True)

    @pa.dataframe_check(error="value_without_unit")
    def money_and_measures_have_units(cls, rows: pd.DataFrame) -> pd.Series:
        """A bare 16500 is worse than nothing: readers would add dong to hectares."""
        needs = rows["kind"].isin(["money", "measure", "percent"])
        return rows["value"].isna() | ~needs | rows["unit"].notna()

    @pa.dataframe_check(error="no_currency")
    def money_is_in_a_currency(cls, rows: pd.DataFrame) -> pd.Series:
        """ISO 4217: three capitals."""
        known = rows["unit"].str.match(CURRENCY).fillna(True)
        return (rows["kind"] != "money") | known

    @pa.dataframe_check(error="no_percent")
    def percent_is_percent_or_points(cls, rows: pd.DataFrame) -> pd.Series:
        """A percentage and a change in percentage points must not be added up."""
        return (rows["kind"] != "percent") | rows["unit"].isna() | rows["unit"].isin(["%", "pp"])

    @pa.dataframe_check(error="range_backwards")
    def range_in_order(cls, rows: pd.DataFrame) -> pd.Series:
        """A range runs upwards, and from somewhere."""
        return rows["value_to"].isna() | (rows["value"] <= rows["value_to"]).fillna(False)

    @pa.dataframe_check(error="of_without_ratio")
    def only_ratios_have_a_whole(cls, rows: pd.DataFrame) -> pd.Series:
        """`of` is the whole of a ratio."""
        return rows["of"].isna() | (rows["kind"] == "ratio")
