"""A word in time: little is left to spend."""

from __future__ import annotations

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.config import LOW_CREDITS_BELOW_CENTS
from backend.notifications import texts
from backend.notifications.notice_queries import reader
from backend.notifications.notices import notify


async def tell_when_low(session: AsyncSession, user_id: uuid.UUID, balance_cents: int) -> None:
    """Tell the user after a debit that left less than ``LOW_CREDITS_BELOW_CENTS``; once in a day of theirs."""
    if balance_cents >= LOW_CREDITS_BELOW_CENTS:
        return
    spender = await reader(session, user_id)
    if spender is None:
        return
    today = clock.now().astimezone(spender.zone).date()
    told = texts.low_credits(balance_cents)
    await notify(session, user_id, "low_credits", f"low-credits:{today}", told, data={"balance_cents": balance_cents})
