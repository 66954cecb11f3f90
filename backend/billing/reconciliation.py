"""Gateway × payments × orders × ledger, each night: every difference is reported, none is mended."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.billing import queries
from backend.billing.errors import NoSuchDiscrepancy
from backend.billing.gateway import Charged
from backend.billing.models import Payment
from backend.billing.opening import Kind, has_paypal, kind_of, open_gateway
from backend.billing.plans import queries as plan_queries
from backend.billing.schemas import DiscrepancyOut
from backend.config import RECONCILE_DAYS, Settings
from backend.db import instant, transaction
from backend.outbox.topics import House
from backend.security import Principal

SETTLING_MINUTES = 60  # what began later may still be on its way
CAPTURE_OVERDUE_MINUTES = 60


class Difference(NamedTuple):
    """Something that two sides do not agree on."""

    kind: str
    subject: str
    detail: dict[str, Any]


async def reconcile(house: House) -> int:
    """Compare the last days; how many differences are new."""
    async with transaction(house.sessions) as session:
        now = await instant(session)
    since, until = now - timedelta(days=RECONCILE_DAYS), now - timedelta(minutes=SETTLING_MINUTES)
    found: list[Difference] = []
    for kind in _gateways(house.settings):
        found += await _outside(house, kind, since, until, now)
    async with transaction(house.sessions) as session:
        found += await _inside(session, since, until)
        new = [difference for difference in found if await queries.report(session, *difference)]
    return len(new)


def _gateways(settings: Settings) -> tuple[Kind, ...]:
    """The gateways that are asked here; none at all still leaves our own payments to be looked through."""
    return (kind_of(settings), "paypal") if has_paypal(settings) else (kind_of(settings),)


async def _outside(house: House, kind: Kind, since: datetime, until: datetime, now: datetime) -> list[Difference]:
    """What a gateway and our payments there do not agree on."""
    async with transaction(house.sessions) as session:
        ours = await queries.payments_in(session, kind, since, until)
        plan_ids = await plan_queries.refs_at(session, kind) if kind == "paypal" else ()
    theirs = await _theirs(house, kind, ours, plan_ids, since, until)
    async with transaction(house.sessions) as session:
        heard_late = await queries.payments_of_intents(session, kind, theirs)
    by_id = {payment.id: payment for payment in (*ours, *heard_late)}
    return list(compare(list(by_id.values()), theirs, now))


async def closed(session: AsyncSession, principal: Principal, discrepancy_id: uuid.UUID) -> DiscrepancyOut:
    """Somebody has looked into it. Raises NoSuchDiscrepancy."""
    found = await queries.close_discrepancy(session, discrepancy_id)
    if found is None:
        raise NoSuchDiscrepancy("There is no such discrepancy.")
    await audit.record(session, principal, "discrepancy.close", f"discrepancy:{found.id}", actor="admin")
    return DiscrepancyOut.model_validate(found, from_attributes=True)


def compare(ours: Sequence[Payment], theirs: Mapping[str, Charged], now: datetime) -> Iterator[Difference]:
    """What payments of ours and of the gateway do not agree on."""
    known = {payment.intent_id: payment for payment in ours if payment.intent_id}
    by_id = {payment.id: payment for payment in ours}
    for intent_id, charged in theirs.items():
        payment = known.get(intent_id) or (by_id.get(charged.payment_id) if charged.payment_id else None)
        if payment is not None:
            yield from _differs(payment, charged)
        elif charged.funds in ("authorised", "captured"):
            detail = {"cents": charged.amount_cents, "funds": charged.funds}
            yield Difference("unknown_at_ours", f"intent:{intent_id}", detail)
    for payment in ours:
        if payment.status == "captured" and payment.intent_id not in theirs:
            yield Difference("unknown_at_gateway", f"payment:{payment.id}", {"intent_id": payment.intent_id})
        overdue = now - payment.created_at > timedelta(minutes=CAPTURE_OVERDUE_MINUTES)
        if payment.status in ("authorised", "voiding") and overdue:
            yield Difference("still_authorised", f"payment:{payment.id}", {"status": payment.status})


def _differs(payment: Payment, charged: Charged) -> Iterator[Difference]:
    subject = f"payment:{payment.id}"
    taken = charged.funds == "captured"
    if taken != (payment.status == "captured") and payment.status != "authorised":
        yield Difference("status_differs", subject, {"ours": payment.status, "gateway": charged.funds})
    if taken and charged.captured_cents != payment.amount_cents:
        yield Difference(
            "amount_differs", subject, {"ours_cents": payment.amount_cents, "gateway_cents": charged.captured_cents}
        )
    if taken and charged.refunded_cents != payment.refunded_cents:
        detail = {"ours_cents": payment.refunded_cents, "gateway_cents": charged.refunded_cents}
        yield Difference("refunds_differ", subject, detail)
    if taken and payment.order_id is None:
        yield Difference("charged_without_order", subject, {"cents": charged.captured_cents})


async def _theirs(
    house: House, kind: Kind, ours: Sequence[Payment], plan_ids: Collection[str], since: datetime, until: datetime
) -> dict[str, Charged]:
    if kind == "none":
        return {}
    if kind == "paypal":
        from backend.billing.paypal.looking import charged as at_paypal

        return await at_paypal(house, ours, plan_ids, since, until)
    async with open_gateway(house.settings, house.sessions) as gateway:
        return {charged.intent_id: charged async for charged in gateway.payments_between(since, until)}


async def _inside(session: AsyncSession, since: datetime, until: datetime) -> list[Difference]:
    """What our own orders, payments and ledger do not agree on."""
    return [
        Difference(kind, f"order:{row.id}", {"order_cents": row.order_cents, "other_cents": row.other_cents})
        for kind in queries.DIFFERENCES
        for row in await queries.order_differences(session, kind, since, until)
    ]
