"""Accounts for administrators."""

from __future__ import annotations

import uuid

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response

from backend.accounts.models import User
from backend.db import transaction
from tests.factories import bearer, make_user


@pytest.fixture
async def chief(app: FastAPI) -> dict[str, str]:
    """Headers of an administrator."""
    return bearer(app, await user_of(app, "chief@example.com", role="admin"))


async def user_of(app: FastAPI, email: str, **facts: object) -> User:
    async with transaction(app.state.sessions) as session:
        return await make_user(session, email=email, **facts)


def code(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


class TestUsers:
    async def test_others_are_refused(self, client: AsyncClient, app: FastAPI) -> None:
        user = await user_of(app, "pat@example.com")
        assert code(await client.get("/v1/admin/users", headers=bearer(app, user))) == (403, "forbidden")

    async def test_newest_first_page_by_page(self, client: AsyncClient, app: FastAPI, chief: dict[str, str]) -> None:
        made = [(await user_of(app, f"u{number}@example.com")).email for number in range(5)]
        seen: list[str] = []
        params: dict[str, str] = {"limit": "2"}
        while True:
            page = (await client.get("/v1/admin/users", params=params, headers=chief)).json()
            seen += [item["email"] for item in page["items"]]
            if page["next_before"] is None:
                break
            params["before"] = page["next_before"]
        assert seen == [*reversed(made), "chief@example.com"]

    async def test_found_by_a_part_of_the_address(
        self, client: AsyncClient, app: FastAPI, chief: dict[str, str]
    ) -> None:
        await user_of(app, "quill_100@example.com")
        await user_of(app, "quillx100@example.com")
        found = await client.get("/v1/admin/users", params={"q": "LL_10"}, headers=chief)
        assert [item["email"] for item in found.json()["items"]] == ["quill_100@example.com"]
        assert "password" not in found.text


class TestAdjust:
    async def adjust(
        self, client: AsyncClient, chief: dict[str, str], user: User, cents: int, key: str = ""
    ) -> Response:
        headers = chief | ({"Idempotency-Key": key} if key else {})
        body = {"amount_cents": cents, "reason": "Goodwill after the outage"}
        return await client.post(f"/v1/admin/users/{user.id}/adjustments", json=body, headers=headers)

    async def test_gives_and_takes(self, client: AsyncClient, app: FastAPI, chief: dict[str, str]) -> None:
        user = await user_of(app, "pat@example.com")
        given = await self.adjust(client, chief, user, 2_500)
        assert (given.status_code, given.json()["balance_cents"]) == (201, 2_500)
        assert (await self.adjust(client, chief, user, -1_000)).json()["balance_cents"] == 1_500

    async def test_never_below_zero(self, client: AsyncClient, app: FastAPI, chief: dict[str, str]) -> None:
        user = await user_of(app, "pat@example.com")
        assert code(await self.adjust(client, chief, user, -1)) == (402, "insufficient_credits")
        assert (await self.adjust(client, chief, user, 100)).json()["balance_cents"] == 100

    async def test_a_repeated_key_books_once(self, client: AsyncClient, app: FastAPI, chief: dict[str, str]) -> None:
        user = await user_of(app, "pat@example.com")
        for _ in range(3):
            assert (await self.adjust(client, chief, user, 700, "k1")).json()["balance_cents"] == 700

    async def test_says_who_and_why_in_the_log(self, client: AsyncClient, app: FastAPI, chief: dict[str, str]) -> None:
        user = await user_of(app, "pat@example.com")
        await self.adjust(client, chief, user, 700)
        log = await client.get("/v1/admin/audit", params={"action": "credits.adjust"}, headers=chief)
        (line,) = log.json()["items"]
        assert (line["actor"], line["subject"]) == ("admin", f"user:{user.id}")
        assert line["data"] == {"amount_cents": 700, "reason": "Goodwill after the outage"}

    async def test_needs_an_account_an_amount_and_a_reason(self, client: AsyncClient, chief: dict[str, str]) -> None:
        path = f"/v1/admin/users/{uuid.uuid4()}/adjustments"
        answer = await client.post(path, json={"amount_cents": 1, "reason": "Because"}, headers=chief)
        assert code(answer) == (404, "account_not_found")
        for body in ({"amount_cents": 0, "reason": "Because"}, {"amount_cents": 5, "reason": "x"}, {"amount_cents": 5}):
            assert code(await client.post(path, json=body, headers=chief)) == (422, "invalid_input")
