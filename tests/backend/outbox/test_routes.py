"""Dead letters over HTTP: administrators read them and try again."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from backend.config import Settings
from backend.db import transaction
from backend.outbox import service
from backend.outbox.topics import TOPICS, House, Topic
from tests.factories import bearer, make_user

LETTERS = "/v1/admin/dead-letters"


@pytest.fixture
async def dead(app: FastAPI, settings: Settings, database: object, monkeypatch: pytest.MonkeyPatch) -> int:
    """A message that failed for good."""
    topic = Topic("tests.backend.outbox.handlers:call", outside=True)
    monkeypatch.setitem(TOPICS, "test.outside", topic)
    async with transaction(app.state.sessions) as session:
        made = await service.put(session, "test.outside", {"hopeless": True})
    assert made
    await service.work(House(app.state.sessions, settings))
    return made


async def headers(app: FastAPI, role: str) -> dict[str, str]:
    async with transaction(app.state.sessions) as session:
        return bearer(app, await make_user(session, role=role))


async def test_they_are_listed_with_their_error_and_tried_again(app: FastAPI, client: AsyncClient, dead: int) -> None:
    chief = await headers(app, "admin")
    (letter,) = (await client.get(LETTERS, headers=chief)).json()
    assert (letter["id"], letter["last_error"]) == (dead, "Undeliverable: nobody lives there")
    assert (await client.post(f"{LETTERS}/{dead}/retry", headers=chief)).status_code == 200
    assert (await client.get(LETTERS, headers=chief)).json() == []
    again = await client.post(f"{LETTERS}/{dead}/retry", headers=chief)
    assert (again.status_code, again.json()["code"]) == (404, "no_dead_letter")


async def test_nobody_else_sees_them(app: FastAPI, client: AsyncClient, dead: int) -> None:
    user = await headers(app, "user")
    assert (await client.get(LETTERS, headers=user)).status_code == 403
    assert (await client.post(f"{LETTERS}/{dead}/retry", headers=user)).status_code == 403
