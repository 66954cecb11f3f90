"""Refunds: asked for by the buyer, granted by a rule at once or decided by an admin, credited when nobody decides."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.billing.queries import report
from backend.cart.queries import lock_leads
from backend.config import REFUND_DECLINED_WINDOW_DAYS, REFUND_RULES_END_AFTER_DECLINED
from backend.credits.queries import lock_account
from backend.db import instant
from backend.pricing.labels import labels_of
from backend.purchases import orders, queries, refund_queries, refunding, telling
from backend.purchases.errors import (
    NotRefundable,
    RefundDecided,
    RefundNotFound,
    RefundPending,
    RefundTooMuch,
    RefundWindowClosed,
)
from backend.purchases.models import Order, OrderLine, Refund
from backend.purchases.refund_queries import Case
from backend.purchases.refund_rules import decision_due, window_ends
from backend.purchases.schemas import Decision, RefundCase, RefundIn, RefundOut
from backend.security import Principal

OVERDUE_BATCH = 200


async def ask(session: AsyncSession, principal: Principal, order_id: uuid.UUID, wanted: RefundIn) -> RefundOut:
    """File a refund for a line of one's own order; granted at once where a rule says so, else ``requested``.

    Raises OrderNotFound, NotRefundable, RefundWindowClosed, RefundPending, RefundTooMuch.
    """
    user_id = principal.user.id
    await lock_account(session, user_id)
    await lock_leads(session, [wanted.lead_id])
    line = await orders.own_line(session, user_id, order_id, wanted.lead_id)
    order = await refunding.require_refundable(session, line)
    now = await instant(session)
    refund = await _filed(session, line, wanted, now)
    data = {"refund_id": str(refund.id), "reason": refund.reason, "amount_cents": refund.amount_cents}
    if await _granted_by_rule(session, refund, line):
        data |= await refunding.grant(session, refund, line, "rule", now)
    await audit.record(session, principal, "refund.create", f"lead:{line.lead_id}", data | {"status": refund.status})
    return shown(refund, line, order)


async def listed(session: AsyncSession, status: str, limit: int, offset: int = 0) -> list[RefundCase]:
    """Refunds of a status for administrators, the oldest on top."""
    found = await refund_queries.cases(session, status, REFUND_DECLINED_WINDOW_DAYS, limit, offset)
    labels = await labels_of(session, [case.line.lead_id for case in found])
    return [_case(case, labels.get(case.line.lead_id, "Lead")) for case in found]


async def decide(session: AsyncSession, principal: Principal, refund_id: uuid.UUID, word: Decision) -> RefundOut:
    """An administrator's word on a refund that was asked for; less than was asked may be approved.

    Raises RefundNotFound, RefundDecided, RefundTooMuch, NotRefundable.
    """
    refund, line = await _locked(session, refund_id)
    if refund.status != "requested":
        raise RefundDecided(f"This refund was {refund.status} already.", status_now=refund.status)
    order = await session.get_one(Order, line.order_id)
    now = await instant(session)
    data: dict[str, Any] = {"refund_id": str(refund.id), "why": word.reason}
    refund.note = word.reason
    if word.decision == "approve":
        refund.amount_cents = _approved(refund, word.amount_cents)
        data |= await refunding.grant(session, refund, line, "admin", now)
    else:
        refunding.close(refund, "declined", "admin", now)
        data |= {"status": refund.status, "amount_cents": refund.amount_cents}
        await session.flush()
        await telling.refund_decided(session, refund, line, why=word.reason)
    await audit.record(session, principal, "refund.decide", f"lead:{line.lead_id}", data, actor="admin")
    return shown(refund, line, order)


async def overdue(session: AsyncSession) -> list[uuid.UUID]:
    """Refunds that nobody decided within two business days."""
    now = await instant(session)
    asked = await refund_queries.waiting(session, OVERDUE_BATCH)
    return [refund.id for refund in asked if decision_due(refund.created_at) <= now]


async def grant_overdue(session: AsyncSession, refund_id: uuid.UUID) -> bool:
    """Credit one of them, unless it was decided meanwhile. One transaction each: it takes its buyer's lock.

    One whose payment is disputed waits for the bank; one that cannot be given back is reported.
    """
    refund, line = await _locked(session, refund_id)
    if refund.status != "requested":
        return False
    try:
        done = await refunding.grant(session, refund, line, "time", await instant(session))
    except NotRefundable as error:
        if error.reason != "disputed":
            detail = {"lead_id": line.lead_id, "amount_cents": refund.amount_cents, "why": error.reason}
            await report(session, "refund_impossible", f"refund:{refund.id}", detail)
        return False
    await audit.record(
        session, None, "refund.grant_overdue", f"lead:{line.lead_id}", {"refund_id": str(refund.id)} | done
    )
    return True


def shown(refund: Refund, line: OrderLine, order: Order) -> RefundOut:
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
        to="credits" if order.method == "credits" else "card",
        note=refund.note,
        created_at=refund.created_at,
        decided_at=refund.decided_at,
        details=details,
    )


def _case(case: Case, label: str) -> RefundCase:
    return RefundCase(
        **shown(case.refund, case.line, case.order).model_dump(),
        user_id=case.buyer.id,
        email=case.buyer.email,
        order_number=case.order.number,
        label=label,
        price_cents=case.line.price_cents,
        refunded_cents=case.line.refunded_cents,
        declined_lately=case.declined,
    )


async def _filed(session: AsyncSession, line: OrderLine, wanted: RefundIn, now: datetime) -> Refund:
    refund = Refund(
        line_id=line.id,
        user_id=line.user_id,
        reason=wanted.reason,
        amount_cents=await _amount(session, line, wanted.amount_cents, now),
        status="requested",
        decided_by=None,
        note=None,
        created_at=now,
        decided_at=None,
    )
    session.add(refund)
    await session.flush()
    return refund


async def _amount(session: AsyncSession, line: OrderLine, wanted: int | None, now: datetime) -> int:
    """What may be asked for: all that is left without an amount."""
    if now > window_ends(line.created_at):
        raise RefundWindowClosed(window_ends(line.created_at))
    if await refund_queries.pending(session, line.id):
        raise RefundPending(line.lead_id)
    left = line.price_cents - line.refunded_cents
    if not left or (wanted or 0) > left:
        raise RefundTooMuch(left)
    return wanted or left


def _approved(refund: Refund, cents: int | None) -> int:
    """What an administrator gives of what was asked."""
    if cents is not None and cents > refund.amount_cents:
        raise RefundTooMuch(refund.amount_cents)
    return cents or refund.amount_cents


async def _granted_by_rule(session: AsyncSession, refund: Refund, line: OrderLine) -> bool:
    declined = await refund_queries.declined_since(session, refund.user_id, REFUND_DECLINED_WINDOW_DAYS)
    if declined >= REFUND_RULES_END_AFTER_DECLINED:
        return False
    if refund.reason == "duplicate":
        return await refund_queries.twin_of(session, refund.user_id, line.lead_id) is not None
    return refund.reason == "invalid_contact" and not await refund_queries.has_sound_contact(session, line.lead_id)


async def _locked(session: AsyncSession, refund_id: uuid.UUID) -> tuple[Refund, OrderLine]:
    """The refund and its line under the buyer's and the lead's lock, in the order that every purchase keeps."""
    found = await refund_queries.get(session, refund_id)
    if found is None:
        raise RefundNotFound("There is no such refund.")
    line = await queries.get_any_line(session, found.line_id)
    await lock_account(session, found.user_id)
    await lock_leads(session, [line.lead_id])
    refund = await refund_queries.get(session, refund_id, lock=True)
    assert refund is not None, "refunds are never deleted"
    return refund, await queries.get_any_line(session, refund.line_id)
