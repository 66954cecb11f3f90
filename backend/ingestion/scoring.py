"""The fraud score of drafts, as stored with their listings."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import FRAUD_HIDDEN_FROM, FRAUD_REJECTED_FROM
from backend.ingestion.drafts import Draft

Reasons = list[dict[str, str]]


async def score_fraud(session: AsyncSession, drafts: Sequence[Draft]) -> list[tuple[float, Reasons]]:
    """(score in [0, 1], reasons) of each draft: what was found when it was read."""
    return [(draft.fraud_score, draft.fraud_reasons) for draft in drafts]


def status_of(score: float) -> str:
    """Where a lead of this score stands on the market."""
    if score >= FRAUD_REJECTED_FROM:
        return "rejected"
    return "review" if score >= FRAUD_HIDDEN_FROM else "available"
