"""Telling every process that something changed, by NOTIFY: it is sent when the transaction commits, and only then."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

CHANNEL = "aiqleads_events"
LEADS_A_MESSAGE = 500  # a NOTIFY carries 8,000 bytes at most
_NOTIFY = text("SELECT pg_notify(:channel, :payload)")


async def leads_changed(session: AsyncSession, lead_ids: Iterable[int]) -> None:
    """The price or the availability of these leads is another from this commit on. Says nothing of whom."""
    ids = sorted(set(lead_ids))
    for start in range(0, len(ids), LEADS_A_MESSAGE):
        await _send(session, {"leads": ids[start : start + LEADS_A_MESSAGE]})


async def to_user(session: AsyncSession, user_id: uuid.UUID, kind: str, data: dict[str, Any]) -> None:
    """An event for one user's own pages; ``data`` is small JSON (ids, figures, short words), never a contact."""
    await _send(session, {"user": str(user_id), "kind": kind, "data": data})


async def _send(session: AsyncSession, message: dict[str, Any]) -> None:
    payload = json.dumps(message, separators=(",", ":"))
    await session.execute(_NOTIFY, {"channel": CHANNEL, "payload": payload})
