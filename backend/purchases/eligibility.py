"""May this user have this lead? One answer for quotes, holds and purchases, before anybody's hold is looked at."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.errors import Conflict, Forbidden
from backend.leads.sale import ForSale, get_for_sale
from backend.purchases import queries
from backend.search.access import require_open


class AlreadyBought(Conflict):
    """409: the asker owns this lead."""

    code = "already_bought"

    def __init__(self, lead_id: int) -> None:
        super().__init__(f"Lead {lead_id} is yours already: you will find it among your orders.", lead_id=lead_id)


class PlanRequired(Forbidden):
    """403: it takes a plan."""

    code = "plan_required"


class BuyingFrozen(Forbidden):
    """403: a chargeback made the balance negative; nothing can be bought until it is settled."""

    code = "buying_frozen"

    def __init__(self) -> None:
        super().__init__("Buying is paused for this account until a disputed payment is settled. Write to support.")


async def require_buyable(session: AsyncSession, user: User, lead_id: int) -> ForSale:
    """The lead, for sale and in a market that is open to the user.

    Raises LeadNotFound, AlreadyBought, LeadSold, NotForSale or MarketLocked.
    """
    if await queries.owned(session, user.id, [lead_id]):
        raise AlreadyBought(lead_id)
    lead = await get_for_sale(session, lead_id)
    await require_open(session, user, lead.market)
    return lead
