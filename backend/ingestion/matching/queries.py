"""SQL of matching: nodes, the keys to them, edges between them. The import's lock is held by the caller."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_FACTS = text("SELECT id, sealed, key_version FROM match_nodes WHERE id = ANY(:ids)")
_KEYS = text("SELECT id, keys FROM match_nodes WHERE id = ANY(:ids)")
_ADD = text("""
    WITH added AS (
        INSERT INTO match_nodes (id, sealed, key_version, names_property, keys)
        SELECT id, sealed, :version, names_property, keys::bigint[] FROM unnest(
            cast(:ids AS uuid[]), cast(:sealed AS bytea[]), cast(:names AS boolean[]), cast(:keys AS text[])
        ) AS w(id, sealed, names_property, keys)
        ON CONFLICT (id) DO NOTHING RETURNING id, names_property, keys
    ), led AS (
        INSERT INTO match_keys (key, names_property, node_id)
        SELECT k.key, n.names_property, n.id FROM added n, unnest(n.keys) AS k(key) ORDER BY k.key
    )
    SELECT id FROM added
""")
_BUSY = text("""
    SELECT DISTINCT node_id FROM listings WHERE node_id = ANY(:nodes) AND NOT (id = ANY(:but))
""")
# Blocks in which every node names a property hold no pair: they are passed over.
_BLOCKS = text("""
    SELECT w.key, m.node_id, m.names_property FROM (
        SELECT k.key FROM unnest(cast(:keys AS bigint[])) AS k(key)
        WHERE EXISTS (SELECT FROM match_keys m WHERE m.key = k.key AND NOT m.names_property)
    ) w CROSS JOIN LATERAL (
        SELECT node_id, names_property FROM match_keys WHERE key = w.key LIMIT :most
    ) m
""")
_REMOVE = (
    text("""
        DELETE FROM match_keys m USING match_nodes n, unnest(n.keys) AS k(key)
        WHERE n.id = ANY(:ids) AND m.key = k.key AND m.names_property = n.names_property AND m.node_id = n.id
    """),
    text("DELETE FROM match_edges WHERE one = ANY(:ids) OR other = ANY(:ids)"),
    text("DELETE FROM match_nodes WHERE id = ANY(:ids)"),
)
_EDGES = text("""
    SELECT one, other, score FROM match_edges WHERE one = ANY(:ids)
    UNION SELECT one, other, score FROM match_edges WHERE other = ANY(:ids)
""")
_ADD_EDGE = text("""
    INSERT INTO match_edges (one, other, score, reasons) VALUES (:one, :other, :score, cast(:reasons AS jsonb))
    ON CONFLICT (one, other) DO NOTHING
""")
_CUT = text("DELETE FROM match_edges WHERE one = :one AND other = :other")
_SPLITS = text("SELECT one, other FROM match_splits WHERE one = ANY(:ids) OR other = ANY(:ids)")
_SPLIT = text("INSERT INTO match_splits (one, other) VALUES (:one, :other) ON CONFLICT DO NOTHING")

Ends = tuple[uuid.UUID, uuid.UUID]


class Sealed(NamedTuple):
    """A node's facts as they are kept."""

    id: uuid.UUID
    sealed: bytes
    key_version: int


class NewNode(NamedTuple):
    """A node as it is to be kept."""

    id: uuid.UUID
    sealed: bytes
    names_property: bool
    keys: Sequence[int]


async def add_nodes(session: AsyncSession, nodes: Sequence[NewNode], version: int) -> set[uuid.UUID]:
    """Those of the nodes that were not there yet are now, with the keys to them; their ids."""
    if not nodes:
        return set()
    ids, sealed, names, keys = zip(*nodes, strict=True)
    packed = [f"{{{','.join(map(str, own))}}}" for own in keys]
    given = {"version": version, "ids": list(ids), "sealed": list(sealed), "names": list(names), "keys": packed}
    return set((await session.execute(_ADD, given)).scalars())


async def facts(session: AsyncSession, ids: Collection[uuid.UUID]) -> list[Sealed]:
    """The sealed facts of nodes."""
    rows = (await session.execute(_FACTS, {"ids": list(ids)})).all() if ids else ()
    return [Sealed(row[0], bytes(row[1]), row[2]) for row in rows]


async def keys_of(session: AsyncSession, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[int]]:
    """The keys to nodes."""
    return {row[0]: row[1] for row in await session.execute(_KEYS, {"ids": list(ids)})} if ids else {}


async def busy(session: AsyncSession, nodes: Collection[uuid.UUID], but: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Nodes that listings other than ``but`` come to."""
    rows = await session.execute(_BUSY, {"nodes": list(nodes), "but": list(but)})
    return set(rows.scalars())


async def blocks(session: AsyncSession, keys: Collection[int], most: int) -> dict[int, list[tuple[uuid.UUID, bool]]]:
    """Up to ``most`` nodes behind each key, and whether they name properties; keys that hold no pair are left out."""
    found: dict[int, list[tuple[uuid.UUID, bool]]] = {}
    for key, node, names in await session.execute(_BLOCKS, {"keys": list(keys), "most": most}):
        found.setdefault(key, []).append((node, names))
    return found


async def remove(session: AsyncSession, ids: Collection[uuid.UUID]) -> None:
    """Forget nodes, the keys to them and their edges."""
    for statement in _REMOVE:
        await session.execute(statement, {"ids": list(ids)})


async def edges(session: AsyncSession, ids: Collection[uuid.UUID]) -> dict[Ends, float]:
    """Edges at these nodes."""
    if not ids:
        return {}
    return {(row[0], row[1]): row[2] for row in await session.execute(_EDGES, {"ids": list(ids)})}


async def add_edges(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Keep what was found to be one property."""
    if rows:
        await session.execute(_ADD_EDGE, list(rows))


async def cut(session: AsyncSession, ends: Collection[Ends]) -> None:
    """Drop edges."""
    if ends:
        await session.execute(_CUT, [{"one": one, "other": other} for one, other in ends])


async def splits(session: AsyncSession, listing_ids: Collection[uuid.UUID]) -> set[Ends]:
    """Pairs of listings, one of them at least among these, that an administrator has set apart; each pair both ways."""
    if not listing_ids:
        return set()
    rows = [(row[0], row[1]) for row in await session.execute(_SPLITS, {"ids": list(listing_ids)})]
    return {*rows, *((other, one) for one, other in rows)}


async def split(session: AsyncSession, pairs: Collection[Ends]) -> None:
    """Set pairs of listings apart for good."""
    await session.execute(_SPLIT, [{"one": min(pair), "other": max(pair)} for pair in pairs])
