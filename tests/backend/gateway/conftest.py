"""The API with a few routes that show what the door does with what lies behind it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

import pytest
from fastapi import Body, FastAPI, Response
from httpx import ASGITransport, AsyncClient
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.app import create_app
from backend.config import Settings
from backend.db import Session
from backend.errors import Conflict
from backend.gateway.idempotency import Idempotency
from backend.security import Current


class Marble(BaseModel):
    """What a probe writes."""

    number: int
    colour: str


class NoMarbles(Conflict):
    """409 of the probes."""

    code = "no_marbles"


_PUT = text("INSERT INTO area_stats (zip, property_type, lead_type, available) VALUES (:colour, 'probe', 'sale', 1)")
_COUNT = text("SELECT count(*) FROM area_stats WHERE property_type = 'probe'")
_TAKE = text("DELETE FROM area_stats WHERE zip = :colour AND property_type = 'probe'")


async def put(session: AsyncSession, colour: str, seconds: float = 0) -> Marble:
    """Write one marble (a second one of the same colour breaks a constraint), then think for a while."""
    await session.execute(_PUT, {"colour": colour})
    await asyncio.sleep(seconds)
    return Marble(number=(await session.execute(_COUNT)).scalar_one(), colour=colour)


async def take(session: AsyncSession, colour: str) -> None:
    """Take it away again."""
    await session.execute(_TAKE, {"colour": colour})


def add_probes(app: FastAPI) -> None:
    """Routes that write, refuse, break, and run into the database's limits."""

    @app.post("/v1/probe/marbles", status_code=201)
    async def marble(
        colour: Annotated[str, Body(embed=True)], session: Session, idem: Idempotency, response: Response
    ) -> Marble:
        async def run() -> Marble:
            made = await put(session, colour, 0.05)
            response.status_code = 202 if colour == "slow" else 201
            return made

        return await idem.run(run)

    @app.post("/v1/probe/refusals")
    async def refuse(colour: Annotated[str, Body(embed=True)], session: Session, idem: Idempotency) -> Marble:
        async def refused() -> Marble:
            await put(session, colour)
            raise NoMarbles("There are no marbles.")

        return await idem.run(refused)

    @app.delete("/v1/probe/marbles/{colour}", status_code=204)
    async def remove(colour: str, session: Session, idem: Idempotency) -> None:
        return await idem.run(lambda: take(session, colour))

    @app.get("/v1/probe/items/{item_id}")
    async def item(item_id: int) -> int:
        return item_id

    @app.post("/v1/probe/sums")
    async def total(numbers: list[int]) -> int:
        return sum(numbers)

    @app.get("/v1/probe/sql")
    async def run(statement: str, session: Session) -> None:
        await session.execute(text(statement))

    @app.get("/v1/probe/text")
    async def store(value: str, session: Session) -> str:
        return str((await session.execute(text("SELECT CAST(:value AS text)"), {"value": value})).scalar_one())

    @app.get("/v1/probe/broken")
    async def broken() -> None:
        raise RuntimeError("the secret inside")

    @app.get("/v1/probe/whoami")
    async def whoami(principal: Current) -> str:
        return principal.kind


@pytest.fixture(scope="session")
async def probes(settings: Settings) -> AsyncIterator[FastAPI]:
    """The API with probes, without rate limits."""
    app = create_app(settings.model_copy(update={"rate_limits": False}))
    add_probes(app)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture(scope="session")
async def metered(settings: Settings) -> AsyncIterator[FastAPI]:
    """The API with probes and with rate limits."""
    app = create_app(settings.model_copy(update={"rate_limits": True}))
    add_probes(app)
    async with app.router.lifespan_context(app):
        yield app


def client_of(app: FastAPI, address: str = "127.0.0.1") -> AsyncClient:
    """A client of ``app`` from an address."""
    transport = ASGITransport(app=app, raise_app_exceptions=False, client=(address, 4321))
    return AsyncClient(transport=transport, base_url="http://api.test")


@pytest.fixture
async def probe(probes: FastAPI, database: object) -> AsyncIterator[AsyncClient]:
    """A client of the probes."""
    async with client_of(probes) as made:
        yield made


@pytest.fixture(autouse=True)
def streams_end_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """In-process clients read an answer to its end, and a stream of events has none."""
    monkeypatch.setattr("backend.events.service.EVENT_STREAM_MINUTES", 0)
