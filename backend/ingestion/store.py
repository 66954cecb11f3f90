"""Stores drafts: listings with their sealed drafts, and the leads that they are.

Which listings are one lead is a function of the listings (:mod:`backend.ingestion.placing`), and what a lead says is a
fold of theirs (:mod:`backend.ingestion.merging`); so neither the order in which they come nor a kill changes the end.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.db import new_id
from backend.ingestion import placing_queries, queries
from backend.ingestion.contacts import invented
from backend.ingestion.drafts import Draft
from backend.ingestion.fraud.service import score_fraud
from backend.ingestion.matching import queries as matching_queries
from backend.ingestion.matching.facts import node
from backend.ingestion.matching.index import Index
from backend.ingestion.overviews import combined
from backend.ingestion.placing import Arrival, place
from backend.ingestion.queries import KnownListing
from backend.ingestion.sealing import open_draft
from backend.ingestion.withholding import withhold
from backend.ingestion.writing import Written, write
from backend.keyring import KeyRing
from backend.leads.publishing import published

Natural = tuple[str, bytes]
Hashes = Mapping[Natural, bytes]


@dataclass(slots=True)
class Stored:
    """What became of some drafts. `touched`: leads to be priced anew; `added`: new leads; `contacts`: invented ones
    added; `changed`: listings that are new or say something new.
    """

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    contacts: int = 0
    touched: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    changed: list[uuid.UUID] = field(default_factory=list)


async def store(
    session: AsyncSession,
    keys: KeyRing,
    drafts: Sequence[Draft],
    *,
    demo_contacts: bool = False,
    hashes: Hashes | None = None,
    in_pipeline: bool = False,
) -> Stored:
    """Write the drafts; a listing that occurs twice is stored once, as it was read last.

    ``hashes`` are those of the records that were read. ``in_pipeline``: scoring and publishing are stages of their
    own, so that new leads stay hidden until then.
    """
    await queries.lock(session)
    now, done, hashes = clock.now(), Stored(), hashes or {}
    last, repeats = _without_repeats(await withhold(session, keys, drafts), done)
    known = await _known(session, last)
    last, hashes = await _with_other_readings(session, keys, last, known, hashes)
    arrivals = await _judge(session, last, known, hashes, now, done, demo=demo_contacts)
    await _withhold_invented(session, keys, arrivals)
    await _place_in_matching(session, keys, arrivals)
    await _score(session, keys, arrivals, in_pipeline=in_pipeline)
    placed = await place(session, Index(session, keys), arrivals, now)
    written = await write(session, keys, arrivals, placed, hashes, now, hidden=in_pipeline)
    done.unchanged += repeats
    done.added, done.touched = written.added, written.touched
    done.changed = [arrival.listing_id for arrival in arrivals]
    if not in_pipeline:
        await queries.make_due(session, done.touched)
        await published(session, done.added)
    return done


async def place_again(session: AsyncSession, keys: KeyRing, listing_ids: Collection[uuid.UUID]) -> Written:
    """Find the leads of these listings anew, by what is known of them now."""
    await queries.lock(session)
    now = clock.now()
    known = await queries.known_by_id(session, listing_ids)
    arrivals = [
        Arrival(
            kept.id,
            open_draft(keys, kept.sealed, kept.key_version),
            None,
            known[kept.id],
            kept.seen_at,
            kept.changed_at,
        )
        for kept in await placing_queries.parts(session, listing_ids)
    ]
    await _score(session, keys, arrivals, in_pipeline=True)
    await _place_in_matching(session, keys, arrivals)
    placed = await place(session, Index(session, keys), arrivals, now)
    written = await write(session, keys, arrivals, placed, {}, now, hidden=False)
    await queries.make_due(session, written.touched)
    await published(session, written.added)
    return written


def _without_repeats(drafts: Sequence[Draft], done: Stored) -> tuple[list[Draft], int]:
    """Each listing once, in the order of its first occurrence, and how many repeats said the same."""
    last: dict[Natural, Draft] = {}
    same = 0
    for draft in drafts:
        key = (draft.source, draft.source_key)
        if key in last:
            is_same = last[key].content_hash == draft.content_hash
            same += is_same
            done.updated += not is_same
        last[key] = combined(last[key], draft) if key in last else draft
    return list(last.values()), same


async def _known(session: AsyncSession, drafts: Sequence[Draft]) -> dict[Natural, KnownListing]:
    by_source: dict[str, list[bytes]] = defaultdict(list)
    for draft in drafts:
        by_source[draft.source].append(draft.source_key)
    found: dict[Natural, KnownListing] = {}
    for source, source_keys in by_source.items():
        rows = await queries.known_listings(session, source, source_keys)
        found |= {(source, key): row for key, row in rows.items()}
    return found


async def _with_other_readings(
    session: AsyncSession,
    keys: KeyRing,
    drafts: Sequence[Draft],
    known: Mapping[Natural, KnownListing],
    hashes: Hashes,
) -> tuple[list[Draft], Hashes]:
    """The drafts put together with what is stored where one of both is a card of a list. A record's hash stays that of
    the own page, which is known by it when it is read again."""
    other = {
        before.id: draft
        for draft in drafts
        if (before := known.get((draft.source, draft.source_key))) and before.kept
        if before.content_hash != draft.content_hash
    }
    found, noted = {(draft.source, draft.source_key): draft for draft in drafts}, dict(hashes)
    for kept in await placing_queries.parts(session, other) if other else ():
        draft, stored = other[kept.id], open_draft(keys, kept.sealed, kept.key_version)
        if stored.is_overview == draft.is_overview:
            continue
        natural = draft.source, draft.source_key
        read_at = known[natural].read_at
        is_later = draft.seen_at is None or draft.seen_at >= read_at
        one = combined(stored, draft) if is_later else replace(combined(draft, stored), seen_at=read_at)
        found[natural] = one
        if draft.is_overview and (mark := await queries.record_hash(session, kept.id)):
            noted[natural] = mark
    return list(found.values()), noted


async def _judge(
    session: AsyncSession,
    drafts: Sequence[Draft],
    known: Mapping[Natural, KnownListing],
    hashes: Hashes,
    now: datetime,
    done: Stored,
    *,
    demo: bool,
) -> list[Arrival]:
    """What there is to write; what is as it was is seen again, what was read before its stored state is passed over."""
    arrivals, seen = [], []
    for draft in drafts:
        natural = (draft.source, draft.source_key)
        at, before = draft.seen_at or now, known.get(natural)
        if before is None:
            done.new += 1
            arrivals.append(_new(draft, at, done, demo=demo))
        elif before.read_at > at:
            done.unchanged += 1
        elif before.content_hash != draft.content_hash:
            done.updated += 1
            ready = _with_demo_contact(draft, done) if demo or before.is_demo else draft
            arrivals.append(Arrival(before.id, ready, None, before, at, at))
        else:
            done.unchanged += 1
            seen.append((before.id, at, hashes.get(natural)))
            if not before.kept or (demo and not before.reachable and not draft.is_withheld):
                ready = _with_demo_contact(draft, done) if demo or before.is_demo else draft
                arrivals.append(Arrival(before.id, ready, None, before, at, before.changed_at))
    await queries.mark_seen(session, seen)
    return arrivals


def _new(draft: Draft, at: datetime, done: Stored, *, demo: bool) -> Arrival:
    return Arrival(new_id(), _with_demo_contact(draft, done) if demo else draft, None, None, at, at)


def _with_demo_contact(draft: Draft, done: Stored) -> Draft:
    if draft.contact.is_reachable or draft.is_withheld:
        return draft
    done.contacts += 1
    contact = invented(draft.contact, draft.spot.market, draft.source_key)
    return replace(draft, contact=contact, basis=draft.basis or "demo", is_demo=draft.is_demo)


async def _withhold_invented(session: AsyncSession, keys: KeyRing, arrivals: Sequence[Arrival]) -> None:
    """Also an invented person is asked for once only."""
    invented = [arrival for arrival in arrivals if arrival.draft.contact.is_demo]
    kept = await withhold(session, keys, [arrival.draft for arrival in invented])
    for arrival, draft in zip(invented, kept, strict=True):
        arrival.draft = draft


async def _place_in_matching(session: AsyncSession, keys: KeyRing, arrivals: Sequence[Arrival]) -> None:
    known = {arrival.listing_id for arrival in arrivals if arrival.before}
    split = {one for one, _ in await matching_queries.splits(session, known)}
    for arrival in arrivals:
        arrival.node = node(keys, arrival.draft, alone=arrival.listing_id in split)


async def _score(session: AsyncSession, keys: KeyRing, arrivals: Sequence[Arrival], *, in_pipeline: bool) -> None:
    """Scored here, or as before until the pipeline's own stage scores them. Demo leads come with their scores."""
    if in_pipeline:
        for arrival in arrivals:
            if arrival.before:
                arrival.draft.fraud_score = arrival.before.fraud_score
                arrival.draft.fraud_reasons = arrival.before.fraud_reasons
    elif real := [arrival.draft for arrival in arrivals if not arrival.draft.is_demo]:
        await score_fraud(session, keys, real)
