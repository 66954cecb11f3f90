"""Engine, sessions, and who owns a transaction: the request (or the job), never a service."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy import DateTime, MetaData, String, Uuid, event, func, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, mapped_column
from uuid_utils.compat import uuid7

from backend import clock

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

_CLOCK, _CLOCK_MOVED = "clock", "clock_moved"  # what a connection was told, and whether in this very transaction
_REAL_TIME = ("", "")


def new_id() -> uuid.UUID:
    """A UUIDv7: sortable by the time it was made."""
    return uuid7()


class Base(DeclarativeBase):
    """All tables. Instants are timestamptz; short strings are text."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: DateTime(timezone=True), uuid.UUID: Uuid(), str: String()}


app_now = func.app_now
Sessions = async_sessionmaker[AsyncSession]


def pk() -> Any:
    """A UUIDv7 primary key column."""
    return mapped_column(primary_key=True, default=new_id)


def created() -> Any:
    """An instant column filled by the database's own clock."""
    return mapped_column(server_default=app_now())


def _carry_clock(connection: Any) -> None:
    """Tell the connection the process's clock, when it last heard of another."""
    known, wanted = connection.info.get(_CLOCK, _REAL_TIME), clock.sql_settings() or _REAL_TIME
    if moved := known != wanted:
        connection.exec_driver_sql(
            "SELECT set_config('aiqleads.clock_at', %s, false), set_config('aiqleads.clock_offset', %s, false)", wanted
        )
        connection.info[_CLOCK] = wanted
    connection.info[_CLOCK_MOVED] = moved


def _doubt_clock(connection: Any) -> None:
    """What was told in a transaction that is rolled back was never told. A lost connection is replaced by a new one."""
    if not connection.invalidated and connection.info.pop(_CLOCK_MOVED, False):
        connection.info[_CLOCK] = None


def make_engine(url: str, **options: Any) -> AsyncEngine:
    """An engine whose every transaction carries the process's clock (nothing is sent while it stands or is real)."""
    import backend.migrations.tables  # noqa: F401  (a mapper sorts its tables: all of them have to be known)

    options.setdefault("pool_size", 10)
    options.setdefault("max_overflow", 20)
    options.setdefault("pool_pre_ping", True)
    engine = create_async_engine(url, **options)

    event.listen(engine.sync_engine, "begin", _carry_clock)
    event.listen(engine.sync_engine, "rollback", _doubt_clock)
    return engine


def make_sessions(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    """Sessions that keep their objects readable after the commit."""
    return async_sessionmaker(engine, expire_on_commit=False)


@asynccontextmanager
async def transaction(sessions: async_sessionmaker[AsyncSession]) -> AsyncIterator[AsyncSession]:
    """One transaction for a job or a command: committed at the end, rolled back by any error."""
    async with sessions() as session, session.begin():
        yield session


async def instant(session: AsyncSession) -> datetime:
    """The database's ``app_now()``: what a write that SQL will compare with its own clock stores."""
    now: datetime = (await session.execute(select(app_now()))).scalar_one()
    return now


async def request_session(request: Request) -> AsyncIterator[AsyncSession]:
    """The request's transaction, committed before the response leaves."""
    sessions: async_sessionmaker[AsyncSession] = request.app.state.sessions
    async with transaction(sessions) as session:
        yield session


Session = Annotated[AsyncSession, Depends(request_session, scope="function")]
