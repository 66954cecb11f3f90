"""What a rule's test looks at: rows of the state, and the fixtures of a conversation."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from sqlalchemy import text

from agent.conversation import UserSession
from backend.db import transaction
from tests.agent.conftest import Talk
from tests.factories import make_lead
from tools.client import ApiClient


async def rows(app: FastAPI, query: str) -> list[Any]:
    """The rows of a query on the whole state."""
    async with app.state.engine.connect() as connection:
        return list((await connection.execute(text(query))).all())


async def market(app: FastAPI, *ids: int, **facts: Any) -> None:
    """Leads in Austin, each dearer than the one before."""
    async with transaction(app.state.sessions) as session:
        for place, lead_id in enumerate(ids):
            await make_lead(session, lead_id=lead_id, asking_price=400_000 + 1000 * place, **facts)


async def refusals(app: FastAPI) -> list[tuple[str, str]]:
    """(tool, code) of every refusal in the audit log."""
    found = await rows(app, "SELECT subject, outcome FROM audit_log WHERE action = 'refusal' ORDER BY id")
    return [(row.subject, row.outcome) for row in found]


async def debits(app: FastAPI, user: str | None = None) -> list[int]:
    """What was taken from an account, in cents."""
    found = await rows(app, "SELECT user_id, amount_cents FROM credit_entries WHERE amount_cents < 0 ORDER BY id")
    return [row.amount_cents for row in found if user in (None, str(row.user_id))]


async def buys(talk: Talk, user: UserSession, lead: int) -> None:
    """Another user buys a lead by credits."""
    api = ApiClient(talk.http).as_bearer(user.access_token)
    made = await api.propose({"kind": "purchase", "lead_ids": [lead], "payment_method": "credits"})
    await api.confirm(str(made.id), f"buys-{user.user_id}-{lead}")
