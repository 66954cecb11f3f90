"""SQL of the doors."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Boolean, ColumnElement, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import app_now
from backend.ingestion.doors.models import LeadDelivery


async def add(session: AsyncSession, door: str, event_id: str, sealed: bytes, version: int) -> tuple[int, bool]:
    """Keep what was told once: its number, and whether it is new. A further delivery is counted."""
    row = insert(LeadDelivery).values(door=door, event_id=event_id, sealed=sealed, key_version=version)
    again = row.on_conflict_do_update(
        index_elements=["door", "event_id"], set_={"deliveries": LeadDelivery.deliveries + 1}
    )
    is_new: ColumnElement[bool] = literal_column("xmax = 0", Boolean)
    number, fresh = (await session.execute(again.returning(LeadDelivery.id, is_new))).one()
    return number, fresh


async def get(session: AsyncSession, number: int, *, lock: bool = False) -> LeadDelivery | None:
    """A delivery."""
    return await session.get(LeadDelivery, number, with_for_update=lock, populate_existing=True)


async def done(session: AsyncSession, number: int, outcome: str, why: str | None) -> None:
    """It was worked on: what was told is kept no longer."""
    await session.execute(
        update(LeadDelivery)
        .where(LeadDelivery.id == number)
        .values(handled_at=app_now(), outcome=outcome, why=why, sealed=None, key_version=None)
    )


async def drop(session: AsyncSession, door: str, event_id: str, why: str) -> None:
    """A delivery that waits counts as handled: what was told is kept no longer."""
    waiting = (LeadDelivery.door == door, LeadDelivery.event_id == event_id, LeadDelivery.handled_at.is_(None))
    ended = {"handled_at": app_now(), "outcome": "ignored", "why": why, "sealed": None, "key_version": None}
    await session.execute(update(LeadDelivery).where(*waiting).values(**ended))


async def listed(session: AsyncSession, door: str | None, limit: int, offset: int = 0) -> Sequence[LeadDelivery]:
    """The latest deliveries."""
    wanted = select(LeadDelivery).order_by(LeadDelivery.id.desc()).limit(limit).offset(offset)
    return (await session.scalars(wanted.where(LeadDelivery.door == door) if door else wanted)).all()
