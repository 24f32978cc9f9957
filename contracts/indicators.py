"""Contract of `indicators`."""

import pandera.pandas as pa

from contracts.columns import EXACT, ID, INT, QUALIFIERS, QUANTITY_KINDS, TEXT, Found, Period


class Indicators(Found, Period):
    """A quantity with what it says of whom and when. Key: (doc_id, indicator_no)."""

    indicator_no: INT = pa.Field(ge=0)
    quantity_no: INT = pa.Field(ge=0)
    subject: TEXT = pa.Field(nullable=True)
    subject_entity_id: TEXT = pa.Field(nullable=True, str_matches=ID)
    counted: TEXT = pa.Field(nullable=True)
    kind: TEXT = pa.Field(isin=QUANTITY_KINDS)
    value: EXACT = pa.Field(nullable=True)
    value_to: EXACT = pa.Field(nullable=True)
    of: EXACT = pa.Field(nullable=True)
    unit: TEXT = pa.Field(nullable=True)
    qualifier: TEXT = pa.Field(isin=QUALIFIERS)

    class Config:
        unique = ["doc_id", "indicator_no"]
