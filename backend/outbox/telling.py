"""The handler of ``outbox.given_up``: administrators hear that work of a topic failed for good, once a day."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend.ingestion.operators.telling import tell
from backend.notifications.texts import Telling, Text
from backend.outbox.topics import Message


async def given_up(session: AsyncSession, message: Message) -> None:
    """The kind of the error only: its words may quote a contact."""
    topic = message.payload["topic"]
    await tell(session, f"outbox:{topic}", _telling(topic, message.payload["error"]), {"topic": topic})


def _telling(topic: str, error: str) -> Telling:
    body = (
        f"Work of the kind “{topic}” failed at its last try ({error}). It is owed to somebody: mend the cause, then try"
        " again: /admin/problems."
    )
    return lambda _: Text(f"“{topic}” was given up", body)
