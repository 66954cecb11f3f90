"""Somebody asks, without an account, not to be found here: off sale at once, on the list, and deleted where it is kept.

The value itself is not kept, neither by the audit log: it is sealed until what lies sealed elsewhere was searched.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.ingestion import placing_queries, queries, removal_queries, removal_work, suppression_queries
from backend.ingestion.contacts import ContactFacts
from backend.ingestion.fraud import rescore_queries
from backend.ingestion.links import source_key
from backend.ingestion.schemas import RemovalOut
from backend.ingestion.sealing import open_draft, seal_draft
from backend.ingestion.store import place_again
from backend.ingestion.suppression import SuppressionIn, take_off
from backend.ingestion.suppression_queries import Mark
from backend.ingestion.withholding import marks_of, withheld
from backend.keyring import KeyRing


async def remove(session: AsyncSession, keys: KeyRing, wanted: SuppressionIn) -> RemovalOut:
    """Put the values on the list, and delete what is kept of them."""
    await queries.lock(session)
    await _forget(session, keys, wanted.marks(keys), wanted.source_keys())
    await removal_work.ask(session, keys, wanted)
    return RemovalOut()


async def remove_listing(session: AsyncSession, keys: KeyRing, source: str, own: str) -> None:
    """A source took a listing (by the source's own id) back: it goes, and so does whoever it names, now and later."""
    await queries.lock(session)
    key = source_key(source, own)
    kept = await removal_queries.draft_of(session, source, key)
    contact = open_draft(keys, *kept).contact if kept else ContactFacts()
    named = {
        "phone": contact.phone if contact.phone_valid else None,
        "email": contact.email if contact.email_valid else None,
    }
    wanted = SuppressionIn.model_validate(named) if any(named.values()) else None
    marks: set[Mark] = {("link", keys.index("link", key.hex()))}
    await _forget(session, keys, marks | (wanted.marks(keys) if wanted else set()), [key])
    if wanted:
        await removal_work.ask(session, keys, wanted)


async def _forget(session: AsyncSession, keys: KeyRing, marks: set[Mark], source_keys: list[bytes]) -> None:
    withdrawn = await take_off(session, marks, source_keys)
    found = await suppression_queries.concerned(session, marks, source_keys)
    await _strip(session, keys, found, marks)
    await removal_queries.forget_leads(session, found, marks)
    kinds = sorted({kind for kind, _ in marks})
    await audit.record(session, None, "contact.remove", None, {"kinds": kinds, "lead_ids": withdrawn}, actor="system")


async def _strip(session: AsyncSession, keys: KeyRing, lead_ids: Collection[int], marks: set[Mark]) -> None:
    """The listings that have one of the values are as if they had been on the list when they came."""
    kept = await placing_queries.parts_of_leads(session, lead_ids)
    drafts = {one.id: open_draft(keys, one.sealed, one.key_version) for one in kept}
    bare = {name: withheld(draft) for name, draft in drafts.items() if not marks.isdisjoint(marks_of(keys, draft))}
    rows = [
        {"id": name, "sealed": seal_draft(keys, draft), "key_version": keys.version, "content_hash": draft.content_hash}
        for name, draft in bare.items()
    ]
    if rows:
        await removal_queries.replace_drafts(session, rows)
        await rescore_queries.mark_sharing(session, await rescore_queries.shared_by(session, bare))
        await removal_queries.forget_traces(session, bare)
        await place_again(session, keys, bare)
