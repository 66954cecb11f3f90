"""Alembic's entry: one synchronous connection, to the URL of the settings or of the caller."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, pool

from backend.config import get_settings
from backend.migrations.tables import metadata


def database_url() -> str:
    """The caller's URL (``config.attributes``), else the settings'."""
    url = context.config.attributes.get("url") or get_settings().database_url
    if not url:
        raise SystemExit("Set AIQLEADS_DATABASE_URL, or run `aiqleads migrate`, which finds the database itself.")
    return str(url)


def not_the_assistants(name: str | None, kind: str, _: object) -> bool:
    """The assistant's own tables have no models here."""
    return kind != "table" or not str(name).startswith(("assistant_", "checkpoint"))


def run() -> None:
    """Upgrade inside one transaction, under a lock so that two starters do not race."""
    engine = create_engine(database_url(), poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(
            connection=connection, target_metadata=metadata, compare_type=True, include_name=not_the_assistants
        )
        with context.begin_transaction():
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7283991)")
            context.run_migrations()
    engine.dispose()


run()
