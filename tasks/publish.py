"""Finished batches -> one snapshot, swapped in at once; or the old one held, with the reason."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

from prefect.assets import Asset, AssetProperties, materialize
from prefect.cache_policies import NO_CACHE
from prefect.context import AssetContext

from tasks.ingest import Ingested
from tasks.refine import refused_row
from tasks.run import Run
from tasks.staging import read_done, read_refused
from tasks.store.reduce import Published, publish
from tasks.store.schemas import CONTENT


def publish_snapshot(run: Run, read: Ingested, hold_above: float, keep_snapshots: int) -> None:
    """Judge the run by its counts, publish what its batches hold, and log what was read and refused."""
    run.refused = settle(run, read)
    run.log("sightings", read.sightings)
    run.log("quarantine", run.refused)
    if must_hold(run, hold_above):
        run.status = "held"
        return
    keys = {dataset: (run.root / dataset).absolute().as_uri() for dataset in CONTENT}
    assets = [Asset(key=key, properties=AssetProperties(name=name)) for name, key in keys.items()]
    folders = [batch.folder for batch in read.batches]
    _publish.with_options(assets=assets)(run, folders, keys, keep_snapshots)
    if run.status == "published" and run.refused:
        run.status = "published_with_warnings"


@materialize("file://output", by="tinsach", name="publish", cache_policy=NO_CACHE, persist_result=False)
def _publish(run: Run, batches: list[Path], keys: dict[str, str], keep_snapshots: int) -> None:
    with run.timed("publish"):
        published: Published = publish(run.store, batches, keep=keep_snapshots)
    run.snapshot = published.snapshot
    run.counts["n_duplicates"] = published.n_duplicates
    run.status = "published" if published.changed else "unchanged"
    if context := AssetContext.get():
        for dataset, rows in published.rows.items():
            context.add_asset_metadata(keys[dataset], {"rows": rows, "snapshot": published.snapshot})
    shutil.rmtree(run.stage, ignore_errors=True)


def settle(run: Run, read: Ingested) -> list[dict[str, Any]]:
    """Give every sighting its final outcome and article, count them, and gather what was refused.

    Raises PagesLost when the sum of pages does not come out.
    """
    article_of: dict[str, str] = dict(run.store.articles())
    refused = [dict(refused_row(row)) for row in read.refused]
    for batch in read.batches:
        done = read_done(batch.folder)
        article_of |= done.kept
        refused += read_refused(batch.folder)
        for stage, seconds in done.seconds.items():
            run.took(stage, seconds)
        run.counts.update(done.counts)
    gone = {row["doc_id"] for row in refused if row["dataset"] == "pages"}
    for row in read.sightings:
        if row["outcome"] == "kept" and row["doc_id"] in gone:
            row["outcome"] = "quarantined"
        row["article_id"] = article_of.get(row.get("doc_id") or "")
    run.counts["n_read"] = len(read.sightings)
    run.count(Counter(row["outcome"] for row in read.sightings))
    version = {"pipeline_version": run.pipeline_version}
    return [row | version for row in refused]


def must_hold(run: Run, hold_above: float) -> bool:
    """Whether too great a share of the new pages was refused to trust the rest."""
    new = run.counts["n_kept"] + run.counts["n_quarantined"]
    return bool(new) and not run.counts["n_unchanged"] and run.counts["n_quarantined"] / new > hold_above
