"""Whatever comes in, what goes out is a problem with a code, and never a 500."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response

from backend.db import transaction
from tests.factories import bearer, make_user

JSON = {"content-type": "application/json"}


@pytest.fixture
async def user(probes: FastAPI, probe: AsyncClient) -> AsyncClient:
    """A logged-in client."""
    async with transaction(probes.state.sessions) as session:
        probe.headers.update(bearer(probes, await make_user(session)))
    return probe


def code(answer: Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    body = answer.json()
    assert body["status"] == answer.status_code
    assert body["type"].endswith(body["code"])
    assert body["detail"]
    assert body["title"]
    return answer.status_code, body["code"]


class TestBodies:
    @pytest.mark.parametrize(
        "body",
        [b"{", b'{"email": }', b"\xff\xfe", b'"just a text"', b"[]", b"null", b"", b"[" * 100_000, b"9" * 5_000],
        ids=["open", "gap", "not-utf8", "text", "list", "null", "empty", "deep", "long-number"],
    )
    async def test_malformed_ones(self, probe: AsyncClient, body: bytes) -> None:
        status, _ = code(await probe.post("/v1/users", content=body, headers=JSON))
        assert status in (400, 422)

    async def test_nul_and_control_characters(self, user: AsyncClient) -> None:
        for name in ("a\x00b", "a\x1bb", "\x00"):
            assert code(await user.patch("/v1/me", json={"name": name})) == (422, "invalid_input")

    async def test_lone_surrogates(self, user: AsyncClient) -> None:
        for body in (b'{"name": "\\ud800"}', b'{"\\ud800": 1}', b'{"market": "\\udfff"}'):
            status, _ = code(await user.patch("/v1/me", content=body, headers=JSON))
            assert status == 422

    async def test_fields_that_do_not_exist(self, user: AsyncClient) -> None:
        for path, body in (("/v1/me", {"tier": "enterprise"}), ("/v1/me", {"role": "admin"})):
            assert code(await user.patch(path, json=body)) == (422, "invalid_input")

    async def test_numbers_that_no_column_holds(self, user: AsyncClient) -> None:
        filters = {"filter": {"min_price": 10**30}}
        assert code(await user.post("/v1/saved-searches", json=filters)) == (422, "invalid_input")
        for value in (b"NaN", b"Infinity", b"1e999"):
            body = b'{"filter": {"max_lead_price": ' + value + b"}}"
            assert code(await user.post("/v1/saved-searches", content=body, headers=JSON))[0] == 422

    async def test_the_wrong_content_type(self, probe: AsyncClient) -> None:
        answer = await probe.post("/v1/users", content=b"email=a", headers={"content-type": "text/plain"})
        assert code(answer) == (422, "invalid_input")


class TestPathsAndQueries:
    async def test_unknown_ones(self, probe: AsyncClient) -> None:
        assert code(await probe.get("/v1/nothing/here")) == (404, "not_found")
        assert code(await probe.get("/v1/%00")) == (404, "not_found")

    async def test_wrong_methods_name_the_right_ones(self, probe: AsyncClient) -> None:
        answer = await probe.put("/v1/users")
        assert code(answer) == (405, "method_not_allowed")
        assert "POST" in answer.headers["allow"]

    async def test_ids_that_are_none(self, user: AsyncClient) -> None:
        for bad in ("1", "x", "%00", "00000000-0000-0000-0000-00000000000g"):
            assert code(await user.delete(f"/v1/saved-searches/{bad}"))[0] == 422


class TestErrors:
    async def test_each_field_is_named(self, probe: AsyncClient) -> None:
        answer = await probe.post("/v1/users", json={"email": "no address", "password": "short"})
        assert code(answer) == (422, "invalid_input")
        assert {error["field"] for error in answer.json()["errors"]} == {"email", "password", "name"}

    async def test_what_was_sent_is_not_sent_back(self, probe: AsyncClient) -> None:
        answer = await probe.post("/v1/users", json={"email": "a@example.com", "password": "hunter2"})
        assert "hunter2" not in answer.text
