"""Which gateway this house uses: Stripe with a key, the demo gateway in demo mode without one, else none."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Literal

from backend.billing.gateway import Gateway
from backend.config import GATEWAY_TIMEOUT_SECONDS, Settings
from backend.db import Sessions

if TYPE_CHECKING:
    from backend.billing.paypal.orders import PayPalOrders
    from backend.billing.stripe_gateway import StripeGateway

Kind = Literal["stripe", "demo", "paypal", "none"]


def kind_of(settings: Settings) -> Kind:
    """A real key always wins, and then nothing of the demo gateway is there."""
    if settings.stripe_secret_key is not None:
        return "stripe"
    return "demo" if settings.demo_mode else "none"


@asynccontextmanager
async def open_gateway(settings: Settings, sessions: Sessions) -> AsyncIterator[StripeGateway]:
    """The house's gateway while the block lasts. RuntimeError when it has none: ask :func:`kind_of` first."""
    gateway = _gateway(settings, sessions)
    try:
        yield gateway
    finally:
        await gateway.aclose()


def has_paypal(settings: Settings) -> bool:
    """Whether PayPal is configured."""
    return settings.paypal_client_id is not None and settings.paypal_client_secret is not None


def method_kind(settings: Settings, method: str) -> Kind:
    """The gateway behind a way to pay."""
    if method == "paypal":
        return "paypal" if has_paypal(settings) else "none"
    return kind_of(settings)


@asynccontextmanager
async def open_named(settings: Settings, sessions: Sessions, name: str) -> AsyncIterator[Gateway]:
    """The gateway of a payment: PayPal, or the one for cards. RuntimeError when the house has none of it."""
    if name != "paypal":
        async with open_gateway(settings, sessions) as gateway:
            yield gateway
        return
    paypal = _paypal(settings)
    try:
        yield paypal
    finally:
        await paypal.aclose()


def _paypal(settings: Settings) -> PayPalOrders:
    from backend.billing.paypal.client import PayPal
    from backend.billing.paypal.orders import PayPalOrders

    if not has_paypal(settings):
        raise RuntimeError("PayPal is not configured: set PAYPAL_CLIENT_ID and PAYPAL_CLIENT_SECRET.")
    return PayPalOrders(PayPal(settings))


def _gateway(settings: Settings, sessions: Sessions) -> StripeGateway:
    from backend.billing.http import Http
    from backend.billing.stripe_gateway import StripeGateway

    if settings.stripe_secret_key is not None:
        http = Http(timeout=GATEWAY_TIMEOUT_SECONDS)
        key = settings.stripe_secret_key.get_secret_value()
        return StripeGateway(key, http, name="stripe", base=settings.stripe_api_base)
    if not settings.demo_mode:
        raise RuntimeError("There is no payment gateway here: set STRIPE_SECRET_KEY.")
    from backend.billing.demo.client import InProcess
    from backend.billing.demo.keys import api_key

    return StripeGateway(api_key(settings), InProcess(settings, sessions), name="demo", base=InProcess.BASE)


def webhook_secrets(settings: Settings) -> tuple[str, ...]:
    """What signs what the gateway tells us; several while one is being changed for another (comma-separated)."""
    if settings.stripe_webhook_secret is not None:
        return tuple(part.strip() for part in settings.stripe_webhook_secret.get_secret_value().split(",") if part)
    if kind_of(settings) != "demo":
        return ()
    from backend.billing.demo.keys import webhook_secret

    return (webhook_secret(settings),)
