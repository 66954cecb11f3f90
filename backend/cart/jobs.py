"""Jobs of the cart (RQ)."""

from __future__ import annotations

from backend import jobs
from backend.cart import service


def record_expired() -> int:
    """Log the holds that ran out; how many. Every minute, for notices and history: no rule waits for it."""
    return jobs.run(service.record_expired)
