"""A call to a user's endpoint: the handler of the outbox's ``webhooks.deliver``.

It may run again after a kill: the id in its headers is the same then. The outbox tries ten times with back-off; ten
failures in a row, of whatever deliveries, disable the endpoint and its owner is told.
"""

from __future__ import annotations

import asyncio
import uuid

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.config import WEBHOOK_FAILURES_MAX, WEBHOOK_SECONDS
from backend.db import instant, transaction
from backend.keyring import ring
from backend.notifications import texts
from backend.notifications.notices import notify
from backend.outbox.service import Undeliverable
from backend.outbox.topics import TOPICS, House, Message
from backend.webhooks import queries, signing
from backend.webhooks.addresses import target_of
from backend.webhooks.errors import AddressRefused
from backend.webhooks.models import WebhookDelivery, WebhookEndpoint

GONE = 410
DISABLED = "the endpoint is disabled"


class NotTaken(Exception):
    """The endpoint did not answer with success."""


async def deliver(house: House, message: Message) -> None:
    """Call once. Raises NotTaken: the outbox tries again; Undeliverable when that is useless."""
    delivery_id = uuid.UUID(message.payload["delivery_id"])
    async with transaction(house.sessions) as session:
        found = await queries.with_endpoint(session, delivery_id, lock=True)
        if found is None or found[0].status != "waiting":
            return
        delivery, endpoint = found
        if endpoint.disabled_at is not None:
            delivery.status, delivery.error = "failed", DISABLED
            return
    answer, error = await _call(house, delivery, endpoint)
    last = message.attempt >= TOPICS[message.topic].attempts_max
    async with transaction(house.sessions) as session:
        disabled = await _note(session, delivery_id, answer, error, last=last)
    if error is not None:
        raise Undeliverable(error) if disabled else NotTaken(error)


async def _call(house: House, delivery: WebhookDelivery, endpoint: WebhookEndpoint) -> tuple[int | None, str | None]:
    """The answer's status, and what was wrong."""
    assert house.settings.contact_keys is not None, "the house has a key ring"
    keys = ring(house.settings.contact_keys.get_secret_value())
    secret = keys.open(endpoint.sealed, endpoint.key_version)["secret"]
    sent = signing.headers(secret, delivery.id, delivery.body, int(clock.now().timestamp()))
    try:
        target = await target_of(endpoint.url, any_address=house.settings.demo_mode)
        client = httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=WEBHOOK_SECONDS)
        request = client.build_request(
            "POST", target.url, content=delivery.body, headers=sent | {"host": target.host_header},
            extensions={"sni_hostname": target.host},
        )  # fmt: skip
        async with client, asyncio.timeout(WEBHOOK_SECONDS):
            response = await client.send(request, stream=True)
            await response.aclose()
    except (httpx.HTTPError, httpx.InvalidURL, OSError, AddressRefused) as error:
        return None, f"{type(error).__name__}: {error}"[:300]
    return response.status_code, None if response.is_success else f"it answered {response.status_code}"


async def _note(
    session: AsyncSession, delivery_id: uuid.UUID, answer: int | None, error: str | None, *, last: bool
) -> bool:
    """Write down how it went; whether the endpoint is disabled now."""
    found = await queries.with_endpoint(session, delivery_id, lock=True)
    if found is None:
        return True
    delivery, endpoint = found
    delivery.attempts += 1
    delivery.answer, delivery.error, delivery.tried_at = answer, error, await instant(session)
    if error is None:
        delivery.status, endpoint.failures = "delivered", 0
        return False
    endpoint.failures += 1
    if endpoint.disabled_at is None and (answer == GONE or endpoint.failures >= WEBHOOK_FAILURES_MAX):
        await _disable(session, endpoint)
    if last or endpoint.disabled_at is not None:
        delivery.status = "failed"
    return endpoint.disabled_at is not None


async def _disable(session: AsyncSession, endpoint: WebhookEndpoint) -> None:
    endpoint.disabled_at = await instant(session)
    telling = texts.webhook_disabled(endpoint.url, endpoint.failures)
    cause = f"webhook-disabled:{endpoint.id}:{endpoint.disabled_at.isoformat()}"
    await notify(session, endpoint.user_id, "order", cause, telling, data={"webhook_endpoint_id": str(endpoint.id)})
