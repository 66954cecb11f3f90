"""What the demo gateway tells: events kept with what caused them, signed, delivered at least once, in no sure order.

The page's own process tells at once; a message of the outbox tells what nobody took, again and again.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.billing.demo import store
from backend.billing.demo.keys import webhook_secret
from backend.billing.signatures import sign
from backend.config import Settings
from backend.db import Sessions, instant, transaction
from backend.outbox import service as outbox
from backend.outbox.topics import House, Message

API_VERSION = "2026-10-28.endive"
WEBHOOK_PATH = "/v1/webhooks/stripe"
TIMEOUT_SECONDS = 10.0
AT_ONCE_MAX = 20
AT_ONCE_SECONDS = 2  # for the page's own process, before the outbox takes over
TOPIC = "demo.deliver"
_PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody, and so reads no certificates: http on this machine
Post = Callable[[bytes, str], Awaitable[int]]


class NotTaken(Exception):
    """The house did not take an event: it is told again."""


async def tell(session: AsyncSession, kind: str, about: store.Data) -> store.Data:
    """An event about an object as it is now, in the transaction that changed it."""
    now = await instant(session)
    event: store.Data = {
        "id": store.new_id("event"),
        "object": "event",
        "api_version": API_VERSION,
        "created": store.seconds(now),
        "data": {"object": public(about)},
        "livemode": False,
        "pending_webhooks": 1,
        "request": {"id": None, "idempotency_key": None},
        "type": kind,
    }
    await store.add_event(session, event)
    due = now + timedelta(seconds=AT_ONCE_SECONDS)
    await outbox.put(session, TOPIC, {"event_id": event["id"]}, key=event["id"], due_at=due)
    return event


def public(data: store.Data) -> store.Data:
    """An object without what only this gateway knows of it."""
    return {name: value for name, value in data.items() if name != "demo"}


def signed(event: store.Data, settings: Settings) -> tuple[bytes, str]:
    """The body and its ``Stripe-Signature``."""
    body = json.dumps(event, separators=(",", ":")).encode()
    return body, sign(body, webhook_secret(settings), int(clock.now().timestamp()))


async def deliver(sessions: Sessions, settings: Settings, event_id: str, post: Post, *, again: bool = False) -> bool:
    """Tell one event; whether it was taken (now or before). ``again`` tells one that was taken once more."""
    async with transaction(sessions) as session:
        event = await store.get_event(session, event_id)
    if event is None:
        return True
    if event.delivered_at is not None and not again:
        return True
    taken = 200 <= await post(*signed(event.data, settings)) < 300
    async with transaction(sessions) as session:
        await store.note_delivery(session, event_id, taken=taken)
    return taken


async def deliver_waiting(sessions: Sessions, settings: Settings, post: Post) -> None:
    """Tell what nobody has taken yet."""
    async with transaction(sessions) as session:
        waiting = await store.undelivered(session, AT_ONCE_MAX)
    for event_id in waiting:
        await deliver(sessions, settings, event_id, post)


async def deliver_message(house: House, message: Message) -> None:
    """For the outbox: tell one event over the network of this machine. Raises NotTaken."""
    async with httpx.AsyncClient(base_url=_house(house.settings), timeout=TIMEOUT_SECONDS, verify=_PLAIN) as http:
        if not await deliver(house.sessions, house.settings, message.payload["event_id"], poster(http)):
            raise NotTaken(message.payload["event_id"])


def poster(http: httpx.AsyncClient) -> Post:
    """Posts to the house; no answer is a status of 0."""

    async def post(body: bytes, signature: str) -> int:
        headers: dict[str, Any] = {"Stripe-Signature": signature, "Content-Type": "application/json"}
        try:
            return (await http.post(WEBHOOK_PATH, content=body, headers=headers)).status_code
        except httpx.HTTPError:
            return 0

    return post


def _house(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"
