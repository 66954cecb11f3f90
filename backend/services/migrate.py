"""Bring a database to the newest migration, from the installed package (no ``pyproject.toml`` needed)."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

import backend.migrations


def _config(url: str | None = None) -> Config:
    config = Config(attributes={"url": url})
    config.set_main_option("script_location", str(Path(backend.migrations.__file__).parent).replace("%", "%%"))
    return config


def upgrade(url: str) -> None:
    """``alembic upgrade head`` on ``url`` (``postgresql+psycopg://…``); starters take turns under a lock."""
    command.upgrade(_config(url), "head")


def newest() -> str | None:
    """The revision that the code expects."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def current(url: str) -> str | None:
    """The revision that the database is at."""
    from alembic.runtime.migration import MigrationContext
    from sqlalchemy import create_engine, pool

    engine = create_engine(url, poolclass=pool.NullPool)
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()
