"""People who must not be contacted: kept as blind indexes, and off the market at once.

A contact on the list is no contact any more: it is not stored when it is read again
(:mod:`backend.ingestion.withholding`), not opened, not exported, and refunded by rule to who bought it.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.cart.queries import lock_leads
from backend.events.publish import leads_changed
from backend.ingestion import suppression_queries
from backend.ingestion.cleaning import addresses
from backend.ingestion.cleaning.addresses import Address
from backend.ingestion.contacts import normal_address, normal_email, normal_phone, read_email
from backend.ingestion.suppression_queries import Mark
from backend.keyring import KeyRing
from backend.purchases.queries import withdraw
from backend.security import Principal

Written = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=254, pattern=r"^[^\x00]*$")]
PHONE_DIGITS_MIN = 7


class SuppressionIn(BaseModel):
    """A phone, an e-mail, an address with its zip, or several of them."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"phone": "(512) 555-0142"}})

    phone: Written | None = None
    email: Written | None = None
    address: Written | None = Field(
        default=None, description="House number, street and zip", examples=["1204 Elm St, Austin, TX 78704"]
    )

    @model_validator(mode="after")
    def _names_one(self) -> SuppressionIn:
        if self.phone is None and self.email is None and self.address is None:
            raise ValueError("name a phone, an e-mail or an address")
        if self.phone and len(re.sub(r"\D", "", normal_phone(self.phone))) < PHONE_DIGITS_MIN:
            raise ValueError("the phone has too few digits")
        if self.email and not read_email(self.email)[1]:
            raise ValueError("the e-mail is not one")
        if self.address and not _is_whole(addresses.read(self.address)):
            raise ValueError("the address needs a house number, a street and a zip")
        return self

    def marks(self, keys: KeyRing) -> set[Mark]:
        """Under what it is kept on the list."""
        found = set[Mark]()
        if self.phone is not None:
            found.add(("phone", keys.index("phone", normal_phone(self.phone))))
        if self.email is not None:
            found.add(("email", keys.index("email", normal_email(read_email(self.email)[0] or self.email))))
        if self.address is not None:
            read = addresses.read(self.address)
            lines = (normal_address(read.line, read.zip), normal_address(read.line))
            found |= {("address", keys.index("address", line)) for line in lines}
        return found


def _is_whole(address: Address) -> bool:
    return address.street.is_whole and bool(address.zip)


class Suppressed(BaseModel):
    """What it came to."""

    withdrawn: list[int] = Field(description="The leads that left the market")


async def suppress(session: AsyncSession, keys: KeyRing, principal: Principal, wanted: SuppressionIn) -> Suppressed:
    """Put values on the list; unsold leads with them leave the market."""
    withdrawn = await take_off(session, wanted.marks(keys))
    await audit.record(session, principal, "contact.suppress", None, {"lead_ids": withdrawn}, actor="admin")
    return Suppressed(withdrawn=withdrawn)


async def take_off(session: AsyncSession, marks: set[Mark]) -> list[int]:
    """Put the values on the list and take unsold leads with them off the market; which those were."""
    await suppression_queries.add(session, marks)
    found = await suppression_queries.concerned(session, marks)
    await lock_leads(session, found)
    withdrawn = await suppression_queries.offered(session, found)
    for lead_id in withdrawn:
        await withdraw(session, lead_id)
    await leads_changed(session, withdrawn)
    return withdrawn
