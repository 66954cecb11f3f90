"""What each kind of event about plans makes us look at."""

from __future__ import annotations

import uuid
from typing import Any

from backend.billing import queries as payments
from backend.billing.gateway import Gateway, Unknown
from backend.billing.plans import paying, queries, settling
from backend.billing.plans.gateway import PlanGateway
from backend.billing.plans.opening import plans_over
from backend.db import Sessions, transaction

About = dict[str, Any]


class NotWritten(Exception):
    """The event is about a page whose opening is not written yet: look again later."""


async def on_plan(sessions: Sessions, gateway: Gateway, about: About) -> bool:
    """Something happened to a subscription, or to one of its bills."""
    plan_id = await _plan_id(sessions, gateway.name, about)
    return plan_id is not None and await look_at(sessions, plans_over(gateway), plan_id)


async def on_page(sessions: Sessions, gateway: Gateway, about: About) -> bool:
    """Something happened to a page on which a plan is paid."""
    payment_id = _ours(about)
    if payment_id is None:
        return False
    async with transaction(sessions) as session:
        payment = await payments.get_payment(session, payment_id)
    if payment is None or payment.session_id is None:
        raise NotWritten(f"payment {payment_id} has no page yet")
    await paying.look(sessions, plans_over(gateway), payment_id)
    return True


async def look_at(sessions: Sessions, gateway: PlanGateway, plan_id: str) -> bool:
    """Ask the gateway how a plan stands, and make it so; whether it is one of ours."""
    try:
        seen = await gateway.read_plan(plan_id)
    except Unknown:
        return False
    async with transaction(sessions) as session:
        return await settling.settle(session, gateway.name, seen)


async def _plan_id(sessions: Sessions, provider: str, about: About) -> str | None:
    if about.get("object") == "subscription":
        return str(about.get("id"))
    parent = (about.get("parent") or {}).get("subscription_details") or {}
    if isinstance(named := parent.get("subscription"), str):
        return named
    async with transaction(sessions) as session:
        return await queries.ref_of_customer(session, provider, str(about.get("customer")))


def _ours(about: About) -> uuid.UUID | None:
    named = (about.get("metadata") or {}).get("plan_payment_id")
    try:
        return uuid.UUID(named) if isinstance(named, str) else None
    except ValueError:
        return None
