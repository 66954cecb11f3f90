"""The API with two funded Pro buyers, and a database to look into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from httpx import AsyncClient, Response
from sqlalchemy import text

from backend.accounts.models import User
from backend.credits import service as credits_
from backend.db import transaction
from backend.pricing import service as pricing
from tests.factories import bearer, make_lead, make_user


@dataclass
class Shop:
    """The API as ``buyer`` uses it, unless a call names another user."""

    app: FastAPI
    http: AsyncClient
    buyer: User
    other: User

    async def lead(self, **facts: Any) -> int:
        async with transaction(self.app.state.sessions) as session:
            return await make_lead(session, **facts)

    async def user(self, cents: int = 0, **facts: Any) -> User:
        async with transaction(self.app.state.sessions) as session:
            user = await make_user(session, **facts)
            if cents:
                await credits_.grant(session, user.id, cents, "bought")
            return user

    async def set_price(self, lead: int, cents: int) -> None:
        async with transaction(self.app.state.sessions) as session:
            await pricing.queries.set_list_price(session, lead, cents)

    async def sql(self, query: str, **values: Any) -> list[Any]:
        async with transaction(self.app.state.sessions) as session:
            found = await session.execute(text(query), values)
            return list(found.all()) if found.returns_rows else []

    async def call(
        self, method: str, path: str, body: Any = None, user: User | None = None, key: str | None = None
    ) -> Response:
        headers = bearer(self.app, user or self.buyer) | ({"Idempotency-Key": key} if key else {})
        return await self.http.request(method, f"/v1{path}", json=body, headers=headers)

    async def propose(self, *leads: int, user: User | None = None, **more: Any) -> Any:
        body = {"kind": "purchase", "lead_ids": list(leads), **more}
        response = await self.call("POST", "/proposals", body, user)
        assert response.status_code == 201, response.text
        return response.json()

    async def confirm(self, proposal: Any, user: User | None = None, key: str | None = None) -> Response:
        return await self.call("POST", f"/proposals/{proposal['id']}/confirm", user=user, key=key)

    async def buy(self, *leads: int) -> Any:
        response = await self.confirm(await self.propose(*leads))
        assert response.status_code == 200, response.text
        return response.json()["order"]

    async def balance(self, user: User | None = None) -> int:
        return int((await self.call("GET", "/credits", user=user)).json()["balance_cents"])

    async def nothing_bought(self) -> bool:
        orders = await self.sql("SELECT count(*) AS n FROM orders")
        debits = await self.sql("SELECT count(*) AS n FROM credit_entries WHERE amount_cents < 0")
        return orders[0].n == debits[0].n == 0


def problem(response: Response) -> tuple[int, str, str]:
    """Status, code and reason of a refusal that names one."""
    body = response.json()
    return response.status_code, body["code"], body["reason"]
