"""The one clock. SQL reads ``app_now()``, Python reads :func:`now`; both shift together in tests and evals.

A shift or a freeze lives in this process and is carried to PostgreSQL at the start of each transaction (see
``backend.db``), so a transaction never mixes two times.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class _Clock:
    frozen_at: datetime | None = None
    offset: timedelta = timedelta(0)


_clock = _Clock()


def now() -> datetime:
    """The instant, in UTC, as the product sees it."""
    if _clock.frozen_at is not None:
        return _clock.frozen_at
    return datetime.now(UTC) + _clock.offset


def freeze(at: datetime) -> None:
    """Stand still at ``at`` (aware) until :func:`reset`."""
    _clock.frozen_at = at.astimezone(UTC)


def shift(by: timedelta) -> None:
    """Move on by ``by``: a frozen clock jumps, a running one runs ahead."""
    if _clock.frozen_at is not None:
        _clock.frozen_at += by
    else:
        _clock.offset += by


def reset() -> None:
    """Back to the real time."""
    _clock.frozen_at = None
    _clock.offset = timedelta(0)


def sql_settings() -> tuple[str, str] | None:
    """The values for ``aiqleads.clock_at`` and ``aiqleads.clock_offset``; None when the time is the real one."""
    if _clock.frozen_at is not None:
        return _clock.frozen_at.isoformat(), ""
    if _clock.offset:
        return "", f"{_clock.offset.total_seconds()} seconds"
    return None
