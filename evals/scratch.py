"""A migrated database of one's own beside the configured one, dropped at the end."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql
from pydantic import SecretStr

from backend import keyring
from backend.config import Settings
from backend.services.migrate import upgrade


@asynccontextmanager
async def own_database(settings: Settings, purpose: str) -> AsyncIterator[Settings]:
    """The settings on a fresh database, with keys of their own and without rate limits."""
    assert settings.database_url is not None, "a benchmark needs a running PostgreSQL"
    name = f"{purpose}_{uuid.uuid4().hex[:12]}"
    url = urlunsplit(urlsplit(settings.database_url)._replace(path=f"/{name}"))
    admin = settings.database_url.replace("postgresql+psycopg://", "postgresql://", 1)
    await asyncio.to_thread(_administer, admin, "CREATE DATABASE {}", name)
    try:
        await asyncio.to_thread(upgrade, url)
        own = {"contact_keys": SecretStr(keyring.generate()), "secret": SecretStr(uuid.uuid4().hex * 2)}
        yield settings.model_copy(update={"database_url": url, "rate_limits": False, **own})
    finally:
        await asyncio.to_thread(_administer, admin, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _administer(url: str, statement: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(name)))
