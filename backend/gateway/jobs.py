"""Jobs of the door (RQ)."""

from __future__ import annotations

from backend import jobs
from backend.gateway import idempotency


def forget_old_keys() -> int:
    """Drop idempotency keys that nobody will repeat any more; how many. Hourly is plenty."""
    return jobs.run(idempotency.forget_old_keys)
