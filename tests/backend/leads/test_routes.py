"""A lead and its contact over HTTP."""

from __future__ import annotations

from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy import select

from backend.audit.models import AuditEntry
from backend.db import transaction
from tests.claims import sell
from tests.factories import CONTACT, assistant_bearer, bearer, make_lead, make_user


class TestLead:
    async def test_is_shown_without_its_contact(self, app: FastAPI, client: AsyncClient) -> None:
        async with transaction(app.state.sessions) as session:
            lead, user = await make_lead(session), await make_user(session)
        response = await client.get(f"/v1/leads/{lead}", headers=bearer(app, user))
        assert response.status_code == 200
        assert response.json()["label"] == "3-bed house in Austin"

    async def test_unknown_is_404_and_nonsense_is_422(self, app: FastAPI, client: AsyncClient) -> None:
        async with transaction(app.state.sessions) as session:
            headers = bearer(app, await make_user(session))
        missing = await client.get("/v1/leads/4711", headers=headers)
        assert (missing.status_code, missing.json()["code"]) == (404, "lead_not_found")
        for nonsense in ("abc", "0", "-1", "2147483648", "99999999999999999999"):
            assert (await client.get(f"/v1/leads/{nonsense}", headers=headers)).status_code == 422


class TestContact:
    async def test_is_its_buyer_s_alone_and_every_look_is_logged(self, app: FastAPI, client: AsyncClient) -> None:
        async with transaction(app.state.sessions) as session:
            lead, buyer, other = await make_lead(session), await make_user(session), await make_user(session)
            await sell(session, buyer, lead)
        path = f"/v1/leads/{lead}/contact"
        shown = await client.get(path, headers=bearer(app, buyer))
        assert shown.json()["phone"] == CONTACT["phone"]
        assert shown.json()["do_not_call"] == "do-not-call status: not checked, check before you call"
        refused = await client.get(path, headers=bearer(app, other))
        assert (refused.status_code, refused.json()["code"]) == (403, "not_purchased")
        async with transaction(app.state.sessions) as session:
            entries = (await session.scalars(select(AuditEntry).where(AuditEntry.action == "contact.view"))).all()
        assert [(entry.user_id, entry.subject, entry.outcome) for entry in entries] == [
            (buyer.id, f"lead:{lead}", "ok")
        ]

    async def test_the_assistant_never_reads_it_not_even_its_own_user_s(
        self, app: FastAPI, client: AsyncClient
    ) -> None:
        async with transaction(app.state.sessions) as session:
            lead, buyer = await make_lead(session), await make_user(session)
            await sell(session, buyer, lead)
        response = await client.get(f"/v1/leads/{lead}/contact", headers=assistant_bearer(app, buyer))
        assert (response.status_code, response.json()["code"]) == (403, "scope_missing")
