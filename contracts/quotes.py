"""Contract of `quotes`."""

import pandera.pandas as pa

from contracts.columns import FLAG, ID, INT, TEXT, Found


class Quotes(Found):
    """An attributed statement. Key: (doc_id, quote_no)."""

    quote_no: INT = pa.Field(ge=0)
    speaker: TEXT = pa.Field(str_length={"min_value": 1})
    speaker_entity_id: TEXT = pa.Field(nullable=True, str_matches=ID)
    cue: TEXT = pa.Field(str_length={"min_value": 1})
    text: TEXT = pa.Field(str_length={"min_value": 1})
    direct: FLAG

    class Config:
        unique = ["doc_id", "quote_no"]
