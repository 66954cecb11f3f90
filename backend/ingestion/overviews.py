"""A listing as its own page says and as a card of a list does: the card fills gaps and overwrites nothing.

But for the price: a card that was read later has the newer one. Pure; the same for either order of arrival.
"""

from __future__ import annotations

from dataclasses import replace

from backend.ingestion.drafts import Draft

_FACTS = (
    "property_type", "seller_type", "asking_price", "beds", "baths", "sqft", "lot_sqft", "year_built", "features",
    "title", "description", "photos", "listed_at", "account_since",
)  # fmt: skip


def combined(before: Draft, after: Draft) -> Draft:
    """Two readings of one listing, ``before`` read first. Of two of a kind the later one stands."""
    if before.is_overview == after.is_overview or before.is_withheld or after.is_withheld:
        return after
    own, card = (before, after) if after.is_overview else (after, before)
    gaps = {name: getattr(card, name) for name in _FACTS if not getattr(own, name)}
    if after.is_overview and card.asking_price is not None and card.lead_type == own.lead_type:
        gaps["asking_price"] = card.asking_price
    if "description" in gaps:
        gaps |= {"redacted": tuple(sorted({*own.redacted, *card.redacted})), "signs": (*own.signs, *card.signs)}
    if not own.contact.is_reachable and card.contact.is_reachable:
        gaps |= {"contact": card.contact, "basis": card.basis, "consent": card.consent}
    if not own.spot.is_somewhere:
        gaps["spot"] = card.spot
    return replace(own, **gaps, seen_at=after.seen_at)
