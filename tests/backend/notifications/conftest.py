from __future__ import annotations

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import make_sessions
from backend.outbox.topics import House


@pytest.fixture
async def house(database: object, engine: AsyncEngine, settings: Settings) -> House:
    return House(make_sessions(engine), settings)
