"""What every command begins with: the settings, and the servers when they are needed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from ui.commands.failure import CliError

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

    from backend.config import Settings


def load_settings(**overrides: Any) -> Settings:
    """The settings, with the command line's own on top. A setting that cannot be read is a usage error."""
    from pydantic import ValidationError

    from backend.config import Settings

    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"])
        raise CliError(f"AIQLEADS_{name.upper()} cannot be used: {first['msg']}.", exit_code=2) from None


def say(text: str, *, notice: bool = False) -> None:
    """Progress on a terminal, silence in a pipe; a notice is always told."""
    if notice or sys.stderr.isatty():
        typer.echo(text, err=True)


@contextmanager
def running(settings: Settings | None = None) -> Iterator[Settings]:
    """Complete settings for the block: servers joined or started, migrated, demo accounts there in demo mode."""
    from backend.services import open_services
    from backend.services.session import is_up

    with open_services(settings or load_settings(), say) as complete:
        if complete.demo_mode and not is_up(complete):
            load_demo(complete, listings=False)
        yield complete


def load_demo(complete: Settings, *, listings: bool) -> None:
    """The demo accounts and, if wanted, the demo listings; what is there already stays as it is."""
    import asyncio

    asyncio.run(_load_demo(complete, listings=listings))


async def _load_demo(complete: Settings, *, listings: bool) -> None:
    from backend.accounts.demo import ensure_demo_accounts
    from backend.db import make_engine, make_sessions, transaction

    engine = make_engine(complete.database_url or "", pool_size=1)
    try:
        sessions = make_sessions(engine)
        async with transaction(sessions) as session:
            await ensure_demo_accounts(session)
        if listings:
            await _load_listings(complete, sessions)
    finally:
        await engine.dispose()


async def _load_listings(complete: Settings, sessions: async_sessionmaker[AsyncSession]) -> None:
    from backend.db import transaction
    from backend.ingestion.demo import ensure_demo_listings
    from backend.keyring import ring

    assert complete.contact_keys is not None, "demo mode makes its own keys"
    async with transaction(sessions) as session:
        loaded = await ensure_demo_listings(session, ring(complete.contact_keys.get_secret_value()))
    if loaded:
        say(f"Loaded {loaded:,} demo leads.")
