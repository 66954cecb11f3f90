"""Buyers with credits and leads for sale, made for races."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.credits import service as credits_
from backend.db import Sessions, instant, new_id, transaction
from backend.keyring import KeyRing
from backend.leads.models import Contact, Lead, LeadSearch

FUNDS_CENTS = 5_000_000
NO_PASSWORD = "!"  # noqa: S105
MARKET, ZIP = "austin-tx", "78704"


async def make_buyers(sessions: Sessions, count: int, role: str = "user") -> list[User]:
    """Buyers of the largest plan with credits for everything."""
    async with transaction(sessions) as session:
        users = [
            User(
                id=new_id(), email=f"{role}-{number}@example.com", name=f"Racer {number}", tier="enterprise",
                password_hash=NO_PASSWORD, market=MARKET, role=role, is_active=True,
            )
            for number in range(count)
        ]  # fmt: skip
        session.add_all(users)
        await session.flush()
        for user in users:
            await credits_.grant(session, user.id, FUNDS_CENTS, "bought")
    return users


async def make_leads(sessions: Sessions, keys: KeyRing, count: int) -> list[int]:
    """New leads for sale, the same but for their ids."""
    async with transaction(sessions) as session:
        return [await _make_lead(session, keys) for _ in range(count)]


async def _make_lead(session: AsyncSession, keys: KeyRing) -> int:
    lead = Lead(market=MARKET, basis="demo", is_demo=True, contact_part=1.0, property_part=1.0)
    session.add(lead)
    await session.flush()
    facts = {"lead_type": "sale", "property_type": "house", "source": "demo", "asking_price": 400_000, "zip": ZIP}
    now = await instant(session)
    session.add(LeadSearch(lead_id=lead.id, market=MARKET, sellable=True, listed_at=now, seen_at=now, **facts))
    sealed = keys.seal({"name": "Rosalind Quill", "phone": "+15125550142"})
    session.add(
        Contact(
            lead_id=lead.id, sealed=sealed, key_version=keys.version, has_name=True, phone_valid=True, basis="demo",
            source="demo", is_demo=True,
        )
    )  # fmt: skip
    await session.flush()
    return lead.id
