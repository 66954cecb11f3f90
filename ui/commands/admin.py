"""Who may open the operator's pages."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.failure import CliError
from ui.commands.start import running

if TYPE_CHECKING:
    from backend.config import Settings


def admin(
    email: Annotated[str, typer.Argument(help="The e-mail of an account that is registered.")],
    revoke: Annotated[bool, typer.Option("--revoke", help="Make it an ordinary account again.")] = False,
) -> None:
    """Make an account an administrator, for whom /admin opens."""
    with running() as settings:
        found = asyncio.run(_set(settings, email, is_admin=not revoke))
    if not found:
        raise CliError(f"There is no account {email}.", "Register it at /register first.")
    typer.echo(f"{email} is {'an ordinary account again' if revoke else 'an administrator: open /admin'}.")


async def _set(settings: Settings, email: str, *, is_admin: bool) -> bool:
    from backend.accounts.roles import set_admin
    from backend.db import make_engine, make_sessions, transaction

    engine = make_engine(settings.database_url or "", pool_size=1)
    try:
        async with transaction(make_sessions(engine)) as session:
            return await set_admin(session, email, is_admin=is_admin)
    finally:
        await engine.dispose()
