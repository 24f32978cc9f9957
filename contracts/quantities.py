"""Contract of `quantities`."""

import pandera.pandas as pa

from contracts.columns import INT, TEXT, Figures, Found


class Quantities(Found, Figures):
    """A number that counts or measures. Key: (doc_id, quantity_no)."""

    quantity_no: INT = pa.Field(ge=0)
    per: TEXT = pa.Field(nullable=True)

    class Config:
        unique = ["doc_id", "quantity_no"]
