"""Scores follow the evidence, whenever it comes: one phone in a fifth town tomorrow raises today's listings, too, and
they fall again when it goes.

Whatever is new or gone marks the listings that it concerns (``service.concerned``, ``rescore_queries``);
:func:`rescore` scores these anew, a batch a transaction. A rescored listing marks nobody, so it comes to an end.
"""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend.events.publish import leads_changed
from backend.ingestion import placing_queries
from backend.ingestion import queries as stored
from backend.ingestion.fraud import rescore_queries
from backend.ingestion.fraud.scoring import Scored
from backend.ingestion.fraud.service import score_fraud
from backend.ingestion.pipeline import score_queries
from backend.ingestion.placing_queries import Kept
from backend.ingestion.sealing import open_draft
from backend.keyring import KeyRing

A_BATCH = 200


async def rescore(session: AsyncSession, keys: KeyRing, limit: int = A_BATCH) -> int:
    """Score listings anew that new evidence concerns; how many were looked at. Administrators' decisions hold: what
    they approved is waived, what they rejected stays rejected."""
    await stored.lock(session)
    taken = await rescore_queries.take(session, limit)
    kept = await placing_queries.parts(session, taken)
    drafts = [open_draft(keys, one.sealed, one.key_version) for one in kept]
    real = [(one, draft) for one, draft in zip(kept, drafts, strict=True) if not draft.is_demo]
    found = await score_fraud(session, keys, [draft for _, draft in real], is_again=True)
    changed = [(one, scored) for (one, _), scored in zip(real, found, strict=True) if _differs(one, scored)]
    if changed:
        leads = sorted({one.lead_id for one, _ in changed})
        await score_queries.keep(session, {one.id: scored for one, scored in changed})
        await score_queries.follow(session, leads, [])
        await leads_changed(session, leads)
    return len(taken)


def _differs(one: Kept, scored: Scored) -> bool:
    return one.fraud_score != scored.score or one.fraud_reasons != scored.reasons
