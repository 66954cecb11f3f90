"""Where a payment is made: the page of a payment by card, or what a plan needs."""

from __future__ import annotations

import uuid

from backend.billing import checkout, queries
from backend.billing.opening import has_paypal
from backend.billing.plans import paying
from backend.billing.plans.errors import PayPalOff
from backend.billing.plans.opening import open_plans
from backend.config import Settings
from backend.db import Sessions, transaction


def require_method(settings: Settings, method: str | None) -> None:
    """Raise PayPalOff when PayPal is named and is not configured."""
    if method == "paypal" and not has_paypal(settings):
        raise PayPalOff


async def ensure_page(settings: Settings, sessions: Sessions, payment_id: uuid.UUID, page_url: str) -> None:
    """Open the page unless it is there already. Raises GatewayUnreachable."""
    async with transaction(sessions) as session:
        payment = await queries.get_payment(session, payment_id)
    if payment is None or payment.status != "opening":
        return
    if payment.kind != "subscription":
        await checkout.ensure_page(settings, sessions, payment_id, page_url)
        return
    async with open_plans(settings, sessions, payment.gateway) as gateway:
        await paying.open_payment(sessions, gateway, payment_id, page_url)
