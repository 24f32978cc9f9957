"""Contract of `related`."""

import pandera.pandas as pa

from contracts.columns import INT, TEXT, TIME, Placed


class Related(Placed):
    """Another article the page points to. Key: (doc_id, related_no)."""

    related_no: INT = pa.Field(ge=0)
    title: TEXT = pa.Field(str_length={"min_value": 1})
    summary: TEXT = pa.Field(nullable=True)
    section: TEXT = pa.Field(nullable=True)
    published_at: TIME = pa.Field(nullable=True)
    url: TEXT = pa.Field(nullable=True)

    class Config:
        unique = ["doc_id", "related_no"]
