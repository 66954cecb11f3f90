"""What the house asks of a gateway about plans: a page for the first card, what became of a plan, what it is to be.

Sums come from :mod:`backend.billing.plans.prices`: no gateway prorates anything.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

PlanStatus = Literal["starting", "live", "owing", "over"]
InvoiceStatus = Literal["open", "paid", "void"]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A page where a card is given for a plan. ``paid_until``: what is paid for already; only the difference
    ``now_cents`` is due now, and the first whole period then."""

    payment_id: uuid.UUID
    tier: str
    billing: str
    now_cents: int
    success_url: str
    cancel_url: str
    expires_at: datetime
    email: str
    paid_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page as it is now."""

    page_id: str
    status: Literal["open", "complete", "expired"]
    url: str | None = None
    plan_id: str | None = None


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """A period of a plan that a bill is for."""

    start: datetime
    end: datetime
    tier: str
    billing: str


@dataclass(frozen=True, slots=True)
class PlanInvoice:
    """A bill of a plan: for a ``period``, or for a difference (then ``payment_id``, or the plan's own, names it)."""

    invoice_id: str
    status: InvoiceStatus
    cents: int
    url: str | None
    attempts: int
    created_at: datetime
    intent_id: str | None = None
    payment_id: uuid.UUID | None = None
    period: PlanPeriod | None = None


@dataclass(frozen=True, slots=True)
class PlanSeen:
    """A plan as the gateway has it now, with its bills, oldest first. ``payment_id`` is the one that began it."""

    plan_id: str
    customer_id: str | None
    status: PlanStatus
    end: datetime
    anchor: datetime
    ends: bool
    payment_id: uuid.UUID | None
    invoices: tuple[PlanInvoice, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """What a plan is to be from ``end``, the end of what is paid, on; ``ends``: nothing."""

    tier: str
    billing: str
    end: datetime
    ends: bool


class PlanGateway(Protocol):
    """Plans. Every method raises GatewayError's kin; ``key`` makes a write count once."""

    @property
    def name(self) -> str:
        """``stripe``, ``demo`` or ``paypal``: whose objects the ids are."""

    async def open_page(self, wanted: PlanPage, key: str) -> PageSeen:
        """A page; the same key gives the same page."""

    async def read_page(self, page_id: str) -> PageSeen:
        """The page as it is now."""

    async def close_page(self, page_id: str, key: str) -> PageSeen:
        """Close an open page; one that is complete or expired is returned as it is."""

    async def read_plan(self, plan_id: str) -> PlanSeen:
        """The plan and its bills as they are now."""

    async def charge(self, plan_id: str, payment_id: uuid.UUID, cents: int, words: str, key: str) -> PlanInvoice:
        """Charge a sum to the card of a plan. An open bill: the card refused, and ``url`` is where it can be paid."""

    async def read_invoice(self, invoice_id: str) -> PlanInvoice:
        """A bill as it is now."""

    async def void_invoice(self, invoice_id: str, key: str) -> PlanInvoice:
        """Take back an open bill; one that is paid or void is returned as it is."""

    async def align(self, plan_id: str, aim: Aim, key: str) -> None:
        """Make the plan's next period what it is to be. One that is over stays over."""

    async def stop(self, plan_id: str, key: str) -> None:
        """End a plan at once and take back its open bills; over already is over."""
