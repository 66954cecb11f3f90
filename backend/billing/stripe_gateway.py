"""Stripe's API through its own SDK: our questions in Stripe's words, Stripe's answers in ours.

The demo gateway is reached by this very class with another way to it. Importing Stripe takes a third of a second:
:mod:`backend.billing.opening` imports this module when a gateway is first needed.
"""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal, cast

import stripe
from stripe import HTTPClient, StripeClient

from backend.billing.gateway import (
    Charged,
    Checkout,
    CheckoutStatus,
    CheckoutWanted,
    Declined,
    Disputed,
    DisputeStatus,
    Funds,
    NeedsAction,
    Refunded,
    RefundState,
    Refused,
    Unknown,
    Unreachable,
    WrongState,
)

if TYPE_CHECKING:
    from stripe.params.checkout import SessionCreateParams

RETRIES_MAX = 2
PAGE = 100
_FULL = ["payment_intent", "payment_intent.latest_charge"]
_NEW_PAGE_STATES = frozenset({"payment_intent_unexpected_state", "charge_already_refunded", "charge_disputed"})
_FUNDS: dict[str, Funds] = {
    "requires_payment_method": "none",
    "requires_confirmation": "none",
    "requires_action": "pending",
    "processing": "pending",
    "requires_capture": "authorised",
    "succeeded": "captured",
    "canceled": "cancelled",
}
_DISPUTES: dict[str, DisputeStatus] = {
    "won": "won", "lost": "lost", "warning_closed": "won", "prevented": "won",
    "warning_needs_response": "inquiry", "warning_under_review": "inquiry",
}  # fmt: skip
_REFUNDS: dict[str, RefundState] = {"succeeded": "succeeded", "failed": "failed", "canceled": "failed"}


class StripeGateway:
    """The gateway over an account of Stripe, or over something that speaks like it."""

    def __init__(self, api_key: str, http: HTTPClient, *, name: Literal["stripe", "demo"], base: str | None = None):
        self.name: str = name
        self._http = http
        self.client = StripeClient(
            api_key,
            http_client=http,
            max_network_retries=RETRIES_MAX,
            base_addresses={"api": base} if base else None,
        )

    async def aclose(self) -> None:
        """Give back the connections."""
        await self._http.close_async()  # type: ignore[no-untyped-call]

    async def open_checkout(self, wanted: CheckoutWanted, key: str) -> Checkout:
        with translated():
            made = await self.client.v1.checkout.sessions.create_async(page_wanted(wanted), {"idempotency_key": key})
        return _checkout(made)

    async def read_checkout(self, session_id: str) -> Checkout:
        with translated():
            return _checkout(await self.client.v1.checkout.sessions.retrieve_async(session_id, {"expand": _FULL}))

    async def expire_checkout(self, session_id: str, key: str) -> Checkout:
        try:
            with translated():
                await self.client.v1.checkout.sessions.expire_async(session_id, {}, {"idempotency_key": key})
        except (Refused, WrongState):
            pass  # complete or expired already: what it is, it says itself
        return await self.read_checkout(session_id)

    async def capture(self, intent_id: str, key: str) -> Charged:
        try:
            with translated():
                await self.client.v1.payment_intents.capture_async(intent_id, {}, {"idempotency_key": key})
        except WrongState:
            if (found := await self.read_charged(intent_id)).funds == "captured":
                return found
            raise
        return await self.read_charged(intent_id)

    async def void(self, intent_id: str, key: str) -> Charged:
        try:
            with translated():
                await self.client.v1.payment_intents.cancel_async(
                    intent_id, {"cancellation_reason": "abandoned"}, {"idempotency_key": key}
                )
        except WrongState:
            if (found := await self.read_charged(intent_id)).funds == "cancelled":
                return found
            raise
        return await self.read_charged(intent_id)

    async def read_charged(self, intent_id: str) -> Charged:
        with translated():
            return _charged(
                await self.client.v1.payment_intents.retrieve_async(intent_id, {"expand": ["latest_charge"]})
            )

    async def refund(self, intent_id: str, cents: int, key: str) -> Refunded:
        with translated():
            made = await self.client.v1.refunds.create_async(
                {"payment_intent": intent_id, "amount": cents, "reason": "requested_by_customer"},
                {"idempotency_key": key},
            )
        return Refunded(made.id, _REFUNDS.get(made.status or "", "pending"), made.amount)

    async def customer(self, user_id: uuid.UUID, email: str, name: str, key: str) -> str:
        with translated():
            made = await self.client.v1.customers.create_async(
                {"email": email, "name": name, "metadata": {"user_id": str(user_id)}}, {"idempotency_key": key}
            )
        return made.id

    async def read_dispute(self, dispute_id: str) -> Disputed:
        with translated():
            found = await self.client.v1.disputes.retrieve_async(dispute_id)
        status = _DISPUTES.get(found.status, "open")
        return Disputed(found.id, _id(found.payment_intent), status, found.amount, found.reason)

    async def payments_between(self, since: datetime, until: datetime) -> AsyncIterator[Charged]:
        with translated():
            pages = await self.client.v1.payment_intents.list_async(
                {
                    "created": {"gte": int(since.timestamp()), "lt": int(until.timestamp())},
                    "limit": PAGE,
                    "expand": ["data.latest_charge"],
                }
            )
            async for intent in pages.auto_paging_iter():
                yield _charged(intent)


