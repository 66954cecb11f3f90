"""What the pipeline counts, for Prometheus: taken from its state, so that it is the same whoever is asked."""

from __future__ import annotations

from prometheus_client import Gauge
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.ingestion.pipeline.admin_queries import STATE

BATCHES = Gauge("aiqleads_ingest_batches", "Batches on their way, by the stage that is next", ["stage"])
DEAD = Gauge("aiqleads_ingest_dead_batches", "Batches that were given up, by stage", ["stage"])
LISTINGS = Gauge("aiqleads_ingest_listings", "Listings of the runs kept, by what became of them", ["source", "outcome"])


async def observe(connection: AsyncConnection) -> None:
    """Set the gauges to what the database says."""
    rows = (await connection.execute(text(STATE))).all()
    for gauge in (BATCHES, DEAD, LISTINGS):
        gauge.clear()
    for kind, label, source, value in rows:
        if kind == "listings":
            LISTINGS.labels(source, label).set(value)
        else:
            (BATCHES if kind == "batches" else DEAD).labels(label).set(value)
