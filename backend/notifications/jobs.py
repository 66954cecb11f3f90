"""Jobs of notices (RQ)."""

from __future__ import annotations

from functools import partial

from backend import jobs
from backend.config import NOTICES_KEPT_DAYS
from backend.notifications import notice_queries


def forget_old() -> int:
    """Delete the notices of long ago; how many. Daily."""
    return jobs.run(partial(notice_queries.forget_old, days=NOTICES_KEPT_DAYS))
