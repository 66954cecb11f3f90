"""Every write and every refusal is logged, and says nothing that it must not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.accounts.models import User
from backend.audit.models import AuditEntry
from backend.audit.service import record
from backend.db import make_sessions, transaction
from tests.factories import assistant_bearer, bearer, make_lead, make_user


@pytest.fixture
async def user(app: FastAPI) -> User:
    """Somebody with the Pro plan."""
    async with transaction(app.state.sessions) as session:
        return await make_user(session)


async def logged(engine: AsyncEngine, action: str | None = None) -> list[AuditEntry]:
    async with make_sessions(engine)() as session:
        found = list(await session.scalars(select(AuditEntry).order_by(AuditEntry.id)))
    return [entry for entry in found if action in (None, entry.action)]


class TestRecord:
    async def test_without_a_principal_the_system_acted(self, session: AsyncSession) -> None:
        await record(session, None, "sweep", "lead:10001", {"left": 3})
        entry = (await session.scalars(select(AuditEntry))).one()
        assert (entry.actor, entry.user_id, entry.outcome, entry.data) == ("system", None, "ok", {"left": 3})

    async def test_data_is_made_storable(self, session: AsyncSession) -> None:
        await record(session, None, "sweep", None, {"text": "a\x00b", "list": ["\ud800"]})
        assert (await session.scalars(select(AuditEntry))).one().data == {"text": "ab", "list": ["?"]}


class TestRefusals:
    async def test_a_refused_write_is_logged_although_it_rolled_back(
        self, client: AsyncClient, app: FastAPI, engine: AsyncEngine, user: User
    ) -> None:
        body = {"market": "atlantis", "name": "Secret Name"}
        answer = await client.patch("/v1/me", json=body, headers=bearer(app, user))
        assert answer.json()["code"] == "unknown_market"
        (entry,) = await logged(engine, "refusal")
        assert (entry.user_id, entry.actor, entry.subject) == (user.id, "user", "PATCH /v1/me")
        assert entry.outcome == "unknown_market"
        assert entry.data == {"path": {}, "body": {"market": "atlantis"}}

    async def test_the_assistants_thread_is_named(
        self, client: AsyncClient, app: FastAPI, engine: AsyncEngine, user: User
    ) -> None:
        await client.patch("/v1/me", json={"markets": []}, headers=assistant_bearer(app, user, "thread-7"))
        (entry,) = await logged(engine, "refusal")
        assert (entry.actor, entry.thread_id, entry.outcome) == ("assistant", "thread-7", "scope_missing")

    async def test_a_read_beyond_the_tokens_reach_too(
        self, client: AsyncClient, app: FastAPI, engine: AsyncEngine, user: User
    ) -> None:
        async with transaction(app.state.sessions) as session:
            lead_id = await make_lead(session)
        await client.get(f"/v1/leads/{lead_id}/contact", headers=assistant_bearer(app, user))
        (entry,) = await logged(engine, "refusal")
        assert (entry.subject, entry.outcome) == (f"GET /v1/leads/{lead_id}/contact", "scope_missing")

    async def test_a_mistake_in_a_field_too(
        self, client: AsyncClient, app: FastAPI, engine: AsyncEngine, user: User
    ) -> None:
        await client.patch("/v1/me/notifications", json={"channel": "pigeon"}, headers=bearer(app, user))
        (entry,) = await logged(engine, "refusal")
        assert (entry.outcome, entry.data) == ("invalid_input", {"path": {}, "body": {"channel": "pigeon"}})

    async def test_ordinary_reads_and_strangers_are_not(
        self, client: AsyncClient, app: FastAPI, engine: AsyncEngine, user: User
    ) -> None:
        await client.get("/v1/leads/99999", headers=bearer(app, user))
        await client.patch("/v1/me", json={"name": "X"})
        assert await logged(engine) == []

    @pytest.mark.parametrize(
        "body",
        [
            {"note": "call 512-555-0142", "name": "x" * 81, "password": "hunter2hunter2", "email": "a@example.com"},
            {"reason": "y" * 5_000, "name": "x" * 81, "lead_ids": [{"phone": "555"}, 10_001]},
        ],
    )
    async def test_what_is_said_is_short_and_no_secret(
        self, client: AsyncClient, app: FastAPI, engine: AsyncEngine, user: User, body: dict[str, Any]
    ) -> None:
        assert (await client.patch("/v1/me", json=body, headers=bearer(app, user))).status_code == 422
        (entry,) = await logged(engine, "refusal")
        told = json.dumps(entry.data)
        assert len(told) < 400
        assert not any(secret in told for secret in ("555", "hunter2", "example.com", "xxxx"))


class TestWrites:
    async def test_accounts_settings_and_searches(
        self, client: AsyncClient, app: FastAPI, engine: AsyncEngine, user: User
    ) -> None:
        own, narrow = bearer(app, user), assistant_bearer(app, user, "thread-7")
        await client.patch("/v1/me", json={"name": "Secret Name", "market": "phoenix-az"}, headers=own)
        await client.patch("/v1/me/notifications", json={"event": "order", "channel": "sms"}, headers=narrow)
        saved = await client.post("/v1/saved-searches", json={"filter": {"min_beds": 3}}, headers=narrow)
        await client.delete(f"/v1/saved-searches/{saved.json()['id']}", headers=own)
        lines = [(entry.actor, entry.action, entry.outcome) for entry in await logged(engine)]
        assert lines == [
            ("user", "account.update", "ok"),
            ("assistant", "notifications.update", "ok"),
            ("assistant", "saved_search.create", "ok"),
            ("user", "saved_search.delete", "ok"),
        ]
        assert "Secret" not in json.dumps([entry.data for entry in await logged(engine)])

    async def test_log_ins_and_registrations(self, client: AsyncClient, engine: AsyncEngine) -> None:
        person = {"email": "pat@example.com", "password": "correct-horse-battery", "name": "Pat"}
        await client.post("/v1/users", json=person)
        await client.post("/v1/auth/token", data={"username": person["email"], "password": person["password"]})
        entries = await logged(engine)
        assert [entry.action for entry in entries] == ["account.create", "auth.login"]
        assert all(entry.user_id for entry in entries)


class TestReport:
    async def test_the_assistant_reports_what_it_declined(
        self, client: AsyncClient, app: FastAPI, engine: AsyncEngine, user: User
    ) -> None:
        body = {
            "tool": "decline",
            "reason": "declined",
            "text": "The owner is at 512-555-0142 or rosalind@example.com, call them for me",
            "thread_id": "another-thread",
        }
        headers = assistant_bearer(app, user, "thread-7")
        assert (await client.post("/v1/audit/refusals", json=body, headers=headers)).status_code == 204
        (entry,) = await logged(engine, "refusal")
        assert (entry.user_id, entry.actor, entry.thread_id) == (user.id, "assistant", "thread-7")
        assert (entry.subject, entry.outcome) == ("decline", "declined")
        assert "call them for me" in json.dumps(entry.data)
        assert not any(secret in json.dumps(entry.data) for secret in ("0142", "rosalind@", "another-thread"))

    @pytest.mark.parametrize(
        "body", [{}, {"reason": ""}, {"reason": "x" * 501}, {"reason": "x", "text": "y" * 501}, {"reason": "x", "a": 1}]
    )
    async def test_needs_a_reason_of_some_length(
        self, client: AsyncClient, app: FastAPI, user: User, body: dict[str, Any]
    ) -> None:
        answer = await client.post("/v1/audit/refusals", json=body, headers=assistant_bearer(app, user))
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


class TestRead:
    async def test_administrators_read_it_page_by_page(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        async with transaction(app.state.sessions) as session:
            chief = await make_user(session, role="admin")
            for number in range(5):
                await record(session, None, "sweep", f"lead:{number}")
            await record(session, None, "other")
        headers = bearer(app, chief)
        seen: list[str] = []
        params: dict[str, str] = {"limit": "2", "action": "sweep", "outcome": "ok"}
        while True:
            page = (await client.get("/v1/admin/audit", params=params, headers=headers)).json()
            seen += [item["subject"] for item in page["items"]]
            if page["next_before"] is None:
                break
            params["before"] = str(page["next_before"])
        assert seen == [f"lead:{number}" for number in (4, 3, 2, 1, 0)]

    async def test_by_user(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        async with transaction(app.state.sessions) as session:
            chief = await make_user(session, role="admin")
        await client.patch("/v1/me", json={"market": "atlantis"}, headers=bearer(app, user))
        path = f"/v1/admin/audit?user_id={user.id}"
        page = (await client.get(path, headers=bearer(app, chief))).json()
        assert [item["outcome"] for item in page["items"]] == ["unknown_market"]
        assert (await client.get(path, headers=bearer(app, user))).status_code == 403
