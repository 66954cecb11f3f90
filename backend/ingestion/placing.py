"""Which lead each listing of a batch belongs to, and which others change theirs because of it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend.cart.queries import lock_leads
from backend.ingestion import placing_queries
from backend.ingestion.drafts import Draft
from backend.ingestion.matching import clusters, queries
from backend.ingestion.matching.facts import Node
from backend.ingestion.matching.homes import Home, Ref, Standing, homes
from backend.ingestion.matching.index import Ends, Index
from backend.ingestion.queries import KnownListing

Members = Mapping[uuid.UUID, Sequence[Ref]]


@dataclass(slots=True)
class Arrival:
    """A listing that is new or says something new. ``before``: as it was stored; ``at``: when it was read."""

    listing_id: uuid.UUID
    draft: Draft
    node: Node | None
    before: KnownListing | None
    at: datetime
    changed_at: datetime

    @property
    def first_seen_at(self) -> datetime:
        """When it was first read; demo listings say so themselves."""
        if self.before:
            return self.before.first_seen_at
        return (self.draft.listed_at or self.at) if self.draft.is_demo else self.at

    @property
    def ref(self) -> Ref:
        """As the finding of homes sees it."""
        before, draft = self.before, self.draft
        return Ref(
            self.listing_id,
            (draft.source, draft.source_key),
            before.lead_id if before else None,
            before.own_lead_id if before else None,
            self.first_seen_at,
            draft.listed_at,
        )


@dataclass(slots=True)
class Placed:
    """Homes of all listings that may have another one now, and how the leads stood that they name."""

    homes: list[Home]
    standings: dict[int, Standing]


async def place(session: AsyncSession, index: Index, arrivals: Sequence[Arrival], now: datetime) -> Placed:
    """Bring the index up to date and find everybody's home; the import's lock is held."""
    ours = {arrival.listing_id for arrival in arrivals}
    came = [arrival.node for arrival in arrivals if arrival.node]
    left = {arrival.before.node_id for arrival in arrivals if arrival.before and arrival.before.node_id}
    left -= {node.id for node in came}
    staying = await queries.busy(session, left, ours) if left else set()
    seeds = await index.change(came, left - staying)
    nodes, edges = await index.reach(seeds | staying)
    members: dict[uuid.UUID, list[Ref]] = defaultdict(list)
    for node, ref in await placing_queries.refs(session, nodes, ours):
        members[node].append(ref)
    for arrival in arrivals:
        if arrival.node:
            members[arrival.node.id].append(arrival.ref)
    groups = await _groups(session, index, members, edges)
    groups += [[arrival.ref] for arrival in arrivals if arrival.node is None]
    standings = await _standings(session, groups)
    return Placed(homes(groups, standings, now), standings)


async def _groups(
    session: AsyncSession, index: Index, members: Members, edges: Mapping[Ends, float]
) -> list[list[Ref]]:
    """Listings that are one property; every member is in one of the groups."""
    joined = sorted({end for ends in edges for end in ends if end in members})
    await index.open(set(joined))
    at = {node: place for place, node in enumerate(joined)}
    found = clusters.clusters(
        [index.facts[node] for node in joined],
        [(at[one], at[other], score) for (one, other), score in edges.items() if one in at and other in at],
        await _apart(session, members, at),
    )
    groups = [[ref for place in cluster for ref in members[joined[place]]] for cluster in found]
    clustered = {joined[place] for cluster in found for place in cluster}
    return groups + [list(refs) for node, refs in members.items() if node not in clustered]


async def _apart(session: AsyncSession, members: Members, at: Mapping[uuid.UUID, int]) -> Collection[tuple[int, int]]:
    """Places of nodes of which an administrator has set listings apart."""
    node_of = {ref.id: node for node in at for ref in members[node]}
    return {
        (at[node_of[one]], at[node_of[other]])
        for one, other in await queries.splits(session, node_of)
        if one in node_of and other in node_of
    }


async def _standings(session: AsyncSession, groups: Sequence[Sequence[Ref]]) -> dict[int, Standing]:
    named = {lead for group in groups for ref in group for lead in (ref.lead_id, ref.own_lead_id) if lead is not None}
    if not named:
        return {}
    await lock_leads(session, sorted(named))
    return await placing_queries.standings(session, named)
