"""Jobs of payments (RQ): the sweep for what nobody told us, and the nightly reconciliation.

A worker forks for each job: what talks to Stripe is imported here, once, for all of them.
"""

from __future__ import annotations

import logging
from datetime import timedelta

import backend.billing.stripe_gateway  # noqa: F401
from backend import jobs
from backend.billing import queries, reconciliation, settling, work
from backend.billing.errors import GatewayUnreachable
from backend.billing.gateway import GatewayError
from backend.billing.opening import has_paypal, kind_of, open_named
from backend.config import PAYMENT_SWEEP_AFTER_SECONDS, get_settings
from backend.db import Sessions, transaction
from backend.outbox.topics import House

SWEEP_MAX = 200
log = logging.getLogger(__name__)


def sweep() -> int:
    """Ask the gateway about payments under way that nobody told us of; how many. Every half minute."""

    async def run(sessions: Sessions) -> int:
        return await sweep_in(House(sessions, get_settings()))

    return jobs.run_batches(run)


def reconcile() -> int:
    """Compare gateway, payments, orders and ledger; how many differences are new. Nightly."""

    async def run(sessions: Sessions) -> int:
        return await reconciliation.reconcile(House(sessions, get_settings()))

    return jobs.run_batches(run)


async def sweep_in(house: House) -> int:
    """The sweep itself."""
    kind = kind_of(house.settings)
    async with transaction(house.sessions) as session:
        for payment_id in await queries.left_behind(session, kind, SWEEP_MAX):
            await settling.run_out(session, payment_id)
    looked = 0 if kind == "none" else await _look(house, kind)
    return looked + (await _look(house, "paypal") if has_paypal(house.settings) else 0)


async def _look(house: House, kind: str) -> int:
    async with transaction(house.sessions) as session:
        quiet = timedelta(seconds=PAYMENT_SWEEP_AFTER_SECONDS)
        found = await queries.unsettled(session, kind, quiet, SWEEP_MAX)
    if not found:
        return 0
    async with open_named(house.settings, house.sessions, kind) as gateway:
        for payment_id in found:
            try:
                await work.look(house, gateway, payment_id)
            except (GatewayError, GatewayUnreachable) as error:
                log.warning("payment %s could not be looked at: %s", payment_id, error)
    return len(found)
