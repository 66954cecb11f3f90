"""Jobs of the listings (RQ): ``keep_demo_young`` every hour; without demo leads it finds nothing to do."""

from __future__ import annotations

from backend import jobs
from backend.ingestion.demo import refresh_demo


def keep_demo_young() -> None:
    """Demo leads stay seen, and some are new today, in a house that is never closed."""
    jobs.run(refresh_demo)
