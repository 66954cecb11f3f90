"""What a buyer hears of a hold: once that it ends soon, once that it has ended.

Both wait in the outbox from the moment a hold gets its end, and look at the hold again when they are due: one that was
released, bought or extended meanwhile is not told of. The notice's cause makes it once, whoever sweeps.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from backend.cart import queries
from backend.cart.models import Hold
from backend.config import (
    HOLD_WARNING_BEFORE_QUIET_MINUTES,
    HOLD_WARNING_MAX_HOURS,
    HOLD_WARNING_MIN_MINUTES,
    HOLD_WARNING_SHARE,
)
from backend.db import instant
from backend.events.publish import leads_changed
from backend.notifications import texts
from backend.notifications.notice_queries import reader
from backend.notifications.notices import notify
from backend.notifications.timing import quiet_at
from backend.outbox import service as outbox
from backend.outbox.topics import Message
from backend.pricing.labels import label_of

WARN, END = "holds.warn", "holds.end"


def warning_at(starts_at: datetime, ends_at: datetime, quiet_hours: str | None, zone: ZoneInfo) -> datetime:
    """When 20 % of the hold is left, never under 5 minutes nor over 4 hours before its end; before the buyer's quiet
    hours if they would cover it and the hold began before them."""
    share = (ends_at - starts_at) * float(HOLD_WARNING_SHARE)
    before = min(max(share, timedelta(minutes=HOLD_WARNING_MIN_MINUTES)), timedelta(hours=HOLD_WARNING_MAX_HOURS))
    at = max(starts_at, ends_at - before)
    quiet = quiet_at(at, quiet_hours, zone)
    earlier = quiet.start - timedelta(minutes=HOLD_WARNING_BEFORE_QUIET_MINUTES) if quiet else at
    return earlier if earlier > starts_at else at


async def plan(session: AsyncSession, held: Hold) -> None:
    """Remind the buyer of the end that the hold has now; in the transaction that gave it."""
    buyer = await reader(session, held.user_id)
    if buyer is None:
        return
    payload = {"hold_id": str(held.id), "ends_at": held.ends_at.isoformat()}
    warn_at = warning_at(held.starts_at, held.ends_at, buyer.settings.get("quiet_hours"), buyer.zone)
    await outbox.put(session, WARN, payload, due_at=warn_at)
    await outbox.put(session, END, payload, due_at=held.ends_at)


async def plan_again(session: AsyncSession, user_id: uuid.UUID) -> None:
    """The buyer's quiet hours are others now: a warning that they would cover comes before them."""
    for held in await queries.active_of(session, user_id):
        await plan(session, held)


async def warn(session: AsyncSession, message: Message) -> None:
    """The outbox's ``holds.warn``."""
    held = await _as_planned(session, message)
    if held is None or held.ends_at <= await instant(session):
        return
    telling = texts.hold_expiring(await label_of(session, held.lead_id), held.ends_at)
    cause = f"hold-expiring:{held.id}:{held.ends_at.isoformat()}"
    await notify(session, held.user_id, "hold_expiring", cause, telling, data=_data(held), until=held.ends_at)


async def end(session: AsyncSession, message: Message) -> None:
    """The outbox's ``holds.end``: open pages see the lead free at once, and its buyer hears that the hold is over."""
    held = await _as_planned(session, message)
    if held is None:
        return
    await record_expired(session)
    telling = texts.hold_expired(await label_of(session, held.lead_id), held.ends_at)
    await notify(session, held.user_id, "hold_expiring", f"hold-expired:{held.id}", telling, data=_data(held))


async def record_expired(session: AsyncSession, limit: int = 1_000) -> int:
    """Log the holds that ran out since the last time; how many. No right depends on it."""
    freed = await queries.record_expired(session, limit)
    await leads_changed(session, freed)
    return len(freed)


async def _as_planned(session: AsyncSession, message: Message) -> Hold | None:
    """The hold, kept as it is until this is told; None when it has another end now or ended otherwise."""
    held = await queries.keep_hold(session, uuid.UUID(message.payload["hold_id"]))
    if held is None or held.ends_at != datetime.fromisoformat(message.payload["ends_at"]):
        return None
    return held if held.end_reason in (None, "expired") else None


def _data(held: Hold) -> dict[str, str | int]:
    return {"hold_id": str(held.id), "lead_id": held.lead_id, "ends_at": held.ends_at.isoformat()}
