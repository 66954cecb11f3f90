"""Jobs of outbound webhooks (RQ)."""

from __future__ import annotations

from functools import partial

from backend import jobs
from backend.config import WEBHOOK_LOG_DAYS
from backend.webhooks import queries


def forget_old() -> int:
    """Delete the log of long ago; how many. Daily."""
    return jobs.run(partial(queries.forget_old, days=WEBHOOK_LOG_DAYS))
