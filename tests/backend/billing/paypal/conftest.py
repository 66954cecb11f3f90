"""A club that takes PayPal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import uvicorn

from backend import clock
from backend.billing.paypal.signatures import Verifier
from tests.backend.billing.paypal.fake import Authority, FakePayPal
from tests.backend.billing.paypal.patron import WEBHOOK_ID, Patron
from tests.backend.billing.plans.club import at
from tests.backend.billing.till import Till
from tests.backend.purchases.shop import Shop


@pytest.fixture(scope="session")
def authority() -> Authority:
    """A root of trust of this run."""
    return Authority()


@pytest.fixture
async def paypal_url() -> AsyncIterator[tuple[FakePayPal, str]]:
    """A PayPal on this machine."""
    fake = FakePayPal()
    server = uvicorn.Server(uvicorn.Config(fake.app(), port=0, log_level="error", lifespan="off"))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  (it has no event to wait for)
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield fake, f"http://127.0.0.1:{port}"
    server.should_exit = True
    await serving


@pytest.fixture
async def patron(
    shop: Shop, authority: Authority, paypal_url: tuple[FakePayPal, str], tmp_path: Path
) -> AsyncIterator[Patron]:
    """A member without a plan who pays by PayPal, on 15 January 2026."""
    fake, url = paypal_url
    clock.freeze(at("2026-01-15T10:30"))
    roots = tmp_path / "roots.pem"
    roots.write_bytes(authority.root)
    key, cert = authority.issue()
    state = shop.app.state
    before = state.settings
    configured = {"paypal_client_id": "us", "paypal_client_secret": "secret", "paypal_api_base": url}
    state.settings = type(before)(**(before.model_dump() | configured | {"paypal_webhook_id": WEBHOOK_ID}))

    async def fetch(_url: str) -> bytes:
        return cert

    state.paypal = Verifier(WEBHOOK_ID, roots, fetch)
    till = Till(shop)
    made = Patron(till, fake, key)
    await made.join()
    yield made
    await till.http.aclose()
    state.settings, state.paypal = before, None
