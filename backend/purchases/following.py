"""A reminder of a bought lead's follow-up, at its time: it waits in the outbox and looks at the lead again then.

A follow-up that was moved, cleared or lost with its lead meanwhile is not told of. The app shows it at once; e-mail and
Slack wait for the end of quiet hours.
"""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend.notifications import texts
from backend.notifications.notices import notify
from backend.outbox import service as outbox
from backend.outbox.topics import Message
from backend.pricing.labels import label_of
from backend.purchases import queries
from backend.purchases.models import OrderLine

REMIND = "leads.follow_up"


async def plan(session: AsyncSession, line: OrderLine) -> None:
    """Remind the buyer of the follow-up that the line has now; in the transaction that set it."""
    if line.follow_up_at is not None:
        payload = {"line_id": str(line.id), "at": line.follow_up_at.isoformat()}
        await outbox.put(session, REMIND, payload, due_at=line.follow_up_at)


async def remind(session: AsyncSession, message: Message) -> None:
    """The outbox's ``leads.follow_up``."""
    line = await queries.get_any_line(session, uuid.UUID(message.payload["line_id"]))
    at = datetime.fromisoformat(message.payload["at"])
    if line.follow_up_at != at or line.revoked_at is not None:
        return
    notes = await queries.notes_of(session, [line.id])
    telling = texts.follow_up(await label_of(session, line.lead_id), at, notes[-1].text if notes else None)
    data = {"order_id": str(line.order_id), "lead_id": line.lead_id, "follow_up_at": at.isoformat()}
    await notify(session, line.user_id, "order", f"follow-up:{line.id}:{at.isoformat()}", telling, data=data)
