"""Contract of `pages`."""

import pandas as pd
import pandera.pandas as pa

from contracts.columns import ID, LONG, TEXT, TIME, OfPage


class Pages(OfPage):
    """A version of a page. Key: doc_id."""

    article_id: TEXT = pa.Field(str_matches=ID)
    format: TEXT = pa.Field(isin=["txt", "html", "record"])
    encoding: TEXT = pa.Field(nullable=True)
    n_chars: LONG = pa.Field(ge=1)
    text: TEXT = pa.Field(str_length={"min_value": 1})
    meta_hash: TEXT = pa.Field(str_matches=ID)
    pipeline_version: TEXT
    scraped_at: TIME = pa.Field(nullable=True)

    class Config:
        unique = ["doc_id"]

    @pa.dataframe_check(error="wrong_n_chars")
    def n_chars_is_of_the_text(cls, rows: pd.DataFrame) -> pd.Series:
        """Code points, not bytes: positions count the same way."""
        return rows["n_chars"] == rows["text"].str.len()
