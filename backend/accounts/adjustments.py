"""Credits given or taken by an administrator."""

from __future__ import annotations

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.accounts.schemas import Adjusted, AdjustmentIn
from backend.audit.service import record
from backend.credits.queries import lock_account
from backend.credits.service import InsufficientCredits, balance, grant
from backend.errors import InvalidInput, NotFound
from backend.security import Principal


class NoSuchAccount(NotFound):
    """404: no such account."""

    code = "account_not_found"


async def adjust(session: AsyncSession, principal: Principal, user_id: uuid.UUID, wanted: AdjustmentIn) -> Adjusted:
    """Book an adjustment on the bought side, never below zero, and log who did it and why.

    One that settles what a chargeback had left open lets the account buy again.
    """
    if wanted.amount_cents == 0:
        raise InvalidInput("An adjustment of nothing changes nothing: amount_cents must not be 0.")
    await lock_account(session, user_id)
    user = await session.get(User, user_id, populate_existing=True)
    if user is None:
        raise NoSuchAccount("There is no such account.")
    before = await balance(session, user_id)
    if before.balance_cents + wanted.amount_cents < min(before.balance_cents, 0):
        raise InsufficientCredits(before.balance_cents, -wanted.amount_cents)
    await grant(session, user_id, wanted.amount_cents, "bought", kind="adjustment", note=wanted.reason)
    data = {"amount_cents": wanted.amount_cents, "reason": wanted.reason}
    await record(session, principal, "credits.adjust", f"user:{user_id}", data, actor="admin")
    after = await balance(session, user_id)
    user.buying_frozen = user.buying_frozen and after.balance_cents < 0
    return Adjusted(balance_cents=after.balance_cents, plan_cents=after.plan_cents, bought_cents=after.bought_cents)
