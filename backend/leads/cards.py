"""From rows to cards: the only place where a lead becomes something that a person may see."""

from __future__ import annotations

import uuid
from datetime import datetime

from backend.config import DISTANCE_STEP_MILES
from backend.leads import rules, wording
from backend.leads.features import from_bits
from backend.leads.queries import CardRow
from backend.leads.schemas import LeadCard


def card(
    row: CardRow, asker: uuid.UUID, lead_price_cents: int, now: datetime, distance_steps: int | None = None
) -> LeadCard:
    """The card of one row for ``asker``; ``distance_steps`` counts half miles."""
    available = rules.availability(row, rules.Claims(row.sold_to, row.held_by), asker, now)
    return LeadCard(
        id=row.lead_id,
        lead_type=row.lead_type,
        property_type=row.property_type,
        label=wording.label(row.lead_type, row.property_type, row.beds, row.city, row.zip),
        title=row.title,
        market=row.market,
        city=row.city,
        state=row.state,
        zip=row.zip,
        neighborhood=row.neighborhood,
        asking_price=row.asking_price,
        beds=row.beds,
        baths=row.baths,
        sqft=rules.shown_area(row.sqft),
        lot_sqft=rules.shown_area(row.lot_sqft),
        year_built=row.year_built,
        features=from_bits(row.features),
        source=row.source,
        seller_type=row.seller_type,
        listed_at=row.listed_at,
        listed_days=max(0.0, round((now - row.listed_at).total_seconds() / 86_400, 1)),
        lead_price_cents=lead_price_cents,
        score=round(row.score, 2),
        contactability=wording.contactability(row.phone, row.email, row.checked_at, row.seller_type, now),
        caution=wording.cautions(row.fraud_reasons or [])[0] if rules.needs_caution(row.fraud_score) else None,
        availability=available,
        hold_ends_at=row.held_until if available == "held_by_you" else None,
        lat=row.lat,
        lon=row.lon,
        distance_miles=None if distance_steps is None else distance_steps * DISTANCE_STEP_MILES,
        is_demo=row.is_demo,
    )
