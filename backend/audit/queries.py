"""Reading the audit log."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.models import AuditEntry


async def newest(
    session: AsyncSession,
    *,
    user_id: uuid.UUID | None,
    action: str | None,
    outcome: str | None,
    before: int | None,
    limit: int,
) -> Sequence[AuditEntry]:
    """Up to ``limit`` entries with an id below ``before``, newest first."""
    wanted = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit)
    if user_id is not None:
        wanted = wanted.where(AuditEntry.user_id == user_id)
    if action is not None:
        wanted = wanted.where(AuditEntry.action == action)
    if outcome is not None:
        wanted = wanted.where(AuditEntry.outcome == outcome)
    if before is not None:
        wanted = wanted.where(AuditEntry.id < before)
    return (await session.scalars(wanted)).all()
