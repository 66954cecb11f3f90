"""The handler of the outbox's ``doors.lead``: fetch what the door was not told, and put the lead into the pipeline."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import Settings
from backend.db import transaction
from backend.ingestion.doors import lead_posts, linkedin, meta, metrics, queries
from backend.ingestion.doors.found import Found, ref_of
from backend.ingestion.doors.models import LeadDelivery
from backend.ingestion.importer import checked_market
from backend.ingestion.pipeline.intake import accept, begin
from backend.ingestion.pipeline.records import unpack
from backend.ingestion.removal import remove_listing
from backend.keyring import KeyRing, ring
from backend.outbox.topics import House, Message


async def lead(house: House, message: Message) -> None:
    """Work on one delivery. Raises NotAnswered: the outbox tries again; Undeliverable when that is useless."""
    assert house.settings.contact_keys is not None
    keys, number = ring(house.settings.contact_keys.get_secret_value()), int(message.payload["delivery_id"])
    async with transaction(house.sessions) as session:
        delivery = await queries.get(session, number)
    if delivery is None or delivery.handled_at is not None or delivery.sealed is None:
        return
    assert delivery.key_version is not None
    payload = unpack(keys, delivery.sealed, delivery.key_version)
    found = await _found(house.settings, delivery, payload)
    await _keep(house, keys, number, found)


async def _found(settings: Settings, delivery: LeadDelivery, payload: Any) -> Found:
    if delivery.door == meta.DOOR:
        return await meta.fetched(settings, payload)
    if delivery.door == linkedin.DOOR:
        return await linkedin.fetched(settings, payload)
    return lead_posts.read(delivery.door, delivery.event_id, payload)


async def _keep(house: House, keys: KeyRing, number: int, found: Found) -> None:
    """Once: the lead is accepted in the transaction in which its delivery is done."""
    market = checked_market(house.settings.lead_forms_market)
    async with transaction(house.sessions) as session:
        delivery = await queries.get(session, number, lock=True)
        if delivery is None or delivery.handled_at is not None:
            return
        if found.record:
            run = await begin(session, found.source, market)
            await accept(session, keys, found.source, [found.record], run=run, market_hint=market)
        if found.removed:
            await _take_back(session, keys, delivery.door, found)
        outcome = "accepted" if found.record else "ignored"
        await queries.done(session, number, outcome, found.why or None)
    metrics.LEADS.labels(delivery.door, outcome).inc()


async def _take_back(session: AsyncSession, keys: KeyRing, door: str, found: Found) -> None:
    """As if the person had asked; a delivery of that lead that was not worked on yet never is."""
    await queries.drop(session, door, found.removed, found.why)
    await remove_listing(session, keys, found.source, ref_of(door, found.removed))
