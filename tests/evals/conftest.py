"""A worker of the evals on this run's servers: its own template and clone, made once."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator

import pytest

from backend import clock
from backend.config import Settings
from backend.services.testing import TestServices
from evals.database import Server, fingerprint
from evals.pool import valkey_database
from evals.runner import Spec, Worker, open_worker
from evals.world import fill_template


@pytest.fixture(scope="session")
async def worker(services: TestServices, settings: Settings) -> AsyncIterator[Worker]:
    """Runs cases as a run does."""
    server = Server(services.url("postgres"))
    redis_url = valkey_database(services.valkey, 40 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) % 20)

    async def fill(url: str) -> None:
        await fill_template(settings, url, redis_url)

    name = await server.template(fingerprint(), fill)
    spec = Spec(settings, server.clone(name, 0), redis_url, "builtin", stubbed=False)
    try:
        async with open_worker(spec) as made:
            yield made
    finally:
        clock.reset()
        server.drop_clones()
