"""Contract of `indicators`."""

import pandera.pandas as pa

from contracts.columns import ID, INT, TEXT, Figures, Found, Period


class Indicators(Found, Figures, Period):
    """A quantity with what it says of whom and when. Key: (doc_id, indicator_no)."""

    indicator_no: INT = pa.Field(ge=0)
    quantity_no: INT = pa.Field(ge=0)
    subject: TEXT = pa.Field(nullable=True)
    subject_entity_id: TEXT = pa.Field(nullable=True, str_matches=ID)

    class Config:
        unique = ["doc_id", "indicator_no"]
