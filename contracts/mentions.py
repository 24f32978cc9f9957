"""Contract of `mentions`."""

import pandas as pd
import pandera.pandas as pa

from contracts.columns import ID, INT, MENTION_TYPES, REAL, TEXT, TEXTS, Found


class Mentions(Found):
    """A named entity where it is written. Key: (doc_id, mention_no)."""

    mention_no: INT = pa.Field(ge=0)
    type: TEXT = pa.Field(isin=MENTION_TYPES)
    name: TEXT = pa.Field(str_length={"min_value": 1})
    entity_id: TEXT = pa.Field(str_matches=ID)
    role: TEXT = pa.Field(nullable=True)
    organisation: TEXT = pa.Field(nullable=True)
    place_code: TEXT = pa.Field(nullable=True)
    place_name: TEXT = pa.Field(nullable=True)
    place_code_now: TEXT = pa.Field(nullable=True)
    place_name_now: TEXT = pa.Field(nullable=True)
    place_candidates: TEXTS = pa.Field(nullable=True)
    source: TEXT = pa.Field(isin=["rule", "model"])
    confidence: REAL = pa.Field(ge=0, le=1)

    class Config:
        unique = ["doc_id", "mention_no"]

    @pa.dataframe_check(error="role_of_no_person")
    def only_people_have_roles(cls, rows: pd.DataFrame) -> pd.Series:
        """What a person is is said of persons."""
        return (rows["role"].isna() & rows["organisation"].isna()) | (rows["type"] == "PER")

    @pa.dataframe_check(error="guessed_place")
    def candidates_or_a_code(cls, rows: pd.DataFrame) -> pd.Series:
        """Where several places fit, none is chosen."""
        return rows["place_candidates"].isna() | rows["place_code"].isna()
