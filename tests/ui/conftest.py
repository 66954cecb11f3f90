"""The whole web process on this worker's servers: the API, the pages, the assistant."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI

from backend.config import Settings


@pytest.fixture(scope="session")
async def web(settings: Settings) -> AsyncIterator[FastAPI]:
    """``create_server`` with its lifespan running."""
    from ui.server import create_server

    made = create_server(settings)
    async with made.router.lifespan_context(made):
        yield made
