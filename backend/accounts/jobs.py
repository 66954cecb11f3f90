"""Jobs of accounts (RQ)."""

from __future__ import annotations

from backend import jobs
from backend.accounts import queries


def forget_ended_tokens() -> int:
    """Drop refresh tokens that have ended; how many. Daily is plenty."""
    return jobs.run(queries.forget_ended_tokens)
