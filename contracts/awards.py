"""Contract of `awards`."""

import pandera.pandas as pa

from contracts.columns import ID, INT, LONG, TEXT, Found, Period


class Awards(Found, Period):
    """A commendation given. Key: (doc_id, award_no)."""

    award_no: INT = pa.Field(ge=0)
    award: TEXT = pa.Field(str_length={"min_value": 1})
    issuer: TEXT = pa.Field(nullable=True)
    issuer_entity_id: TEXT = pa.Field(nullable=True, str_matches=ID)
    recipient: TEXT = pa.Field(nullable=True)
    recipient_entity_id: TEXT = pa.Field(nullable=True, str_matches=ID)
    count: LONG = pa.Field(nullable=True, ge=0)

    class Config:
        unique = ["doc_id", "award_no"]
