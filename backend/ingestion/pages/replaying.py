"""Kept pages read again by the parser of today."""

from __future__ import annotations

from collections.abc import AsyncIterator

from backend.db import transaction
from backend.ingestion.pages import queries, service
from backend.ingestion.sources.outcomes import Connector, Page, Parsed
from backend.keyring import KeyRing
from backend.outbox.topics import House


async def replayed(house: House, keys: KeyRing, connector: Connector) -> AsyncIterator[tuple[int, Page, Parsed]]:
    """Each page that an older parser read: its number, itself, and what it comes to now."""
    after = 0
    while True:
        async with transaction(house.sessions) as session:
            row = await queries.to_replay(session, connector.source, connector.version, after)
        if row is None:
            return
        page, after = service.opened(keys, row), row.id
        yield row.id, page, connector.parse(page)
