"""Handlers of the topics that these tests add."""

from __future__ import annotations

import asyncio

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import transaction
from backend.outbox.service import Undeliverable
from backend.outbox.topics import House, Message

calls: list[str] = []
noted: list[bool] = []
started = asyncio.Event()


async def log(session: AsyncSession, message: Message) -> None:
    await session.execute(text("INSERT INTO outbox_effects VALUES (:id)"), {"id": message.id})
    if message.payload.get("fail"):
        raise ValueError("no luck")


async def call(house: House, message: Message) -> None:
    calls.append(message.idempotency_key)
    started.set()
    await asyncio.sleep(float(message.payload.get("seconds", 0)))
    if message.payload.get("hopeless"):
        raise Undeliverable("nobody lives there")
    if message.attempt <= int(message.payload.get("failures", 0)):
        raise ConnectionError("not now")
    async with transaction(house.sessions) as session:
        await session.execute(text("INSERT INTO outbox_effects VALUES (:id)"), {"id": message.id})


async def note(session: AsyncSession, message: Message) -> None:
    """Whether the removals that were asked for are done."""
    left = "SELECT count(*) = 0 FROM outbox WHERE topic = 'removal.reach' AND done_at IS NULL"
    noted.append(bool((await session.execute(text(left))).scalar_one()))
