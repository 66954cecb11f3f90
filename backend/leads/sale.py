"""Is this lead for sale? The one answer that quotes, holds and purchases ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.errors import Conflict, NotFound
from backend.leads import queries, wording
from backend.leads.rules import NotForSaleReason, why_not_for_sale


class LeadNotFound(NotFound):
    """404: no lead of that id is listed."""

    code = "lead_not_found"

    def __init__(self, lead_id: int) -> None:
        super().__init__(f"There is no lead {lead_id}.", lead_id=lead_id)


class NotForSale(Conflict):
    """409: market data, or a lead that has left the market; ``reason`` names the rule."""

    code = "not_for_sale"

    def __init__(self, lead_id: int, reason: NotForSaleReason) -> None:
        super().__init__(wording.not_for_sale(reason), lead_id=lead_id, reason=reason)
        self.reason = reason


class LeadSold(Conflict):
    """409: it was sold; never says to whom."""

    code = "lead_sold"

    def __init__(self, lead_id: int) -> None:
        super().__init__(f"Lead {lead_id} was sold. A lead is sold once; try another one.", lead_id=lead_id)


@dataclass(frozen=True, slots=True)
class ForSale:
    """A lead that may be quoted, held and bought; ``list_price_cents`` is before any discount."""

    lead_id: int
    market: str | None
    lead_type: str
    property_type: str | None
    label: str
    zip: str | None
    list_price_cents: int
    listed_at: datetime


async def get_for_sale(session: AsyncSession, lead_id: int, *, lock: bool = False) -> ForSale:
    """The lead if it can be sold now; ``lock`` keeps its row for this transaction.

    Raises LeadNotFound, LeadSold or NotForSale.
    """
    row = await queries.for_sale_row(session, lead_id, lock=lock)
    if row is None or row.status == "rejected":
        raise LeadNotFound(lead_id)
    if row.sold or row.status == "sold":
        raise LeadSold(lead_id)
    if reason := why_not_for_sale(row, clock.now()):
        raise NotForSale(lead_id, reason)
    return ForSale(
        lead_id=lead_id,
        market=row.market,
        lead_type=row.lead_type,
        property_type=row.property_type,
        label=wording.label(row.lead_type, row.property_type, row.beds, row.city, row.zip),
        zip=row.zip,
        list_price_cents=row.list_price_cents,
        listed_at=row.listed_at,
    )
