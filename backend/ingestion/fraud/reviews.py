"""Administrators decide on flagged leads; what they decided tells how good each signal is."""

from __future__ import annotations

from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.cart.queries import lock_leads
from backend.config import FRAUD_CAUTION_FROM, FRAUD_HIDDEN_FROM, FRAUD_REJECTED_FROM
from backend.db import new_id
from backend.errors import Conflict, NotFound
from backend.events.publish import leads_changed
from backend.ingestion.fraud import review_queries
from backend.ingestion.fraud.models import FraudReview
from backend.ingestion.fraud.schemas import Band, Flagged, FlaggedPage, Review, ReviewIn, SignalPrecision
from backend.ingestion.fraud.scoring import Scored
from backend.ingestion.fraud.weights import SIGNALS
from backend.leads.publishing import published
from backend.security import Principal


class NotFlagged(Conflict):
    """The lead has no fraud score to decide on, or is sold or withdrawn."""

    code = "not_flagged"


def band(score: float) -> Band | None:
    """The band of product.md that a score lies in; None where a lead is simply listed."""
    if score >= FRAUD_REJECTED_FROM:
        return "rejected"
    if score >= FRAUD_HIDDEN_FROM:
        return "review"
    return "caution" if score >= FRAUD_CAUTION_FROM else None


def status_of(score: float) -> Literal["available", "review", "rejected"]:
    """The status of a lead that is neither sold nor withdrawn."""
    found = band(score)
    return "rejected" if found == "rejected" else "review" if found == "review" else "available"


async def flagged(session: AsyncSession, wanted: Band | None, cursor: str | None, limit: int) -> FlaggedPage:
    """One page of flagged leads, the highest score first."""
    rows = await review_queries.flagged(session, _range(wanted), cursor, limit + 1)
    leads = [Flagged(**row, band=band(row["fraud_score"])) for row in rows[:limit]]
    last = leads[-1] if len(rows) > limit else None
    return FlaggedPage(leads=leads, next=f"{last.fraud_score}:{last.lead_id}" if last else None)


def _range(wanted: Band | None) -> tuple[float, float]:
    limits = {"caution": (FRAUD_CAUTION_FROM, FRAUD_HIDDEN_FROM), "review": (FRAUD_HIDDEN_FROM, FRAUD_REJECTED_FROM)}
    limits["rejected"] = (FRAUD_REJECTED_FROM, 1.1)
    return limits[wanted] if wanted else (FRAUD_CAUTION_FROM, 1.1)


async def decide(
    session: AsyncSession, principal: Principal, lead_id: int, decision: Literal["approve", "reject"], wanted: ReviewIn
) -> Review:
    """Record the decision and put it to effect at once."""
    await lock_leads(session, [lead_id])
    found = await review_queries.score_of(session, lead_id)
    if found is None:
        raise NotFound("There is no such lead.")
    if found.status in ("sold", "withdrawn") or (decision == "approve" and not found.signals):
        raise NotFlagged("There is nothing to decide on this lead.")
    review = FraudReview(
        id=new_id(), lead_id=lead_id, user_id=principal.user.id, decision=decision, signals=found.signals,
        score=found.score, note=wanted.note,
    )  # fmt: skip
    session.add(review)
    status = await (_approve(session, lead_id, found.status) if decision == "approve" else _reject(session, lead_id))
    await leads_changed(session, [lead_id])
    await audit.record(session, principal, f"fraud.{decision}", str(lead_id), {"signals": found.signals}, actor="admin")
    return Review(
        id=review.id, lead_id=lead_id, decision=decision, signals=found.signals, fraud_score=found.score, status=status
    )


async def _approve(session: AsyncSession, lead_id: int, before: str) -> str:
    await apply(session, {lead_id: Scored(0.0, [])})
    if before != "available":
        await published(session, [lead_id])
    return "available"


async def _reject(session: AsyncSession, lead_id: int) -> str:
    rejected = SIGNALS["rejected_before"]
    reason = {"signal": "rejected_before", "words": rejected.words}
    await review_queries.keep_rejected(session, lead_id, rejected.weight, reason)
    return "rejected"


async def apply(session: AsyncSession, scores: dict[int, Scored]) -> None:
    """Write these scores and what follows from them; sold and withdrawn leads keep their status."""
    rows = [
        {"lead_id": lead_id, "score": scored.score, "reasons": scored.reasons, "status": status_of(scored.score)}
        for lead_id, scored in scores.items()
    ]
    await review_queries.apply(session, rows)


async def precision(session: AsyncSession) -> list[SignalPrecision]:
    """Every signal with what was decided on leads that carried it, the most often decided first."""
    counts = await review_queries.decisions(session)
    carried = await review_queries.carried(session)
    found = []
    for name, signal in SIGNALS.items():
        approved, rejected = counts.get(name, (0, 0))
        share = round(rejected / (approved + rejected), 4) if approved + rejected else None
        found.append(
            SignalPrecision(
                signal=name, weight=signal.weight, flagged=carried.get(name, 0), approved=approved, rejected=rejected,
                precision=share,
            )
        )  # fmt: skip
    return sorted(found, key=lambda line: -(line.approved + line.rejected))
