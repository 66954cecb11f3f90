"""Refunds: asked for by the buyer, granted by a rule at once or decided by an admin, credited when nobody decides."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.cart.queries import lock_leads
from backend.config import REFUND_DECLINED_WINDOW_DAYS, REFUND_RULES_END_AFTER_DECLINED
from backend.credits import service as credits_
from backend.credits.queries import lock_account
from backend.db import instant
from backend.events.publish import leads_changed
from backend.purchases import orders, queries, telling
from backend.purchases.errors import RefundDecided, RefundNotFound, RefundPending, RefundTooMuch, RefundWindowClosed
from backend.purchases.models import Order, OrderLine, Refund
from backend.purchases.refund_rules import decision_due, order_status, window_ends
from backend.purchases.schemas import RefundIn, RefundOut
from backend.security import Principal

DecidedBy = Literal["rule", "admin", "time"]
OVERDUE_BATCH = 200


async def ask(session: AsyncSession, principal: Principal, order_id: uuid.UUID, wanted: RefundIn) -> RefundOut:
    """File a refund for a line of one's own order; granted at once where a rule says so, else ``requested``.

    Raises OrderNotFound, RefundWindowClosed, RefundPending, RefundTooMuch.
    """
    user_id = principal.user.id
    await lock_account(session, user_id)
    await lock_leads(session, [wanted.lead_id])
    line = await orders.own_line(session, user_id, order_id, wanted.lead_id)
    now = await instant(session)
    refund = Refund(
        line_id=line.id,
        user_id=user_id,
        reason=wanted.reason,
        amount_cents=await _amount(session, line, wanted.amount_cents, now),
        status="requested",
        decided_by=None,
        created_at=now,
        decided_at=None,
    )
    session.add(refund)
    await session.flush()
    if await _granted_by_rule(session, refund, line):
        await _grant(session, refund, line, "rule", now)
    data = {"refund_id": str(refund.id), "reason": refund.reason, "amount_cents": refund.amount_cents}
    await audit.record(session, principal, "refund.create", f"lead:{line.lead_id}", data | {"status": refund.status})
    return shown(refund, line)


async def waiting(session: AsyncSession, status: str, limit: int) -> list[RefundOut]:
    """Refunds of a status for administrators, the oldest on top."""
    return [shown(refund, line) for refund, line in await queries.refunds(session, status, limit)]


async def decide(session: AsyncSession, principal: Principal, refund_id: uuid.UUID, *, approve: bool) -> RefundOut:
    """An administrator's word on a refund that was asked for. Raises RefundNotFound, RefundDecided."""
    refund, line = await _locked(session, refund_id)
    if refund.status != "requested":
        raise RefundDecided(f"This refund was {refund.status} already.", status_now=refund.status)
    now = await instant(session)
    if approve:
        await _grant(session, refund, line, "admin", now)
    else:
        _close(refund, "declined", "admin", now)
        await telling.refund_decided(session, refund, line)
    await session.flush()
    data = {"refund_id": str(refund.id), "status": refund.status, "amount_cents": refund.amount_cents}
    await audit.record(session, principal, "refund.decide", f"lead:{line.lead_id}", data, actor="admin")
    return shown(refund, line)


async def overdue(session: AsyncSession) -> list[uuid.UUID]:
    """Refunds that nobody decided within two business days."""
    now = await instant(session)
    asked = await queries.refunds(session, "requested", OVERDUE_BATCH)
    return [refund.id for refund, _ in asked if decision_due(refund.created_at) <= now]


async def grant_overdue(session: AsyncSession, refund_id: uuid.UUID) -> bool:
    """Credit one of them, unless it was decided meanwhile. One transaction each: it takes its buyer's lock."""
    refund, line = await _locked(session, refund_id)
    if refund.status != "requested":
        return False
    await _grant(session, refund, line, "time", await instant(session))
    data = {"refund_id": str(refund.id), "amount_cents": refund.amount_cents}
    await audit.record(session, None, "refund.grant_overdue", f"lead:{line.lead_id}", data)
    return True


def shown(refund: Refund, line: OrderLine) -> RefundOut:
    """A refund as it stands."""
    details = {"decided_by": refund.decided_by} if refund.decided_by else {}
    if refund.status == "requested":
        details["decision_due"] = decision_due(refund.created_at).isoformat()
    return RefundOut(
        id=refund.id,
        lead_id=line.lead_id,
        order_id=line.order_id,
        reason=refund.reason,
        amount_cents=refund.amount_cents,
        status=refund.status,
        created_at=refund.created_at,
        decided_at=refund.decided_at,
        details=details,
    )


async def _amount(session: AsyncSession, line: OrderLine, wanted: int | None, now: datetime) -> int:
    """What may be asked for: all that is left without an amount."""
    if now > window_ends(line.created_at):
        raise RefundWindowClosed(window_ends(line.created_at))
    if await queries.pending_cents(session, line.id):
        raise RefundPending(line.lead_id)
    left = line.price_cents - line.refunded_cents
    if not left or (wanted or 0) > left:
        raise RefundTooMuch(left)
    return wanted or left


async def _granted_by_rule(session: AsyncSession, refund: Refund, line: OrderLine) -> bool:
    declined = await queries.declined_since(session, refund.user_id, REFUND_DECLINED_WINDOW_DAYS)
    if declined >= REFUND_RULES_END_AFTER_DECLINED:
        return False
    if refund.reason == "duplicate":
        return await queries.is_duplicate(session, refund.user_id, line.lead_id)
    return refund.reason == "invalid_contact" and await queries.is_unreachable(session, line.lead_id)


async def _grant(session: AsyncSession, refund: Refund, line: OrderLine, by: DecidedBy, now: datetime) -> None:
    """Credits back to where they came from; a full refund hides the contact and takes the lead off the market."""
    await credits_.refund(session, refund.user_id, refund.amount_cents, line.order_id, f"Refund of lead {line.lead_id}")
    line.refunded_cents += refund.amount_cents
    if line.refunded_cents == line.price_cents:
        line.revoked_at = now
        await queries.withdraw(session, line.lead_id)
        await leads_changed(session, [line.lead_id])
    _close(refund, "granted", by, now)
    await session.flush()
    await _restate(session, line.order_id)
    await telling.refund_decided(session, refund, line)


async def _restate(session: AsyncSession, order_id: uuid.UUID) -> None:
    order = await session.get_one(Order, order_id)
    lines = await queries.lines_of(session, [order_id])
    order.status = order_status(order.total_cents, sum(line.refunded_cents for line in lines))
    await session.flush()


def _close(refund: Refund, status: str, by: DecidedBy, now: datetime) -> None:
    refund.status, refund.decided_by, refund.decided_at = status, by, now


async def _locked(session: AsyncSession, refund_id: uuid.UUID) -> tuple[Refund, OrderLine]:
    """The refund and its line under the buyer's and the lead's lock, in the order that every purchase keeps."""
    found = await queries.get_refund(session, refund_id)
    if found is None:
        raise RefundNotFound("There is no such refund.")
    line = await queries.get_any_line(session, found.line_id)
    await lock_account(session, found.user_id)
    await lock_leads(session, [line.lead_id])
    refund = await queries.get_refund(session, refund_id, lock=True)
    assert refund is not None, "refunds are never deleted"
    return refund, await queries.get_any_line(session, refund.line_id)
