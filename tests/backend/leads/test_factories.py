"""What every other test stands on."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend.keyring import ring
from backend.leads.models import Contact, LeadSearch
from tests.factories import CONTACT, CONTACT_KEYS, make_lead, make_user


async def test_a_lead_has_a_coarse_position_and_a_sealed_contact(session: AsyncSession) -> None:
    lead_id = await make_lead(session, at=(30.2451, -97.7689), neighborhood="The Domain")
    row = await session.get_one(LeadSearch, lead_id)
    contact = await session.get_one(Contact, lead_id)
    assert (row.lat, row.lon) != (30.2451, -97.7689)
    assert row.neighborhood_key == "domain"
    assert ring(CONTACT_KEYS).open(contact.sealed, contact.key_version) == CONTACT


async def test_a_user_has_the_subscription_of_the_tier(session: AsyncSession) -> None:
    assert (await make_user(session, tier="basic")).tier == "basic"
    assert (await make_user(session, tier=None)).tier is None
