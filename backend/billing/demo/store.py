"""The demo gateway's SQL: objects as JSON under their ids, answers under their keys, events in their order."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.billing.demo.errors import no_such
from backend.billing.demo.models import DemoAnswer, DemoEvent, DemoObject
from backend.db import app_now

Data = dict[str, Any]
_PREFIXES = {
    "checkout.session": "cs_test_", "payment_intent": "pi_", "charge": "ch_", "refund": "re_", "customer": "cus_",
    "dispute": "du_", "event": "evt_", "payment_method": "pm_", "subscription": "sub_",
}  # fmt: skip


def new_id(kind: str) -> str:
    """An id that looks like its kind; unknown kinds get their own name in front."""
    return _PREFIXES.get(kind, f"{kind}_") + secrets.token_hex(12)


async def add(session: AsyncSession, data: Data) -> Data:
    """Keep a new object; ``data`` carries ``id`` and ``object``."""
    session.add(DemoObject(id=data["id"], kind=data["object"], data=data))
    await session.flush()
    return data


async def get(session: AsyncSession, kind: str, object_id: str, *, lock: bool = False) -> Data:
    """A copy of the object, its row kept for this transaction when asked. Raises ApiError."""
    wanted = select(DemoObject.data).where(DemoObject.id == object_id, DemoObject.kind == kind)
    found = (await session.execute(wanted.with_for_update() if lock else wanted)).scalar_one_or_none()
    if found is None:
        raise no_such(kind, object_id)
    return dict(found)


async def put(session: AsyncSession, data: Data) -> Data:
    """Replace an object that is there."""
    await session.execute(update(DemoObject).where(DemoObject.id == data["id"]).values(data=data))
    return data


async def find(session: AsyncSession, kind: str, **fields: str) -> list[Data]:
    """Objects of a kind whose fields have these values, the newest on top."""
    wanted = select(DemoObject.data).where(DemoObject.kind == kind, DemoObject.data.contains(fields))
    return [dict(row) for row in (await session.scalars(wanted.order_by(DemoObject.number.desc()))).all()]


async def page(
    session: AsyncSession, kind: str, *, since: int | None, until: int | None, after: str | None, limit: int
) -> tuple[list[Data], bool]:
    """Objects made in [since, until), the newest on top, from the one behind ``after`` on; whether there are more."""
    made = DemoObject.data["created"].as_integer()
    wanted = select(DemoObject.data).where(DemoObject.kind == kind)
    wanted = wanted.where(made >= since) if since is not None else wanted
    wanted = wanted.where(made < until) if until is not None else wanted
    if after is not None:
        last = select(DemoObject.number).where(DemoObject.id == after).scalar_subquery()
        wanted = wanted.where(DemoObject.number < last)
    rows = (await session.scalars(wanted.order_by(DemoObject.number.desc()).limit(limit + 1))).all()
    return [dict(row) for row in rows[:limit]], len(rows) > limit


async def claim_key(session: AsyncSession, key: str, route: str, body_hash: bytes) -> DemoAnswer | None:
    """Take the key for this transaction: None when it was free, else what it was used for (once that is known)."""
    row = insert(DemoAnswer).values(key=key, route=route, body_hash=body_hash)
    if (await session.execute(row.on_conflict_do_nothing().returning(DemoAnswer.key))).scalar_one_or_none():
        return None
    return (await session.scalars(select(DemoAnswer).where(DemoAnswer.key == key))).one()


async def keep_answer(session: AsyncSession, key: str, status: int, answer: Data) -> None:
    """What a repeated key is answered."""
    await session.execute(update(DemoAnswer).where(DemoAnswer.key == key).values(status=status, answer=answer))


async def add_event(session: AsyncSession, data: Data) -> None:
    """Keep an event that is still to be told."""
    session.add(DemoEvent(id=data["id"], data=data))
    await session.flush()


async def get_event(session: AsyncSession, event_id: str) -> DemoEvent | None:
    """An event and how its delivery stands."""
    return await session.get(DemoEvent, event_id, populate_existing=True)


async def undelivered(session: AsyncSession, limit: int) -> Sequence[str]:
    """The ids of events that nobody has taken yet, in their order."""
    wanted = select(DemoEvent.id).where(DemoEvent.delivered_at.is_(None)).order_by(DemoEvent.number).limit(limit)
    return (await session.scalars(wanted)).all()


async def note_delivery(session: AsyncSession, event_id: str, *, taken: bool) -> None:
    """Count an attempt; a taken event is not told again by itself."""
    taken_at = func.coalesce(DemoEvent.delivered_at, app_now()) if taken else DemoEvent.delivered_at
    values = {"attempts": DemoEvent.attempts + 1, "delivered_at": taken_at}
    await session.execute(update(DemoEvent).where(DemoEvent.id == event_id).values(values))


def seconds(at: datetime) -> int:
    """An instant as Stripe writes it."""
    return int(at.timestamp())
