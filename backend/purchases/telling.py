"""What buyers hear of their orders and refunds."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend.notifications import texts
from backend.notifications.notices import notify
from backend.pricing.labels import label_of
from backend.purchases.models import Order, OrderLine, Proposal, Refund
from backend.webhooks import telling as webhooks


async def leads_bought(session: AsyncSession, order: Order, proposal: Proposal) -> None:
    """Leads have become the buyer's, paid with credits."""
    told = texts.bought([line["label"] for line in proposal.lines], order.total_cents)
    data = {"order_id": str(order.id), "lead_ids": [line["lead_id"] for line in proposal.lines]}
    await notify(session, order.user_id, "order", f"order:{order.id}", told, data=data)


async def refund_decided(
    session: AsyncSession, refund: Refund, line: OrderLine, *, to_card: bool = False, why: str | None = None
) -> None:
    """A refund was granted, by whomever, or declined."""
    label, cents = await label_of(session, line.lead_id), refund.amount_cents
    granted = refund.status == "granted"
    told = texts.refund_granted(label, cents, to_card=to_card) if granted else texts.refund_declined(label, cents, why)
    await notify(
        session, refund.user_id, "refund", f"refund:{refund.id}:{refund.status}", told, data=_data(refund, line)
    )
    await webhooks.refund_decided(session, refund, line)


async def refund_by_bank(session: AsyncSession, refund: Refund, line: OrderLine) -> None:
    """A dispute was decided for the buyer: the bank gave the money back."""
    told = texts.refunded_by_bank(await label_of(session, line.lead_id), refund.amount_cents)
    await notify(
        session, refund.user_id, "refund", f"refund:{refund.id}:{refund.status}", told, data=_data(refund, line)
    )
    await webhooks.refund_decided(session, refund, line)


def _data(refund: Refund, line: OrderLine) -> dict[str, str | int]:
    return {
        "refund_id": str(refund.id),
        "order_id": str(line.order_id),
        "lead_id": line.lead_id,
        "status": refund.status,
        "amount_cents": refund.amount_cents,
    }
