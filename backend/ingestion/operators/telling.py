"""Administrators hear of trouble: once a day for each cause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.ingestion.operators import queries
from backend.notifications.notices import notify
from backend.notifications.schemas import Event
from backend.notifications.texts import Telling

# Of the events that users have settings for none is an operator's own. This one is mailed from the start and told at
# once, as trouble should be; a webhook that was turned off goes the same way.
EVENT: Event = "order"


async def tell(session: AsyncSession, cause: str, telling: Telling, data: Mapping[str, Any]) -> None:
    """``cause`` names the source and the kind of trouble."""
    today = f"{clock.now():%Y-%m-%d}"
    for user_id in await queries.administrators(session):
        await notify(session, user_id, EVENT, f"ingest:{cause}:{today}", telling, data=data)
