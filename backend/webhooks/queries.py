"""SQL of webhook endpoints and their deliveries."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, delete, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import app_now
from backend.webhooks.models import WebhookDelivery, WebhookEndpoint


async def endpoints(session: AsyncSession, user_id: uuid.UUID) -> Sequence[WebhookEndpoint]:
    """The user's endpoints, the newest first."""
    mine = select(WebhookEndpoint).where(WebhookEndpoint.user_id == user_id).order_by(WebhookEndpoint.id.desc())
    return (await session.scalars(mine)).all()


async def count(session: AsyncSession, user_id: uuid.UUID) -> int:
    """How many the user has."""
    return (await session.execute(select(func.count()).where(WebhookEndpoint.user_id == user_id))).scalar_one()


async def listening(session: AsyncSession, user_id: uuid.UUID, event: str) -> Sequence[uuid.UUID]:
    """The user's live endpoints that want to hear of an event."""
    mine = select(WebhookEndpoint.id).where(
        WebhookEndpoint.user_id == user_id,
        WebhookEndpoint.disabled_at.is_(None),
        WebhookEndpoint.events.any_() == event,
    )
    return (await session.scalars(mine)).all()


async def own(session: AsyncSession, user_id: uuid.UUID, endpoint_id: uuid.UUID) -> WebhookEndpoint | None:
    """One of the user's endpoints, locked."""
    mine = select(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id, WebhookEndpoint.user_id == user_id)
    return (await session.scalars(mine.with_for_update().execution_options(populate_existing=True))).one_or_none()


async def remove(session: AsyncSession, endpoint_id: uuid.UUID) -> None:
    """Delete an endpoint with its log."""
    await session.execute(delete(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id))


async def with_endpoint(
    session: AsyncSession, delivery_id: uuid.UUID, *, lock: bool = False
) -> tuple[WebhookDelivery, WebhookEndpoint] | None:
    """A delivery and its endpoint as they are now; None when the endpoint was deleted."""
    wanted = (
        select(WebhookDelivery, WebhookEndpoint)
        .join(WebhookEndpoint, WebhookEndpoint.id == WebhookDelivery.endpoint_id)
        .where(WebhookDelivery.id == delivery_id)
        .execution_options(populate_existing=True)
    )
    row = (await session.execute(wanted.with_for_update() if lock else wanted)).one_or_none()
    return (row[0], row[1]) if row else None


async def deliveries(
    session: AsyncSession, endpoint_id: uuid.UUID, before: uuid.UUID | None, limit: int
) -> Sequence[WebhookDelivery]:
    """An endpoint's log, the newest first."""
    mine = select(WebhookDelivery).where(WebhookDelivery.endpoint_id == endpoint_id)
    mine = mine.where(WebhookDelivery.id < before) if before else mine
    return (await session.scalars(mine.order_by(WebhookDelivery.id.desc()).limit(limit))).all()


async def own_delivery(session: AsyncSession, endpoint_id: uuid.UUID, delivery_id: uuid.UUID) -> WebhookDelivery | None:
    """A delivery of an endpoint, locked."""
    wanted = select(WebhookDelivery).where(
        WebhookDelivery.id == delivery_id, WebhookDelivery.endpoint_id == endpoint_id
    )
    return (await session.scalars(wanted.with_for_update().execution_options(populate_existing=True))).one_or_none()


async def forget_old(session: AsyncSession, days: int) -> int:
    """Delete what was written ``days`` ago and waits no more; how many."""
    old = WebhookDelivery.created_at < app_now() - literal(timedelta(days=days))
    done = await session.execute(delete(WebhookDelivery).where(old, WebhookDelivery.status != "waiting"))
    return cast("CursorResult[Any]", done).rowcount