def page_wanted(wanted: CheckoutWanted) -> SessionCreateParams:
    """A payment page in Stripe's words. Only cards: the money must be authorised while the buyer looks on."""
    known = {"payment_id": str(wanted.payment_id), **wanted.metadata}
    params: SessionCreateParams = {
        "mode": "payment",
        "allowed_payment_method_types": ["card"],
        "line_items": [
            {
                "quantity": 1,
                "price_data": {"currency": "usd", "unit_amount": item.cents, "product_data": {"name": item.name}},
            }
            for item in wanted.items
        ],
        "payment_intent_data": {
            "capture_method": "manual" if wanted.capture == "later" else "automatic",
            "metadata": known,
        },
        "client_reference_id": str(wanted.payment_id),
        "metadata": known,
        "success_url": wanted.success_url,
        "cancel_url": wanted.cancel_url,
        "expires_at": int(wanted.expires_at.timestamp()),
    }
    if wanted.customer_id:
        params["customer"] = wanted.customer_id
    elif wanted.email:
        params["customer_email"] = wanted.email
    return params


@contextmanager
def translated() -> Iterator[None]:
    """Stripe's errors as the gateway's."""
    try:
        yield
    except stripe.CardError as error:
        code = error.code or "card_declined"
        kind = NeedsAction if code == "authentication_required" else Declined
        decline = error.error.decline_code if error.error else None
        raise kind(error.user_message or "The card was declined.", decline or code) from error
    except (stripe.APIConnectionError, stripe.RateLimitError) as error:
        raise Unreachable(str(error), error.code) from error
    except stripe.InvalidRequestError as error:
        raise _invalid(error) from error
    except stripe.IdempotencyError as error:
        busy = error.http_status == HTTPStatus.CONFLICT  # the first call with this key is still under way
        raise (Unreachable if busy else Refused)(str(error), error.code) from error
    except (stripe.AuthenticationError, stripe.PermissionError) as error:
        raise Refused(str(error), error.code) from error
    except stripe.StripeError as error:
        raise Unreachable(str(error), error.code) from error


def _invalid(error: stripe.InvalidRequestError) -> Refused | Unknown | WrongState:
    if error.code == "resource_missing":
        return Unknown(str(error), error.code)
    if error.code in _NEW_PAGE_STATES:
        return WrongState(str(error), error.code)
    return Refused(str(error), error.code)


def _id(found: object) -> str | None:
    """The id of what is either an id or the object itself."""
    if found is None or isinstance(found, str):
        return found
    return str(cast("stripe.PaymentIntent", found).id)


def _ours(metadata: object) -> uuid.UUID | None:
    """The payment that we named when we asked; None when it is not one of ours."""
    named = getattr(metadata, "payment_id", None)
    try:
        return uuid.UUID(named) if named else None
    except ValueError:
        return None


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _checkout(page: stripe.checkout.Session) -> Checkout:
    intent = page.payment_intent
    return Checkout(
        session_id=page.id,
        status=cast("CheckoutStatus", page.status or "open"),
        url=page.url,
        expires_at=_at(page.expires_at),
        amount_cents=page.amount_total or 0,
        currency=(page.currency or "").upper(),
        payment_id=_ours(page.metadata),
        charged=_charged(intent) if intent is not None and not isinstance(intent, str) else None,
        customer_id=_id(page.customer),
        subscription_id=_id(page.subscription),
    )


def _charged(intent: stripe.PaymentIntent) -> Charged:
    charge = intent.latest_charge
    full = charge if charge is not None and not isinstance(charge, str) else None
    failure = intent.last_payment_error
    return Charged(
        intent_id=intent.id,
        funds=_FUNDS.get(intent.status, "pending"),
        amount_cents=intent.amount,
        captured_cents=intent.amount_received,
        refunded_cents=full.amount_refunded if full and full.captured else 0,
        currency=intent.currency.upper(),
        charge_id=_id(charge),
        failure_code=(failure.decline_code or failure.code) if failure else None,
        payment_id=_ours(intent.metadata),
        created_at=_at(intent.created),
    )
