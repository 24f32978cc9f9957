"""Entities over all documents, from their mentions."""

import pandas as pd
import pyarrow as pa

from tasks.store.schemas import CONTENT


def entities_of(mentions: pd.DataFrame, documents: pd.DataFrame) -> pa.Table:
    """One row an entity. `mentions`: doc_id, entity_id, type, name, surface, place_code; `documents`: doc_id,
    published_at, duplicate_of. Mentions in copies count for nothing: a story counts once.

    The name is the one most mentions have (then the first in the alphabet).
    """
    schema = CONTENT["entities"]
    originals = documents[documents["duplicate_of"].isna()]
    rows = mentions.merge(originals[["doc_id", "published_at"]], on="doc_id")
    if rows.empty:
        return schema.empty_table()
    by_entity = rows.groupby("entity_id", sort=True)
    names = rows.groupby(["entity_id", "name"]).size().reset_index(name="n")
    names = names.sort_values(["entity_id", "n", "name"], ascending=[True, False, True])
    table = pd.DataFrame(
        {
            "type": by_entity["type"].min(),
            "name": names.drop_duplicates("entity_id").set_index("entity_id")["name"],
            "aliases": by_entity["surface"].agg(lambda surfaces: sorted(set(surfaces))),
            "place_code": by_entity["place_code"].min(),
            "n_articles": by_entity["doc_id"].nunique(),
            "n_mentions": by_entity.size(),
            "first_published": by_entity["published_at"].min(),
            "last_published": by_entity["published_at"].max(),
        }
    ).reset_index(names="entity_id")
    return pa.Table.from_pandas(table[schema.names], schema=schema, preserve_index=False)
