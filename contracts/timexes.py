"""Contract of `timexes`."""

import pandas as pd
import pandera.pandas as pa

from contracts.columns import DATE, INT, TEXT, Found

_KINDS = [
    "date",
    "week",
    "month",
    "quarter",
    "half_year",
    "year",
    "school_year",
    "period",
    "holiday",
    "weekday",
    "reference",
    "time",
    "duration",
    "set",
]


class Timexes(Found):
    """A time expression. Key: (doc_id, timex_no)."""

    timex_no: INT = pa.Field(ge=0)
    type: TEXT = pa.Field(isin=["DATE", "TIME", "DURATION", "SET"])
    kind: TEXT = pa.Field(isin=_KINDS)
    value: TEXT = pa.Field(str_matches=r"^[0-9A-Z_:/+.-]+$")  # TIMEX3: digits, X, and its own letters
    begin_date: DATE = pa.Field(nullable=True)
    end_date: DATE = pa.Field(nullable=True)
    anchored_by: TEXT = pa.Field(nullable=True, isin=["page", "text"])

    class Config:
        unique = ["doc_id", "timex_no"]

    @pa.dataframe_check(error="dates_backwards")
    def dates_in_order(cls, rows: pd.DataFrame) -> pd.Series:
        """Begin and end come together, and in this order."""
        begin, end = rows["begin_date"], rows["end_date"]
        return (begin.isna() & end.isna()) | (begin <= end).fillna(False)

    @pa.dataframe_check(error="value_of_another_type")
    def periods_are_durations(cls, rows: pd.DataFrame) -> pd.Series:
        """ISO 8601: a length begins with P, a point in time does not; a SET may be either."""
        length = rows["value"].str.match(r"P[0-9XT]").fillna(False)
        return (rows["type"] == "SET") | (length == (rows["type"] == "DURATION"))
