"""Contract of `documents`."""

import pandas as pd
import pandera.pandas as pa

from contracts.columns import BYTES, ID, INT, LONG, REAL, TEXT, TIME, OfPage


class Documents(OfPage):
    """An article, in its current version. Key: doc_id; article_id is unique once it is published."""

    article_id: TEXT = pa.Field(str_matches=ID)
    source_uri: TEXT
    source_id: TEXT
    url: TEXT = pa.Field(nullable=True)
    source_url: TEXT = pa.Field(nullable=True)
    site: TEXT = pa.Field(nullable=True, str_matches=r"^\S(.*\S)?$")  # a record may name it: Lao Động
    title: TEXT = pa.Field(nullable=True)
    author: TEXT = pa.Field(nullable=True)
    section: TEXT = pa.Field(nullable=True)
    topic: TEXT = pa.Field(nullable=True)
    published_at: TIME = pa.Field(nullable=True)
    published_at_source: TEXT = pa.Field(nullable=True, isin=["page", "html", "url", "record"])
    lead: TEXT = pa.Field(nullable=True)
    text: TEXT = pa.Field(str_length={"min_value": 1})
    lang: TEXT
    n_chars: LONG = pa.Field(ge=1)
    n_sentences: INT = pa.Field(ge=1)
    body_share: REAL = pa.Field(ge=0, le=1)
    duplicate_of: TEXT = pa.Field(nullable=True, str_matches=ID)
    similarity: REAL = pa.Field(nullable=True, ge=0, le=1)
    fingerprint: TEXT = pa.Field(str_matches=ID)
    sketch: BYTES

    class Config:
        unique = ["doc_id"]

    @pa.dataframe_check(error="time_without_source")
    def time_has_source(cls, rows: pd.DataFrame) -> pd.Series:
        """A time of publication always says where it was read."""
        return rows["published_at"].isna() == rows["published_at_source"].isna()

    @pa.dataframe_check(error="month_of_another_time")
    def month_is_of_the_time(cls, rows: pd.DataFrame) -> pd.Series:
        """Partitioned by the month in Vietnam; a time that lost its zone on the way falls into the next one."""
        right: pd.Series = rows["published_at"].dt.strftime("%Y-%m") == rows["published_month"]
        return right.fillna(value=True)

    @pa.dataframe_check(error="impossible_time")
    def time_is_of_the_web(cls, rows: pd.DataFrame) -> pd.Series:
        """Vietnamese news went online in 1997; a year before that was read from something else."""
        return (rows["published_month"] == "unknown") | (rows["published_month"] >= "1997-01")

    @pa.dataframe_check(error="wrong_n_chars")
    def n_chars_is_of_the_text(cls, rows: pd.DataFrame) -> pd.Series:
        """Code points, not bytes: positions count the same way."""
        return rows["n_chars"] == rows["text"].str.len()

    @pa.dataframe_check(error="copy_without_similarity")
    def copies_say_how_alike(cls, rows: pd.DataFrame) -> pd.Series:
        """A copy says of what and how alike, an original neither."""
        return rows["duplicate_of"].isna() == rows["similarity"].isna()
