"""Webhooks come in: verified, stored once with the message that will work on them, answered. Nothing else."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.billing import metrics, queries
from backend.billing.errors import BadWebhook, NoSuchWebhook
from backend.billing.models import WebhookEvent
from backend.billing.schemas import WebhookOut
from backend.outbox import service as outbox
from backend.security import Principal

ID_MAX = 255


def read(source: str, body: bytes) -> tuple[str, str, dict[str, Any]]:
    """Id, kind and content of a verified body. Raises BadWebhook."""
    try:
        event = json.loads(body.replace(b"\\u0000", b""))
    except (ValueError, RecursionError):
        event = None
    named = [event.get(name) for name in ("id", "type")] if isinstance(event, dict) else []
    if not named or not all(isinstance(value, str) and 0 < len(value) <= ID_MAX for value in named):
        raise refused(source, "This is no event.")
    return str(named[0]), str(named[1]), event


def refused(source: str, why: str) -> BadWebhook:
    """The error for a webhook that is not taken, counted."""
    metrics.WEBHOOKS.labels(source, "refused").inc()
    return BadWebhook(why)


async def take(session: AsyncSession, source: str, event_id: str, kind: str, payload: Mapping[str, Any]) -> int | None:
    """Store an event with the message that will work on it; that message's number, None when it is known already."""
    is_new = await queries.add_webhook(session, source, event_id, kind, payload)
    metrics.WEBHOOKS.labels(source, "stored" if is_new else "duplicate").inc()
    if not is_new:
        return None
    return await outbox.put(session, "billing.event", _message(source, event_id), key=f"{source}:{event_id}")


async def listed(
    session: AsyncSession, kind: str | None, outcome: str | None, before: int | None, limit: int
) -> list[WebhookOut]:
    """What gateways told us, newest first."""
    return [shown(row) for row in await queries.webhooks(session, kind, outcome, before, limit)]


async def replay(session: AsyncSession, principal: Principal, number: int) -> WebhookOut:
    """Work on a stored event once more. Raises NoSuchWebhook."""
    found = await queries.webhook_numbered(session, number)
    if found is None:
        raise NoSuchWebhook("There is no such webhook.")
    key = f"{found.source}:{found.event_id}:{uuid.uuid4()}"
    await outbox.put(session, "billing.event", _message(found.source, found.event_id), key=key)
    await audit.record(session, principal, "webhook.replay", f"webhook:{found.source}:{found.event_id}", actor="admin")
    return shown(found)


def shown(row: WebhookEvent) -> WebhookOut:
    """An event as administrators see it."""
    return WebhookOut.model_validate(row, from_attributes=True)


def _message(source: str, event_id: str) -> dict[str, str]:
    return {"source": source, "event_id": event_id}
