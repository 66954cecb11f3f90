"""Who works on what: a topic is an entry here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import Settings
from backend.db import Sessions


@dataclass(frozen=True, slots=True)
class Message:
    """A message as its handler sees it; ``idempotency_key`` is the same at every attempt."""

    id: int
    topic: str
    payload: Mapping[str, Any]
    attempt: int
    created_at: datetime

    @property
    def idempotency_key(self) -> str:
        """For calls to other systems."""
        return f"outbox-{self.id}"


@dataclass(frozen=True, slots=True)
class House:
    """What a handler that calls other systems stands on: it opens its own transactions."""

    sessions: Sessions
    settings: Settings


Within = Callable[[AsyncSession, Message], Awaitable[None]]
Outside = Callable[[House, Message], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Topic:
    """``handler`` is an import path ``module:function``.

    A topic that is not ``outside`` is handled by ``(session, message)``: its effect and its being done are one
    transaction, so a kill at any point loses and doubles nothing. An ``outside`` one is handled by ``(house,
    message)`` with no transaction open: it may run twice, so its calls carry the message's idempotency key.
    A ``patient`` one lets everything else go first: what users' own servers take their time over keeps nobody waiting.
    A ``long`` one has a job of its own, and lets other messages go between its steps.
    """

    handler: str
    outside: bool = False
    attempts_max: int = 10
    patient: bool = False
    long: bool = False
    lease_seconds: int = 120

    def load(self) -> Callable[[Any, Message], Awaitable[None]]:
        """The function itself."""
        module, _, name = self.handler.partition(":")
        found: Callable[[Any, Message], Awaitable[None]] = getattr(import_module(module), name)
        return found


TOPICS: dict[str, Topic] = {
    "holds.end": Topic("backend.cart.reminders:end"),
    "holds.warn": Topic("backend.cart.reminders:warn"),
    "leads.follow_up": Topic("backend.purchases.following:remind"),
    "leads.published": Topic("backend.notifications.matching:published"),
    "doors.lead": Topic("backend.ingestion.doors.work:lead", outside=True),
    "removal.reach": Topic("backend.ingestion.removal_work:reach", outside=True, long=True, lease_seconds=3_600),
    "notices.send": Topic("backend.notifications.sending:send", outside=True),
    "billing.event": Topic("backend.billing.work:event", outside=True),
    "billing.capture": Topic("backend.billing.work:capture", outside=True),
    "billing.void": Topic("backend.billing.work:void", outside=True),
    "billing.close": Topic("backend.billing.work:close", outside=True),
    "billing.refund": Topic("backend.billing.work:refund", outside=True),
    "plans.align": Topic("backend.billing.plans.work:align", outside=True),
    "plans.stop": Topic("backend.billing.plans.work:stop", outside=True),
    "demo.turn": Topic("backend.billing.demo.plans:turn_message"),
    "demo.deliver": Topic("backend.billing.demo.events:deliver_message", outside=True),
    "prices.demand": Topic("backend.pricing.service:reprice_demand"),
    "prices.dropped": Topic("backend.notifications.matching:dropped"),
    "searches.drop": Topic("backend.notifications.matching:drop"),
    "outbox.given_up": Topic("backend.outbox.telling:given_up"),
    "webhooks.deliver": Topic("backend.webhooks.sending:deliver", outside=True, patient=True),
    "searches.match": Topic("backend.notifications.matching:match"),
}

LONG = tuple(name for name, topic in TOPICS.items() if topic.long)
