"""What the house asks of a payment gateway, and nothing more: typed questions, typed answers, typed failures.

Every write carries a key: the same key means the same call, however often it is made. Amounts are integer cents.
Nothing here holds a transaction open: write the intent, commit, call, write the result.
"""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

CheckoutStatus = Literal["open", "complete", "expired"]
Funds = Literal["none", "pending", "authorised", "captured", "cancelled"]
DisputeStatus = Literal["inquiry", "open", "won", "lost"]  # an inquiry takes no money yet
RefundState = Literal["pending", "succeeded", "failed"]


class GatewayError(Exception):
    """A call that did not do what it was asked. ``code`` is the gateway's own word."""

    def __init__(self, message: str, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


class Unreachable(GatewayError):
    """No answer, too many calls, or trouble on their side: the same call with the same key may be made again."""


class Declined(GatewayError):
    """The card was refused; ``code`` says why (``card_declined``, ``insufficient_funds``, …)."""


class NeedsAction(GatewayError):
    """The bank wants to hear from the buyer in person (3-D Secure) before the money moves."""


class WrongState(GatewayError):
    """What is asked for cannot be done any more (captured already, cancelled, expired, refunded)."""


class Unknown(GatewayError):
    """The gateway knows no such object."""


class Refused(GatewayError):
    """The gateway finds the request itself wrong: a mistake of ours or of the settings, not the buyer's."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a payment page."""

    name: str
    cents: int


@dataclass(frozen=True, slots=True)
class CheckoutWanted:
    """A payment page for one payment. ``capture``: at once, or later by :meth:`Gateway.capture`."""

    payment_id: uuid.UUID
    items: tuple[Item, ...]
    capture: Literal["now", "later"]
    success_url: str
    cancel_url: str
    expires_at: datetime
    email: str | None = None
    customer_id: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Charged:
    """The money of a payment as the gateway has it now."""

    intent_id: str
    funds: Funds
    amount_cents: int
    captured_cents: int
    refunded_cents: int
    currency: str
    charge_id: str | None = None
    failure_code: str | None = None
    payment_id: uuid.UUID | None = None
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Checkout:
    """A payment page as it is now. ``payment_id`` is ours, as we gave it; None when the page is not ours."""

    session_id: str
    status: CheckoutStatus
    url: str | None
    expires_at: datetime
    amount_cents: int
    currency: str
    payment_id: uuid.UUID | None
    charged: Charged | None = None
    customer_id: str | None = None
    subscription_id: str | None = None


@dataclass(frozen=True, slots=True)
class Refunded:
    """A refund to the card."""

    refund_id: str
    state: RefundState
    amount_cents: int


@dataclass(frozen=True, slots=True)
class Disputed:
    """A charge that the cardholder disputes."""

    dispute_id: str
    intent_id: str | None
    status: DisputeStatus
    amount_cents: int
    reason: str


class Gateway(Protocol):
    """Cards. Every method raises GatewayError's kin; ``key`` makes a write count once."""

    @property
    def name(self) -> str:
        """``stripe`` or ``demo``: whose objects the ids are."""

    async def open_checkout(self, wanted: CheckoutWanted, key: str) -> Checkout:
        """A payment page; the same key and the same wish give the same page."""

    async def read_checkout(self, session_id: str) -> Checkout:
        """The page and its money as they are now."""

    async def expire_checkout(self, session_id: str, key: str) -> Checkout:
        """Close an open page; one that is complete or expired is returned as it is."""

    async def capture(self, intent_id: str, key: str) -> Charged:
        """Take what was authorised; taken already is taken. WrongState when the authorisation is gone."""

    async def read_charged(self, intent_id: str) -> Charged:
        """The money of one payment as it is now."""

    async def void(self, intent_id: str, key: str) -> Charged:
        """Let go of an authorisation; gone already is gone. WrongState when the money was taken."""

    async def refund(self, intent_id: str, cents: int, key: str) -> Refunded:
        """Give ``cents`` of a captured payment back to the card. WrongState when that much is not left."""

    async def customer(self, user_id: uuid.UUID, email: str, name: str, key: str) -> str:
        """The id of a customer for the user."""

    async def read_dispute(self, dispute_id: str) -> Disputed:
        """A dispute as it is now."""

    def payments_between(self, since: datetime, until: datetime) -> AsyncIterator[Charged]:
        """Every payment that was begun in [since, until)."""
