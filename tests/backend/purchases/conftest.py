"""A shop for tests of prices, carts and purchases."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from tests.backend.purchases.shop import Shop


@pytest.fixture
async def shop(app: FastAPI, client: AsyncClient) -> Shop:
    """Two Pro buyers with 500 credits each."""
    made = Shop(app, client, None, None)  # type: ignore[arg-type]
    made.buyer, made.other = await made.user(50_000), await made.user(50_000)
    return made
