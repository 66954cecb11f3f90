"""GET /leads/search over HTTP: parameters, problems, shape."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response

from backend.accounts.models import User
from backend.db import transaction
from backend.search.schemas import SearchPage
from tests.factories import assistant_bearer, bearer, make_lead, make_user


@pytest.fixture
async def user(app: FastAPI) -> User:
    async with transaction(app.state.sessions) as session:
        await make_lead(session, features=["pool", "solar"], property_type="condo")
        await make_lead(session, features=["pool"], zip="78745")
        return await make_user(session, tier="enterprise")


async def search(app: FastAPI, client: AsyncClient, user: User, *params: tuple[str, Any]) -> Response:
    return await client.get("/v1/leads/search", params=list(params), headers=bearer(app, user))


class TestParameters:
    @pytest.mark.parametrize(
        "params",
        [
            [("features", "pool,solar")],
            [("features", "pool"), ("features", "solar")],
            [("features", " pool , solar ,")],
            [("property_types", "condo,land")],
            [("exclude_property_types", "house")],
        ],
    )
    async def test_lists_come_repeated_or_with_commas(
        self, app: FastAPI, client: AsyncClient, user: User, params: list[tuple[str, Any]]
    ) -> None:
        response = await search(app, client, user, *params)
        assert response.status_code == 200
        page = SearchPage.model_validate(response.json())
        assert (page.total, page.items[0].property_type) == (1, "condo")

    @pytest.mark.parametrize(
        ("params", "code", "words"),
        [
            ([("min_price", 5), ("max_price", 4)], "invalid_input", "min_price (5) is above max_price (4)"),
            ([("near", "Nowhereville Xyzzy")], "unknown_place", "I know no place called"),
            ([("cursor", "abc")], "cursor_mismatch", "start again without it"),
            ([("features", "helipad")], "invalid_input", "features"),
            ([("zip", "1234")], "invalid_input", "zip"),
            ([("bogus", "1")], "invalid_input", "bogus"),
            ([("limit", 101)], "invalid_input", "limit"),
            ([("radius_miles", "nan"), ("city", "Austin")], "invalid_input", "radius_miles"),
            ([("lat", "inf"), ("lon", 1)], "invalid_input", "lat"),
        ],
    )
    async def test_mistakes_are_422_with_a_code_and_a_sentence(
        self, app: FastAPI, client: AsyncClient, user: User, params: list[tuple[str, Any]], code: str, words: str
    ) -> None:
        response = await search(app, client, user, *params)
        assert (response.status_code, response.json()["code"]) == (422, code)
        assert words in response.json()["detail"]
        assert response.headers["content-type"] == "application/problem+json"

    @pytest.mark.parametrize(
        "name", ["city", "neighborhood", "near", "market", "exclude_neighborhood", "text", "cursor", "zip", "state"]
    )
    async def test_hostile_text_is_never_a_server_error(
        self, app: FastAPI, client: AsyncClient, user: User, name: str
    ) -> None:
        for hostile in (
            "\x00",
            "a\x00b",
            "'; DROP TABLE leads; --",
            "%s %(x)s :name {}",
            "😀",
            "\\",
            "á" * 60,
            "{value}",
        ):
            response = await search(app, client, user, (name, hostile))
            assert response.status_code in (200, 422), hostile


class TestWho:
    async def test_needs_a_log_in(self, client: AsyncClient) -> None:
        assert (await client.get("/v1/leads/search")).status_code == 401

    async def test_the_assistant_may_search(self, app: FastAPI, client: AsyncClient, user: User) -> None:
        response = await client.get("/v1/leads/search", headers=assistant_bearer(app, user))
        assert response.json()["total"] == 2

    async def test_a_closed_market_is_403_with_what_opens_it(self, app: FastAPI, client: AsyncClient) -> None:
        async with transaction(app.state.sessions) as session:
            basic = await make_user(session, tier="basic")
        response = await search(app, client, basic, ("city", "Phoenix"))
        assert response.status_code == 403
        problem = response.json()
        assert problem["code"] == "market_locked"
        assert (problem["market"], problem["leads"]) == ("phoenix-az", 0)


class TestShape:
    async def test_a_cursor_walks_over_http(self, app: FastAPI, client: AsyncClient, user: User) -> None:
        first = (await search(app, client, user, ("limit", 1))).json()
        second = (await search(app, client, user, ("limit", 1), ("cursor", first["next_cursor"]))).json()
        assert first["items"][0]["id"] != second["items"][0]["id"]
        assert second["next_cursor"] is None

    async def test_the_contract_is_documented(self, app: FastAPI) -> None:
        described = app.openapi()["paths"]["/v1/leads/search"]["get"]
        names = {parameter["name"] for parameter in described["parameters"]}
        assert {"city", "features", "near", "radius_miles", "cursor", "facets", "lat", "lon"} <= names
        assert {"200", "401", "403", "422"} <= set(described["responses"])
