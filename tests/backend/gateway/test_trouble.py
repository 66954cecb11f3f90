"""Trouble with the database, told apart."""

from __future__ import annotations

import asyncio

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.app import close, create_app
from backend.config import Settings
from backend.db import make_engine, make_sessions

from .conftest import add_probes, client_of


async def sql(client: AsyncClient, statement: str) -> Response:
    return await client.get("/v1/probe/sql", params={"statement": statement})


class TestValuesThatCannotBeStored:
    @pytest.mark.parametrize("value", ["\x00", "a\x00b"])
    async def test_nul_characters_are_the_clients_mistake(self, probe: AsyncClient, value: str) -> None:
        answer = await probe.get("/v1/probe/text", params={"value": value})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")

    async def test_numbers_out_of_range_too(self, probe: AsyncClient) -> None:
        answer = await sql(probe, "SELECT 2147483647::int + 1")
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


class TestCollisions:
    async def test_a_serialization_failure_says_try_again(self, probe: AsyncClient) -> None:
        answer = await sql(probe, "DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$")
        assert (answer.status_code, answer.json()["code"]) == (503, "try_again")
        assert answer.headers["retry-after"] == "1"

    async def test_a_deadlock_and_a_lock_timeout_too(self, probe: AsyncClient) -> None:
        for code in ("40P01", "55P03"):
            answer = await sql(probe, f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{code}'; END $$")
            assert (answer.status_code, answer.json()["code"]) == (503, "try_again")


class TestAway:
    @pytest.fixture
    async def lonely(self, settings: Settings) -> FastAPI:
        """The API whose database does not answer."""
        app = create_app(settings.model_copy(update={"rate_limits": False}))
        add_probes(app)
        await app.state.engine.dispose()
        app.state.engine = make_engine("postgresql+psycopg://nobody@/nowhere?host=/nonexistent")
        app.state.sessions = make_sessions(app.state.engine)
        return app

    async def test_503_says_when_to_try_again(self, lonely: FastAPI) -> None:
        async with client_of(lonely) as client:
            answer = await sql(client, "SELECT 1")
        await close(lonely)
        assert (answer.status_code, answer.json()["code"]) == (503, "database_unavailable")
        assert answer.headers["retry-after"] == "5"

    async def test_it_is_alive_and_not_ready(self, lonely: FastAPI) -> None:
        async with client_of(lonely) as client:
            assert (await client.get("/healthz")).status_code == 200
            ready = await client.get("/readyz")
        await close(lonely)
        assert (ready.status_code, ready.json()["postgresql"], ready.json()["valkey"]) == (503, "unreachable", "ok")

    async def test_a_broken_connection_heals(self, probe: AsyncClient, engine: AsyncEngine) -> None:
        answer = await sql(probe, "SELECT pg_terminate_backend(pg_backend_pid())")
        assert (answer.status_code, answer.json()["code"]) == (503, "database_unavailable")
        assert (await sql(probe, "SELECT 1")).status_code == 200

    async def test_an_exhausted_pool_is_503(self, settings: Settings) -> None:
        app = create_app(settings.model_copy(update={"rate_limits": False}))
        add_probes(app)
        await app.state.engine.dispose()
        app.state.engine = make_engine(str(settings.database_url), pool_size=1, max_overflow=0, pool_timeout=0.05)
        app.state.sessions = make_sessions(app.state.engine)
        async with client_of(app) as client:
            answers = await asyncio.gather(*(sql(client, "SELECT pg_sleep(0.3)") for _ in range(2)))
        await close(app)
        assert sorted(answer.status_code for answer in answers) == [200, 503]


class TestUnexpected:
    async def test_it_says_nothing_of_the_inside(self, probe: AsyncClient) -> None:
        answer = await probe.get("/v1/probe/broken", headers={"X-Request-ID": "find-me"})
        assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
        assert "secret" not in answer.text
        assert answer.json()["request_id"] == "find-me"

    async def test_a_broken_constraint_is_ours(self, probe: AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
        answer = await sql(probe, "INSERT INTO markets SELECT * FROM markets")
        assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
        assert "duplicate key" not in answer.text
        assert "/v1/probe/sql" in caplog.text
