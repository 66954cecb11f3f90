"""SQL of what a buyer takes along."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncSession

_ROWS = text("""
    SELECT l.id AS line_id, o.number, l.created_at, l.lead_id, l.stage, l.price_cents, l.follow_up_at,
        s.lead_type, s.property_type, s.beds, s.city, s.state, s.zip, s.asking_price,
        c.sealed, c.key_version, coalesce(c.is_demo, false) AS is_demo,
        (SELECT coalesce(array_agg(n.text ORDER BY n.created_at, n.id), '{}') FROM order_notes n
         WHERE n.line_id = l.id) AS notes
    FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN lead_search s ON s.lead_id = l.lead_id
    LEFT JOIN contacts c ON c.lead_id = l.lead_id AND NOT EXISTS (
        SELECT FROM suppressions x WHERE x.kind = 'phone' AND x.value_index = c.phone_index
            OR x.kind = 'email' AND x.value_index = c.email_index
            OR x.kind = 'address' AND x.value_index = c.address_index
            OR x.kind = 'link' AND x.value_index = c.link_index
    )
    WHERE l.user_id = :user_id AND l.revoked_at IS NULL
        AND (cast(:stage AS text) IS NULL OR l.stage = :stage)
    ORDER BY l.created_at DESC, l.id LIMIT :limit
""")


async def rows(session: AsyncSession, user_id: uuid.UUID, stage: str | None, limit: int) -> Sequence[Row[Any]]:
    """The leads that the user has, the newest on top, each with its sealed contact where there is one."""
    values = {"user_id": user_id, "stage": stage, "limit": limit}
    return (await session.execute(_ROWS, values)).all()
