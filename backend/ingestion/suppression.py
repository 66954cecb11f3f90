"""People who must not be contacted: kept as blind indexes, and off the market at once.

A contact on the list is no contact any more: it is not opened, not exported, and refunded by rule to who bought it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.cart.queries import lock_leads
from backend.events.publish import leads_changed
from backend.ingestion import suppression_queries
from backend.ingestion.contacts import normal_email, normal_phone
from backend.keyring import IndexKind, KeyRing
from backend.purchases.queries import withdraw
from backend.security import Principal

Written = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=254, pattern=r"^[^\x00]*$")]


class SuppressionIn(BaseModel):
    """A phone, an e-mail or both."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"phone": "(512) 555-0142"}})

    phone: Written | None = None
    email: Written | None = None

    @model_validator(mode="after")
    def _names_one(self) -> SuppressionIn:
        if self.phone is None and self.email is None:
            raise ValueError("name a phone or an e-mail")
        return self


class Suppressed(BaseModel):
    """What it came to."""

    withdrawn: list[int] = Field(description="The leads that left the market")


async def suppress(session: AsyncSession, keys: KeyRing, principal: Principal, wanted: SuppressionIn) -> Suppressed:
    """Put a phone, an e-mail or both on the list; unsold leads with them leave the market."""
    gone: set[int] = set()
    for kind, index in _indexes(keys, wanted):
        gone |= await suppression_queries.add(session, kind, index)
    await lock_leads(session, sorted(gone))
    withdrawn = [lead_id for lead_id in sorted(gone) if await suppression_queries.is_offered(session, lead_id)]
    for lead_id in withdrawn:
        await withdraw(session, lead_id)
    await leads_changed(session, withdrawn)
    await audit.record(session, principal, "contact.suppress", None, {"lead_ids": withdrawn}, actor="admin")
    return Suppressed(withdrawn=withdrawn)


def _indexes(keys: KeyRing, wanted: SuppressionIn) -> list[tuple[IndexKind, bytes]]:
    found: list[tuple[IndexKind, bytes]] = []
    if wanted.phone is not None:
        found.append(("phone", keys.index("phone", normal_phone(wanted.phone))))
    if wanted.email is not None:
        found.append(("email", keys.index("email", normal_email(wanted.email))))
    return found
