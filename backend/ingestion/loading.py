"""Bulk loading with COPY, within the session's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from psycopg import AsyncConnection, sql
from sqlalchemy.ext.asyncio import AsyncSession


async def copy(session: AsyncSession, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Load rows into a table."""
    connection = await (await session.connection()).get_raw_connection()
    driver = cast("AsyncConnection[Any]", connection.driver_connection)
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    async with driver.cursor() as cursor, cursor.copy(into) as target:
        for row in rows:
            await target.write_row(row)
