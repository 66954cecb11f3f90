"""SQL of payments, webhooks, disputes and discrepancies."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, TextClause, func, literal, literal_column, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.billing.models import Discrepancy, Dispute, Payment, PaymentRefund, WebhookEvent
from backend.db import app_now, new_id

_OF_ORDER = "(SELECT coalesce(sum(e.amount_cents), 0) FROM credit_entries e WHERE e.order_id = o.id AND {which})"
_WITHIN = "o.created_at >= :since AND o.created_at < :until"
DIFFERENCES: dict[str, TextClause] = {
    "order_without_payment": text(f"""
        SELECT o.id, o.total_cents AS order_cents, p.amount_cents AS other_cents
        FROM orders o LEFT JOIN payments p ON p.order_id = o.id
        WHERE {_WITHIN} AND o.method <> 'credits' AND o.total_cents > 0 AND (
            p.id IS NULL OR p.amount_cents <> o.total_cents
            OR p.status NOT IN ('authorised', 'captured') AND o.status <> 'failed'
        )
    """),
    "debit_differs": text(f"""
        SELECT * FROM (
            SELECT o.id, o.total_cents AS order_cents, -{_OF_ORDER.format(which="e.kind = 'purchase'")} AS other_cents
            FROM orders o WHERE {_WITHIN} AND o.method = 'credits'
        ) AS spent WHERE order_cents <> other_cents
    """),
    "pack_differs": text(f"""
        SELECT * FROM (
            SELECT o.id, p.credits * 100 AS order_cents, {_OF_ORDER.format(which="e.kind = 'topup'")} AS other_cents
            FROM orders o JOIN proposals p ON p.id = o.proposal_id WHERE {_WITHIN} AND o.kind = 'topup'
        ) AS granted WHERE order_cents <> other_cents
    """),
    "lines_differ": text(f"""
        SELECT o.id, o.total_cents AS order_cents, sum(l.price_cents) AS other_cents
        FROM orders o LEFT JOIN order_lines l ON l.order_id = o.id
        WHERE {_WITHIN} AND o.kind = 'purchase'
        GROUP BY o.id HAVING sum(l.price_cents) IS DISTINCT FROM o.total_cents
    """),
}
UNSETTLED = ("opening", "open", "authorised", "voiding")


async def add_payment(session: AsyncSession, **values: Any) -> Payment:
    """A payment that the gateway has not heard of yet."""
    made = Payment(**values)
    session.add(made)
    await session.flush()
    return made


async def get_payment(session: AsyncSession, payment_id: uuid.UUID, *, lock: bool = False) -> Payment | None:
    """A payment as it is now; lock the account first."""
    wanted = select(Payment).where(Payment.id == payment_id).execution_options(populate_existing=True)
    return (await session.scalars(wanted.with_for_update() if lock else wanted)).one_or_none()


async def payment_of_proposal(session: AsyncSession, proposal_id: uuid.UUID) -> Payment | None:
    """The payment of a proposal."""
    wanted = select(Payment).where(Payment.proposal_id == proposal_id).execution_options(populate_existing=True)
    return (await session.scalars(wanted)).one_or_none()


async def payment_of_session(session: AsyncSession, gateway: str, session_id: str) -> Payment | None:
    """The payment whose page has this number at the gateway."""
    wanted = select(Payment).where(Payment.gateway == gateway, Payment.session_id == session_id)
    return (await session.scalars(wanted)).one_or_none()


async def payment_of_order(session: AsyncSession, order_id: uuid.UUID) -> Payment | None:
    """The payment that an order was paid with."""
    wanted = select(Payment).where(Payment.order_id == order_id).execution_options(populate_existing=True)
    return (await session.scalars(wanted)).one_or_none()


async def payment_of_intent(session: AsyncSession, gateway: str, intent_id: str) -> Payment | None:
    """The payment behind the gateway's own number for it."""
    wanted = select(Payment).where(Payment.gateway == gateway, Payment.intent_id == intent_id)
    return (await session.scalars(wanted.execution_options(populate_existing=True))).one_or_none()


