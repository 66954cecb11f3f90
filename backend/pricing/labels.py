"""What leads are called in notices: "3-bed house in Austin"."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from backend.leads import wording
from backend.pricing import queries


async def labels_of(session: AsyncSession, lead_ids: Sequence[int]) -> dict[int, str]:
    """The label of each lead that exists."""
    found = await queries.facts(session, None, lead_ids)
    return {
        lead_id: wording.label(facts.lead_type, facts.property_type, facts.beds, facts.city, facts.zip)
        for lead_id, facts in found.items()
    }


async def label_of(session: AsyncSession, lead_id: int) -> str:
    """One lead's label; its number when nothing is known of it."""
    return (await labels_of(session, [lead_id])).get(lead_id, f"lead {lead_id}")
