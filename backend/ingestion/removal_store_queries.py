"""SQL of the stores of free text: rows in the order of their keys, and other values for some of their columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Row as SqlRow
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

STATE = ("checkpoint_writes", "checkpoint_blobs", "checkpoints")
_IS_THERE = text("SELECT to_regclass(:table) IS NOT NULL")


class Store(NamedTuple):
    """A table, what its rows are known by, and its columns that may say something of somebody."""

    table: str
    key: tuple[str, ...]
    columns: tuple[str, ...]


class Row(NamedTuple):
    """A row's key and the values of the store's columns."""

    key: tuple[Any, ...]
    values: tuple[Any, ...]


async def rows(session: AsyncSession, store: Store, after: tuple[Any, ...] | None, limit: int) -> list[Row]:
    """The next rows after a key; none where the table was never made."""
    if store.table in STATE and not (await session.execute(_IS_THERE, {"table": store.table})).scalar_one():
        return []
    keys = ", ".join(store.key)
    marks = ", ".join(f":key{place}" for place in range(len(store.key)))
    where = f"WHERE ({keys}) > ({marks})" if after is not None else ""
    columns = ", ".join((*store.key, *store.columns))
    said = " OR ".join(f"{name} IS NOT NULL" for name in store.columns)
    where = f"{where} AND ({said})" if where else f"WHERE {said}"
    query = f"SELECT {columns} FROM {store.table} {where} ORDER BY {keys} LIMIT :limit"
    found = await session.execute(text(query), _named(after or ()) | {"limit": limit})
    return [_row(store, one) for one in found]


async def row(session: AsyncSession, store: Store, key: tuple[Any, ...]) -> Row | None:
    """The row of a key, kept for this transaction."""
    columns = ", ".join((*store.key, *store.columns))
    query = f"SELECT {columns} FROM {store.table} WHERE {_is_key(store)} FOR UPDATE"
    found = (await session.execute(text(query), _named(key))).one_or_none()
    return _row(store, found) if found is not None else None


async def change(session: AsyncSession, store: Store, row: Row, values: Mapping[str, Any]) -> None:
    """Other values for a row."""
    given = {name: orjson.dumps(value).decode() if _is_json(value) else value for name, value in values.items()}
    sets = ", ".join(
        f"{name} = {f'cast(:{name}_ AS jsonb)' if _is_json(value) else f':{name}_'}" for name, value in values.items()
    )
    query = f"UPDATE {store.table} SET {sets} WHERE {_is_key(store)}"
    await session.execute(text(query), _named(row.key) | {f"{name}_": value for name, value in given.items()})


async def forget_state(session: AsyncSession, thread_id: str) -> None:
    """A conversation's state goes: its next turn begins anew."""
    for table in STATE:
        await session.execute(text(f"DELETE FROM {table} WHERE thread_id = :id"), {"id": thread_id})


def _is_key(store: Store) -> str:
    return " AND ".join(f"{name} = :key{place}" for place, name in enumerate(store.key))


def _named(key: tuple[Any, ...]) -> dict[str, Any]:
    return {f"key{place}": value for place, value in enumerate(key)}


def _row(store: Store, found: SqlRow[Any]) -> Row:
    values = tuple(found)
    return Row(values[: len(store.key)], values[len(store.key) :])


def _is_json(value: Any) -> bool:
    return isinstance(value, dict | list)
