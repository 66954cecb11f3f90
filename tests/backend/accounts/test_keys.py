"""API keys: made and taken back by their owner, and how far they reach."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend import clock
from backend.accounts.models import ApiKey, User
from backend.audit.models import AuditEntry
from backend.config import API_KEYS_MAX, ASSISTANT_SCOPES
from backend.db import make_sessions, transaction
from tests.factories import assistant_bearer, bearer, make_lead, make_user


@pytest.fixture
async def user(app: FastAPI) -> User:
    """Somebody with the Pro plan."""
    async with transaction(app.state.sessions) as session:
        return await make_user(session)


@pytest.fixture
async def other(app: FastAPI) -> User:
    """Somebody else."""
    async with transaction(app.state.sessions) as session:
        return await make_user(session)


def code(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def made(
    client: AsyncClient, headers: dict[str, str], *scopes: str, **body: Any
) -> tuple[dict[str, Any], dict[str, str]]:
    """A new key, and the headers that send it."""
    answer = await client.post(
        "/v1/api-keys", json={"name": "A machine", "scopes": scopes or ASSISTANT_SCOPES, **body}, headers=headers
    )
    assert answer.status_code == 201, answer.text
    key = dict(answer.json())
    return key, {"Authorization": f"Bearer {key['secret']}"}


async def stored(engine: AsyncEngine, key_id: str) -> ApiKey:
    async with make_sessions(engine)() as session:
        return (await session.scalars(select(ApiKey).where(ApiKey.id == uuid.UUID(key_id)))).one()


async def log(engine: AsyncEngine) -> list[AuditEntry]:
    async with make_sessions(engine)() as session:
        return list(await session.scalars(select(AuditEntry).order_by(AuditEntry.id)))


class TestMake:
    async def test_the_secret_is_told_once_and_not_kept(
        self, client: AsyncClient, app: FastAPI, user: User, engine: AsyncEngine
    ) -> None:
        key, headers = await made(client, bearer(app, user), "hold", "read", "read")
        assert key["secret"].startswith("aiq_")
        assert key["secret"].startswith(key["prefix"])
        assert len(key["secret"]) - len(key["prefix"]) >= 32
        assert key["scopes"] == ["read", "hold"]
        (told,) = (await client.get("/v1/api-keys", headers=bearer(app, user))).json()
        assert told == {name: value for name, value in key.items() if name != "secret"}
        row = await stored(engine, key["id"])
        assert key["secret"] not in str({name: getattr(row, name) for name in ApiKey.__table__.columns.keys()})  # noqa: SIM118
        everything = await log(engine)
        assert key["secret"] not in str([(entry.data, entry.subject) for entry in everything])
        assert (await client.get("/v1/me", headers=headers)).json()["id"] == str(user.id)

    @pytest.mark.parametrize(
        "body",
        [
            {"name": "x", "scopes": []},
            {"name": "x", "scopes": ["confirm"]},
            {"name": "x", "scopes": ["contact"]},
            {"name": "x", "scopes": ["account"]},
            {"name": "", "scopes": ["read"]},
            {"name": "x" * 81, "scopes": ["read"]},
            {"name": "x", "scopes": ["read"], "expires_at": "2020-01-01T00:00:00Z"},
            {"name": "x", "scopes": ["read"], "expires_at": "2099-01-01T00:00:00"},
            {"name": "x", "scopes": ["read"], "user_id": "y"},
        ],
    )
    async def test_what_makes_no_sense(
        self, client: AsyncClient, app: FastAPI, user: User, body: dict[str, Any]
    ) -> None:
        answer = await client.post("/v1/api-keys", json=body, headers=bearer(app, user))
        assert code(answer) == (422, "invalid_input")

    async def test_an_account_has_so_many_and_no_more(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        keys = [(await made(client, bearer(app, user), "read"))[0] for _ in range(API_KEYS_MAX)]
        body = {"name": "One more", "scopes": ["read"]}
        refused = await client.post("/v1/api-keys", json=body, headers=bearer(app, user))
        assert code(refused) == (409, "api_key_limit")
        assert refused.json()["keys_max"] == API_KEYS_MAX
        await client.delete(f"/v1/api-keys/{keys[0]['id']}", headers=bearer(app, user))
        await made(client, bearer(app, user), "read")


class TestReach:
    @pytest.mark.parametrize(
        ("scope", "method", "path", "body"),
        [
            ("read", "GET", "/v1/me", None),
            ("read", "GET", "/v1/leads/search", None),
            ("hold", "POST", "/v1/holds", {"lead_id": 1}),
            ("propose", "POST", "/v1/proposals", {"kind": "purchase", "lead_ids": [1]}),
            ("refund", "POST", f"/v1/orders/{uuid.UUID(int=1)}/refunds", {"lead_id": 1, "reason": "duplicate"}),
            ("settings", "PATCH", "/v1/me/notifications", {"enabled": True}),
        ],
    )
    async def test_each_scope_opens_its_own_routes_only(
        self, client: AsyncClient, app: FastAPI, user: User, scope: str, method: str, path: str, body: Any
    ) -> None:
        _, with_it = await made(client, bearer(app, user), scope)
        _, without = await made(client, bearer(app, user), *(other for other in ASSISTANT_SCOPES if other != scope))
        reached = await client.request(method, path, json=body, headers=with_it)
        assert reached.status_code not in (401, 403), reached.text
        refused = await client.request(method, path, json=body, headers=without)
        assert code(refused) == (403, "scope_missing")
        assert refused.json()["scope"] == scope

    async def test_it_never_says_yes(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        _, headers = await made(client, bearer(app, user))
        answer = await client.post(f"/v1/proposals/{uuid.uuid4()}/confirm", headers=headers)
        assert code(answer) == (403, "confirmation_required")

    async def test_it_never_reads_a_contact(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        async with transaction(app.state.sessions) as session:
            lead_id = await make_lead(session, keys=app.state.keyring)
        _, headers = await made(client, bearer(app, user))
        assert code(await client.get(f"/v1/leads/{lead_id}/contact", headers=headers)) == (403, "scope_missing")

    @pytest.mark.parametrize("narrow", ["key", "assistant"])
    async def test_only_a_person_manages_keys_and_the_account(
        self, client: AsyncClient, app: FastAPI, user: User, narrow: str
    ) -> None:
        key, headers = await made(client, bearer(app, user))
        headers = headers if narrow == "key" else assistant_bearer(app, user)
        body = {"name": "x", "scopes": ["read"]}
        for answer in (
            await client.get("/v1/api-keys", headers=headers),
            await client.post("/v1/api-keys", json=body, headers=headers),
            await client.delete(f"/v1/api-keys/{key['id']}", headers=headers),
            await client.patch("/v1/me", json={"name": "X"}, headers=headers),
            await client.post("/v1/auth/assistant-token", json={"thread_id": "t"}, headers=headers),
        ):
            assert code(answer) == (403, "scope_missing")

    async def test_it_is_no_administrator(self, client: AsyncClient, app: FastAPI) -> None:
        async with transaction(app.state.sessions) as session:
            chief = await make_user(session, role="admin")
        _, headers = await made(client, bearer(app, chief))
        assert code(await client.get("/v1/admin/users", headers=headers)) == (403, "forbidden")

    async def test_it_tells_what_it_is(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        _, headers = await made(client, bearer(app, user), "hold")
        told = (await client.get("/v1/auth/token", headers=headers)).json()
        assert told == {"user_id": str(user.id), "kind": "api_key", "scopes": ["hold"], "thread_id": None}
        told = (await client.get("/v1/auth/token", headers=assistant_bearer(app, user, "t-1"))).json()
        assert (told["kind"], told["thread_id"]) == ("assistant", "t-1")
        told = (await client.get("/v1/auth/token", headers=bearer(app, user))).json()
        assert (told["kind"], "confirm" in told["scopes"]) == ("access", True)


class TestEnd:
    async def test_a_revoked_key_opens_nothing(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        key, headers = await made(client, bearer(app, user))
        for _ in range(2):
            gone = await client.delete(f"/v1/api-keys/{key['id']}", headers=bearer(app, user))
            assert gone.status_code == 204
        answer = await client.get("/v1/me", headers=headers)
        assert code(answer) == (401, "key_revoked")
        assert answer.headers["www-authenticate"] == "Bearer"
        assert (await client.get("/v1/api-keys", headers=bearer(app, user))).json() == []

    async def test_an_expired_one_neither(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        ends = (clock.now() + timedelta(hours=1)).isoformat()
        key, headers = await made(client, bearer(app, user), expires_at=ends)
        assert (await client.get("/v1/me", headers=headers)).status_code == 200
        clock.shift(timedelta(hours=1))
        assert code(await client.get("/v1/me", headers=headers)) == (401, "key_expired")
        (told,) = (await client.get("/v1/api-keys", headers=bearer(app, user))).json()
        assert told["id"] == key["id"]

    @pytest.mark.parametrize("secret", ["aiq_", "aiq_" + "0" * 48, "aiq_" + "0" * 47 + "\x00", "aiq_" + "Z" * 48])
    async def test_one_that_never_was(self, client: AsyncClient, secret: str) -> None:
        answer = await client.get("/v1/me", headers={"Authorization": f"Bearer {secret}"})
        assert code(answer) == (401, "unauthenticated")

    async def test_one_of_a_closed_account(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        _, headers = await made(client, bearer(app, user))
        async with transaction(app.state.sessions) as session:
            await session.execute(text("UPDATE users SET is_active = false WHERE id = :id"), {"id": user.id})
        assert code(await client.get("/v1/me", headers=headers)) == (401, "unauthenticated")

    async def test_another_users_key_is_not_there(
        self, client: AsyncClient, app: FastAPI, user: User, other: User
    ) -> None:
        key, headers = await made(client, bearer(app, user))
        answer = await client.delete(f"/v1/api-keys/{key['id']}", headers=bearer(app, other))
        assert code(answer) == (404, "api_key_not_found")
        assert (await client.get("/v1/api-keys", headers=bearer(app, other))).json() == []
        assert (await client.get("/v1/me", headers=headers)).status_code == 200


class TestLastUse:
    async def test_is_written_once_a_minute_and_also_when_refused(
        self, client: AsyncClient, app: FastAPI, user: User, engine: AsyncEngine
    ) -> None:
        clock.freeze(clock.now())
        key, headers = await made(client, bearer(app, user), "hold")
        assert (await stored(engine, key["id"])).last_used_at is None
        begun = clock.now()
        assert (await client.get("/v1/me", headers=headers)).status_code == 403
        assert (await stored(engine, key["id"])).last_used_at == begun
        clock.freeze(begun + timedelta(seconds=59))
        await client.get("/v1/me", headers=headers)
        assert (await stored(engine, key["id"])).last_used_at == begun
        clock.freeze(begun + timedelta(seconds=60))
        await client.get("/v1/me", headers=headers)
        assert (await stored(engine, key["id"])).last_used_at == begun + timedelta(seconds=60)


class TestLog:
    async def test_names_who_made_and_revoked_and_what_the_key_was_refused(
        self, client: AsyncClient, app: FastAPI, user: User, engine: AsyncEngine
    ) -> None:
        key, headers = await made(client, bearer(app, user), "read")
        await client.post("/v1/holds", json={"lead_id": 10_001}, headers=headers)
        await client.delete(f"/v1/api-keys/{key['id']}", headers=bearer(app, user))
        told = [(entry.actor, entry.action, entry.subject, entry.outcome) for entry in await log(engine)]
        subject = f"api_key:{key['id']}"
        assert told == [
            ("user", "api_key.create", subject, "ok"),
            ("api_key", "refusal", "POST /v1/holds", "scope_missing"),
            ("user", "api_key.revoke", subject, "ok"),
        ]
        assert (await log(engine))[1].thread_id == f"key:{key['id']}"
