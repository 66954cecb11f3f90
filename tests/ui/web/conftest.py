"""Browsers without a browser: clients with a cookie jar, logged in or not."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from backend.accounts.models import User
from backend.db import transaction
from tests.factories import PASSWORD, make_user


@pytest.fixture
async def browser(web: FastAPI, database: object) -> AsyncIterator[AsyncClient]:
    """A client with a cookie jar, not logged in."""
    transport = ASGITransport(app=web, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as made:
        yield made


@pytest.fixture
async def buyer(web: FastAPI, database: object) -> User:
    """A Pro user with credits, not logged in."""
    async with transaction(web.state.sessions) as session:
        return await make_user(session, tier="pro", email="pat@example.com", name="Pat Buyer")


@pytest.fixture
async def page(browser: AsyncClient, buyer: User) -> AsyncClient:
    """The buyer's browser, logged in."""
    answer = await browser.post("/login", data={"email": buyer.email, "password": PASSWORD})
    assert answer.status_code == 303, answer.text
    return browser
