"""Listings of one property that became one lead: why, and undoing it where it was wrong.

What was undone stays so: the pairs are told apart for good, whatever the listings say later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import exp
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.errors import Conflict, NotFound
from backend.events.publish import leads_changed
from backend.ingestion.matching import queries as matching
from backend.ingestion.merges import queries
from backend.ingestion.merges.schemas import Match, MatchReason, Merge, MergedListing, Undone
from backend.ingestion.store import place_again
from backend.keyring import KeyRing
from backend.security import Principal

SAME_WORDS = MatchReason(field="everything", level="equal", weight=0.0)


class NotMerged(Conflict):
    """409: the lead is one listing only, or all of them were named."""

    code = "not_merged"


class NotOfThisLead(NotFound):
    """404: a listing that was named is none of the lead's."""

    code = "not_of_this_lead"


async def merges(session: AsyncSession, lead_id: int | None, limit: int, offset: int = 0) -> list[Merge]:
    """Leads that are several listings, the latest on top, each with its explanation."""
    ids = await queries.merged(session, lead_id, limit, offset)
    found = await queries.listings(session, ids)
    edges = await queries.matches(session, {row.node_id for row in found if row.node_id})
    by_lead: dict[int, list[Any]] = defaultdict(list)
    for row in found:
        by_lead[row.lead_id].append(row)
    scores = {(edge.one, edge.other): edge for edge in edges}
    return [
        Merge(
            lead_id=one,
            listings=[MergedListing.model_validate(row, from_attributes=True) for row in by_lead[one]],
            matches=list(_matches(by_lead[one], scores)),
        )
        for one in ids
    ]


def _matches(rows: Sequence[Any], edges: Mapping[tuple[UUID, UUID], Any]) -> Iterator[Match]:
    for a, b in combinations(rows, 2):
        if a.node_id is not None and a.node_id == b.node_id:
            yield Match(one=a.id, other=b.id, chance=1.0, reasons=[SAME_WORDS])
        elif a.node_id and b.node_id and (edge := edges.get((min(a.node_id, b.node_id), max(a.node_id, b.node_id)))):
            reasons = [MatchReason(field=name, level=level, weight=weight) for name, level, weight in edge.reasons]
            yield Match(one=a.id, other=b.id, chance=round(1 / (1 + exp(-edge.score)), 4), reasons=reasons)


async def undo(
    session: AsyncSession, keys: KeyRing, principal: Principal, lead_id: int, listings: Sequence[UUID]
) -> Undone:
    """Take listings out of a lead, for good."""
    ours = {row.id for row in await queries.listings(session, [lead_id])}
    out = set(listings)
    if not out <= ours:
        raise NotOfThisLead("A listing that you named is none of this lead's.", lead_id=lead_id)
    if out == ours:
        raise NotMerged("There is nothing to take it out of: name some of the lead's listings, not all.")
    await matching.split(session, [(one, other) for one in out for other in ours - out])
    written = await place_again(session, keys, ours)
    await leads_changed(session, [lead_id, *written.touched])
    await audit.record(session, principal, "merge.undo", str(lead_id), {"listings": len(out)}, actor="admin")
    now = await queries.leads_of(session, out)
    return Undone(lead_id=lead_id, listings=now)
