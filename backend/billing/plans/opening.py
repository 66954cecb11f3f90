"""The way to a plan's gateway, opened when it is needed: importing Stripe takes a third of a second."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, cast

from backend.billing.gateway import Gateway
from backend.billing.opening import has_paypal, kind_of, open_named
from backend.billing.plans.gateway import PlanGateway
from backend.config import Settings
from backend.db import Sessions

if TYPE_CHECKING:
    from backend.billing.paypal.orders import PayPalOrders
    from backend.billing.stripe_gateway import StripeGateway


def plans_over(gateway: Gateway) -> PlanGateway:
    """Plans over a gateway of payments."""
    if gateway.name == "paypal":
        from backend.billing.paypal.plans import PayPalPlans

        return PayPalPlans(cast("PayPalOrders", gateway).api)
    from backend.billing.plans.stripe_plans import StripePlans

    return StripePlans(cast("StripeGateway", gateway))


def reachable(settings: Settings, provider: str | None) -> bool:
    """Whether a plan's gateway is the one that this house uses."""
    return provider is not None and (has_paypal(settings) if provider == "paypal" else provider == kind_of(settings))


@asynccontextmanager
async def open_plans(settings: Settings, sessions: Sessions, provider: str) -> AsyncIterator[PlanGateway]:
    """The gateway of a plan while the block lasts; ask :func:`reachable` first."""
    async with open_named(settings, sessions, provider) as gateway:
        assert gateway.name == provider, f"this house has no {provider}"
        yield plans_over(gateway)
