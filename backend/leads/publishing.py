"""Leads come on sale: who saved a search that they match is to hear of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.config import LEADS_A_MATCH, MATCH_AFTER_SECONDS
from backend.outbox import service as outbox

PUBLISHED = "leads.published"


async def published(session: AsyncSession, lead_ids: Sequence[int], *, priced: bool = False) -> None:
    """These leads are new on the market or back on it, from the caller's commit on.

    What is not ``priced`` yet is matched a little later, so that a search by the lead's price finds it.
    """
    due = None if priced else clock.now() + timedelta(seconds=MATCH_AFTER_SECONDS)
    for start in range(0, len(lead_ids), LEADS_A_MATCH):
        await outbox.put(session, PUBLISHED, {"lead_ids": list(lead_ids[start : start + LEADS_A_MATCH])}, due_at=due)
