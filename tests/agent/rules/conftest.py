"""What a rule's test looks at: rows of the state, and the fixtures of a conversation."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from sqlalchemy import text

from backend.db import transaction
from tests.factories import make_lead


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
