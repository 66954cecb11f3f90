"""What comes in at a door: stored once, sealed, with the message that will work on it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from backend.ingestion.doors import metrics, queries
from backend.ingestion.doors.errors import BadLead
from backend.ingestion.doors.schemas import LeadDeliveryOut
from backend.ingestion.pipeline.records import pack
from backend.keyring import KeyRing
from backend.outbox import service as outbox

TOPIC = "doors.lead"
EVENT_ID_MAX = 200
LEADS_A_POST_MAX = 500
_NUL = b"\\u0000"


class Told(NamedTuple):
    """A lead that a door was told of: the sender's own id of it, and what was said."""

    event_id: str
    payload: Any


def refused(door: str, why: str) -> BadLead:
    """The error for a body that is not taken, counted."""
    metrics.LEADS.labels(door, "refused").inc()
    return BadLead(why)


def object_of(door: str, body: bytes) -> dict[str, Any]:
    """The JSON object of a body. Raises BadLead."""
    try:
        found = json.loads(body.replace(_NUL, b""))
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise refused(door, "The body is no JSON object.")
    return found


async def take(session: AsyncSession, keys: KeyRing, door: str, told: Sequence[Told]) -> int:
    """Store each lead with the message that will work on it; how many are new. Raises BadLead."""
    if len(told) > LEADS_A_POST_MAX or any(not 0 < len(one.event_id) <= EVENT_ID_MAX for one in told):
        raise refused(door, "This names no lead, or too many.")
    new = 0
    for one in told:
        number, is_new = await queries.add(session, door, one.event_id, pack(keys, one.payload), keys.version)
        metrics.LEADS.labels(door, "stored" if is_new else "duplicate").inc()
        if is_new:
            await outbox.put(session, TOPIC, {"delivery_id": number}, key=f"{door}:{one.event_id}")
            new += 1
    return new


async def listed(session: AsyncSession, door: str | None, limit: int, offset: int = 0) -> list[LeadDeliveryOut]:
    """What came lately, the newest on top."""
    rows = await queries.listed(session, door, limit, offset)
    return [LeadDeliveryOut.model_validate(row, from_attributes=True) for row in rows]
