"""Contract of `quantities`."""

import pandas as pd
import pandera.pandas as pa

from contracts.columns import EXACT, INT, QUALIFIERS, QUANTITY_KINDS, TEXT, Found


class Quantities(Found):
    """A number that counts or measures. Key: (doc_id, quantity_no)."""

    quantity_no: INT = pa.Field(ge=0)
    kind: TEXT = pa.Field(isin=QUANTITY_KINDS)
    value: EXACT = pa.Field(nullable=True)
    value_to: EXACT = pa.Field(nullable=True)
    of: EXACT = pa.Field(nullable=True)
    unit: TEXT = pa.Field(nullable=True)
    per: TEXT = pa.Field(nullable=True)
    qualifier: TEXT = pa.Field(isin=QUALIFIERS)
    counted: TEXT = pa.Field(nullable=True)

    class Config:
        unique = ["doc_id", "quantity_no"]

    @pa.dataframe_check(error="value_without_unit")
    def money_and_measures_have_units(cls, rows: pd.DataFrame) -> pd.Series:
        """A bare 16500 is worse than nothing: readers would add dong to hectares."""
        needs = rows["kind"].isin(["money", "measure", "percent"])
        return rows["value"].isna() | ~needs | rows["unit"].notna()

    @pa.dataframe_check(error="no_currency")
    def money_is_in_a_currency(cls, rows: pd.DataFrame) -> pd.Series:
        """ISO 4217: three capitals."""
        known = rows["unit"].str.match(r"^[A-Z]{3}$").fillna(True)
        return (rows["kind"] != "money") | known

    @pa.dataframe_check(error="range_backwards")
    def range_in_order(cls, rows: pd.DataFrame) -> pd.Series:
        """A range runs upwards, and from somewhere."""
        return rows["value_to"].isna() | (rows["value"] <= rows["value_to"]).fillna(False)

    @pa.dataframe_check(error="of_without_ratio")
    def only_ratios_have_a_whole(cls, rows: pd.DataFrame) -> pd.Series:
        """`of` is the whole of a ratio."""
        return rows["of"].isna() | (rows["kind"] == "ratio")
