"""Contract of `sentences`."""

import pandas as pd
import pandera.pandas as pa

from contracts.columns import INT, TEXT, Placed


class Sentences(Placed):
    """A sentence of the article. Key: (doc_id, sentence_no)."""

    sentence_no: INT = pa.Field(ge=0)
    block_no: INT = pa.Field(ge=0)
    text: TEXT = pa.Field(str_length={"min_value": 1})
    n_tokens: INT = pa.Field(ge=1)

    class Config:
        unique = ["doc_id", "sentence_no"]

    @pa.dataframe_check(error="span_length")
    def span_covers_text(cls, rows: pd.DataFrame) -> pd.Series:
        """The sentence is the article's text at its place."""
        return (rows["char_end"] - rows["char_start"] == rows["text"].str.len()).fillna(False)
