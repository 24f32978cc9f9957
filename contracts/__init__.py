"""What each dataset must be: one pandera model a dataset, and nothing else.

`CONTRACTS` names them in the order of reference: a row only points at rows of datasets before its own.
The names readers meet in reports are those of `checks_of`.
"""

import os
from collections.abc import Mapping

from pandera.pandas import DataFrameModel

from contracts.awards import Awards
from contracts.blocks import Blocks
from contracts.documents import Documents
from contracts.entities import Entities
from contracts.indicators import Indicators
from contracts.mentions import Mentions
from contracts.money import Money
from contracts.pages import Pages
from contracts.quantities import Quantities
from contracts.quotes import Quotes
from contracts.related import Related
from contracts.sentences import Sentences
from contracts.timexes import Timexes

# Importing pandera sets this (for pyspark's sake), and pyarrow then stores 22:40+07:00 as 22:40 UTC.
os.environ.pop("PYARROW_IGNORE_TIMEZONE", None)

CONTRACTS: Mapping[str, type[DataFrameModel]] = {
    "pages": Pages,
    "documents": Documents,
    "blocks": Blocks,
    "related": Related,
    "sentences": Sentences,
    "mentions": Mentions,
    "entities": Entities,
    "quantities": Quantities,
    "timexes": Timexes,
    "indicators": Indicators,
    "awards": Awards,
    "money": Money,
    "quotes": Quotes,
}

UNIQUE_KEY = "key_twice"


def checks_of(contract: type[DataFrameModel]) -> list[str]:
    """The names of a contract's checks: `column: check` for one column, the error's name for a row."""
    schema = contract.to_schema()
    of_columns = [f"{name}: {check.name}" for name, column in schema.columns.items() for check in column.checks]
    required = [f"{name}: not_nullable" for name, column in schema.columns.items() if not column.nullable]
    return [*of_columns, *required, *(str(check.error) for check in schema.checks), UNIQUE_KEY]
