"""Webhook endpoints of users: register, list, delete, enable; their log, and sending again."""

from __future__ import annotations

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.config import WEBHOOK_ENDPOINTS_MAX
from backend.credits.queries import lock_account
from backend.keyring import KeyRing
from backend.outbox import service as outbox
from backend.security import Principal
from backend.webhooks import queries, signing
from backend.webhooks.errors import DeliveryWaiting, EndpointDisabled, EndpointLimit, EndpointNotFound
from backend.webhooks.models import WebhookDelivery, WebhookEndpoint
from backend.webhooks.schemas import DeliveryOut, EndpointIn, EndpointMade, EndpointOut

DELIVER = "webhooks.deliver"


async def register(session: AsyncSession, keys: KeyRing, principal: Principal, wanted: EndpointIn) -> EndpointMade:
    """A new endpoint and its secret. The caller has looked at the address. Raises EndpointLimit."""
    await lock_account(session, principal.id)
    if await queries.count(session, principal.id) >= WEBHOOK_ENDPOINTS_MAX:
        raise EndpointLimit
    secret = signing.new_secret()
    made = WebhookEndpoint(
        user_id=principal.id,
        url=wanted.url,
        events=sorted(set(wanted.events)),
        sealed=keys.seal({"secret": secret}),
        key_version=keys.version,
    )
    session.add(made)
    await session.flush()
    await session.refresh(made)
    await audit.record(session, principal, "webhook.register", f"webhook_endpoint:{made.id}", {"events": made.events})
    return EndpointMade(**EndpointOut.model_validate(made).model_dump(), secret=secret)


async def listed(session: AsyncSession, principal: Principal) -> list[EndpointOut]:
    """The user's endpoints, the newest first."""
    return [EndpointOut.model_validate(row) for row in await queries.endpoints(session, principal.id)]


async def remove(session: AsyncSession, principal: Principal, endpoint_id: uuid.UUID) -> None:
    """Delete an endpoint with its log; what waits is not sent any more. Raises EndpointNotFound."""
    await _own(session, principal, endpoint_id)
    await queries.remove(session, endpoint_id)
    await audit.record(session, principal, "webhook.delete", f"webhook_endpoint:{endpoint_id}")


async def enable(session: AsyncSession, principal: Principal, endpoint_id: uuid.UUID) -> EndpointOut:
    """Call it again from now on. Raises EndpointNotFound."""
    found = await _own(session, principal, endpoint_id)
    found.disabled_at, found.failures = None, 0
    await session.flush()
    await audit.record(session, principal, "webhook.enable", f"webhook_endpoint:{endpoint_id}")
    return EndpointOut.model_validate(found)


async def log(
    session: AsyncSession, principal: Principal, endpoint_id: uuid.UUID, before: uuid.UUID | None, limit: int
) -> list[DeliveryOut]:
    """What was sent, or not, the newest first. Raises EndpointNotFound."""
    await _own(session, principal, endpoint_id)
    return [DeliveryOut.model_validate(row) for row in await queries.deliveries(session, endpoint_id, before, limit)]


async def resend(
    session: AsyncSession, principal: Principal, endpoint_id: uuid.UUID, delivery_id: uuid.UUID
) -> DeliveryOut:
    """Send a delivery again under its id. Raises EndpointNotFound, EndpointDisabled, DeliveryWaiting."""
    endpoint = await _own(session, principal, endpoint_id)
    found = await queries.own_delivery(session, endpoint_id, delivery_id)
    if found is None:
        raise EndpointNotFound
    if endpoint.disabled_at is not None:
        raise EndpointDisabled
    if found.status == "waiting":
        raise DeliveryWaiting
    found.status = "waiting"
    await session.flush()
    await queue(session, found)
    await audit.record(session, principal, "webhook.resend", f"webhook_endpoint:{endpoint_id}")
    return DeliveryOut.model_validate(found)


async def queue(session: AsyncSession, delivery: WebhookDelivery) -> None:
    """Have it sent after the commit."""
    await outbox.put(session, DELIVER, {"delivery_id": str(delivery.id)})


async def _own(session: AsyncSession, principal: Principal, endpoint_id: uuid.UUID) -> WebhookEndpoint:
    found = await queries.own(session, principal.id, endpoint_id)
    if found is None:
        raise EndpointNotFound
    return found
