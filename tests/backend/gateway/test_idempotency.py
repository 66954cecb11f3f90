"""One key, one execution."""

from __future__ import annotations

import asyncio

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.db import transaction
from backend.gateway.idempotency import forget_old_keys
from tests.factories import bearer, make_user

MARBLES = "/v1/probe/marbles"


@pytest.fixture
async def buyer(probes: FastAPI, probe: AsyncClient) -> AsyncClient:
    """The probes' client, logged in."""
    async with transaction(probes.state.sessions) as session:
        user = await make_user(session)
    probe.headers.update(bearer(probes, user))
    return probe


async def put(client: AsyncClient, key: str | None, colour: str = "red", path: str = MARBLES) -> Response:
    headers = {} if key is None else {"Idempotency-Key": key}
    return await client.post(path, json={"colour": colour}, headers=headers)


async def marbles(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        found = await connection.execute(text("SELECT count(*) FROM area_stats WHERE property_type = 'probe'"))
        return int(found.scalar_one())


class TestRun:
    async def test_a_repeated_key_answers_as_before(self, buyer: AsyncClient, engine: AsyncEngine) -> None:
        first, again = await put(buyer, "k1"), await put(buyer, "k1")
        assert (
            (first.status_code, first.json())
            == (again.status_code, again.json())
            == (201, {"number": 1, "colour": "red"})
        )
        assert "idempotent-replay" not in first.headers
        assert again.headers["idempotent-replay"] == "true"
        assert await marbles(engine) == 1

    async def test_fifty_at_once_are_one_execution(self, buyer: AsyncClient, engine: AsyncEngine) -> None:
        answers = await asyncio.gather(*(put(buyer, "k1") for _ in range(50)))
        assert all(answer.status_code == 201 for answer in answers)
        assert all(answer.json() == {"number": 1, "colour": "red"} for answer in answers)
        assert sum("idempotent-replay" not in answer.headers for answer in answers) == 1
        assert await marbles(engine) == 1

    async def test_without_a_key_each_request_runs(self, buyer: AsyncClient, engine: AsyncEngine) -> None:
        assert (await put(buyer, None, "red")).status_code == 201
        assert (await put(buyer, None, "blue")).json()["number"] == 2
        assert await marbles(engine) == 2

    async def test_a_status_that_the_route_chose_is_kept(self, buyer: AsyncClient) -> None:
        assert [(await put(buyer, "k1", "slow")).status_code for _ in range(2)] == [202, 202]

    async def test_an_empty_answer_is_repeated_as_empty(self, buyer: AsyncClient) -> None:
        await put(buyer, None)
        headers = {"Idempotency-Key": "gone"}
        first = await buyer.delete(f"{MARBLES}/red", headers=headers)
        again = await buyer.delete(f"{MARBLES}/red", headers=headers)
        assert (first.status_code, again.status_code, again.content) == (204, 204, b"")
        assert again.headers["idempotent-replay"] == "true"


class TestMismatch:
    async def test_another_body_is_a_conflict(self, buyer: AsyncClient, engine: AsyncEngine) -> None:
        await put(buyer, "k1", "red")
        answer = await put(buyer, "k1", "blue")
        assert (answer.status_code, answer.json()["code"]) == (409, "idempotency_mismatch")
        assert await marbles(engine) == 1

    async def test_another_route_is_a_conflict(self, buyer: AsyncClient) -> None:
        await put(buyer, "k1", "red")
        answer = await put(buyer, "k1", "red", "/v1/probe/refusals")
        assert answer.json()["code"] == "idempotency_mismatch"

    async def test_spacing_is_not_another_body(self, buyer: AsyncClient) -> None:
        await put(buyer, "k1", "red")
        spaced = await buyer.post(
            MARBLES,
            content=b'{ "colour" :  "red" }',
            headers={"Idempotency-Key": "k1", "Content-Type": "application/json"},
        )
        assert (spaced.status_code, spaced.headers["idempotent-replay"]) == (201, "true")


class TestFailures:
    async def test_a_refused_write_is_not_kept(self, buyer: AsyncClient, engine: AsyncEngine) -> None:
        refused = await put(buyer, "k1", "red", "/v1/probe/refusals")
        assert (refused.status_code, refused.json()["code"]) == (409, "no_marbles")
        assert await marbles(engine) == 0
        assert (await put(buyer, "k1", "red")).status_code == 201

    async def test_one_that_waited_for_a_failure_runs(self, buyer: AsyncClient, engine: AsyncEngine) -> None:
        answers = await asyncio.gather(*(put(buyer, "k1", "red", "/v1/probe/refusals") for _ in range(10)))
        assert {answer.json()["code"] for answer in answers} == {"no_marbles"}
        assert await marbles(engine) == 0


class TestKeys:
    @pytest.mark.parametrize("key", ["", "two words", "x" * 201, "né"])
    async def test_what_is_no_key_is_refused(self, buyer: AsyncClient, key: str) -> None:
        answer = await buyer.post(MARBLES, json={"colour": "red"}, headers=[(b"Idempotency-Key", key.encode())])
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")

    async def test_the_longest_is_taken(self, buyer: AsyncClient) -> None:
        assert (await put(buyer, "x" * 200)).status_code == 201

    async def test_keys_belong_to_a_user(self, buyer: AsyncClient, probes: FastAPI) -> None:
        await put(buyer, "k1", "red")
        async with transaction(probes.state.sessions) as session:
            other = await make_user(session)
        buyer.headers.update(bearer(probes, other))
        answer = await put(buyer, "k1", "blue")
        assert (answer.status_code, answer.json()["colour"]) == (201, "blue")

    async def test_without_a_log_in_there_is_no_key(self, probe: AsyncClient) -> None:
        assert (await put(probe, "k1")).status_code == 401

    async def test_old_ones_are_forgotten(self, buyer: AsyncClient, probes: FastAPI, engine: AsyncEngine) -> None:
        await put(buyer, "k1", "red")
        async with engine.begin() as connection:
            await connection.execute(text("UPDATE idempotency_keys SET created_at = created_at - interval '8 days'"))
        await put(buyer, "k2", "blue")
        async with transaction(probes.state.sessions) as session:
            assert await forget_old_keys(session) == 1
        assert (await put(buyer, "k2", "blue")).headers["idempotent-replay"] == "true"
