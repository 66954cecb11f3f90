"""Jobs of the ledger (RQ)."""

from __future__ import annotations

from backend import jobs
from backend.credits import service


def expire_lots() -> int:
    """Book what ended plan credits left over; how many lots. Hourly is plenty."""
    return jobs.run(service.expire)
