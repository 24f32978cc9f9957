"""Contract of `money`."""

import pandas as pd
import pandera.pandas as pa

from contracts.columns import CURRENCY, EXACT, ID, INT, QUALIFIERS, TEXT, Found, Period


class Money(Found, Period):
    """Money given, spent, owed or priced. Key: (doc_id, money_no)."""

    money_no: INT = pa.Field(ge=0)
    quantity_no: INT = pa.Field(ge=0)
    amount: EXACT
    amount_to: EXACT = pa.Field(nullable=True)
    currency: TEXT = pa.Field(str_matches=CURRENCY)
    per: TEXT = pa.Field(nullable=True)
    qualifier: TEXT = pa.Field(isin=QUALIFIERS)
    giver: TEXT = pa.Field(nullable=True)
    giver_entity_id: TEXT = pa.Field(nullable=True, str_matches=ID)
    receiver: TEXT = pa.Field(nullable=True)
    receiver_entity_id: TEXT = pa.Field(nullable=True, str_matches=ID)
    purpose: TEXT = pa.Field(nullable=True)

    class Config:
        unique = ["doc_id", "money_no"]

    @pa.dataframe_check(error="range_backwards")
    def range_in_order(cls, rows: pd.DataFrame) -> pd.Series:
        """A range runs upwards."""
        return rows["amount_to"].isna() | (rows["amount"] <= rows["amount_to"]).fillna(False)
