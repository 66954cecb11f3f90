"""Why a purchase, an order or a refund does not go through. Somebody else's is always unknown."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from backend.config import CREDIT_PACKS, REFUND_WINDOW_DAYS
from backend.errors import Conflict, InvalidInput, NotFound
from backend.money import dollars

VoidReason = Literal[
    "price_changed", "not_available", "superseded", "expired", "cancelled",
    "payment_expired", "payment_failed", "frozen", "plan_changed",
]  # fmt: skip


class ProposalNotFound(NotFound):
    """404: no such proposal, or somebody else's."""

    code = "proposal_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such proposal among yours.")


class ProposalVoid(Conflict):
    """409: it no longer stands, so nothing was charged. Carries ``reason`` and, by it, what changed."""

    code = "proposal_void"

    def __init__(self, reason: VoidReason, detail: str, **data: Any) -> None:
        super().__init__(detail, reason=reason, **data)
        self.reason = reason


class ProposalConfirmed(Conflict):
    """409: it was confirmed already and cannot be taken back."""

    code = "proposal_confirmed"

    def __init__(self) -> None:
        super().__init__(f"You have confirmed this already. Within {REFUND_WINDOW_DAYS} days you can ask for a refund.")


class PaymentsUnavailable(Conflict):
    """409: card payments are not configured here."""

    code = "payments_unavailable"

    def __init__(self) -> None:
        super().__init__(
            "Card payments are not switched on here yet, so nothing was charged. Leads can be bought with credits."
        )


class UnknownPack(InvalidInput):
    """422: no such pack, or none that large. Carries ``packs``."""

    code = "unknown_pack"

    def __init__(self) -> None:
        packs = [
            {"pack": pack.slug, "credits": pack.credits, "bonus": pack.bonus, "price_cents": pack.price_cents}
            for pack in CREDIT_PACKS.values()
        ]
        named = ", ".join(
            f"{pack.credits}{f' + {pack.bonus} bonus' if pack.bonus else ''} for {dollars(pack.price_cents)}"
            for pack in CREDIT_PACKS.values()
        )
        super().__init__(f"Credits come in packs: {named}. Choose one of them.", packs=packs)


class SamePlan(Conflict):
    """409: the account has this plan."""

    code = "same_plan"


class OrderNotFound(NotFound):
    """404: no such order or bought lead, or somebody else's."""

    code = "order_not_found"

    def __init__(self, detail: str = "There is no such order among yours.") -> None:
        super().__init__(detail)


class RefundWindowClosed(Conflict):
    """409: bought more than 7 days ago. Carries ``closed_at``."""

    code = "refund_window_closed"

    def __init__(self, closed_at: datetime) -> None:
        super().__init__(
            f"Refunds can be asked for within {REFUND_WINDOW_DAYS} days of buying; that ended on"
            f" {closed_at:%Y-%m-%d %H:%M} UTC.",
            closed_at=closed_at.isoformat(),
        )


class RefundPending(Conflict):
    """409: a refund of this lead waits for its decision."""

    code = "refund_pending"

    def __init__(self, lead_id: int) -> None:
        super().__init__(f"You have asked for a refund of lead {lead_id} already; it is being looked at.")


class RefundTooMuch(Conflict):
    """409: more than is left of what was paid. Carries ``left_cents``."""

    code = "refund_too_much"

    def __init__(self, left_cents: int) -> None:
        left = f"{dollars(left_cents)} is left" if left_cents else "all of it has been refunded"
        super().__init__(f"That is more than can be refunded of this lead: {left}.", left_cents=left_cents)


_UNPAID = {
    "disputed": "The payment of this order is disputed: your bank decides it, so nothing can be refunded meanwhile.",
    "failed": "This order was never charged, so there is nothing to refund.",
    "unpaid": "That much of this order's payment is not there to be given back. Somebody will look into it.",
}


class NotRefundable(Conflict):
    """409: the order's money is disputed or was never there. Carries ``reason``."""

    code = "not_refundable"

    def __init__(self, reason: Literal["disputed", "failed", "unpaid"]) -> None:
        super().__init__(_UNPAID[reason], reason=reason)
        self.reason = reason


class RefundNotFound(NotFound):
    """404: no such refund."""

    code = "refund_not_found"


class RefundDecided(Conflict):
    """409: it has been decided."""

    code = "refund_decided"
