"""1,000 events, each told three times in random order, a fifth of the deliveries broken: effects exactly once."""

from __future__ import annotations

import random
import time
from datetime import timedelta

import pytest

from backend import clock
from backend.billing.demo import payments
from backend.db import transaction
from backend.outbox import service as outbox
from evals.invariants import broken
from tests.backend.billing.conftest import shop, till  # noqa: F401 (fixtures)
from tests.backend.billing.test_webhooks import EVENT, refused, send
from tests.backend.billing.till import Till
from tests.soak.conftest import Soak

EVENTS, TIMES, BROKEN, SEED = 1_000, 3, 0.2, 4
DELIVERIES_DUE = timedelta(seconds=5)  # when the gateway's own retries look whether all was told
TELLS_MAX = 500  # the gateway tells a few at a time
EVENTS_A_BUYER = 11  # five of a card payment with its capture, five of a pack, one that concerns nobody


async def _paid(till: Till) -> None:  # noqa: F811
    """A lead and a pack are paid, and nobody has told of it."""
    begun = await till.begin(await till.shop.lead())
    pack = (await till.shop.call("POST", "/credits/checkout", {"pack": "50"})).json()
    async with transaction(till.sessions) as session:
        for url in (begun["payment_url"], pack["payment"]["payment_url"]):
            await payments.try_card(session, url.rpartition("/")[2], "4242424242424242")


async def _told(till: Till) -> None:  # noqa: F811
    """The gateway tells all that is left, and what follows from it is done."""
    for _ in range(TELLS_MAX):
        await till.tell()
        left = await till.one("SELECT count(*) AS events FROM demo_gateway_events WHERE delivered_at IS NULL")
        if not left.events and not await outbox.work(till.house):
            return


@pytest.mark.timeout(1800)
async def test_a_storm_of_webhooks_has_each_effect_once(till: Till, soak: Soak) -> None:  # noqa: F811
    buyers, begun = soak.length(EVENTS) // EVENTS_A_BUYER + 1, time.perf_counter()
    clock.freeze(clock.now())  # the gateway's own retries keep out of the storm
    for _ in range(buyers):
        await _paid(till)
    events = [row.data for row in await till.shop.sql("SELECT data FROM demo_gateway_events ORDER BY number")]
    noise = [EVENT | {"id": f"evt_noise_{n}"} for n in range(max(buyers, soak.length(EVENTS) - len(events)))]
    dice = random.Random(SEED)
    deliveries = [(event, dice.random() < BROKEN) for event in [*events, *noise] * TIMES]
    dice.shuffle(deliveries)
    before, spoilt = refused(), sum(spoil for _, spoil in deliveries)
    for n, (event, spoil) in enumerate(deliveries):
        assert await send(till, event, spoil=spoil) == (400 if spoil else 200)
        if n % 10 == 0:
            await outbox.work(till.house, 3)
    clock.freeze(clock.now() + DELIVERIES_DUE)
    await _told(till)
    assert refused() - before == spoilt
    counted = await till.one(
        "SELECT (SELECT count(*) FROM orders WHERE kind = 'purchase') AS sold,"
        " (SELECT count(*) FROM credit_entries WHERE kind = 'topup') AS granted,"
        " (SELECT count(*) FROM payments WHERE status = 'captured') AS captured,"
        " (SELECT count(*) FROM demo_gateway_objects"
        "  WHERE data->>'status' = 'succeeded' AND kind = 'payment_intent') AS taken"
    )
    assert tuple(counted) == (buyers, buyers, 2 * buyers, 2 * buyers)
    assert await till.shop.balance() == 50_000 + buyers * 5_000
    async with transaction(till.sessions) as session:
        assert await broken(session, settled=True) == {}
    seconds = round(time.perf_counter() - begun, 1)
    told = {"events": len(events) + len(noise), "deliveries": len(deliveries), "refused": spoilt}
    soak.record("webhook_storm", **told, payments=2 * buyers, effects_twice=0, effects_missing=0, seconds=seconds)
