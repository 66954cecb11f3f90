"""Jobs of purchases (RQ)."""

from __future__ import annotations

from functools import partial

from backend import jobs
from backend.purchases import refunds


def grant_overdue_refunds() -> int:
    """Credit the refunds that nobody decided within two business days; how many. Hourly."""
    due = jobs.run(refunds.overdue)
    return sum(jobs.run(partial(refunds.grant_overdue, refund_id=refund_id)) for refund_id in due)
