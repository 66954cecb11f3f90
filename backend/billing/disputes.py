"""Disputed charges: what was paid for is taken back while the bank decides, and given again when it is won."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.audit import service as audit
from backend.billing import queries, settling
from backend.billing.gateway import Disputed
from backend.billing.models import Dispute, Payment
from backend.billing.plans import grants, standing
from backend.billing.plans import queries as plan_queries
from backend.billing.undoing import restore, revoke
from backend.credits import service as credits_
from backend.db import instant
from backend.documents import service as documents
from backend.purchases import refunding
from backend.purchases.models import Order


async def settle_dispute(session: AsyncSession, gateway: str, seen: Disputed) -> bool:
    """Bring a dispute to where the gateway has it; whether it is about a payment of ours."""
    found = await queries.payment_of_intent(session, gateway, seen.intent_id) if seen.intent_id else None
    payment = await settling.locked(session, found.id) if found else None
    if payment is None:
        return False
    if seen.status == "inquiry":
        return True
    dispute = await queries.get_dispute(session, seen.dispute_id) or await _open(session, payment, seen)
    if dispute.status == "open" and seen.status != "open":
        await _decide(session, payment, dispute, seen.status)
    await session.flush()
    return True


async def _open(session: AsyncSession, payment: Payment, seen: Disputed) -> Dispute:
    dispute = Dispute(
        payment_id=payment.id,
        gateway_id=seen.dispute_id,
        status="open",
        amount_cents=seen.amount_cents,
        reason=seen.reason,
        undone={} if seen.status == "won" else await _undo(session, payment, seen),
    )
    session.add(dispute)
    await session.flush()
    await _freeze(session, payment)
    data = {"dispute": seen.dispute_id, "amount_cents": seen.amount_cents, "reason": seen.reason}
    await audit.record(session, None, "dispute.open", f"payment:{payment.id}", data | dispute.undone)
    return dispute


async def _undo(session: AsyncSession, payment: Payment, seen: Disputed) -> dict[str, Any]:
    """Contacts hidden, credits booked back: what was done, so that it can be undone."""
    if payment.order_id is None:
        return {}
    order = await session.get_one(Order, payment.order_id, populate_existing=True)
    order.status = "disputed"
    if payment.kind == "purchase":
        return {"line_ids": [str(line.id) for line in await revoke(session, order.id)]}
    return {"lots": await _take_back(session, payment, order.id, seen)}


async def _take_back(
    session: AsyncSession, payment: Payment, order_id: uuid.UUID, seen: Disputed
) -> list[tuple[str, int]]:
    """The credits that the payment brought, as far as it is disputed: of a pack, or of a plan's months."""
    pack = await queries.topup_lot(session, order_id)
    taken = []
    for lot_id, cents in [pack] if pack else await plan_queries.lots_of(session, order_id):
        share = -(-cents * min(seen.amount_cents, payment.amount_cents) // payment.amount_cents)
        await credits_.book(session, payment.user_id, lot_id, -share, "chargeback", order_id, "Payment disputed")
        taken.append((str(lot_id), share))
    return taken


async def _decide(session: AsyncSession, payment: Payment, dispute: Dispute, status: str) -> None:
    dispute.status, dispute.ended_at = status, await instant(session)
    if status == "won" and payment.order_id is not None:
        await restore(session, payment.order_id, dispute.undone.get("line_ids", []))
        for lot_id, cents in dispute.undone.get("lots", []):
            note = "Dispute decided for us"
            await credits_.book(
                session, payment.user_id, uuid.UUID(lot_id), cents, "chargeback", payment.order_id, note
            )
        await _freeze(session, payment)
    elif status == "lost" and payment.order_id is not None:
        await _lost(session, payment, payment.order_id, dispute)
    await audit.record(session, None, f"dispute.{status}", f"payment:{payment.id}", {"dispute": dispute.gateway_id})


async def _lost(session: AsyncSession, payment: Payment, order_id: uuid.UUID, dispute: Dispute) -> None:
    """What the bank has given back is a refund of the leads; of credits and plans a credit note says so."""
    if payment.kind == "purchase":
        line_ids = dispute.undone.get("line_ids", [])
        await refunding.dispute_lost(session, order_id, line_ids, dispute.amount_cents, dispute.id)
        return
    if payment.kind == "subscription":
        await _end_plan(session, payment)
    order = await session.get_one(Order, order_id)
    cause, why = f"dispute:{dispute.id}", "The bank gave the money back"
    await documents.credit_all(session, order, cause, dispute.amount_cents, why)


async def _end_plan(session: AsyncSession, payment: Payment) -> None:
    """The plan whose very period is not paid after all ends at once."""
    plan = await plan_queries.plan_of(session, payment.user_id)
    if plan is not None and plan.status != "cancelled" and await grants.paid_now(session, plan) == payment.order_id:
        user = await session.get_one(User, payment.user_id, populate_existing=True)
        await standing.end(session, user, plan)


async def _freeze(session: AsyncSession, payment: Payment) -> None:
    """Buying stops while the balance is negative."""
    user = await session.get_one(User, payment.user_id, populate_existing=True)
    held = await credits_.balance(session, user.id)
    user.buying_frozen = held.balance_cents < 0
