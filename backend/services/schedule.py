"""What runs by the clock: each entry is a job that is safe to run again, and how often it is asked for."""

from __future__ import annotations

from typing import NamedTuple


class Periodic(NamedTuple):
    """``job`` is an import path of a function without arguments."""

    name: str
    job: str
    every_seconds: int
    queue: str = "default"


SCHEDULE = (
    Periodic("sweep", "backend.cart.jobs.sweep", 60),
    Periodic("reprice", "backend.pricing.jobs.reprice_due", 300),
    Periodic("embed", "backend.embeddings.jobs.embed_missing", 60, "embed"),
)
