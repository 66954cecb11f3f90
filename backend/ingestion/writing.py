"""Writes a placed batch: new leads and listings with COPY, what others have become by update."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.ingestion import placing_queries, queries, rows
from backend.ingestion.loading import copy
from backend.ingestion.matching.homes import Home
from backend.ingestion.merging import Part, fold
from backend.ingestion.placing import Arrival, Placed
from backend.ingestion.placing_queries import Kept
from backend.ingestion.sealing import open_draft, seal_draft
from backend.keyring import KeyRing

_LISTING = (
    "id", "source", "source_key", "lead_id", "own_lead_id", "content_hash", "record_hash", "asking_price", "sealed",
    "key_version", "node_id", "fraud_score", "fraud_reasons", "first_seen_at", "seen_at", "read_at", "changed_at",
)  # fmt: skip
_PRICE = ("id", "at", "asking_price")


@dataclass(slots=True)
class Written:
    """Leads that are new (or back), and all that say something new."""

    added: list[int] = field(default_factory=list)
    touched: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Batch:
    session: AsyncSession
    keys: KeyRing
    now: datetime
    hidden: bool
    arrivals: dict[uuid.UUID, Arrival]
    lead_of: dict[uuid.UUID, int] = field(default_factory=dict)
    new_leads: dict[int, Home] = field(default_factory=dict)


async def write(
    session: AsyncSession,
    keys: KeyRing,
    arrivals: Sequence[Arrival],
    placed: Placed,
    hashes: Mapping[tuple[str, bytes], bytes],
    now: datetime,
    *,
    hidden: bool,
) -> Written:
    """Write listings and leads; ``hidden`` keeps new leads off the market."""
    batch = _Batch(session, keys, now, hidden, {arrival.listing_id: arrival for arrival in arrivals})
    await _number(batch, placed.homes)
    await _add_leads(batch)
    await _write_listings(batch, hashes)
    left = await _move(batch, placed.homes)
    revived = sorted({home.lead_id for home in placed.homes if home.lead_id and placed.standings[home.lead_id].merged})
    await placing_queries.revive(session, revived)
    gone = await _merge_away(batch, left)
    sold = {lead.id for lead in placed.standings.values() if lead.sold_at is not None}
    changed = ({batch.lead_of[name] for name in batch.arrivals} | left.keys() | set(revived)) - gone
    await _refold(batch, changed - batch.new_leads.keys(), left.keys() - gone, sold)
    return Written([*sorted(batch.new_leads), *revived], sorted(changed | batch.new_leads.keys()))


async def _number(batch: _Batch, homes: Sequence[Home]) -> None:
    """Numbers for new leads, in the order in which their listings were read."""
    order = {name: at for at, name in enumerate(batch.arrivals)}
    new = [home for home in homes if home.lead_id is None]
    new.sort(key=lambda home: min(order.get(ref.id, len(order)) for ref in home.listings))
    ids = await queries.reserve_ids(batch.session, len(new)) if new else []
    batch.new_leads = dict(zip(ids, new, strict=True))
    for lead_id, home in [*batch.new_leads.items(), *((home.lead_id, home) for home in homes)]:
        if lead_id is not None:
            batch.lead_of |= {ref.id: lead_id for ref in home.listings}


async def _add_leads(batch: _Batch) -> None:
    others = [ref.id for home in batch.new_leads.values() for ref in home.listings if ref.id not in batch.arrivals]
    known = {kept.id: _opened(batch, kept) for kept in await placing_queries.parts(batch.session, others)}
    made = []
    for lead_id, home in batch.new_leads.items():
        parts = [known[ref.id] if ref.id in known else _part(batch.arrivals[ref.id]) for ref in home.listings]
        made.append(rows.lead_row(batch.keys, lead_id, fold(parts), batch.now, hidden=batch.hidden))
    tables: tuple[tuple[str, Sequence[str], Sequence[str]], ...] = (
        ("leads", rows.LEADS, [f"lead.{name}" for name in rows.LEADS]),
        ("lead_search", rows.SEARCH, rows.SEARCH),
        ("lead_doc", rows.DOC, rows.DOC),
    )
    for table, columns, names in tables if made else ():
        await copy(batch.session, table, columns, ([row[name] for name in names] for row in made))
    held = [row for row in made if not row["is_empty"]]
    if held:
        lines = ([row[name] for name in rows.CONTACT] for row in held)
        await copy(batch.session, "contacts", rows.CONTACT_COLUMNS, lines)


async def _write_listings(batch: _Batch, hashes: Mapping[tuple[str, bytes], bytes]) -> None:
    written = [(arrival, _listing(batch, arrival, hashes)) for arrival in batch.arrivals.values()]
    new = [row for arrival, row in written if arrival.before is None]
    if new:
        await copy(batch.session, "listings", _LISTING, ([row[name] for name in _LISTING] for row in new))
    await queries.update_listings(batch.session, [row for arrival, row in written if arrival.before])
    prices = [(row["price_at"], row) for arrival, row in written if _asks_anew(arrival)]
    lines = [{"id": row["id"], "at": at, "asking_price": row["asking_price"]} for at, row in prices]
    added = [line for line, (_, row) in zip(lines, prices, strict=True) if row["is_new"]]
    if added:
        columns = ("listing_id", "at", "asking_price")
        await copy(batch.session, "listing_prices", columns, ([line[name] for name in _PRICE] for line in added))
    await queries.add_prices(
        batch.session, [line for line, (_, row) in zip(lines, prices, strict=True) if not row["is_new"]]
    )


def _asks_anew(arrival: Arrival) -> bool:
    price = arrival.draft.asking_price
    return price is not None and (arrival.before is None or arrival.before.asking_price != price)


def _listing(batch: _Batch, arrival: Arrival, hashes: Mapping[tuple[str, bytes], bytes]) -> dict[str, Any]:
    draft, lead_id, before = arrival.draft, batch.lead_of[arrival.listing_id], arrival.before
    return {
        "id": arrival.listing_id,
        "source": draft.source,
        "source_key": draft.source_key,
        "lead_id": lead_id,
        "own_lead_id": _own(batch, arrival, lead_id),
        "content_hash": draft.content_hash,
        "record_hash": hashes.get((draft.source, draft.source_key)),
        "asking_price": draft.asking_price,
        "sealed": seal_draft(batch.keys, draft),
        "key_version": batch.keys.version,
        "node_id": arrival.node.id if arrival.node else None,
        "fraud_score": draft.fraud_score,
        "fraud_reasons": json.dumps(draft.fraud_reasons),
        "first_seen_at": arrival.first_seen_at,
        "seen_at": arrival.at,
        "read_at": arrival.at,
        "changed_at": arrival.changed_at,
        "is_new": before is None,
        "price_at": min(draft.listed_at or arrival.at, arrival.at) if before is None else arrival.at,
    }


def _own(batch: _Batch, arrival: Arrival, lead_id: int) -> int | None:
    """The lead that a listing founds."""
    home = batch.new_leads.get(lead_id)
    return lead_id if home and home.listings[0].id == arrival.listing_id else None


async def _move(batch: _Batch, homes: Sequence[Home]) -> dict[int, int]:
    """Listings that are not of this batch follow their property; which leads lost one, and to which other."""
    left: dict[int, int] = {}
    moves = []
    for ref in (ref for home in homes for ref in home.listings):
        lead_id = batch.lead_of[ref.id]
        if ref.lead_id is not None and ref.lead_id != lead_id:
            left.setdefault(ref.lead_id, lead_id)
            if ref.id not in batch.arrivals:
                moves.append((ref.id, lead_id))
    await placing_queries.move(batch.session, moves)
    return left


async def _merge_away(batch: _Batch, left: Mapping[int, int]) -> set[int]:
    """Leads without listings leave the market."""
    gone = await placing_queries.without_listings(batch.session, left)
    await placing_queries.merge_away(batch.session, [(lead, left[lead]) for lead in sorted(gone)])
    return gone


async def _refold(batch: _Batch, leads: Collection[int], lost: Collection[int], sold: Collection[int]) -> None:
    """What these leads say now. A buyer keeps the contact that was bought."""
    if not leads:
        return
    parts: dict[int, list[Part]] = {}
    for kept in await placing_queries.parts_of_leads(batch.session, leads):
        arrival = batch.arrivals.get(kept.id)
        parts.setdefault(kept.lead_id, []).append(_part(arrival) if arrival else _opened(batch, kept))
    made = [rows.lead_row(batch.keys, lead, fold(told), batch.now) for lead, told in sorted(parts.items())]
    await queries.drop_contacts(batch.session, set(lost) - set(sold))
    await queries.update_leads(batch.session, made)
    open_to_change = [row for row in made if not row["is_empty"] and row["lead_id"] not in sold]
    await queries.put_contacts(batch.session, open_to_change)


def _part(arrival: Arrival) -> Part:
    return Part(arrival.draft, arrival.first_seen_at, arrival.changed_at, arrival.at)


def _opened(batch: _Batch, kept: Kept) -> Part:
    draft = open_draft(batch.keys, kept.sealed, kept.key_version)
    scored = replace(draft, fraud_score=kept.fraud_score, fraud_reasons=kept.fraud_reasons)
    return Part(scored, kept.first_seen_at, kept.changed_at, kept.seen_at)