async def unsettled(session: AsyncSession, gateway: str, quiet: timedelta, limit: int) -> Sequence[uuid.UUID]:
    """Payments under way that nobody looked at for a while, the one that waits longest on top."""
    seen = func.coalesce(Payment.looked_at, Payment.created_at)
    wanted = select(Payment.id).where(Payment.gateway == gateway, Payment.status.in_(UNSETTLED))
    wanted = wanted.where(seen <= app_now() - literal(quiet)).order_by(seen).limit(limit)
    return (await session.scalars(wanted)).all()


async def left_behind(session: AsyncSession, gateway: str, limit: int) -> Sequence[uuid.UUID]:
    """Payments that ran out at a gateway which this house no longer uses: nobody can be asked about them."""
    wanted = select(Payment.id).where(Payment.gateway != gateway, Payment.gateway.in_(("stripe", "demo")))
    wanted = wanted.where(Payment.status.in_(("opening", "open")), Payment.expires_at <= app_now())
    return (await session.scalars(wanted.order_by(Payment.expires_at).limit(limit))).all()


async def add_webhook(session: AsyncSession, source: str, event_id: str, kind: str, payload: Mapping[str, Any]) -> bool:
    """Keep an event once; whether it is new. A further delivery is counted."""
    row = insert(WebhookEvent).values(source=source, event_id=event_id, kind=kind, payload=dict(payload))
    again = row.on_conflict_do_update(
        index_elements=["source", "event_id"], set_={"deliveries": WebhookEvent.deliveries + 1}
    )
    return bool((await session.execute(again.returning(literal_column("xmax = 0")))).scalar_one())


async def get_webhook(session: AsyncSession, source: str, event_id: str) -> WebhookEvent | None:
    """An event as it came."""
    wanted = select(WebhookEvent).where(WebhookEvent.source == source, WebhookEvent.event_id == event_id)
    return (await session.scalars(wanted.execution_options(populate_existing=True))).one_or_none()


async def webhook_numbered(session: AsyncSession, number: int) -> WebhookEvent | None:
    """An event by its number here."""
    return await session.get(WebhookEvent, number, populate_existing=True)


async def webhooks(
    session: AsyncSession, kind: str | None, outcome: str | None, before: int | None, limit: int
) -> Sequence[WebhookEvent]:
    """What we were told, newest first; ``outcome`` ``waiting`` is what was not worked on yet."""
    wanted = select(WebhookEvent).order_by(WebhookEvent.id.desc()).limit(limit)
    wanted = wanted.where(WebhookEvent.kind.startswith(kind, autoescape=True)) if kind else wanted
    wanted = wanted.where(WebhookEvent.id < before) if before else wanted
    if outcome:
        named = WebhookEvent.outcome.is_(None) if outcome == "waiting" else WebhookEvent.outcome == outcome
        wanted = wanted.where(named)
    return (await session.scalars(wanted)).all()


async def note_webhook(session: AsyncSession, source: str, event_id: str, outcome: str) -> None:
    """It was worked on."""
    which = (WebhookEvent.source == source, WebhookEvent.event_id == event_id)
    await session.execute(update(WebhookEvent).where(*which).values(outcome=outcome, handled_at=app_now()))


async def get_refund(session: AsyncSession, refund_id: uuid.UUID, *, lock: bool = False) -> PaymentRefund | None:
    """Money on its way back."""
    wanted = select(PaymentRefund).where(PaymentRefund.id == refund_id).execution_options(populate_existing=True)
    return (await session.scalars(wanted.with_for_update() if lock else wanted)).one_or_none()


async def refund_at_gateway(session: AsyncSession, gateway_id: str) -> PaymentRefund | None:
    """Money on its way back, by the gateway's number for it."""
    return (await session.scalars(select(PaymentRefund).where(PaymentRefund.gateway_id == gateway_id))).one_or_none()


