"""What PayPal has of our payments, asked one by one: its own lists lag by hours."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterable
from contextlib import suppress
from datetime import datetime

from backend.billing.gateway import Charged, Unknown
from backend.billing.models import Payment
from backend.billing.opening import open_named
from backend.billing.paypal.orders import PayPalOrders
from backend.billing.paypal.plans import PayPalPlans
from backend.outbox.topics import House


async def charged(
    house: House, payments: Iterable[Payment], plan_ids: Collection[str], since: datetime, until: datetime
) -> dict[str, Charged]:
    """By PayPal's number: packs through their orders, plans through what their subscriptions took."""
    async with open_named(house.settings, house.sessions, "paypal") as gateway:
        assert isinstance(gateway, PayPalOrders)
        packs = [each async for each in _packs(gateway, payments)]
        taken = [each async for each in _plans(PayPalPlans(gateway.api), plan_ids, since, until)]
    return {each.intent_id: each for each in (*packs, *taken)}


async def _packs(gateway: PayPalOrders, payments: Iterable[Payment]) -> AsyncIterator[Charged]:
    for payment in payments:
        if payment.kind == "topup" and payment.intent_id is not None and payment.session_id is not None:
            with suppress(Unknown):
                if (found := (await gateway.read_checkout(payment.session_id)).charged) is not None:
                    yield found


async def _plans(
    plans: PayPalPlans, plan_ids: Collection[str], since: datetime, until: datetime
) -> AsyncIterator[Charged]:
    for plan_id in plan_ids:
        with suppress(Unknown):
            for each in await plans.charged(plan_id, since, until):
                yield each
