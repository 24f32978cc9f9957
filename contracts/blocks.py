"""Contract of `blocks`."""

import pandas as pd
import pandera.pandas as pa

from contracts.columns import INT, TEXT, Placed

_OUTSIDE = ["duplicate", "byline", "dateline", "source", "related", "nav"]
_INSIDE = ["title", "lead", "heading", "body", "caption"]


class Blocks(Placed):
    """A non-empty line of a page. Key: (doc_id, block_no)."""

    block_no: INT = pa.Field(ge=0)
    role: TEXT = pa.Field(isin=[*_INSIDE, *_OUTSIDE])
    text: TEXT

    class Config:
        unique = ["doc_id", "block_no"]

    @pa.dataframe_check(error="page_span_length")
    def span_covers_line(cls, rows: pd.DataFrame) -> pd.Series:
        """The line is the page's text at its place."""
        return rows["page_end"] - rows["page_start"] == rows["text"].str.len()

    @pa.dataframe_check(error="outside_in_the_article")
    def only_article_lines_have_a_place_in_it(cls, rows: pd.DataFrame) -> pd.Series:
        """Furniture has no place in the article text."""
        return rows["char_start"].isna() | rows["role"].isin(_INSIDE)