async def refund_for(session: AsyncSession, payment_id: uuid.UUID, cause: str) -> PaymentRefund | None:
    """What went back for one cause."""
    which = (PaymentRefund.payment_id == payment_id, PaymentRefund.cause == cause)
    return (await session.scalars(select(PaymentRefund).where(*which))).one_or_none()


async def get_dispute(session: AsyncSession, gateway_id: str) -> Dispute | None:
    """A dispute by the gateway's number for it, its row kept for this transaction."""
    wanted = select(Dispute).where(Dispute.gateway_id == gateway_id).with_for_update()
    return (await session.scalars(wanted.execution_options(populate_existing=True))).one_or_none()


async def disputes(session: AsyncSession, status: str | None, limit: int) -> Sequence[Dispute]:
    """Disputes, the newest on top."""
    wanted = select(Dispute).order_by(Dispute.created_at.desc(), Dispute.id.desc()).limit(limit)
    return (await session.scalars(wanted.where(Dispute.status == status) if status else wanted)).all()


async def topup_lot(session: AsyncSession, order_id: uuid.UUID) -> tuple[uuid.UUID, int] | None:
    """The lot that a bought pack went into, and its cents."""
    query = text("SELECT lot_id, amount_cents FROM credit_entries WHERE order_id = :order_id AND kind = 'topup'")
    row = (await session.execute(query, {"order_id": order_id})).one_or_none()
    return (row.lot_id, row.amount_cents) if row else None


async def report(session: AsyncSession, kind: str, subject: str, detail: Mapping[str, Any]) -> bool:
    """Report a difference; whether it is new. One that is open already is seen again."""
    row = insert(Discrepancy).values(id=new_id(), kind=kind, subject=subject, detail=dict(detail))
    again = row.on_conflict_do_update(
        index_elements=["kind", "subject"],
        index_where=Discrepancy.closed_at.is_(None),
        set_={"seen_at": app_now(), "detail": dict(detail)},
    )
    return bool((await session.execute(again.returning(literal_column("xmax = 0")))).scalar_one())


async def discrepancies(session: AsyncSession, limit: int, *, closed: bool) -> Sequence[Discrepancy]:
    """Differences, the newest on top."""
    wanted = select(Discrepancy).order_by(Discrepancy.found_at.desc(), Discrepancy.id.desc()).limit(limit)
    return (await session.scalars(wanted if closed else wanted.where(Discrepancy.closed_at.is_(None)))).all()


async def close_discrepancy(session: AsyncSession, discrepancy_id: uuid.UUID) -> Discrepancy | None:
    """Somebody has looked into it."""
    closed = update(Discrepancy).where(Discrepancy.id == discrepancy_id)
    at = func.coalesce(Discrepancy.closed_at, app_now())
    return (await session.scalars(closed.values(closed_at=at).returning(Discrepancy))).one_or_none()


async def payments_in(session: AsyncSession, gateway: str, since: datetime, until: datetime) -> Sequence[Payment]:
    """Ours that were begun in [since, until), and those still under way whenever they began."""
    within = (Payment.created_at >= since) & (Payment.created_at < until)
    open_ = Payment.status.in_(("authorised", "voiding")) & (Payment.created_at < until)
    return (await session.scalars(select(Payment).where(Payment.gateway == gateway, or_(within, open_)))).all()


async def payments_of_intents(session: AsyncSession, gateway: str, intents: Collection[str]) -> Sequence[Payment]:
    """Ours behind these numbers of the gateway, whenever they began."""
    wanted = select(Payment).where(Payment.gateway == gateway, Payment.intent_id.in_(intents))
    return (await session.scalars(wanted)).all() if intents else ()


async def order_differences(
    session: AsyncSession, kind: str, since: datetime, until: datetime
) -> Sequence[Row[tuple[uuid.UUID, int, int]]]:
    """The orders of [since, until) that one of :data:`DIFFERENCES` finds: id, the order's cents, the other side's."""
    return (await session.execute(DIFFERENCES[kind], {"since": since, "until": until})).all()
