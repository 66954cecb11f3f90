"""The one document that says what was paid for an order."""

from __future__ import annotations

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.credits.queries import lock_account
from backend.documents import service
from backend.documents.schemas import Content
from backend.purchases import orders


async def receipt_of(session: AsyncSession, user: User, order_id: uuid.UUID) -> tuple[Content, list[Content]]:
    """The receipt or invoice of the user's own order; one from before there were documents gets its number now.

    Raises OrderNotFound.
    """
    await lock_account(session, user.id)
    order = await orders.own_order(session, user.id, order_id)
    return await service.with_credits(session, await service.issue(session, order))
