"""SQL of proposals, orders and refunds."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.purchases.models import OrderLine


async def owned(session: AsyncSession, user_id: uuid.UUID, lead_ids: Sequence[int]) -> set[int]:
    """Those of ``lead_ids`` that the user has bought and not given back."""
    mine = select(OrderLine.lead_id).where(
        OrderLine.user_id == user_id, OrderLine.lead_id.in_(lead_ids), OrderLine.revoked_at.is_(None)
    )
    return set((await session.execute(mine)).scalars())
