"""An account's money and orders as administrators see them."""

from __future__ import annotations

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.adjustments import NoSuchAccount
from backend.accounts.models import User
from backend.credits.schemas import Credits
from backend.credits.service import statement
from backend.purchases import orders
from backend.purchases.schemas import OrderPage


async def ledger_of(session: AsyncSession, user_id: uuid.UUID, limit: int) -> Credits:
    """Balance and ledger, the newest first. Raises NoSuchAccount."""
    return await statement(session, (await _account(session, user_id)).id, limit)


async def orders_of(session: AsyncSession, user_id: uuid.UUID, limit: int, offset: int) -> OrderPage:
    """Orders, the newest first; what the buyer noted for themselves is left out. Raises NoSuchAccount."""
    found = await orders.page(session, await _account(session, user_id), limit=limit, offset=offset)
    for order in found.items:
        for line in order.lines:
            line.notes = []
    return found


async def _account(session: AsyncSession, user_id: uuid.UUID) -> User:
    user = await session.get(User, user_id)
    if user is None:
        raise NoSuchAccount("There is no such account.")
    return user
