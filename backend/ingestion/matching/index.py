"""The index of what was read so far: listings come to nodes, nodes that are one property are joined by edges.

The edges are a function of the set of nodes, never of the order in which they came: two nodes have one when a key that
at most ``BLOCK_MAX`` nodes share leads from one to the other, and they are the same by :func:`blocking.same`. So a key
that becomes too common takes its edges with it, and one that becomes rare again brings them back.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from backend.ingestion.matching import queries
from backend.ingestion.matching.blocking import BLOCK_MAX, same
from backend.ingestion.matching.compare import Listing, excludes, explain
from backend.ingestion.matching.facts import Node, dumps, loads
from backend.ingestion.matching.queries import NewNode
from backend.keyring import KeyRing

Block = list[tuple[uuid.UUID, bool]]
Ends = tuple[uuid.UUID, uuid.UUID]


@dataclass(slots=True)
class Index:
    """The index for one transaction; ``facts`` are those that were opened or brought in it."""

    session: AsyncSession
    ring: KeyRing
    facts: dict[uuid.UUID, Listing] = field(default_factory=dict)

    async def change(self, came: Iterable[Node], gone: Collection[uuid.UUID]) -> set[uuid.UUID]:
        """Add and remove nodes; those whose edges may be others now."""
        nodes = {node.id: node for node in came}
        self.facts |= {node.id: node.facts for node in nodes.values()}
        removed, touched = await self._removed_keys(gone), set(nodes)
        touched |= {end for ends in await queries.edges(self.session, gone) for end in ends} - set(gone)
        if gone:
            await queries.remove(self.session, gone)
        fresh = await self._insert(nodes.values())
        inserted = Counter(key for name in fresh for key in nodes[name].keys)
        return touched | await self._join(fresh, inserted, removed)

    async def open(self, ids: Collection[uuid.UUID]) -> None:
        """Have the facts of these nodes at hand."""
        for row in await queries.facts(self.session, ids - self.facts.keys()):
            self.facts[row.id] = loads(self.ring.open_bytes(row.sealed, row.key_version))._replace(id=row.id.hex)

    async def reach(self, seeds: Collection[uuid.UUID]) -> tuple[set[uuid.UUID], dict[Ends, float]]:
        """All nodes that edges lead to from these, and the edges."""
        seen, edges, frontier = set(seeds), dict[Ends, float](), set(seeds)
        while frontier:
            found = await queries.edges(self.session, frontier)
            edges |= found
            frontier = {end for ends in found for end in ends} - seen
            seen |= frontier
        return seen, edges

    async def _removed_keys(self, gone: Collection[uuid.UUID]) -> Counter[int]:
        return Counter(key for keys in (await queries.keys_of(self.session, gone)).values() for key in keys)

    async def _insert(self, nodes: Iterable[Node]) -> set[uuid.UUID]:
        """The ids of those that are new."""
        rows = [NewNode(n.id, self.ring.seal_bytes(dumps(n.facts)), n.names_property, n.keys) for n in nodes]
        return await queries.add_nodes(self.session, rows, self.ring.version)

    async def _join(self, fresh: set[uuid.UUID], inserted: Counter[int], removed: Counter[int]) -> set[uuid.UUID]:
        """Edges that new, newly rare and newly common keys make and unmake; the nodes at their ends."""
        most = BLOCK_MAX + 1 + max(inserted.values(), default=0)
        blocks = await queries.blocks(self.session, {*inserted, *removed}, most)
        pairs, closed = set[Ends](), dict[int, Block]()
        for key, block in blocks.items():
            before = len(block) - inserted[key] + removed[key]
            if len(block) <= BLOCK_MAX:
                pairs |= _pairs(block, None if before > BLOCK_MAX else fresh)
            elif before <= BLOCK_MAX:
                closed[key] = block
        await self.open({end for pair in pairs for end in pair})
        made = [(*pair, score) for pair in sorted(pairs) if (score := self._same(*pair)) is not None]
        await queries.add_edges(self.session, [self._edge(*edge) for edge in made])
        lost = await self._unsupported(closed, fresh)
        await queries.cut(self.session, lost)
        return {end for pair in (*lost, *((one, other) for one, other, _ in made)) for end in pair}

    def _same(self, one: uuid.UUID, other: uuid.UUID) -> float | None:
        first, second = self.facts[one], self.facts[other]
        return None if excludes(first, second) else same(first, second)

    def _edge(self, one: uuid.UUID, other: uuid.UUID, score: float) -> dict[str, object]:
        reasons = orjson.dumps([tuple(line) for line in explain(self.facts[one], self.facts[other])]).decode()
        return {"one": one, "other": other, "score": score, "reasons": reasons}

    async def _unsupported(self, closed: Mapping[int, Block], fresh: set[uuid.UUID]) -> list[Ends]:
        """Edges within blocks that have become too common, and that no other key supports."""
        if not closed:
            return []
        members = {name for block in closed.values() for name, _ in block} - fresh
        edges = [ends for ends in await queries.edges(self.session, members) if members.issuperset(ends)]
        keys = await queries.keys_of(self.session, {end for ends in edges for end in ends})
        shared = {ends: set(keys[ends[0]]) & set(keys[ends[1]]) for ends in edges}
        asked = {key for common in shared.values() for key in common}
        sizes = {key: len(block) for key, block in (await queries.blocks(self.session, asked, BLOCK_MAX + 1)).items()}
        return [ends for ends, common in shared.items() if all(sizes.get(key, 0) > BLOCK_MAX for key in common)]


def _pairs(block: Block, fresh: Collection[uuid.UUID] | None) -> set[Ends]:
    """Pairs of a block, one of each new (None: all), leaving out two that name properties; the smaller id first."""
    if fresh is not None and not any(name in fresh for name, _ in block):
        return set()
    return {
        (min(a, b), max(a, b))
        for (a, a_names), (b, b_names) in combinations(block, 2)
        if not (a_names and b_names) and (fresh is None or a in fresh or b in fresh)
    }
