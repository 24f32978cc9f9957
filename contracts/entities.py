"""Contract of `entities`."""

import pandas as pd
import pandera.pandas as pa

from contracts.columns import ID, LONG, MENTION_TYPES, TEXT, TEXTS, TIME


class Entities(pa.DataFrameModel):
    """A distinct entity. Key: entity_id."""

    entity_id: TEXT = pa.Field(str_matches=ID, unique=True)
    type: TEXT = pa.Field(isin=MENTION_TYPES)
    name: TEXT = pa.Field(str_length={"min_value": 1})
    aliases: TEXTS
    place_code: TEXT = pa.Field(nullable=True)
    n_articles: LONG = pa.Field(ge=1)
    n_mentions: LONG = pa.Field(ge=1)
    first_published: TIME = pa.Field(nullable=True)
    last_published: TIME = pa.Field(nullable=True)

    class Config:
        strict = True

    @pa.dataframe_check(error="more_articles_than_mentions")
    def an_article_needs_a_mention(cls, rows: pd.DataFrame) -> pd.Series:
        """Every article that counts has a mention."""
        return rows["n_articles"] <= rows["n_mentions"]

    @pa.dataframe_check(error="last_before_first")
    def published_in_order(cls, rows: pd.DataFrame) -> pd.Series:
        """First and last come together, and in this order."""
        first, last = rows["first_published"], rows["last_published"]
        return (first.isna() & last.isna()) | (first <= last).fillna(False)
