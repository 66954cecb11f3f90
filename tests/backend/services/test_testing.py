"""The tests' own ground: isolation between tests."""

from __future__ import annotations

import socket
import time

import pytest
from redis import Redis
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.services.testing import TestDatabase


async def count(engine: AsyncEngine, table: str) -> int:
    async with engine.connect() as connection:
        return int((await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())


class TestClean:
    async def test_rows_that_a_test_commits_are_gone_and_numbers_begin_again(
        self, database: TestDatabase, engine: AsyncEngine
    ) -> None:
        async with engine.begin() as connection:
            await connection.execute(text("CREATE TABLE IF NOT EXISTS marbles (id bigserial, colour text)"))
            await connection.execute(text("INSERT INTO marbles (colour) VALUES ('red'), ('blue')"))
        begun = time.perf_counter()
        database.clean()
        took_ms = (time.perf_counter() - begun) * 1000
        assert await count(engine, "marbles") == 0
        async with engine.begin() as connection:
            first = await connection.execute(text("INSERT INTO marbles (colour) VALUES ('red') RETURNING id"))
            assert first.scalar_one() == 1
            await connection.execute(text("DROP TABLE marbles"))
        assert took_ms < 500  # 20 ms when the machine is idle

    async def test_a_changed_reference_table_comes_back_as_migrated(
        self, database: TestDatabase, engine: AsyncEngine
    ) -> None:
        before = await count(engine, "markets")
        async with engine.begin() as connection:
            await connection.execute(text("UPDATE markets SET slug = slug || '-renamed'"))
        await engine.dispose()
        database.clean()
        async with engine.connect() as connection:
            slugs = (await connection.execute(text("SELECT slug FROM markets"))).scalars().all()
        assert len(slugs) == before > 0
        assert not [slug for slug in slugs if slug.endswith("-renamed")]

    async def test_append_only_tables_are_emptied_though_the_product_cannot(
        self, database: TestDatabase, engine: AsyncEngine
    ) -> None:
        async with engine.begin() as connection:
            await connection.execute(text("INSERT INTO audit_log (actor, action, outcome) VALUES ('t', 't', 'ok')"))
        with pytest.raises(DBAPIError, match="append-only"):
            async with engine.begin() as connection:
                await connection.execute(text("DELETE FROM audit_log"))
        database.clean()
        assert await count(engine, "audit_log") == 0


class TestSession:
    async def test_what_it_commits_is_seen_by_nobody_else(self, session: AsyncSession, engine: AsyncEngine) -> None:
        before = await count(engine, "markets")
        await session.execute(text("DELETE FROM markets"))
        await session.commit()
        assert await count(engine, "markets") == before


class TestNoNetwork:
    def test_another_machine_cannot_be_reached(self) -> None:
        with socket.socket() as outside, pytest.raises(OSError, match="no other machine"):
            outside.connect(("192.0.2.1", 80))

    def test_nor_can_its_name_be_looked_up(self) -> None:
        with pytest.raises(OSError, match="no other machine"):
            socket.getaddrinfo("example.com", 80)


class TestValkey:
    def test_it_is_a_real_one(self, valkey_url: str) -> None:
        with Redis.from_url(valkey_url) as valkey:
            valkey.set("kept", "no")
            assert valkey.get("kept") == b"no"
