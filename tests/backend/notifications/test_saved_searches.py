"""Saved searches: names, numbers, and whose they are."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response

from backend.accounts.models import User
from backend.config import SAVED_SEARCHES_MAX
from backend.db import transaction
from backend.notifications.models import SavedSearch
from backend.notifications.naming import NAME_MAX, name_of, unique
from backend.search.schemas import SearchFilter
from tests.factories import assistant_bearer, bearer, make_lead, make_user


class TestNameOf:
    @pytest.mark.parametrize(
        ("wanted", "name"),
        [
            ({}, "Homes"),
            ({"property_types": ["house"], "min_beds": 3, "zip": "78704", "max_price": 450_000},
             "3+ bed houses in 78704, under $450k"),
            ({"min_beds": 2, "max_beds": 2, "property_types": ["condo", "townhouse"], "city": "Henderson"},
             "2 bed condos and townhouses in Henderson"),
            ({"min_beds": 2, "max_beds": 4, "max_baths": 2.5}, "2–4 bed homes, up to 2.5 bath"),
            ({"min_price": 275_000, "max_price": 1_250_000}, "Homes, $275k–$1.25M"),
            ({"lead_type": "rent", "max_price": 1_850, "city": "Austin"}, "Homes to rent in Austin, under $1,850"),
            ({"lead_type": "buyer", "property_types": ["land"]}, "Buyers of land"),
            ({"near": "Zilker Park", "radius_miles": 2.0}, "Homes within 2 mi of Zilker Park"),
            ({"near": "Zilker Park", "city": "Austin"}, "Homes near Zilker Park in Austin"),
            ({"zip": "78704", "radius_miles": 5}, "Homes within 5 mi of 78704"),
            ({"state": "nv", "features": ["pool", "yard", "no_hoa"]}, "Homes in NV, with a pool, a yard and no HOA"),
            ({"exclude_property_types": ["condo"], "exclude_features": ["pool"]}, "Homes, without a pool, no condos"),
            ({"listed_within_days": 1, "source": "zillow"}, "Homes, listed within 1 day, from Zillow"),
            ({"min_days_listed": 30, "seller_type": "owner"}, "Homes, listed 30 days ago or more, listed by owner"),
            ({"min_sqft": 1_500, "max_lead_price": 20}, "Homes, from 1,500 sqft, lead under $20"),
            ({"text": "quiet street"}, "Homes, “quiet street”"),
        ],
    )  # fmt: skip
    def test_says_the_filter(self, wanted: dict[str, Any], name: str) -> None:
        assert name_of(SearchFilter(**wanted)) == name

    def test_stays_short(self) -> None:
        assert len(name_of(SearchFilter(text="x" * 300, city="y" * 100))) <= NAME_MAX


class TestUnique:
    def test_numbers_a_name_that_is_taken(self) -> None:
        assert unique("Pools", ["Other"]) == "Pools"
        assert unique("pools", ["Pools", "POOLS (2)"]) == "pools (3)"
        assert unique("x" * NAME_MAX, ["x" * NAME_MAX]) == "x" * (NAME_MAX - 4) + " (2)"


def code(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


@pytest.fixture
async def user(app: FastAPI) -> User:
    """Somebody with the Pro plan in Austin."""
    async with transaction(app.state.sessions) as session:
        return await make_user(session)


async def save(client: AsyncClient, headers: dict[str, str], **body: Any) -> Response:
    return await client.post("/v1/saved-searches", json=body, headers=headers)


async def names(client: AsyncClient, headers: dict[str, str]) -> list[str]:
    return [saved["name"] for saved in (await client.get("/v1/saved-searches", headers=headers)).json()]


class TestSave:
    async def test_under_a_name_made_from_the_filter(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        async with transaction(app.state.sessions) as session:
            await make_lead(session, beds=3)
            await make_lead(session, beds=2)
        wanted = {"zip": "78704", "min_beds": 3}
        answer = await save(client, assistant_bearer(app, user), filter=wanted, frequency="daily")
        saved = answer.json()
        assert (answer.status_code, saved["name"], saved["matches"]) == (201, "3+ bed homes in 78704", 1)
        assert (saved["channel"], saved["frequency"]) == ("in_app", "daily")
        assert {name: saved["filter"][name] for name in wanted} == wanted
        assert (await client.get("/v1/saved-searches", headers=bearer(app, user))).json() == [saved]

    async def test_names_are_unique_also_at_once(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        headers = bearer(app, user)
        await asyncio.gather(*(save(client, headers, filter={}, name="Pools") for _ in range(4)))
        assert sorted(await names(client, headers)) == ["Pools", "Pools (2)", "Pools (3)", "Pools (4)"]

    async def test_a_repeated_key_saves_once(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        headers = bearer(app, user) | {"Idempotency-Key": "turn-1"}
        first, again = [await save(client, headers, filter={"min_beds": 3}) for _ in range(2)]
        assert first.json() == again.json()
        assert await names(client, headers) == ["3+ bed homes"]

    async def test_as_many_as_an_account_keeps(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        async with transaction(app.state.sessions) as session:
            session.add_all(
                SavedSearch(user_id=user.id, name=f"n{n}", filter={}) for n in range(SAVED_SEARCHES_MAX - 1)
            )
        headers = bearer(app, user)
        assert (await save(client, headers, filter={})).status_code == 201
        assert code(await save(client, headers, filter={})) == (409, "saved_search_limit")

    @pytest.mark.parametrize(
        "body",
        [
            {}, {"filter": {"colour": "red"}}, {"filter": {"zip": "7870"}}, {"filter": {}, "name": " "},
            {"filter": {}, "name": "a\x00"}, {"filter": {}, "channel": "pigeon"}, {"filter": {}, "owner": "x"},
            {"filter": {"min_price": 5, "max_price": 1}},
        ],
    )  # fmt: skip
    async def test_what_makes_no_sense(
        self, client: AsyncClient, app: FastAPI, user: User, body: dict[str, Any]
    ) -> None:
        assert code(await save(client, bearer(app, user), **body)) == (422, "invalid_input")

    async def test_a_place_that_is_closed_or_unknown(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        headers = bearer(app, user)
        assert code(await save(client, headers, filter={"city": "Henderson"})) == (403, "market_locked")
        assert code(await save(client, headers, filter={"near": "Atlantis Heights"})) == (422, "unknown_place")
        assert await names(client, headers) == []

    async def test_one_whose_market_closed_later_is_still_listed(
        self, client: AsyncClient, app: FastAPI, user: User
    ) -> None:
        async with transaction(app.state.sessions) as session:
            session.add(SavedSearch(user_id=user.id, name="Vegas", filter={"city": "Henderson"}))
        (saved,) = (await client.get("/v1/saved-searches", headers=bearer(app, user))).json()
        assert (saved["name"], saved["matches"]) == ("Vegas", None)


class TestForget:
    async def test_ones_own(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        headers = bearer(app, user)
        path = f"/v1/saved-searches/{(await save(client, headers, filter={})).json()['id']}"
        assert (await client.delete(path, headers=headers)).status_code == 204
        assert code(await client.delete(path, headers=headers)) == (404, "saved_search_not_found")
        assert await names(client, headers) == []

    async def test_never_another_users(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        async with transaction(app.state.sessions) as session:
            other = await make_user(session)
        path = f"/v1/saved-searches/{(await save(client, bearer(app, user), filter={})).json()['id']}"
        assert code(await client.delete(path, headers=bearer(app, other))) == (404, "saved_search_not_found")
        assert await names(client, bearer(app, other)) == []
        assert await names(client, bearer(app, user)) == ["Homes"]

    async def test_one_that_does_not_exist(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        answer = await client.delete(f"/v1/saved-searches/{uuid.uuid4()}", headers=bearer(app, user))
        assert code(answer) == (404, "saved_search_not_found")
