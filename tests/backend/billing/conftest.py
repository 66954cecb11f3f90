"""A shop with a till."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from backend import clock
from tests.backend.billing.plans.club import Club, at
from tests.backend.billing.till import Till
from tests.backend.purchases.shop import Shop


@pytest.fixture
async def shop(app: FastAPI, client: AsyncClient) -> Shop:
    """Two Pro buyers with 500 credits each."""
    made = Shop(app, client, None, None)  # type: ignore[arg-type]
    made.buyer, made.other = await made.user(50_000), await made.user(50_000)
    return made


@pytest.fixture
async def till(shop: Shop) -> AsyncIterator[Till]:
    """Its card payments, over the demo gateway."""
    made = Till(shop)
    yield made
    await made.http.aclose()


@pytest.fixture
async def club(till: Till) -> Club:
    """A member without a plan, on 15 January 2026."""
    clock.freeze(at("2026-01-15T10:30"))
    made = Club(till)
    await made.join()
    return made
