"""Who looked at, saved, held or bought what: the source of demand and interest."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.config import DEMAND_BATCH_SECONDS, VIEW_COUNTS_ONCE_IN_HOURS
from backend.leads import queries
from backend.outbox import service as outbox

DEMAND = "prices.demand"
ActivityKind = Literal["view", "save", "hold", "purchase"]


async def record_activity(session: AsyncSession, user_id: uuid.UUID, lead_id: int, kind: ActivityKind) -> None:
    """Note one act. A view counts once a day and user; every other act is a row.

    Prices of the area follow within ``DEMAND_BATCH_SECONDS``, in one go with those of other acts; views alone wait for
    the job of each minute.
    """
    now = clock.now()
    since = now - timedelta(hours=VIEW_COUNTS_ONCE_IN_HOURS) if kind == "view" else now
    await queries.add_activity(session, user_id, lead_id, kind, now, since)
    if kind != "view":
        await outbox.put_unless_waiting(session, DEMAND, now + timedelta(seconds=DEMAND_BATCH_SECONDS))
